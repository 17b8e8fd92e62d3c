import { and, eq } from 'drizzle-orm';
import { dayOf } from '#branch/domain/branch.ts';
import { formatInstant } from '#platform/domain/format.ts';
import { obstacle } from '#platform/domain/machine.ts';
import type { Context } from '#platform/server/context.ts';
import { sendAlong } from '#platform/server/database.ts';
import { record } from '#platform/server/events.ts';
import { nextNumber } from '#platform/server/numbers.ts';
import { refuseDelivery } from '../../domain/refusals.ts';
import { type GatepassMove, gatepassMoves } from '../../domain/states.ts';
import { judged, stamp } from '../../server/service.ts';
import { gatepasses } from '../../server/tables.ts';
import { carTakenBack, codeOf, findShown, type Gatepass, hashOf, lockPass, lockPassOf, lockShown, subjectOf } from './queries.ts';

type Whose = Pick<Gatepass, 'id' | 'branchId' | 'dealId' | 'bookingId'>;

const noted = (ctx: Context, { id, branchId, dealId, bookingId }: Whose, move: string, changes: Record<string, unknown>) =>
  record(ctx, { noun: 'gatepass', id, branchId, dealId }, move, { bookingId, ...changes });

/** A pass for each car of the delivery that has none; refused while a single fact of the gate is missing. */
export async function issueGatepasses(ctx: Context, deliveryId: string): Promise<void> {
  const delivery = await judged(ctx, deliveryId, 'issue');
  const { branchId, ownerId, dealId, bookingId, settings, timeZone } = delivery;
  const scope = settings.numberScope === 'COMPANY' ? 'company' : branchId;
  const year = Number(dayOf(ctx.now, timeZone).slice(0, 4));
  const without = delivery.cars.filter(({ gatepass }) => !gatepass);
  if (without.length === 0) return;
  const rows = without.map(({ id: vehicleId }) => {
    const id = ctx.newId();
    return {
      ...{ id, branchId, ownerId, dealId, bookingId, deliveryId, vehicleId },
      gatepassNumber: nextNumber('GP', scope, year),
      codeHash: hashOf(codeOf(ctx, id)),
      status: 'ISSUED' as const,
      issuedBy: ctx.actor.id,
      issuedAt: stamp(ctx),
    };
  });
  const issued = await ctx.tx.insert(gatepasses).values(rows).returning();
  for (const pass of issued) await noted(ctx, pass, 'issue', { status: 'ISSUED', gatepassNumber: pass.gatepassNumber });
}

/** The one writer of a gatepass's status; a pass that is not valid any more is not written. */
const turn = (
  ctx: Context,
  id: string,
  move: GatepassMove,
  columns: Pick<typeof gatepasses.$inferInsert, 'usedBy' | 'usedAt' | 'voidReason' | 'voidedBy' | 'voidedAt'>,
) =>
  sendAlong(
    ctx.tx,
    ctx.tx
      .update(gatepasses)
      .set({ ...columns, status: gatepassMoves[move].to })
      .where(and(eq(gatepasses.id, id), eq(gatepasses.status, 'ISSUED'))),
  );

function judge(ctx: Context, pass: Gatepass, move: GatepassMove) {
  const { gatepassNumber, usedAt, timeZone } = pass;
  if (pass.status === 'USED' && usedAt)
    throw refuseDelivery('already-used', { gatepassNumber, usedAt: formatInstant(usedAt, timeZone, ctx.locale) });
  if (pass.status === 'VOID') throw refuseDelivery('gatepass-void', { gatepassNumber });
  const no = obstacle(gatepassMoves, move, { actor: ctx.actor, subject: subjectOf(pass), now: ctx.now });
  if (no) throw no;
}

/** The car leaves. Of many who try at the same moment one lets it out; the others are told when. */
export async function letCarOut(ctx: Context, shown: string): Promise<string> {
  lockShown(ctx, shown);
  const pass = await findShown(ctx, shown);
  judge(ctx, pass, 'use');
  turn(ctx, pass.id, 'use', { usedBy: ctx.actor.id, usedAt: stamp(ctx) });
  await noted(ctx, pass, 'use', { status: ['ISSUED', 'USED'], gatepassNumber: pass.gatepassNumber, vin: pass.vin });
  return pass.gatepassNumber;
}

const byNow = (ctx: Context) => ({ voidedBy: ctx.actor.kind === 'clock' ? null : ctx.actor.id, voidedAt: stamp(ctx) });

/** Takes a pass back; answers whose delivery it was for. */
export async function voidGatepass(ctx: Context, id: string, reason: string): Promise<string> {
  const pass = await lockPass(ctx, id);
  judge(ctx, pass, 'void');
  turn(ctx, id, 'void', { voidReason: reason, ...byNow(ctx) });
  await noted(ctx, pass, 'void', { status: ['ISSUED', 'VOID'], gatepassNumber: pass.gatepassNumber, reason });
  return pass.deliveryId;
}

/** A car was taken back from its booking: it does not leave with that pass. */
export async function voidPassOf(ctx: Context, vehicleId: string): Promise<void> {
  const pass = await lockPassOf(ctx, vehicleId);
  if (!pass) return;
  turn(ctx, pass.id, 'void', { voidReason: carTakenBack, ...byNow(ctx) });
  await noted(ctx, pass, 'void', { status: ['ISSUED', 'VOID'], gatepassNumber: pass.gatepassNumber });
}
