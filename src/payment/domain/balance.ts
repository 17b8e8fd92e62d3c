import type { BookingStatus } from '#booking/domain/booking.ts';
import { sum } from '#platform/domain/money.ts';
import type { Sums } from './payment.ts';

/** What of the customer's money is with the dealer, in minor units. */
export const keptOf = ({ received, refunded }: Sums): number => sum([received, -refunded]);

/** What of the price the customer pays no money for: a bank has promised it, or a car is given in. */
const coveredOf = ({ committed, tradedIn }: Sums): number => sum([committed, tradedIn]);

/** What nobody has paid, promised or given a car for yet, in minor units. Of a booking that was cancelled nothing is due. */
export const dueOf = (sums: Sums, status: BookingStatus): number =>
  status === 'CANCELLED' || status === 'REJECTED' ? 0 : sum([sums.asked, -keptOf(sums), -coveredOf(sums)]);

/** What may go back beside the deposit, which goes back as a deposit. */
export const refundableOf = (sums: Sums): number => sum([keptOf(sums), -sums.deposited]);

/** What a booking that was cancelled still owes the customer. */
export const owedBackOf = (sums: Sums, status: BookingStatus): number => (status === 'CANCELLED' ? keptOf(sums) : 0);

/** The most that a bank may promise: what is not paid yet. */
export const coverableOf = (sums: Sums): number => sum([sums.asked, -keptOf(sums), -sums.tradedIn]);

/** The most that a car may count for: what is neither paid nor promised yet. */
export const tradableOf = (sums: Sums): number => sum([sums.asked, -keptOf(sums), -sums.committed]);

/** The sums after a change. */
export const changed = (sums: Sums, change: Partial<Sums>): Sums => ({
  asked: sums.asked,
  received: sum([sums.received, change.received ?? 0]),
  refunded: sum([sums.refunded, change.refunded ?? 0]),
  deposited: sum([sums.deposited, change.deposited ?? 0]),
  committed: sum([sums.committed, change.committed ?? 0]),
  tradedIn: sum([sums.tradedIn, change.tradedIn ?? 0]),
});

/**
 * Whether money stands behind a booking (docs/decisions/0010): its deposit is confirmed, or what was received otherwise reaches the
 * deposit that was agreed, or all that the customer is to pay where that is less.
 */
export const isSecured = (sums: Sums, { depositDue, confirmed }: { depositDue: number; confirmed: boolean }): boolean =>
  confirmed || keptOf(sums) >= Math.min(depositDue, sum([sums.asked, -coveredOf(sums)]));
