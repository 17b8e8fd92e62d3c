import { z } from 'zod';
import { CurrencyCode, Day, defineApi, Id, Instant, MoveView, page, Search, text } from '#platform/domain/api.ts';
import { actionNames } from './domain/actions.ts';
import { DealStatus, stepNames, stepStates } from './domain/deal.ts';

const DocumentKind = z.enum(['QUOTATION', 'BOOKING', 'DEPOSIT', 'CONTRACT', 'INVOICE', 'PREPARATION', 'DELIVERY']);

/** One step of a sale as it is shown: how it stands, in a sentence, and who must act. */
export const StepView = z.object({
  step: z.enum(stepNames),
  state: z.enum(stepStates),
  /** May be left out, as a test drive may. */
  optional: z.boolean(),
  at: Instant.nullable(),
  says: z.string().nullable(),
  who: z.object({ role: z.string(), name: z.string().nullable() }).nullable(),
  document: z.object({ kind: DocumentKind, id: z.uuid(), number: z.string() }).nullable(),
});

/** What the reader can do about it, and to which record; `kind` is that of the step's document. */
const NextAction = z.object({ does: z.enum(actionNames), id: z.uuid(), kind: DocumentKind.nullable() });

/** `standing` is the step at which the deal stands; none once the car is delivered. `action` is what the reader may do there. */
export const JourneyView = z.object({
  dealId: z.uuid(),
  status: DealStatus,
  steps: z.array(StepView),
  standing: StepView.nullable(),
  action: NextAction.nullable(),
});

export const DealRow = z.object({
  id: z.uuid(),
  branchId: z.uuid(),
  title: z.string(),
  status: DealStatus,
  customerName: z.string(),
  customerPhone: z.string(),
  ownerName: z.string(),
  createdAt: Instant,
  totalPrice: z.int().nullable(),
  currency: CurrencyCode,
  standing: StepView.nullable(),
});

/** `title` is its car, the bank of a contract, the number plate of a car that is made ready, or the gatepasses of a handover; `on` the day of delivery that a contract promises. */
export const DealDocument = z.object({
  kind: DocumentKind,
  id: z.uuid(),
  number: z.string(),
  revision: z.int().nullable(),
  status: z.string(),
  title: z.string(),
  on: Day.nullable(),
  /** Of how many tasks how many are settled. */
  done: z.int().nullable(),
  tasks: z.int().nullable(),
  totalPrice: z.int().nullable(),
  at: Instant,
});

/** The money of one booking, in minor units, and its last movements. `tradeIn` is what its contract agrees for the old car, `tradedIn` what of it counts. */
export const DealMoney = z.object({
  bookingId: z.uuid(),
  bookingNumber: z.string(),
  asked: z.int(),
  received: z.int(),
  refunded: z.int(),
  committed: z.int(),
  lender: z.string(),
  tradeIn: z.int(),
  tradedIn: z.int(),
  due: z.int(),
  owedBack: z.int(),
  movements: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(['DEPOSIT', 'PAYMENT', 'REFUND']),
      method: z.enum(['CASH', 'TRANSFER', 'CARD']),
      amount: z.int(),
      on: Day,
      receiptNumber: z.string().nullable(),
    }),
  ),
});

/** One thing that happened in the deal. Cost and margin are never among the changes. */
export const DealEvent = z.object({
  id: z.uuid(),
  at: Instant,
  actorName: z.string(),
  subject: z.string(),
  subjectId: z.uuid(),
  number: z.string().nullable(),
  move: z.string(),
  changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});

export const DealView = DealRow.extend({
  timeZone: z.string(),
  customerId: z.uuid(),
  customerEmail: z.string().nullable(),
  lostReason: z.string().nullable(),
  rowVersion: z.int(),
  journey: JourneyView,
  documents: z.array(DealDocument),
  /** Only for whoever may see money. */
  money: z.array(DealMoney),
  timeline: z.array(DealEvent),
  moves: z.array(MoveView),
});

/** What may wait for somebody, in the order in which it is shown. */
export const WaitingKind = z.enum([
  'APPROVAL',
  'CONTRACT_TO_COUNTERSIGN',
  'DEPOSIT_TO_CONFIRM',
  'REFUND_OWED',
  'BOOKING_DUE',
  'CAR_TO_PREPARE',
  'DELIVERY_TODAY',
  'QUOTATION_REJECTED',
  'QUOTATION_EXPIRING',
  'BOOKING_GOT_CAR',
  'DEPOSIT_UNPROVEN',
  'CONTRACT_TO_DRAW',
  'CONTRACT_TO_SIGN',
  'QUOTATION_APPROVED',
  'BOOKING_WAITS',
]);

/** `at` is since when it waits, or until when it may (`ends`); `on` the day for which it is promised. `amount` where it is about money. */
export const WaitingItem = z.object({
  kind: WaitingKind,
  title: z.string(),
  subtitle: z.string(),
  path: z.string(),
  at: Instant,
  ends: z.boolean(),
  on: Day.nullable(),
  amount: z.int().nullable(),
  currency: CurrencyCode.nullable(),
});

/** The most pressing of each kind, and how many there are of it: 100 where there are more. */
export const Waiting = z.object({
  items: z.array(WaitingItem),
  counts: z.array(z.object({ kind: WaitingKind, count: z.int() })),
});

export const DealSearch = Search.extend({ status: DealStatus.optional(), from: Day.optional(), to: Day.optional() });

/** A purchase from the first question to the last reminder. */
export const dealApi = defineApi({
  base: '/deals',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List deals and where each stands',
      may: 'deal.read',
      query: DealSearch,
      returns: page(DealRow),
    },
    waiting: {
      method: 'GET',
      path: '/waiting',
      does: 'What waits for me',
      may: 'deal.read',
      returns: Waiting,
    },
    get: { method: 'GET', path: '/:id', does: 'Read a deal with its whole journey', may: 'deal.read', params: Id, returns: DealView },
    journey: { method: 'GET', path: '/:id/journey', does: 'Where a deal stands', may: 'deal.read', params: Id, returns: JourneyView },
    lose: {
      method: 'POST',
      path: '/:id/lose',
      does: 'Close a deal that will not be won',
      may: 'deal.write',
      params: Id,
      body: z.strictObject({ reason: text(300) }),
      returns: DealView,
    },
  },
});
