import { describe, expect, test } from 'vitest';
import { type Role, roles } from '#access/domain/roles.ts';
import { mintActor } from '#platform/domain/actor.ts';
import { obstacle } from '#platform/domain/machine.ts';
import { ChecklistPoint, Deliverable, DeliveryStatus, GatepassStatus, Signer } from './delivery.ts';
import {
  type DeliveryMove,
  type DeliverySubject,
  deliveryMoves,
  type GatepassMove,
  type GatepassSubject,
  gatepassMoves,
} from './states.ts';

const now = Temporal.Instant.from('2026-11-20T03:00:00Z');
const person = (role: Role, branchId = 'hn') =>
  mintActor({
    id: 'tuan',
    kind: 'person',
    name: 'Tuấn',
    locale: 'en',
    grants: Object.fromEntries(
      Object.entries(roles[role]).map(([permission, reach]) => [permission, [{ branchId, own: reach === 'own' }]]),
    ),
  });
const aDelivery = (over: Partial<DeliverySubject> = {}): DeliverySubject => ({
  status: 'SCHEDULED',
  branchId: 'hn',
  ownerId: 'ha',
  missing: [],
  checked: ChecklistPoint.options.filter((point) => point !== 'SIGN_OFF'),
  handedOver: Deliverable.options,
  signers: Signer.options,
  withoutPass: 0,
  ...over,
});
const aPass = (over: Partial<GatepassSubject> = {}): GatepassSubject => ({
  status: 'ISSUED',
  branchId: 'hn',
  ownerId: 'ha',
  gatepassNumber: 'GP-2026-0001',
  usedAt: null,
  delivered: true,
  ...over,
});
const no = (move: DeliveryMove, subject: DeliverySubject, actor = person('OPERATIONS')) =>
  obstacle(deliveryMoves, move, { actor, subject, now });
const noPass = (move: GatepassMove, subject: GatepassSubject, actor = person('GUARD')) =>
  obstacle(gatepassMoves, move, { actor, subject, now })?.type;
const byHand = (Object.keys(deliveryMoves) as DeliveryMove[]).filter((move) => move !== 'cancel');

describe('the life of a delivery', () => {
  test.each(DeliveryStatus.options)('%s: is worked on until it is over', (status) => {
    for (const move of byHand)
      expect([move, no(move, aDelivery({ status }))?.type]).toEqual([move, status === 'SCHEDULED' ? undefined : 'platform/move-refused']);
  });

  test('reaches every state, and nobody cancels it by hand', () => {
    const reached = new Set<string>(Object.values(deliveryMoves).map(({ to }) => to));
    expect([...reached].sort()).toEqual([...DeliveryStatus.options].sort());
    expect(no('cancel', aDelivery())?.type).toBe('platform/only-by-the-clock');
  });

  test('is the work of operations and of the manager of that branch', () => {
    for (const role of ['SALES', 'ACCOUNTANT', 'GUARD'] as const)
      for (const move of byHand) expect(no(move, aDelivery(), person(role))?.type).toBe('platform/not-permitted');
    for (const move of byHand) {
      expect(no(move, aDelivery(), person('MANAGER'))).toBeUndefined();
      expect(no(move, aDelivery(), person('OPERATIONS', 'hcm'))?.type).toBe('platform/not-permitted');
    }
  });

  test.each(['issue', 'deliver'] as const)('%s is refused while the gate is closed, naming each missing fact', (move) => {
    const missing = [
      { fact: 'CONTRACT' },
      { fact: 'ACCESSORY', car: 'VIN1', what: 'Camera' },
      { fact: 'DOCUMENT', what: 'IDENTITY' },
    ] as const;
    const refused = no(move, aDelivery({ missing }));
    expect(refused?.type).toBe('delivery/gate-closed');
    expect(refused?.says('en')).toBe(
      'Not everything is in order yet: Contract not countersigned; Accessory not fitted: Camera (VIN1); Document missing: Proof of identity.',
    );
  });

  test('no car is delivered without its gatepass, a point of the checklist, a deliverable or a signature', () => {
    expect(no('deliver', aDelivery({ withoutPass: 1 }))?.type).toBe('delivery/pass-needed');
    for (const point of ChecklistPoint.options.filter((one) => one !== 'SIGN_OFF'))
      expect(no('deliver', aDelivery({ checked: ChecklistPoint.options.filter((one) => one !== point) }))?.type).toBe(
        'delivery/checklist-open',
      );
    for (const one of Deliverable.options)
      expect(no('deliver', aDelivery({ handedOver: Deliverable.options.filter((other) => other !== one) }))?.type).toBe(
        'delivery/checklist-open',
      );
    expect(no('deliver', aDelivery({ signers: ['CUSTOMER'] }))?.says('en')).toBe('The handover is not finished: Salesperson’s signature.');
  });
});

describe('the life of a gatepass', () => {
  test('is used once, by the guard of that branch', () => {
    expect(noPass('use', aPass())).toBeUndefined();
    for (const status of GatepassStatus.options.filter((one) => one !== 'ISSUED'))
      expect(noPass('use', aPass({ status }))).toBe('platform/move-refused');
    expect(noPass('use', aPass(), person('GUARD', 'hcm'))).toBe('platform/not-permitted');
    expect(noPass('use', aPass(), person('SALES'))).toBe('platform/not-permitted');
    expect(noPass('use', aPass(), person('OPERATIONS'))).toBe('platform/not-permitted');
  });

  test('does not let a car out that the customer has not signed for', () => {
    expect(noPass('use', aPass({ delivered: false }))).toBe('delivery/not-signed-for');
  });

  test('is taken back by whoever may issue it, while the car is there', () => {
    expect(noPass('void', aPass(), person('OPERATIONS'))).toBeUndefined();
    expect(noPass('void', aPass())).toBe('platform/not-permitted');
    expect(noPass('void', aPass({ status: 'USED' }), person('OPERATIONS'))).toBe('platform/move-refused');
  });
});
