import { eq } from 'drizzle-orm';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { insertTogether, rowsOf } from '#platform/server/database.ts';
import { enteredRule } from '#quotation/domain/pricing.ts';
import type { LineKind } from '#quotation/domain/quotation.ts';
import { priceAsked } from '#quotation/offer/server/service.ts';
import { allocateCars } from '#vehicle/server/service.ts';
import type { Amendment } from '../../api.ts';
import { factsOf } from '../../direct/server/service.ts';
import { refuseBooking } from '../../domain/refusals.ts';
import { type Booking, findColor, lockBooking } from '../../server/queries.ts';
import { askFor, claimOf, depositOf, giveBack, judge, noted, refuseAt } from '../../server/service.ts';
import { bookingLines, bookings } from '../../server/tables.ts';
import { lockQueue } from '../../waitlist/server/queries.ts';
import { takeCars } from '../../waitlist/server/service.ts';

/** What an amendment changes of a booking. */
type Changed = Pick<Booking, 'versionId' | 'colorId' | 'version' | 'color' | 'totalPrice' | 'depositDue' | 'facts' | 'lines'>;

/** Changes version or colour. Number, deposit and place stay; the cars that no longer fit go to those who wait for such. */
export async function amendBooking(ctx: Context, id: string, asked: Amendment): Promise<void> {
  const before = await lockBooking(ctx, id);
  judge(ctx, before, 'amend');
  if (asked.rowVersion !== undefined && asked.rowVersion !== before.rowVersion) throw refusePlatform('changed-meanwhile');
  const { versionId = before.versionId, colorId = before.colorId } = asked;
  if (versionId === before.versionId && colorId === before.colorId) throw refuseAt(ctx, '/colorId', 'nothing-amended');
  const after = versionId === before.versionId ? await repainted(ctx, before, colorId) : await repriced(ctx, before, versionId, colorId);
  const { lines, ...columns } = after;
  await ctx.tx
    .update(bookings)
    .set({ ...columns, rowVersion: before.rowVersion + 1 })
    .where(eq(bookings.id, id));
  if (lines !== before.lines) {
    await ctx.tx.delete(bookingLines).where(eq(bookingLines.bookingId, id));
    const rows = lines.map((line, position) => ({ ...line, id: ctx.newId(), bookingId: id, position }));
    await insertTogether(ctx.tx, [rowsOf(bookingLines, rows)]);
  }
  if (before.status === 'APPROVED') await exchangeCars(ctx, before, { ...before, ...after });
  await noted(ctx, before, 'amend', {
    ...(after.version === before.version ? {} : { version: [before.version, after.version] }),
    ...(after.color === before.color ? {} : { color: [before.color, after.color] }),
    ...(after.totalPrice === before.totalPrice ? {} : { totalPrice: [before.totalPrice, after.totalPrice] }),
  });
}

/** Another colour costs the same. */
async function repainted(ctx: Context, before: Booking, colorId: string): Promise<Changed> {
  const color = await findColor(ctx, before.versionId, colorId);
  if (!color) throw refuseAt(ctx, '/colorId', 'color-not-made');
  const { versionId, version, totalPrice, depositDue, facts, lines } = before;
  return { versionId, version, totalPrice, depositDue, facts, lines, colorId, color };
}

/** Another version is priced anew, with what was chosen before as far as it is still offered. */
async function repriced(ctx: Context, before: Booking, versionId: string, colorId: string): Promise<Changed> {
  if (before.type === 'LEASE_SALE') throw refuseBooking('plan-bound');
  const { branchId, type, quantity, registrationArea, commission, customerId, customerName, settings } = before;
  const idsOf = (kind: LineKind) => before.lines.flatMap((line) => (line.kind === kind && line.itemId ? [line.itemId] : []));
  const discount = before.lines.find(({ kind }) => kind === 'DISCOUNT')?.amount ?? 0;
  const otherFees = before.lines.find(({ kind, rule }) => kind === 'OTHER_FEE' && rule === enteredRule)?.amount ?? 0;
  const offered = await priceAsked(
    ctx,
    branchId,
    {
      ...{ type, versionId, colorId, quantity, registrationArea, commission, customerId, otherFees },
      unitPrice: null,
      planId: null,
      discount: -discount,
      accessories: idsOf('ACCESSORY'),
      services: idsOf('SERVICE'),
    },
    { again: true },
  );
  const { totalPrice, lines } = offered.priced;
  const facts = factsOf(ctx, offered, customerName);
  const usual = before.depositDue === depositOf(before.totalPrice, settings) && !before.depositAt;
  const after: Changed = {
    versionId,
    colorId,
    version: offered.found.offer.version,
    color: offered.found.offer.colors.find(({ id }) => id === colorId)?.nameEn ?? '',
    totalPrice,
    depositDue: usual ? depositOf(totalPrice, settings) : Math.min(before.depositDue, totalPrice),
    facts,
    lines,
  };
  if (before.status === 'APPROVED' && (await askFor(ctx, { ...before, ...after }, facts)) === 'OPEN')
    throw refuseBooking('amend-needs-approval');
  return after;
}

/** Gives back what no longer fits and takes what does, or the same place in the other queue. */
async function exchangeCars(ctx: Context, before: Booking, booking: Booking) {
  const { id, cars, quantity } = booking;
  await lockQueue(ctx, before, booking);
  await giveBack(ctx, id);
  const taken = await takeCars(ctx, claimOf(booking));
  const allocation = taken.length >= quantity ? 'ALLOCATED' : 'BACKORDERED';
  await ctx.tx.update(bookings).set({ allocation, lapsedAt: null }).where(eq(bookings.id, id));
  if (cars.some(({ status }) => status === 'ALLOCATED')) await allocateCars(ctx, { bookingId: id });
}
