import type { BookingStatus } from '#booking/domain/booking.ts';
import { sum } from '#platform/domain/money.ts';
import type { Sums } from './payment.ts';

/** What of the customer's money is with the dealer, in minor units. */
export const keptOf = ({ received, refunded }: Sums): number => sum([received, -refunded]);

/** What nobody has paid or promised yet, in minor units. Of a booking that was cancelled nothing is due. */
export const dueOf = (sums: Sums, status: BookingStatus): number =>
  status === 'CANCELLED' || status === 'REJECTED' ? 0 : sum([sums.asked, -keptOf(sums), -sums.committed]);

/** What may go back beside the deposit, which goes back as a deposit. */
export const refundableOf = (sums: Sums): number => sum([keptOf(sums), -sums.deposited]);

/** What a booking that was cancelled still owes the customer. */
export const owedBackOf = (sums: Sums, status: BookingStatus): number => (status === 'CANCELLED' ? keptOf(sums) : 0);

/** The most that a bank may promise: what is not paid yet. */
export const coverableOf = (sums: Sums): number => sum([sums.asked, -keptOf(sums)]);
