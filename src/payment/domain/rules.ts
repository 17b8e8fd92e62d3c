import type { BookingStatus } from '#booking/domain/booking.ts';
import { formatMoney } from '#platform/domain/format.ts';
import type { Guard, Living, Moves } from '#platform/domain/machine.ts';
import type { Currency } from '#platform/domain/money.ts';
import type { Facts, Refusal } from '#platform/domain/refusal.ts';
import { coverableOf, dueOf, refundableOf } from './balance.ts';
import type { Payer, Sums } from './payment.ts';
import { refusePayment } from './refusals.ts';

/** A booking as the cash desk sees it: its state is the booking's own. */
export type BookSubject = Living<BookingStatus> & {
  sums: Sums;
  currency: Currency;
  /** The deposit that is asked for or was confirmed, while there is one. */
  openDeposit: string | null;
  /** Who took its further payments. */
  receivers: readonly string[];
};

const nothingOwed: Guard<BookSubject> = ({ subject: { sums, status } }) =>
  dueOf(sums, status) === 0 ? refusePayment('nothing-owed') : undefined;

const nothingToReceive: Guard<BookSubject> = ({ subject: { sums, status } }) =>
  dueOf(sums, status) === 0 && sums.committed === 0 ? refusePayment('nothing-owed') : undefined;

const nothingToCover: Guard<BookSubject> = ({ subject: { sums } }) => (coverableOf(sums) === 0 ? refusePayment('nothing-owed') : undefined);

const depositStands: Guard<BookSubject> = ({ subject: { openDeposit } }) =>
  openDeposit ? refusePayment('deposit-stands', { depositNumber: openDeposit }) : undefined;

const nothingToRefund: Guard<BookSubject> = ({ subject: { sums } }) =>
  refundableOf(sums) === 0 ? refusePayment('nothing-to-refund') : undefined;

const ownReceipt: Guard<BookSubject> = ({ actor, subject: { receivers } }) =>
  receivers.includes(actor.id) ? refusePayment('own-confirmation') : undefined;

/** What the cash desk may do with the money of a booking. None of it changes the booking's own state. */
export const cashMoves = {
  ask: { from: ['APPROVED'], to: 'APPROVED', may: 'payment.ask', unless: [depositStands, nothingOwed] },
  receive: { from: ['APPROVED', 'COMPLETED'], to: ['APPROVED', 'COMPLETED'], may: 'payment.write', unless: [nothingToReceive] },
  commit: { from: ['APPROVED'], to: 'APPROVED', may: 'payment.write', unless: [nothingToCover] },
  refund: { from: ['APPROVED', 'CANCELLED'], to: ['APPROVED', 'CANCELLED'], may: 'payment.write', unless: [nothingToRefund, ownReceipt] },
} as const satisfies Moves<BookingStatus, BookSubject>;

export type CashMove = keyof typeof cashMoves;

/** Why that much cannot be asked, taken, promised or given back; nothing when it can. Amounts in minor units. */
export function obstacleOfAmount(move: CashMove, { sums, status, currency }: BookSubject, amount: number, payer: Payer = 'CUSTOMER') {
  const beyond = (most: number, name: Parameters<typeof refusePayment>[0]): Refusal | undefined => {
    const facts: Facts = { most: formatMoney(most, currency) };
    return amount > most ? refusePayment(name, facts) : undefined;
  };
  if (move === 'refund') return beyond(refundableOf(sums), 'more-than-received');
  if (move === 'commit') return beyond(coverableOf(sums), 'more-than-owed');
  return payer === 'LENDER' ? beyond(sums.committed, 'more-than-committed') : beyond(dueOf(sums, status), 'more-than-owed');
}
