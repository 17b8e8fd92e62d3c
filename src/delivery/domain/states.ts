import type { Guard, Living, Moves } from '#platform/domain/machine.ts';
import type { ChecklistPoint, Deliverable, DeliveryStatus, GatepassStatus, Signer } from './delivery.ts';
import type { Missing } from './gate.ts';
import { refuseDelivery } from './refusals.ts';
import { namesOf, openPoints } from './rules.ts';

/** A delivery as its moves judge it. */
export type DeliverySubject = Living<DeliveryStatus> & {
  missing: readonly Missing[];
  checked: readonly ChecklistPoint[];
  handedOver: readonly Deliverable[];
  signers: readonly Signer[];
  /** Cars of the booking without a living gatepass. */
  withoutPass: number;
};

/** A gatepass as its moves judge it. `delivered` when the customer has signed for the car. */
export type GatepassSubject = Living<GatepassStatus> & {
  gatepassNumber: string;
  usedAt: string | null;
  delivered: boolean;
};

const gateClosed: Guard<DeliverySubject> = ({ actor, subject: { missing } }) =>
  missing.length === 0 ? undefined : refuseDelivery('gate-closed', { missing: namesOf(missing, actor.locale) });

const noPass: Guard<DeliverySubject> = ({ subject: { withoutPass } }) =>
  withoutPass === 0 ? undefined : refuseDelivery('pass-needed', { cars: withoutPass });

const unfinished: Guard<DeliverySubject> = ({ actor, subject }) => {
  const open = openPoints(subject, actor.locale);
  return open.length === 0 ? undefined : refuseDelivery('checklist-open', { open: open.join(', ') });
};

const scheduled = { from: ['SCHEDULED'], to: 'SCHEDULED', may: 'delivery.write' } as const;

/** The life of a delivery. What is noted on the way (day, checklist, photos, signatures) leaves it SCHEDULED. */
export const deliveryMoves = {
  reschedule: scheduled,
  check: scheduled,
  photograph: scheduled,
  sign: scheduled,
  issue: { from: ['SCHEDULED'], to: 'SCHEDULED', may: 'gatepass.issue', unless: [gateClosed] },
  deliver: { from: ['SCHEDULED'], to: 'DELIVERED', may: 'delivery.write', unless: [gateClosed, noPass, unfinished] },
  cancel: { from: ['SCHEDULED'], to: 'CANCELLED', may: 'clock' },
} as const satisfies Moves<DeliveryStatus, DeliverySubject>;
export type DeliveryMove = keyof typeof deliveryMoves;

const notSignedFor: Guard<GatepassSubject> = ({ subject: { delivered, gatepassNumber } }) =>
  delivered ? undefined : refuseDelivery('not-signed-for', { gatepassNumber });

/** The life of a gatepass: used once, when the car is at the gate and signed for; void when a fact it stood on is taken back. */
export const gatepassMoves = {
  use: { from: ['ISSUED'], to: 'USED', may: 'gatepass.use', unless: [notSignedFor] },
  void: { from: ['ISSUED'], to: 'VOID', may: 'gatepass.issue' },
} as const satisfies Moves<GatepassStatus, GatepassSubject>;
export type GatepassMove = keyof typeof gatepassMoves;
