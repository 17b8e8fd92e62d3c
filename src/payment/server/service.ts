import { eq, sql } from 'drizzle-orm';
import type { BookingStatus } from '#booking/domain/booking.ts';
import { secureBooking, unsecureBooking } from '#booking/server/service.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { formatMoney } from '#platform/domain/format.ts';
import { obstacle } from '#platform/domain/machine.ts';
import { sum } from '#platform/domain/money.ts';
import type { Context } from '#platform/server/context.ts';
import { sendAlong } from '#platform/server/database.ts';
import { record } from '#platform/server/events.ts';
import { takeStatutoryNumber } from '#platform/server/numbers.ts';
import type { Commitment, Receipt, Refund } from '../api.ts';
import { changed, dueOf, isSecured, tradableOf } from '../domain/balance.ts';
import type { Sums } from '../domain/payment.ts';
import { refusePayment } from '../domain/refusals.ts';
import { type BookSubject, type CashMove, cashMoves, obstacleOfAmount } from '../domain/rules.ts';
import { type Book, lockBook } from './queries.ts';
import { cashBooks, payments } from './tables.ts';

type Refusing = Parameters<typeof refusePayment>[0];
type Entry = Pick<typeof payments.$inferInsert, 'kind' | 'payer' | 'method' | 'amount' | 'depositId' | 'reference' | 'note' | 'receivedOn'>;

export const stamp = (ctx: Context) => ctx.now.toString({ smallestUnit: 'millisecond' });

/** Refuses a movement of money that may not be made now. */
export function judge(ctx: Context, book: Book, move: CashMove) {
  const no = obstacle<BookingStatus, BookSubject>(cashMoves, move, { actor: ctx.actor, subject: book, now: ctx.now });
  if (no) throw no;
}

/** Refuses more than may be asked, taken, promised or given back, and says so at the amount. */
export function judgeAmount(ctx: Context, ...[move, book, amount, payer]: Parameters<typeof obstacleOfAmount>) {
  const no = obstacleOfAmount(move, book, amount, payer);
  if (!no) return;
  no.violations.push({ at: '/amount', says: no.says(ctx.locale) });
  throw no;
}

/** A refusal that belongs to one field, said there as well. */
export const refuseAt = (ctx: Context, at: string, name: Refusing) =>
  refusePayment(name, {}, [{ at, says: refusePayment(name).says(ctx.locale) }]);

/** The day on which money came: not later than today in the branch. */
export function dayFor(ctx: Context, { timeZone }: Book, given?: string): string {
  const today = dayOf(ctx.now, timeZone);
  if (given && given > today) throw refuseAt(ctx, '/receivedOn', 'received-in-future');
  return given ?? today;
}

/**
 * Changes the sums of a locked book, which the database keeps in balance: never more than asked, nor refunded than received. It judges
 * the row that would begin the book too, so that row has the sums as they will be. The answer is the sums after it.
 */
function balance(
  ctx: Context,
  { bookingId, branchId, sums, ...book }: Book,
  change: Partial<Sums>,
  { lender = book.lender, lenderReference = book.lenderReference }: { lender?: string; lenderReference?: string } = {},
): Sums {
  const { received = 0, refunded = 0, deposited = 0, committed = 0, tradedIn = 0 } = change;
  const after = changed(sums, change);
  const set = {
    received: sql`${cashBooks.received} + ${received}`,
    refunded: sql`${cashBooks.refunded} + ${refunded}`,
    deposited: sql`${cashBooks.deposited} + ${deposited}`,
    committed: sql`${cashBooks.committed} + ${committed}`,
    tradedIn: sql`${cashBooks.tradedIn} + ${tradedIn}`,
    ...{ lender, lenderReference },
  };
  sendAlong(
    ctx.tx,
    ctx.tx
      .insert(cashBooks)
      .values({ bookingId, branchId, ...after, lender, lenderReference })
      .onConflictDoUpdate({ target: cashBooks.bookingId, set }),
  );
  return after;
}

/**
 * Keeps a booking's cars for good once money stands behind it, and only for a time again when what stood behind it is gone. Before
 * the money is entered: who issues a receipt does nothing after it.
 */
export async function settle(ctx: Context, book: Book, change: Partial<Sums>, confirmed = book.confirmed): Promise<void> {
  const { bookingId: id, branchId, dealId, status, depositAt, settings } = book;
  if (status !== 'APPROVED') return;
  const was = isSecured(book.sums, book);
  const is = isSecured(changed(book.sums, change), { ...book, confirmed });
  if (is && !depositAt) await secureBooking(ctx, { id, branchId, dealId });
  if (was && !is && depositAt) await unsecureBooking(ctx, { id, branchId, dealId }, settings);
}

/**
 * Enters money that came or went back, and answers its id. What came takes the next receipt number, for which all wait that issue
 * one: so this is the last thing that a transaction does.
 */
export async function enter(ctx: Context, book: Book, entry: Entry, change: Partial<Sums>): Promise<{ id: string; sums: Sums }> {
  const sums = balance(ctx, book, change);
  const { bookingId, branchId, ownerId, dealId, currency, settings, status } = book;
  const id = ctx.newId();
  const scope = settings.numberScope === 'COMPANY' ? 'company' : branchId;
  const year = Number(dayOf(ctx.now, book.timeZone).slice(0, 4));
  const receiptNumber = entry.kind === 'REFUND' ? null : takeStatutoryNumber('RC', scope, year);
  const whose = { id, branchId, ownerId, dealId, bookingId, currency, createdBy: ctx.actor.id, createdAt: stamp(ctx) };
  const [made] = await ctx.tx
    .insert(payments)
    .values({ ...entry, ...whose, receiptNumber })
    .returning({ receiptNumber: payments.receiptNumber });
  await record(ctx, { noun: 'payment', id, branchId, dealId }, entry.kind === 'REFUND' ? 'refund' : 'receive', {
    bookingId,
    kind: entry.kind,
    method: entry.method,
    amount: entry.amount,
    due: dueOf(sums, status),
    ...(made?.receiptNumber ? { receiptNumber: made.receiptNumber } : {}),
    ...(entry.note ? { reason: entry.note } : {}),
  });
  return { id, sums };
}

/** Takes money for a booking, never more than it owes; what a bank pays is taken off its promise. The answer is the payment's id. */
export async function receive(ctx: Context, { bookingId, amount, method, payer, reference, receivedOn }: Receipt): Promise<string> {
  const book = await lockBook(ctx, bookingId);
  judge(ctx, book, 'receive');
  const day = dayFor(ctx, book, receivedOn);
  judgeAmount(ctx, 'receive', book, amount, payer);
  const promised = payer === 'LENDER' ? { committed: -amount } : {};
  const change = { received: amount, ...promised };
  await settle(ctx, book, change);
  const { id } = await enter(ctx, book, { kind: 'PAYMENT', payer, method, amount, reference, receivedOn: day }, change);
  return id;
}

/** Gives money back that is no deposit, never more than was received, and never by whoever took it. The answer is its id. */
export async function refund(ctx: Context, { bookingId, amount, method, reference, reason }: Refund): Promise<string> {
  const book = await lockBook(ctx, bookingId);
  judge(ctx, book, 'refund');
  judgeAmount(ctx, 'refund', book, amount);
  await settle(ctx, book, { refunded: amount });
  const { id } = await enter(
    ctx,
    book,
    { kind: 'REFUND', payer: 'CUSTOMER', method, amount, reference, note: reason, receivedOn: dayFor(ctx, book) },
    { refunded: amount },
  );
  return id;
}

/** Notes what a bank has promised for the customer, in place of what it promised before. */
export async function commitLender(ctx: Context, { bookingId, lender, amount, reference }: Commitment): Promise<void> {
  const book = await lockBook(ctx, bookingId);
  judge(ctx, book, 'commit');
  judgeAmount(ctx, 'commit', book, amount);
  const committed = sum([amount, -book.sums.committed]);
  await settle(ctx, book, { committed });
  const sums = balance(ctx, book, { committed }, { lender: amount > 0 ? lender : '', lenderReference: amount > 0 ? reference : '' });
  await promised(ctx, book, [book.sums.committed, amount], { lender, due: dueOf(sums, book.status) });
}

const promised = (ctx: Context, { bookingId, branchId, dealId }: Book, amount: [number, number], changes: object) =>
  record(ctx, { noun: 'payment', id: bookingId, branchId, dealId }, 'commit', { bookingId, amount, ...changes });

/** A booking that was cancelled is no bank's concern any more. */
export async function dropPromise(ctx: Context, book: Book): Promise<void> {
  if (book.sums.committed === 0) return;
  balance(ctx, book, { committed: -book.sums.committed }, { lender: '', lenderReference: '' });
  await promised(ctx, book, [book.sums.committed, 0], { due: 0 });
}

/** A booking has another price: that is what is asked from now on. What was received may be enough for the new deposit. */
export async function askAnew(ctx: Context, bookingId: string, asked: number): Promise<void> {
  await ctx.tx.update(cashBooks).set({ asked }).where(eq(cashBooks.bookingId, bookingId));
  await settle(ctx, await lockBook(ctx, bookingId), {});
}

/** Counts a car that is given in payment for so much, in place of what it counted for; 0 when it is not given any more. */
export async function tradeIn(ctx: Context, bookingId: string, amount: number): Promise<void> {
  const book = await lockBook(ctx, bookingId);
  const tradedIn = sum([amount, -book.sums.tradedIn]);
  if (tradedIn === 0) return;
  const most = tradableOf(book.sums);
  if (amount > most) throw refusePayment('traded-beyond-rest', { most: formatMoney(most, book.currency) });
  await settle(ctx, book, { tradedIn });
  const sums = balance(ctx, book, { tradedIn });
  const { branchId, dealId, status } = book;
  const changes = { bookingId, amount: [book.sums.tradedIn, amount], due: dueOf(sums, status) };
  await record(ctx, { noun: 'payment', id: bookingId, branchId, dealId }, 'trade', changes);
}
