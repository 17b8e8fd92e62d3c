import type { BookingStatus } from '#booking/domain/booking.ts';
import { formatMoney } from '#platform/domain/format.ts';
import type { Guard, Living, Moves } from '#platform/domain/machine.ts';
import type { Currency } from '#platform/domain/money.ts';
import type { DepositStatus } from './payment.ts';
import { refusePayment } from './refusals.ts';

/** A deposit as its moves judge it. */
export type DepositSubject = Living<DepositStatus> & {
  depositNumber: string;
  bookingNumber: string;
  bookingStatus: BookingStatus;
  amount: number;
  currency: Currency;
  /** What the booking still owes. */
  due: number;
  proofId: string | null;
  /** Who confirmed that it came, once it did. */
  confirmedBy: string | null;
};

const withoutProof: Guard<DepositSubject> = ({ subject: { proofId, depositNumber } }) =>
  proofId ? undefined : refusePayment('no-proof', { depositNumber });

const bookingNotApproved: Guard<DepositSubject> = ({ subject: { bookingStatus, bookingNumber } }) =>
  bookingStatus === 'APPROVED' ? undefined : refusePayment('booking-not-approved', { bookingNumber });

const moreThanOwed: Guard<DepositSubject> = ({ subject: { amount, due, currency } }) =>
  amount > due ? refusePayment('more-than-owed', { most: formatMoney(due, currency) }) : undefined;

/** Whoever paid for their place gives it up by cancelling the booking, not the deposit beneath it. */
const bookingStands: Guard<DepositSubject> = ({ subject: { confirmedBy, bookingStatus, bookingNumber } }) =>
  confirmedBy && bookingStatus !== 'CANCELLED' ? refusePayment('booking-stands', { bookingNumber }) : undefined;

const nothingReceived: Guard<DepositSubject> = ({ subject: { confirmedBy, depositNumber } }) =>
  confirmedBy ? undefined : refusePayment('nothing-received', { depositNumber });

const ownConfirmation: Guard<DepositSubject> = ({ actor, subject }) =>
  actor.id === subject.confirmedBy ? refusePayment('own-confirmation') : undefined;

/**
 * The life of a deposit (sale.md §3). `prove` keeps the proof of payment; `reverse` is cancel and refund in one, for a deposit that
 * was confirmed by mistake.
 */
export const depositMoves = {
  prove: { from: ['PENDING'], to: 'PENDING', may: 'payment.ask', unless: [bookingNotApproved] },
  confirm: { from: ['PENDING'], to: 'CONFIRMED', may: 'payment.write', unless: [withoutProof, bookingNotApproved, moreThanOwed] },
  cancel: { from: ['PENDING', 'CONFIRMED'], to: 'CANCELLED', may: 'payment.ask', unless: [bookingStands] },
  reverse: { from: ['CONFIRMED'], to: 'REFUNDED', may: 'payment.write', unless: [bookingNotApproved, ownConfirmation] },
  refund: { from: ['CANCELLED'], to: 'REFUNDED', may: 'payment.write', unless: [nothingReceived, ownConfirmation] },
} as const satisfies Moves<DepositStatus, DepositSubject>;

export type DepositMove = keyof typeof depositMoves;
