import { z } from 'zod';
import { SigningWay } from '#contract/domain/contract.ts';
import { Strokes } from '#contract/domain/signature.ts';
import { Day, defineApi, Id, Instant, MoveView, Nothing, orEmpty, page, prose, Search, text } from '#platform/domain/api.ts';
import { ChecklistPoint, Deliverable, DeliveryStatus, GatepassStatus, Satisfaction, Signer } from './domain/delivery.ts';

/** One fact that keeps the cars in, and how it is said. */
export const MissingView = z.object({ fact: z.string(), car: z.string().nullable(), says: z.string() });

/** A gatepass as those see it who issue it. */
export const GatepassView = z.object({
  id: z.uuid(),
  gatepassNumber: z.string(),
  status: GatepassStatus,
  issuedAt: Instant,
  issuedByName: z.string(),
  usedAt: Instant.nullable(),
  voidReason: z.string().nullable(),
});
export type GatepassView = z.output<typeof GatepassView>;

/** A car that is handed over; `gatepass` is its living one. */
const CarView = z.object({
  id: z.uuid(),
  vin: z.string(),
  /** Where what it lacks is done; nothing where that has not begun. */
  preparationId: z.uuid().nullable(),
  registrationNumber: z.string().nullable(),
  gatepass: GatepassView.nullable(),
});

export const DeliveryRow = z.object({
  id: z.uuid(),
  branchId: z.uuid(),
  dealId: z.uuid(),
  bookingId: z.uuid(),
  status: DeliveryStatus,
  bookingNumber: z.string(),
  customerName: z.string(),
  model: z.string(),
  version: z.string(),
  color: z.string(),
  quantity: z.int(),
  ownerName: z.string(),
  scheduledAt: Instant,
  timeZone: z.string(),
  deliveredAt: Instant.nullable(),
  rowVersion: z.int(),
});
export type DeliveryRow = z.output<typeof DeliveryRow>;

const SignatureView = z.object({
  signer: Signer,
  how: SigningWay,
  name: z.string(),
  strokes: Strokes.nullable(),
  at: Instant,
});

export const DeliveryView = DeliveryRow.extend({
  customerPhone: z.string(),
  contractId: z.uuid().nullable(),
  missing: z.array(MissingView),
  cars: z.array(CarView),
  checked: z.array(ChecklistPoint),
  handedOver: z.array(Deliverable),
  satisfaction: Satisfaction.nullable(),
  note: z.string(),
  photos: z.int(),
  signatures: z.array(SignatureView),
  certificateHash: z.string().nullable(),
  moves: z.array(MoveView),
});
export type DeliveryView = z.output<typeof DeliveryView>;

const Statuses = z
  .string()
  .max(100)
  .transform((list) => list.split(',').filter(Boolean))
  .pipe(z.array(DeliveryStatus));

/** `from` and `to` are the branch's days of the appointment, both within; the next to come first, unless sorted the other way. */
export const DeliverySearch = Search.extend({
  branchId: orEmpty(z.uuid()),
  status: Statuses.optional(),
  from: orEmpty(Day),
  to: orEmpty(Day),
  sort: orEmpty(z.enum(['scheduledAt', '-scheduledAt'])),
});
export type DeliverySearch = z.output<typeof DeliverySearch>;

export const Appointment = z.strictObject({ bookingId: z.uuid(), scheduledAt: Instant });
export type Appointment = z.output<typeof Appointment>;

/** What is ticked now; both lists say everything that is done, so that a tick can be taken back. */
export const Checked = z.strictObject({
  checked: z.array(ChecklistPoint.exclude(['SIGN_OFF'])).max(6),
  handedOver: z.array(Deliverable).max(5),
  satisfaction: Satisfaction.nullable().default(null),
  note: prose(1000).default(''),
  rowVersion: z.int().min(1).optional(),
});
export type Checked = z.output<typeof Checked>;

export const HandoverSignature = z.strictObject({ signer: Signer, how: SigningWay, name: text(120), strokes: Strokes.optional() });
export type HandoverSignature = z.output<typeof HandoverSignature>;

const largestPhoto = 20 * 2 ** 20;

/** Everything that can be asked of the handover of a booking's cars (R3 SCR-SAL-006). */
export const deliveryApi = defineApi({
  base: '/sales/deliveries',
  operations: {
    list: { method: 'GET', path: '', does: 'List deliveries', may: 'delivery.read', query: DeliverySearch, returns: page(DeliveryRow) },
    gate: {
      method: 'GET',
      path: '/gate',
      does: 'What keeps the cars of a booking from leaving',
      may: 'delivery.read',
      query: z.object({ bookingId: z.uuid() }),
      returns: z.object({ missing: z.array(MissingView), deliveryId: z.uuid().nullable() }),
    },
    schedule: {
      method: 'POST',
      path: '',
      does: 'Agree when the cars of a booking are handed over',
      may: 'delivery.write',
      body: Appointment,
      returns: DeliveryView,
    },
    get: { method: 'GET', path: '/:id', does: 'Read a delivery', may: 'delivery.read', params: Id, returns: DeliveryView },
    reschedule: {
      method: 'POST',
      path: '/:id/reschedule',
      does: 'Agree on another time',
      may: 'delivery.write',
      params: Id,
      body: z.strictObject({ scheduledAt: Instant }),
      returns: DeliveryView,
    },
    check: {
      method: 'POST',
      path: '/:id/check',
      does: 'Note what of the checklist is done and what was handed over',
      may: 'delivery.write',
      params: Id,
      body: Checked,
      returns: DeliveryView,
    },
    photograph: {
      method: 'POST',
      path: '/:id/photos',
      does: 'Keep a photo of the handover',
      may: 'delivery.write',
      params: Id,
      upload: largestPhoto,
      returns: DeliveryView,
    },
    sign: {
      method: 'POST',
      path: '/:id/sign',
      does: 'Sign the handover, as the customer or as the salesperson',
      may: 'delivery.write',
      params: Id,
      body: HandoverSignature,
      returns: DeliveryView,
    },
    issue: {
      method: 'POST',
      path: '/:id/gatepasses',
      does: 'Issue a gatepass for each car that has none, once everything is in order',
      may: 'gatepass.issue',
      params: Id,
      returns: DeliveryView,
    },
    deliver: {
      method: 'POST',
      path: '/:id/deliver',
      does: 'The cars are the customer’s: sold, booking and contract completed, deal won',
      may: 'delivery.write',
      params: Id,
      returns: DeliveryView,
    },
    certificate: {
      method: 'GET',
      path: '/:id/pdf',
      does: 'The handover certificate, as PDF',
      may: 'delivery.read',
      params: Id,
      returns: Nothing,
      file: 'application/pdf',
    },
  },
});

/** Everything that can be asked of a gatepass by those who issue it. */
export const gatepassApi = defineApi({
  base: '/sales/gatepasses',
  operations: {
    pdf: {
      method: 'GET',
      path: '/:id/pdf',
      does: 'A gatepass with its QR code, as PDF',
      may: 'gatepass.issue',
      params: Id,
      query: z.object({ locale: z.enum(['en', 'vi']).optional() }),
      returns: Nothing,
      file: 'application/pdf',
    },
    void: {
      method: 'POST',
      path: '/:id/void',
      does: 'Take a gatepass back, and say why',
      may: 'gatepass.issue',
      params: Id,
      body: z.strictObject({ reason: text(300) }),
      returns: DeliveryView,
    },
  },
});

/** What the guard has: the number that is typed, or the code that is scanned. */
const Shown = text(120);

/** What the guard sees: which car, whose, whether it may leave, and if not, since when and by whom. Nothing of anyone's money. */
export const GateView = z.object({
  id: z.uuid(),
  gatepassNumber: z.string(),
  status: GatepassStatus,
  vin: z.string(),
  registrationNumber: z.string().nullable(),
  model: z.string(),
  version: z.string(),
  color: z.string(),
  colorHex: z.string(),
  customerName: z.string(),
  salesName: z.string(),
  issuedAt: Instant,
  usedAt: Instant.nullable(),
  usedByName: z.string().nullable(),
  voidedAt: Instant.nullable(),
  voidedByName: z.string().nullable(),
  voidReason: z.string().nullable(),
  timeZone: z.string(),
  moves: z.array(MoveView),
});
export type GateView = z.output<typeof GateView>;

/** Everything that can be asked at the gate of the yard. */
export const gateApi = defineApi({
  base: '/gate',
  operations: {
    look: {
      method: 'GET',
      path: '',
      does: 'Look up a gatepass by its number or code',
      may: 'gatepass.use',
      query: z.object({ pass: Shown }),
      returns: GateView,
    },
    use: {
      method: 'POST',
      path: '/use',
      does: 'The car leaves: the gatepass is used, once',
      may: 'gatepass.use',
      body: z.strictObject({ pass: Shown }),
      returns: GateView,
    },
  },
});
