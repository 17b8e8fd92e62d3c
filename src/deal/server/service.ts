import { eq } from 'drizzle-orm';
import { obstacle } from '#platform/domain/machine.ts';
import type { Context } from '#platform/server/context.ts';
import { type Rows, rowsOf, sendAlong } from '#platform/server/database.ts';
import { record } from '#platform/server/events.ts';
import { type DealMove, dealMoves } from '../domain/states.ts';
import { lockDeal } from './queries.ts';
import { deals } from './tables.ts';

/** Begins a deal. The caller inserts `rows` together with what the deal begins with, so that it costs no statement. */
export async function openDeal(
  ctx: Context,
  given: { branchId: string; ownerId: string; customerId: string; title: string },
): Promise<{ id: string; rows: Rows }> {
  const id = ctx.newId();
  const rows = rowsOf(deals, [{ ...given, id, status: 'OPEN', createdAt: ctx.now.toString() }]);
  await record(ctx, { noun: 'deal', id, branchId: given.branchId, dealId: id }, 'open', { title: given.title });
  return { id, rows };
}

/** The customer will not buy. Refused while a booking of the deal is live. */
export const loseDeal = (ctx: Context, id: string, reason: string): Promise<void> => moveDeal(ctx, id, 'lose', { lostReason: reason });

/** The car was delivered. */
export const winDeal = (ctx: Context, id: string): Promise<void> => moveDeal(ctx, id, 'win', {});

/** The one writer of a deal's status. */
async function moveDeal(ctx: Context, id: string, move: DealMove, also: { lostReason?: string }) {
  const subject = await lockDeal(ctx, id);
  const no = obstacle(dealMoves, move, { actor: ctx.actor, subject, now: ctx.now });
  if (no) throw no;
  const status = dealMoves[move].to;
  const moved = { status, ...also, rowVersion: subject.rowVersion + 1 };
  sendAlong(ctx.tx, ctx.tx.update(deals).set(moved).where(eq(deals.id, id)));
  await record(ctx, { noun: 'deal', id, branchId: subject.branchId, dealId: id }, move, { status: [subject.status, status], ...also });
}
