import { and, desc, eq, gte, inArray, lte, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { scoped } from '#access/server/scope.ts';
import { people } from '#access/server/tables.ts';
import type { BookingStatus } from '#booking/domain/booking.ts';
import { bookings } from '#booking/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { fold, readSought } from '#customer/domain/rules.ts';
import { customers } from '#customer/server/tables.ts';
import { Instant } from '#platform/domain/api.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { sendAlong } from '#platform/server/database.ts';
import { atMost, cursorOf, pageOf, readCursor } from '#platform/server/paging.ts';
import type { CashBook, PaymentRow, PaymentSearch } from '../api.ts';
import { dueOf, owedBackOf, refundableOf } from '../domain/balance.ts';
import type { Sums } from '../domain/payment.ts';
import { cashBooks, deposits, payments } from './tables.ts';

const inScope = (ctx: Context, within?: string) =>
  scoped(ctx.actor, 'payment.read', { branch: payments.branchId, owner: payments.ownerId, within });

/** The sums of a booking; before its first movement they are what it costs, and nothing. */
export const sumsColumns = {
  asked: sql<number>`coalesce(${cashBooks.asked}, ${bookings.totalPrice})`.mapWith(Number),
  received: sql<number>`coalesce(${cashBooks.received}, 0)`.mapWith(Number),
  refunded: sql<number>`coalesce(${cashBooks.refunded}, 0)`.mapWith(Number),
  deposited: sql<number>`coalesce(${cashBooks.deposited}, 0)`.mapWith(Number),
  committed: sql<number>`coalesce(${cashBooks.committed}, 0)`.mapWith(Number),
  tradedIn: sql<number>`coalesce(${cashBooks.tradedIn}, 0)`.mapWith(Number),
};

/** The money of a booking as everyone who may see it sees it. */
export const bookOf = (sums: Sums, status: BookingStatus): CashBook => ({
  asked: sums.asked,
  received: sums.received,
  refunded: sums.refunded,
  committed: sums.committed,
  tradedIn: sums.tradedIn,
  due: dueOf(sums, status),
  owedBack: owedBackOf(sums, status),
  refundable: refundableOf(sums),
});

const selectBook = (ctx: Context) =>
  ctx.tx
    .select({
      ...sumsColumns,
      bookingId: bookings.id,
      branchId: bookings.branchId,
      ownerId: bookings.ownerId,
      dealId: bookings.dealId,
      bookingNumber: bookings.bookingNumber,
      status: bookings.status,
      currency: bookings.currency,
      customerName: bookings.customerName,
      depositDue: bookings.depositDue,
      depositAt: bookings.depositAt,
      timeZone: branches.timeZone,
      settings: branches.settings,
      lender: sql<string>`coalesce(${cashBooks.lender}, '')`,
      lenderReference: sql<string>`coalesce(${cashBooks.lenderReference}, '')`,
      openDeposit: sql<string | null>`(select d.deposit_number from ${deposits} d where d.booking_id = ${bookings.id}
        and d.status in ('PENDING', 'CONFIRMED'))`,
      confirmed: sql<boolean>`exists (select from ${deposits} d where d.booking_id = ${bookings.id} and d.status = 'CONFIRMED')`,
      receivers: sql<string[]>`(select coalesce(json_agg(distinct p.created_by), '[]') from ${payments} p
        where p.booking_id = ${bookings.id} and p.kind = 'PAYMENT')`,
    })
    .from(bookings)
    .innerJoin(branches, eq(branches.id, bookings.branchId))
    .leftJoin(cashBooks, eq(cashBooks.bookingId, bookings.id))
    .$dynamic();

export type Book = Awaited<ReturnType<typeof findBook>>;

const bookInScope = (ctx: Context) => scoped(ctx.actor, 'payment.read', { branch: bookings.branchId, owner: bookings.ownerId });

/** The cash book of a booking in reach; refuses 404 otherwise. */
export async function findBook(ctx: Context, bookingId: string) {
  const [found] = await selectBook(ctx).where(and(eq(bookings.id, bookingId), bookInScope(ctx)));
  if (!found) throw refusePlatform('not-found');
  const { asked, received, refunded, deposited, committed, tradedIn, ...book } = found;
  return { ...book, sums: { asked, received, refunded, deposited, committed, tradedIn } };
}

/** The same, about to change: whoever moves its money or its state comes one after the other. */
export async function lockBook(ctx: Context, bookingId: string): Promise<Book> {
  lockBooked(ctx, bookingId);
  return findBook(ctx, bookingId);
}

/** Locks a booking in reach before it is read. */
export function lockBooked(ctx: Context, booked: string | SQLWrapper): void {
  const mine = and(eq(bookings.id, booked), bookInScope(ctx));
  sendAlong(ctx.tx, ctx.tx.select({ id: bookings.id }).from(bookings).where(mine).for('no key update'));
}

const selectPayments = (ctx: Context) =>
  ctx.tx
    .select({
      id: payments.id,
      branchId: payments.branchId,
      dealId: payments.dealId,
      bookingId: payments.bookingId,
      bookingNumber: bookings.bookingNumber,
      customerName: bookings.customerName,
      kind: payments.kind,
      payer: payments.payer,
      method: payments.method,
      amount: payments.amount,
      currency: payments.currency,
      reference: payments.reference,
      note: payments.note,
      receivedOn: payments.receivedOn,
      receiptNumber: payments.receiptNumber,
      depositNumber: deposits.depositNumber,
      takenByName: people.name,
      createdAt: payments.createdAt,
    })
    .from(payments)
    .innerJoin(bookings, eq(bookings.id, payments.bookingId))
    .innerJoin(people, eq(people.id, payments.createdBy))
    .leftJoin(deposits, eq(deposits.id, payments.depositId))
    .$dynamic();

/** Every movement of a booking's money, newest first. */
export const listPaymentsOf = (ctx: Context, bookingId: string): Promise<PaymentRow[]> =>
  selectPayments(ctx)
    .where(and(eq(payments.bookingId, bookingId), inScope(ctx)))
    .orderBy(desc(payments.createdAt), desc(payments.id))
    .limit(atMost(200));

/** A payment or refund in reach; refuses 404 otherwise. */
export async function findPayment(ctx: Context, id: string): Promise<PaymentRow> {
  const [found] = await selectPayments(ctx).where(and(eq(payments.id, id), inScope(ctx)));
  if (!found) throw refusePlatform('not-found');
  return found;
}

/** One page of the money that came or went in reach, newest first. */
export async function listPayments(ctx: Context, search: PaymentSearch) {
  const after = afterOf(search.cursor);
  const rows = await selectPayments(ctx)
    .where(
      and(
        inScope(ctx, search.branchId),
        search.kind ? eq(payments.kind, search.kind) : undefined,
        search.method ? eq(payments.method, search.method) : undefined,
        search.from ? gte(payments.receivedOn, search.from) : undefined,
        search.to ? lte(payments.receivedOn, search.to) : undefined,
        search.q?.trim() ? matches(ctx, search.q, sql`${payments.receiptNumber}`, payments.bookingId) : undefined,
        after ? sql`(${payments.createdAt}, ${payments.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(payments.createdAt), desc(payments.id))
    .limit(atMost(search.limit + 1));
  return pageOf(
    rows,
    search.limit,
    (row): PaymentRow => row,
    (row) => cursorOf(row.createdAt, row.id),
  );
}

/** Where a page sorted by its instant begins. */
export function afterOf(cursor: string | undefined): [string, string] | undefined {
  const after = readCursor(cursor);
  if (after && !Instant.safeParse(after[0]).success) throw refusePlatform('bad-input', {}, [{ at: '/cursor', says: 'cursor' }]);
  return after;
}

const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** The beginning of its own number or the booking's, a phone in any spelling, or words of the customer's name without accents. */
export function matches(ctx: Context, typed: string, number: SQL, bookingId: typeof payments.bookingId | typeof deposits.bookingId): SQL {
  const { words, digits } = readSought(typed, ctx.now.toZonedDateTimeISO('UTC').year);
  const beginning = /^[A-Z]{2}-[\d-]*$/i.test(typed.trim()) ? `${literal(typed.trim().toUpperCase())}%` : undefined;
  const named = words.map((word) => sql`c.name_folded like ${`%${literal(fold(word))}%`}`);
  const known = or(named.length > 0 ? and(...named) : undefined, digits ? sql`c.phone like ${`%${digits}%`}` : undefined);
  const found = [
    ...(beginning ? [sql`select b.id from ${bookings} b where b.booking_number like ${beginning}`] : []),
    ...(known ? [sql`select b.id from ${bookings} b join ${customers} c on c.id = b.customer_id where ${known}`] : []),
  ];
  const ofBooking = found.length > 0 ? sql`${bookingId} in (${sql.join(found, sql` union `)})` : undefined;
  return or(beginning ? sql`${number} like ${beginning}` : undefined, ofBooking) ?? sql`false`;
}

/** The state in which the payments of a booking stood when this one was made, this one counted. Amounts in minor units. */
export async function paidUntil(ctx: Context, { bookingId, createdAt, id }: Pick<PaymentRow, 'bookingId' | 'createdAt' | 'id'>) {
  const [found] = await ctx.tx
    .select({
      paid: sql<number>`coalesce(sum(case when ${payments.kind} = 'REFUND' then -${payments.amount} else ${payments.amount} end), 0)`.mapWith(
        Number,
      ),
    })
    .from(payments)
    .where(
      and(
        eq(payments.bookingId, bookingId),
        inArray(payments.kind, ['DEPOSIT', 'PAYMENT', 'REFUND']),
        sql`(${payments.createdAt}, ${payments.id}) <= (${createdAt}::timestamptz, ${id}::uuid)`,
      ),
    );
  return found?.paid ?? 0;
}
