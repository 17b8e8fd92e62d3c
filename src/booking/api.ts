import { z } from 'zod';
import { roleNames } from '#access/domain/roles.ts';
import { SaleType } from '#deal/domain/deal.ts';
import {
  Amount,
  CurrencyCode,
  Day,
  defineApi,
  Id,
  Instant,
  MoveView,
  Nothing,
  orEmpty,
  page,
  prose,
  Search,
  severalOf,
  text,
} from '#platform/domain/api.ts';
import { QuotationDraft } from '#quotation/domain/draft.ts';
import { PlanTerms, PriceLine } from '#quotation/domain/quotation.ts';
import { Allocation, BookingStatus, ReferenceType } from './domain/booking.ts';

const Requests = prose(1000);

/** What a quotation is converted with: the promised day, what the customer asks for besides, the car they chose, the deposit agreed. */
export const Conversion = z.strictObject({
  expectedOn: Day.optional(),
  requests: Requests.default(''),
  vehicleId: z.uuid().optional(),
  depositDue: Amount.optional(),
});
export type Conversion = z.output<typeof Conversion>;

const { notes: _notes, source: _source, ...Chosen } = QuotationDraft.shape;

/** A booking without a quotation: chosen and priced as a quotation is. `depositDue` where it is not the branch's share. */
export const BookingDraft = z
  .strictObject({ ...Chosen, expectedOn: Day.optional(), requests: Requests.default(''), depositDue: Amount.optional() })
  .superRefine(({ customerId, dealId, customerName, customerPhone }, ctx) => {
    if (customerId || dealId) return;
    for (const [path, value] of Object.entries({ customerName, customerPhone }))
      if (value === undefined) ctx.addIssue({ code: 'invalid_type', expected: 'string', input: value, path: [path] });
  });
export type BookingDraft = z.output<typeof BookingDraft>;

export const Amendment = z.strictObject({
  versionId: z.uuid().optional(),
  colorId: z.uuid().optional(),
  rowVersion: z.int().min(1).optional(),
});
export type Amendment = z.output<typeof Amendment>;

/** `place` is its place in the queue while it waits for a car. */
export const BookingRow = z.object({
  id: z.uuid(),
  branchId: z.uuid(),
  dealId: z.uuid(),
  customerId: z.uuid(),
  bookingNumber: z.string(),
  type: SaleType,
  referenceType: ReferenceType,
  status: BookingStatus,
  allocation: Allocation.nullable(),
  currency: CurrencyCode,
  customerName: z.string(),
  customerPhone: z.string(),
  model: z.string(),
  version: z.string(),
  color: z.string(),
  quantity: z.int(),
  held: z.int(),
  heldUntil: Instant.nullable(),
  place: z.int().nullable(),
  totalPrice: z.int(),
  depositDue: z.int(),
  bookedOn: Day,
  expectedOn: Day.nullable(),
  ownerName: z.string(),
  createdAt: Instant,
  rowVersion: z.int(),
});
export type BookingRow = z.output<typeof BookingRow>;

/** A car that the booking has; `heldUntil` is null once it is allocated for good. */
export const BookedCar = z.object({
  id: z.uuid(),
  vin: z.string(),
  status: z.string(),
  location: z.string(),
  arrivedOn: Day.nullable(),
  heldUntil: Instant.nullable(),
});
export type BookedCar = z.output<typeof BookedCar>;

export const BookingView = BookingRow.extend({
  timeZone: z.string(),
  ownerId: z.uuid(),
  quotation: z.object({ id: z.uuid(), quoteNumber: z.string(), revision: z.int() }).nullable(),
  versionId: z.uuid(),
  colorId: z.uuid(),
  colorHex: z.string(),
  registrationArea: z.string(),
  depositAt: Instant.nullable(),
  queuedAt: Instant.nullable(),
  lapsedAt: Instant.nullable(),
  /** How many wait in the same queue, this one counted. */
  queueLength: z.int(),
  plan: PlanTerms.nullable(),
  requests: z.string(),
  cancelReason: z.string().nullable(),
  lines: z.array(PriceLine),
  cars: z.array(BookedCar),
  approval: z.array(
    z.object({
      level: z.int(),
      role: z.enum(roleNames),
      decision: z.enum(['APPROVED', 'REJECTED']).nullable(),
      reason: z.string().nullable(),
      decidedBy: z.string().nullable(),
      decidedAt: Instant.nullable(),
    }),
  ),
  /** What an approval is bound to. */
  contentHash: z.string(),
  moves: z.array(MoveView),
});
export type BookingView = z.output<typeof BookingView>;

export const QueueRow = BookingRow.pick({
  id: true,
  branchId: true,
  bookingNumber: true,
  customerName: true,
  model: true,
  version: true,
  color: true,
  quantity: true,
  held: true,
  expectedOn: true,
  ownerName: true,
}).extend({ place: z.int(), depositAt: Instant.nullable(), queuedAt: Instant.nullable(), nextArrivalOn: Day.nullable() });
export type QueueRow = z.output<typeof QueueRow>;

const Statuses = severalOf(BookingStatus, 200);

/** `status` may name several, with commas; `from` and `to` are days of the branch on which it was booked, both within. */
export const BookingSearch = Search.extend({
  branchId: orEmpty(z.uuid()),
  status: Statuses.optional(),
  allocation: orEmpty(Allocation),
  type: orEmpty(SaleType),
  from: orEmpty(Day),
  to: orEmpty(Day),
});
export type BookingSearch = z.output<typeof BookingSearch>;

const Decision = z.strictObject({ contentHash: z.hash('sha256').optional(), reason: prose(500).default('') });

/** Everything that can be asked of a booking. */
export const bookingApi = defineApi({
  base: '/sales/bookings',
  operations: {
    list: { method: 'GET', path: '', does: 'List bookings', may: 'booking.read', query: BookingSearch, returns: page(BookingRow) },
    queue: {
      method: 'GET',
      path: '/queue',
      does: 'Who waits for a car, in the order in which they are served',
      may: 'booking.read',
      returns: z.object({ items: z.array(QueueRow) }),
    },
    create: {
      method: 'POST',
      path: '',
      does: 'Book directly, without a quotation',
      may: 'booking.write',
      body: BookingDraft,
      returns: BookingView,
    },
    get: { method: 'GET', path: '/:id', does: 'Read a booking', may: 'booking.read', params: Id, returns: BookingView },
    pdf: {
      method: 'GET',
      path: '/:id/pdf',
      does: 'The booking confirmation, as PDF',
      may: 'booking.read',
      params: Id,
      query: z.object({ locale: z.enum(['en', 'vi']).optional() }),
      returns: Nothing,
      file: 'application/pdf',
    },
    submit: {
      method: 'POST',
      path: '/:id/submit',
      does: 'Submit a booking: approved at once where no rule asks for more, and then given its car or its place in the queue',
      may: 'booking.write',
      params: Id,
      body: z.strictObject({ vehicleId: z.uuid().optional() }),
      returns: BookingView,
    },
    approve: {
      method: 'POST',
      path: '/:id/approve',
      does: 'Approve a booking',
      may: 'booking.approve',
      params: Id,
      body: Decision,
      returns: BookingView,
    },
    reject: {
      method: 'POST',
      path: '/:id/reject',
      does: 'Reject a booking',
      may: 'booking.approve',
      params: Id,
      body: Decision.extend({ reason: text(500) }),
      returns: BookingView,
    },
    hold: {
      method: 'POST',
      path: '/:id/hold',
      does: 'Choose the car of a booking',
      may: 'booking.write',
      params: Id,
      body: z.strictObject({ vehicleId: z.uuid() }),
      returns: BookingView,
    },
    amend: {
      method: 'POST',
      path: '/:id/amend',
      does: 'Change version or colour; number, deposit and place stay',
      may: 'booking.write',
      params: Id,
      body: Amendment,
      returns: BookingView,
    },
    cancel: {
      method: 'POST',
      path: '/:id/cancel',
      does: 'Cancel a booking; its cars go to those who wait',
      may: 'booking.write',
      params: Id,
      body: z.strictObject({ reason: text(300) }),
      returns: BookingView,
    },
  },
});

/** How a quotation becomes a booking: once, however often it is asked. */
export const conversionApi = defineApi({
  base: '/sales/quotations',
  operations: {
    convert: {
      method: 'POST',
      path: '/:id/convert',
      does: 'Turn a quotation into a booking with its car held or its place in the queue',
      may: 'booking.write',
      params: Id,
      body: Conversion,
      returns: BookingView,
    },
  },
});
