import { z } from 'zod';
import { BookingStatus } from '#booking/domain/booking.ts';
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
import { DepositStatus, Method, Payer, PaymentKind } from './domain/payment.ts';

const Reference = prose(100).default('');
const Positive = Amount.min(1);

/** `amount` where it is not what was agreed with the booking. */
export const DepositAsked = z.strictObject({ bookingId: z.uuid(), amount: Positive.optional(), method: Method });
export type DepositAsked = z.output<typeof DepositAsked>;

/** Money that came. `receivedOn` where it was not today. */
export const Receipt = z.strictObject({
  bookingId: z.uuid(),
  amount: Positive,
  method: Method,
  payer: Payer.default('CUSTOMER'),
  reference: Reference,
  receivedOn: Day.optional(),
});
export type Receipt = z.output<typeof Receipt>;

export const Refund = z.strictObject({ bookingId: z.uuid(), amount: Positive, method: Method, reference: Reference, reason: text(300) });
export type Refund = z.output<typeof Refund>;

/** What a bank promises to pay for the customer; 0 takes the promise back. */
export const Commitment = z.strictObject({ bookingId: z.uuid(), lender: text(120), amount: Amount, reference: Reference });
export type Commitment = z.output<typeof Commitment>;

/** The money of a booking, in minor units. `due` is what nobody has paid, promised or given a car for; `owedBack` what a cancelled booking still owes. */
export const CashBook = z.object({
  asked: z.int(),
  received: z.int(),
  refunded: z.int(),
  committed: z.int(),
  /** What a car given in payment counts for, once the contract on it is countersigned. */
  tradedIn: z.int(),
  due: z.int(),
  owedBack: z.int(),
  /** What may be given back beside the deposit. */
  refundable: z.int(),
});
export type CashBook = z.output<typeof CashBook>;

export const DepositRow = z.object({
  id: z.uuid(),
  branchId: z.uuid(),
  dealId: z.uuid(),
  bookingId: z.uuid(),
  customerId: z.uuid(),
  depositNumber: z.string(),
  bookingNumber: z.string(),
  quoteNumber: z.string().nullable(),
  quotationId: z.uuid().nullable(),
  customerName: z.string(),
  model: z.string(),
  version: z.string(),
  color: z.string(),
  amount: z.int(),
  currency: CurrencyCode,
  method: Method,
  status: DepositStatus,
  /** Whether its proof of payment is there. */
  proven: z.boolean(),
  ownerName: z.string(),
  createdAt: Instant,
  confirmedAt: Instant.nullable(),
});
export type DepositRow = z.output<typeof DepositRow>;

export const DepositView = DepositRow.extend({
  timeZone: z.string(),
  customerPhone: z.string(),
  bookingStatus: BookingStatus,
  proofId: z.uuid().nullable(),
  reason: z.string().nullable(),
  confirmedByName: z.string().nullable(),
  receipt: z.object({ id: z.uuid(), receiptNumber: z.string() }).nullable(),
  book: CashBook,
  rowVersion: z.int(),
  moves: z.array(MoveView),
});
export type DepositView = z.output<typeof DepositView>;

/** `amount` is never negative: a REFUND went back. */
export const PaymentRow = z.object({
  id: z.uuid(),
  branchId: z.uuid(),
  dealId: z.uuid(),
  bookingId: z.uuid(),
  bookingNumber: z.string(),
  customerName: z.string(),
  kind: PaymentKind,
  payer: Payer,
  method: Method,
  amount: z.int(),
  currency: CurrencyCode,
  reference: z.string(),
  note: z.string(),
  receivedOn: Day,
  receiptNumber: z.string().nullable(),
  depositNumber: z.string().nullable(),
  takenByName: z.string(),
  createdAt: Instant,
});
export type PaymentRow = z.output<typeof PaymentRow>;

export const BookView = CashBook.extend({
  bookingId: z.uuid(),
  bookingNumber: z.string(),
  bookingStatus: BookingStatus,
  dealId: z.uuid(),
  customerName: z.string(),
  currency: CurrencyCode,
  timeZone: z.string(),
  depositDue: z.int(),
  lender: z.string(),
  lenderReference: z.string(),
  deposits: z.array(DepositRow),
  payments: z.array(PaymentRow),
  moves: z.array(MoveView),
});
export type BookView = z.output<typeof BookView>;

/** Several states at once: `?status=PENDING,CONFIRMED`. */
const Statuses = severalOf(DepositStatus, 100);

/** `from` and `to` are days on which it was asked for, in UTC, both within. */
export const DepositSearch = Search.extend({
  branchId: orEmpty(z.uuid()),
  status: Statuses.optional(),
  from: orEmpty(Day),
  to: orEmpty(Day),
});
export type DepositSearch = z.output<typeof DepositSearch>;

/** `from` and `to` are the days on which the money came, both within. */
export const PaymentSearch = Search.extend({
  branchId: orEmpty(z.uuid()),
  kind: orEmpty(PaymentKind),
  method: orEmpty(Method),
  from: orEmpty(Day),
  to: orEmpty(Day),
});
export type PaymentSearch = z.output<typeof PaymentSearch>;

/** The largest proof taken, in bytes. */
const largestProof = 20 * 2 ** 20;

/** Everything that can be asked of a deposit (R3 SCR-SAL-004). */
export const depositApi = defineApi({
  base: '/sales/deposits',
  operations: {
    list: { method: 'GET', path: '', does: 'List deposits', may: 'payment.read', query: DepositSearch, returns: page(DepositRow) },
    ask: {
      method: 'POST',
      path: '',
      does: 'Ask for the deposit of a booking',
      may: 'payment.ask',
      body: DepositAsked,
      returns: DepositView,
    },
    get: { method: 'GET', path: '/:id', does: 'Read a deposit', may: 'payment.read', params: Id, returns: DepositView },
    prove: {
      method: 'POST',
      path: '/:id/proof',
      does: 'Upload the proof of payment of a deposit',
      may: 'payment.ask',
      params: Id,
      upload: largestProof,
      returns: DepositView,
    },
    confirm: {
      method: 'POST',
      path: '/:id/confirm',
      does: 'Confirm that a deposit came: it has its receipt, and the car is kept for good',
      may: 'payment.write',
      params: Id,
      body: z.strictObject({ reference: Reference, receivedOn: Day.optional() }),
      returns: DepositView,
    },
    cancel: {
      method: 'POST',
      path: '/:id/cancel',
      does: 'Cancel a deposit',
      may: 'payment.ask',
      params: Id,
      body: z.strictObject({ reason: text(300) }),
      returns: DepositView,
    },
    reverse: {
      method: 'POST',
      path: '/:id/reverse',
      does: 'Take a deposit out of the book that was confirmed by mistake, by somebody other than who confirmed it',
      may: 'payment.write',
      params: Id,
      body: z.strictObject({ reason: text(300) }),
      returns: DepositView,
    },
    refund: {
      method: 'POST',
      path: '/:id/refund',
      does: 'Give a cancelled deposit back',
      may: 'payment.write',
      params: Id,
      body: z.strictObject({ method: Method, reference: Reference }),
      returns: DepositView,
    },
  },
});

/** Everything that can be asked of money beside deposits, and of the cash book of a booking. */
export const paymentApi = defineApi({
  base: '/sales/payments',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List payments and refunds',
      may: 'payment.read',
      query: PaymentSearch,
      returns: page(PaymentRow),
    },
    receive: {
      method: 'POST',
      path: '',
      does: 'Receive money for a booking, never more than is owed, and give the receipt its number',
      may: 'payment.write',
      body: Receipt,
      returns: PaymentRow,
    },
    refund: {
      method: 'POST',
      path: '/refund',
      does: 'Give money back, never more than was received',
      may: 'payment.write',
      body: Refund,
      returns: PaymentRow,
    },
    commit: {
      method: 'POST',
      path: '/commit',
      does: 'Note what a bank has promised to pay for the customer',
      may: 'payment.write',
      body: Commitment,
      returns: BookView,
    },
    cashBook: {
      method: 'GET',
      path: '/cash-book',
      does: 'The money of a booking: asked, received, refunded, due',
      may: 'payment.read',
      query: z.object({ bookingId: z.uuid() }),
      returns: BookView,
    },
    get: { method: 'GET', path: '/:id', does: 'Read a payment or refund', may: 'payment.read', params: Id, returns: PaymentRow },
    pdf: {
      method: 'GET',
      path: '/:id/pdf',
      does: 'The receipt, as PDF',
      may: 'payment.read',
      params: Id,
      query: z.object({ locale: z.enum(['en', 'vi']).optional() }),
      returns: Nothing,
      file: 'application/pdf',
    },
  },
});
