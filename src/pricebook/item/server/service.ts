import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { changesOf, record } from '#platform/server/events.ts';
import type { itemApi } from '../../api.ts';
import type { ItemPrice } from '../../domain/pricebook.ts';
import { itemPrices } from '../../server/tables.ts';
import { findItem, lockItem } from './queries.ts';

type Asked = z.output<typeof itemApi.operations.set.body>;

/** Sets what an item costs at a branch; no price takes it off sale there. */
export async function setItemPrice(ctx: Context, { branchId, itemId, price, rowVersion }: Asked): Promise<ItemPrice> {
  const found = await lockItem(ctx, { branchId, itemId });
  const before = await findItem(ctx, { branchId, itemId }, 'price.write');
  if (found !== rowVersion) throw refusePlatform('changed-meanwhile');
  const one = and(eq(itemPrices.branchId, branchId), eq(itemPrices.itemId, itemId));
  const after = { ...before, price, rowVersion: price === null ? 0 : rowVersion + 1 };
  if (price === null) await ctx.tx.delete(itemPrices).where(one);
  else if (rowVersion > 0) await ctx.tx.update(itemPrices).set({ price, rowVersion: after.rowVersion }).where(one);
  else await ctx.tx.insert(itemPrices).values({ id: ctx.newId(), branchId, itemId, price, rowVersion: 1 });
  await record(ctx, { noun: 'pricebook', id: itemId, branchId }, 'set-item-price', changesOf({ price: before.price }, { price }));
  return after;
}
