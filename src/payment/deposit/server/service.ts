import { eq } from 'drizzle-orm';
import { dayOf } from '#branch/domain/branch.ts';
import { keepDocument } from '#document/server/service.ts';
import { obstacle } from '#platform/domain/machine.ts';
import type { Context } from '#platform/server/context.ts';
import { sendAlong } from '#platform/server/database.ts';
import { record } from '#platform/server/events.ts';
import { nextNumber } from '#platform/server/numbers.ts';
import type { Upload } from '#platform/server/serve.ts';
import type { DepositAsked } from '../../api.ts';
import { dueOf } from '../../domain/balance.ts';
import type { Method } from '../../domain/payment.ts';
import { type DepositMove, depositMoves } from '../../domain/states.ts';
import { type Book, lockBook } from '../../server/queries.ts';
import { dayFor, enter, judge, judgeAmount, refuseAt, settle, stamp } from '../../server/service.ts';
import { deposits } from '../../server/tables.ts';
import { type Deposit, findOpenDeposit, lockDeposit, subjectOf } from './queries.ts';

/** Asks for the deposit of an approved booking: what was agreed with it, unless another amount is said. The answer is its id. */
export async function askDeposit(ctx: Context, { bookingId, amount, method }: DepositAsked): Promise<string> {
  const book = await lockBook(ctx, bookingId);
  judge(ctx, book, 'ask');
  const wanted = amount ?? Math.min(book.depositDue, dueOf(book.sums, book.status));
  if (wanted === 0) throw refuseAt(ctx, '/amount', 'amount-needed');
  judgeAmount(ctx, 'ask', book, wanted);
  const id = ctx.newId();
  const { branchId, ownerId, dealId, currency, settings, timeZone } = book;
  const scope = settings.numberScope === 'COMPANY' ? 'company' : branchId;
  const number = nextNumber('DP', scope, Number(dayOf(ctx.now, timeZone).slice(0, 4)));
  const [made] = await ctx.tx
    .insert(deposits)
    .values({
      ...{ id, branchId, ownerId, dealId, bookingId, currency, method },
      ...{ amount: wanted, status: 'PENDING', depositNumber: number, createdBy: ctx.actor.id, createdAt: stamp(ctx) },
    })
    .returning({ depositNumber: deposits.depositNumber });
  const changes = { status: 'PENDING', depositNumber: made?.depositNumber, amount: wanted, method };
  await record(ctx, { noun: 'deposit', id, branchId, dealId }, 'ask', changes);
  return id;
}

/** A deposit that is about to move, judged once its booking is locked, so that nothing of it changes meanwhile. */
async function begin(ctx: Context, id: string, move: DepositMove): Promise<{ deposit: Deposit; book: Book }> {
  const { deposit, book } = await lockDeposit(ctx, id);
  const no = obstacle(depositMoves, move, { actor: ctx.actor, subject: subjectOf(deposit), now: ctx.now });
  if (no) throw no;
  return { deposit, book };
}

type Also = Partial<Pick<typeof deposits.$inferInsert, 'proofId' | 'reason' | 'confirmedBy' | 'confirmedAt'>>;

/** The one writer of a deposit's status. */
function put(ctx: Context, { id, rowVersion }: Deposit, move: DepositMove, also: Also = {}) {
  const changed = { status: depositMoves[move].to, ...also, rowVersion: rowVersion + 1 };
  sendAlong(ctx.tx, ctx.tx.update(deposits).set(changed).where(eq(deposits.id, id)));
}

const noted = (ctx: Context, { id, branchId, dealId, status, depositNumber }: Deposit, move: DepositMove, changes: object) =>
  record(ctx, { noun: 'deposit', id, branchId, dealId }, move, {
    depositNumber,
    ...(depositMoves[move].to === status ? {} : { status: [status, depositMoves[move].to] }),
    ...changes,
  });

/** Keeps what proves the payment, in place of what was there. */
export async function proveDeposit(ctx: Context, id: string, { name, content }: Upload): Promise<void> {
  const { deposit } = await begin(ctx, id, 'prove');
  const { branchId, dealId, ownerId } = deposit;
  const proof = await keepDocument(ctx, {
    subject: { noun: 'deposit', id, branchId, dealId, ownerId },
    kind: 'PAYMENT_PROOF',
    name,
    content,
  });
  put(ctx, deposit, 'prove', { proofId: proof.id });
  await noted(ctx, deposit, 'prove', { proofId: [deposit.proofId, proof.id] });
}

/** The money came: the booking keeps its cars for good, and the deposit has its receipt. */
export async function confirmDeposit(
  ctx: Context,
  id: string,
  given: { reference: string; receivedOn?: string | undefined },
): Promise<void> {
  const { deposit, book } = await begin(ctx, id, 'confirm');
  const receivedOn = dayFor(ctx, book, given.receivedOn);
  const { amount, method, bookingId } = deposit;
  put(ctx, deposit, 'confirm', { confirmedBy: ctx.actor.id, confirmedAt: stamp(ctx) });
  const change = { received: amount, deposited: amount };
  await settle(ctx, book, change, true);
  await noted(ctx, deposit, 'confirm', { bookingId, amount });
  const { reference } = given;
  await enter(ctx, book, { kind: 'DEPOSIT', payer: 'CUSTOMER', method, amount, depositId: id, reference, receivedOn }, change);
}

/** It is not asked for any more; what was received is owed back. */
export async function cancelDeposit(ctx: Context, id: string, reason: string): Promise<void> {
  const { deposit } = await begin(ctx, id, 'cancel');
  put(ctx, deposit, 'cancel', { reason });
  await noted(ctx, deposit, 'cancel', { amount: deposit.amount, reason });
}

/** A booking was cancelled, and its deposit with it. */
export async function cancelDepositOf(ctx: Context, bookingId: string, reason: string): Promise<void> {
  const open = await findOpenDeposit(ctx, bookingId);
  if (open) await cancelDeposit(ctx, open, reason);
}

/** The whole deposit goes back, by somebody other than who confirmed it. */
export async function refundDeposit(ctx: Context, id: string, { method, reference }: { method: Method; reference: string }): Promise<void> {
  const { deposit, book } = await begin(ctx, id, 'refund');
  put(ctx, deposit, 'refund');
  await noted(ctx, deposit, 'refund', { amount: deposit.amount });
  await giveBack(ctx, book, deposit, { method, reference, note: deposit.reason ?? '' });
}

/**
 * It was confirmed by mistake: a counter-entry takes it out of the book, and the booking is as sure as its other money makes it.
 * What was entered stays. Not by whoever confirmed it.
 */
export async function reverseDeposit(ctx: Context, id: string, reason: string): Promise<void> {
  const { deposit, book } = await begin(ctx, id, 'reverse');
  const { amount, method } = deposit;
  put(ctx, deposit, 'reverse', { reason });
  await noted(ctx, deposit, 'reverse', { amount, reason });
  await settle(ctx, book, { refunded: amount, deposited: -amount }, false);
  await giveBack(ctx, book, deposit, { method, reference: '', note: reason });
}

const giveBack = (ctx: Context, book: Book, { id, amount }: Deposit, how: { method: Method; reference: string; note: string }) =>
  enter(
    ctx,
    book,
    { ...how, kind: 'REFUND', payer: 'CUSTOMER', amount, depositId: id, receivedOn: dayFor(ctx, book) },
    { refunded: amount, deposited: -amount },
  );
