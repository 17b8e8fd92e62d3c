import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { formatDay } from '#platform/domain/format.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { changesOf, record } from '#platform/server/events.ts';
import type { PriceChange, PriceDraft, PriceSuccession } from '../../api.ts';
import type { CashPrice } from '../../domain/pricebook.ts';
import { refuseField, refusePricebook } from '../../domain/refusals.ts';
import { findPlace } from '../../server/queries.ts';
import { cashPrices } from '../../server/tables.ts';
import { lockPrice } from './queries.ts';

/** Adds a cash price; the database refuses a second one in force for the version, branch and list. */
export async function addPrice(ctx: Context, draft: z.output<typeof PriceDraft>): Promise<CashPrice> {
  const place = await findPlace(ctx, draft);
  const row = { ...draft, id: ctx.newId(), priceListCode: draft.priceListCode ?? place.priceList, rowVersion: 1 };
  return insert(ctx, { ...row, currency: place.currency });
}

export async function changePrice(ctx: Context, id: string, { rowVersion, ...change }: z.output<typeof PriceChange>): Promise<CashPrice> {
  const { today: _, ...before } = await lockPrice(ctx, id);
  if (before.rowVersion !== rowVersion) throw refusePlatform('changed-meanwhile');
  const after = { ...before, ...change, rowVersion: rowVersion + 1 };
  judge(ctx, after);
  await ctx.tx
    .update(cashPrices)
    .set({ ...change, rowVersion: after.rowVersion })
    .where(eq(cashPrices.id, id));
  await record(ctx, { noun: 'pricebook', id, branchId: before.branchId }, 'change-price', changesOf(before, change));
  return after;
}

/** Ends a price the day before a new one begins; the new one takes what was left of its days. */
export async function succeedPrice(
  ctx: Context,
  id: string,
  { rowVersion, ...next }: z.output<typeof PriceSuccession>,
): Promise<CashPrice> {
  const { today: _, ...before } = await lockPrice(ctx, id);
  if (before.rowVersion !== rowVersion) throw refusePlatform('changed-meanwhile');
  if (next.effectiveOn <= before.effectiveOn)
    throw refusePricebook('starts-too-early', { first: formatDay(before.effectiveOn), firstOn: before.effectiveOn });
  if (before.lastOn !== null && next.effectiveOn > before.lastOn)
    throw refusePricebook('ended-before', { last: formatDay(before.lastOn), lastOn: before.lastOn });
  const lastOn = Temporal.PlainDate.from(next.effectiveOn).subtract({ days: 1 }).toString();
  await ctx.tx
    .update(cashPrices)
    .set({ lastOn, rowVersion: rowVersion + 1 })
    .where(eq(cashPrices.id, id));
  await record(ctx, { noun: 'pricebook', id, branchId: before.branchId }, 'change-price', { lastOn: [before.lastOn, lastOn] });
  return insert(ctx, { ...before, ...next, id: ctx.newId(), rowVersion: 1 });
}

/** Removes a price that nobody can have quoted yet. */
export async function removePrice(ctx: Context, id: string): Promise<null> {
  const { today, ...price } = await lockPrice(ctx, id);
  if (price.effectiveOn <= today)
    throw refusePricebook('already-begun', { first: formatDay(price.effectiveOn), firstOn: price.effectiveOn });
  await ctx.tx.delete(cashPrices).where(eq(cashPrices.id, id));
  await record(ctx, { noun: 'pricebook', id, branchId: price.branchId }, 'remove-price', { ...price });
  return null;
}

async function insert(ctx: Context, price: CashPrice): Promise<CashPrice> {
  judge(ctx, price);
  const { currency: _, ...row } = price;
  await ctx.tx.insert(cashPrices).values(row);
  await record(ctx, { noun: 'pricebook', id: row.id, branchId: row.branchId }, 'add-price', { ...row });
  return price;
}

function judge(ctx: Context, { salesmanPrice, retailPrice, effectiveOn, lastOn }: CashPrice) {
  if (salesmanPrice > retailPrice) throw refuseField(ctx.locale, '/salesmanPrice', 'floor-above-retail');
  if (lastOn !== null && lastOn < effectiveOn) throw refuseField(ctx.locale, '/lastOn', 'ends-before-it-begins');
}
