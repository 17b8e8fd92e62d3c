import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { scoped } from '#access/server/scope.ts';
import { people } from '#access/server/tables.ts';
import { bookings } from '#booking/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { colors } from '#catalogue/server/tables.ts';
import { movesOf } from '#platform/domain/machine.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { atMost, cursorOf, pageOf } from '#platform/server/paging.ts';
import { quotations } from '#quotation/server/tables.ts';
import type { DepositRow, DepositSearch, DepositView } from '../../api.ts';
import { dueOf } from '../../domain/balance.ts';
import { depositMoves } from '../../domain/states.ts';
import { afterOf, bookOf, findBook, lockBooked, matches, sumsColumns } from '../../server/queries.ts';
import { cashBooks, deposits, payments } from '../../server/tables.ts';

const confirmers = alias(people, 'confirmers');

const row = {
  id: deposits.id,
  branchId: deposits.branchId,
  dealId: deposits.dealId,
  bookingId: deposits.bookingId,
  customerId: bookings.customerId,
  depositNumber: deposits.depositNumber,
  bookingNumber: bookings.bookingNumber,
  quotationId: bookings.quotationId,
  quoteNumber: quotations.quoteNumber,
  customerName: bookings.customerName,
  model: bookings.model,
  version: bookings.version,
  colorEn: colors.nameEn,
  colorVi: colors.nameVi,
  amount: deposits.amount,
  currency: deposits.currency,
  method: deposits.method,
  status: deposits.status,
  proven: sql<boolean>`${deposits.proofId} is not null`,
  ownerName: people.name,
  createdAt: deposits.createdAt,
  confirmedAt: deposits.confirmedAt,
};

const whole = {
  ...row,
  ownerId: deposits.ownerId,
  timeZone: branches.timeZone,
  customerPhone: bookings.customerPhone,
  bookingStatus: bookings.status,
  proofId: deposits.proofId,
  reason: deposits.reason,
  confirmedBy: deposits.confirmedBy,
  confirmedByName: confirmers.name,
  receiptId: payments.id,
  receiptNumber: payments.receiptNumber,
  rowVersion: deposits.rowVersion,
  sums: sumsColumns,
};

const selectRows = (ctx: Context) =>
  ctx.tx
    .select(row)
    .from(deposits)
    .innerJoin(bookings, eq(bookings.id, deposits.bookingId))
    .innerJoin(people, eq(people.id, deposits.ownerId))
    .innerJoin(colors, eq(colors.id, bookings.colorId))
    .leftJoin(quotations, eq(quotations.id, bookings.quotationId))
    .$dynamic();

const inScope = (ctx: Context, within?: string) =>
  scoped(ctx.actor, 'payment.read', { branch: deposits.branchId, owner: deposits.ownerId, within });

/** A deposit in reach with what its moves judge and its page shows; refuses 404 otherwise. */
export async function findDeposit(ctx: Context, id: string) {
  const [found] = await ctx.tx
    .select(whole)
    .from(deposits)
    .innerJoin(bookings, eq(bookings.id, deposits.bookingId))
    .innerJoin(branches, eq(branches.id, deposits.branchId))
    .innerJoin(people, eq(people.id, deposits.ownerId))
    .innerJoin(colors, eq(colors.id, bookings.colorId))
    .leftJoin(quotations, eq(quotations.id, bookings.quotationId))
    .leftJoin(cashBooks, eq(cashBooks.bookingId, deposits.bookingId))
    .leftJoin(confirmers, eq(confirmers.id, deposits.confirmedBy))
    .leftJoin(payments, and(eq(payments.depositId, deposits.id), eq(payments.kind, 'DEPOSIT')))
    .where(and(eq(deposits.id, id), inScope(ctx)));
  if (!found) throw refusePlatform('not-found');
  return found;
}

export type Deposit = Awaited<ReturnType<typeof findDeposit>>;

/** A deposit in reach that is about to move: its booking is locked before either is read. */
export async function lockDeposit(ctx: Context, id: string) {
  const mine = and(eq(deposits.id, id), inScope(ctx));
  lockBooked(ctx, ctx.tx.select({ id: deposits.bookingId }).from(deposits).where(mine));
  const deposit = await findDeposit(ctx, id);
  return { deposit, book: await findBook(ctx, deposit.bookingId) };
}

/** The deposit of a booking that is asked for or was confirmed. */
export async function findOpenDeposit(ctx: Context, bookingId: string): Promise<string | undefined> {
  const [found] = await ctx.tx
    .select({ id: deposits.id })
    .from(deposits)
    .where(and(eq(deposits.bookingId, bookingId), inArray(deposits.status, ['PENDING', 'CONFIRMED'])));
  return found?.id;
}

/** What the moves of a deposit are judged by. */
export const subjectOf = (deposit: Deposit) => ({ ...deposit, due: dueOf(deposit.sums, deposit.bookingStatus) });

export function viewOf(ctx: Context, deposit: Deposit): DepositView {
  const { sums, receiptId, receiptNumber, bookingStatus } = deposit;
  return {
    ...rowOf(ctx, deposit),
    timeZone: deposit.timeZone,
    customerPhone: deposit.customerPhone,
    bookingStatus,
    proofId: deposit.proofId,
    reason: deposit.reason,
    confirmedByName: deposit.confirmedByName,
    receipt: receiptId && receiptNumber ? { id: receiptId, receiptNumber } : null,
    book: bookOf(sums, bookingStatus),
    rowVersion: deposit.rowVersion,
    moves: movesOf(depositMoves, { actor: ctx.actor, subject: subjectOf(deposit), now: ctx.now }),
  };
}

type Read = Omit<DepositRow, 'color'> & { colorEn: string; colorVi: string };

const rowOf = (ctx: Context, { colorEn, colorVi, ...one }: Read): DepositRow => ({
  ...one,
  color: ctx.locale === 'vi' ? colorVi : colorEn,
});

/** Every deposit that a booking ever had, newest first. */
export async function listDepositsOf(ctx: Context, bookingId: string): Promise<DepositRow[]> {
  const rows = await selectRows(ctx)
    .where(and(eq(deposits.bookingId, bookingId), inScope(ctx)))
    .orderBy(desc(deposits.createdAt), desc(deposits.id))
    .limit(atMost(50));
  return rows.map((one) => rowOf(ctx, one));
}

/** One page of the deposits in reach, newest first. */
export async function listDeposits(ctx: Context, search: DepositSearch) {
  const after = afterOf(search.cursor);
  const rows = await selectRows(ctx)
    .where(
      and(
        inScope(ctx, search.branchId),
        search.status?.length ? inArray(deposits.status, search.status) : undefined,
        search.from ? gte(deposits.createdAt, `${search.from}T00:00:00Z`) : undefined,
        search.to ? sql`${deposits.createdAt} < ${`${search.to}T00:00:00Z`}::timestamptz + interval '1 day'` : undefined,
        search.q?.trim() ? matches(ctx, search.q, sql`${deposits.depositNumber}`, deposits.bookingId) : undefined,
        after ? sql`(${deposits.createdAt}, ${deposits.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(deposits.createdAt), desc(deposits.id))
    .limit(atMost(search.limit + 1));
  return pageOf(
    rows,
    search.limit,
    (one) => rowOf(ctx, one),
    (one) => cursorOf(one.createdAt, one.id),
  );
}
