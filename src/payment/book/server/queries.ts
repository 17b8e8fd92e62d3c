import { movesOf } from '#platform/domain/machine.ts';
import type { Context } from '#platform/server/context.ts';
import type { BookView } from '../../api.ts';
import { listDepositsOf } from '../../deposit/server/queries.ts';
import { cashMoves } from '../../domain/rules.ts';
import { bookOf, findBook, listPaymentsOf } from '../../server/queries.ts';

/** The money of a booking in reach with every movement of it, and what the cash desk may do with it. */
export async function cashBookOf(ctx: Context, bookingId: string): Promise<BookView> {
  const book = await findBook(ctx, bookingId);
  const { bookingNumber, status, dealId, customerName, currency, timeZone, depositDue, lender, lenderReference } = book;
  return {
    ...bookOf(book.sums, status),
    ...{ bookingId, bookingNumber, bookingStatus: status, dealId, customerName, currency, timeZone, depositDue, lender, lenderReference },
    deposits: await listDepositsOf(ctx, bookingId),
    payments: await listPaymentsOf(ctx, bookingId),
    moves: movesOf(cashMoves, { actor: ctx.actor, subject: book, now: ctx.now }),
  };
}
