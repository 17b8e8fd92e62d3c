import { and, eq, getTableColumns } from 'drizzle-orm';
import type { z } from 'zod';
import { scoped } from '#access/server/scope.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { branches } from '#branch/server/tables.ts';
import { models, versions } from '#catalogue/server/tables.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { atMost, pageOf } from '#platform/server/paging.ts';
import type { PriceRow, priceApi } from '../../api.ts';
import type { CashPrice } from '../../domain/pricebook.ts';
import { after, cursorAfter, inOrder, inPeriod, inReach, namedColumns } from '../../server/queries.ts';
import { cashPrices } from '../../server/tables.ts';

type Asked = z.output<typeof priceApi.operations.list.query>;

/** Cash prices, version by version, the earliest first. */
export async function listPrices(ctx: Context, asked: Asked): Promise<{ items: PriceRow[]; nextCursor: string | null }> {
  const rows = await ctx.tx
    .select({ ...getTableColumns(cashPrices), ...namedColumns })
    .from(cashPrices)
    .innerJoin(branches, eq(branches.id, cashPrices.branchId))
    .innerJoin(versions, eq(versions.id, cashPrices.versionId))
    .innerJoin(models, eq(models.id, versions.modelId))
    .where(
      and(
        inReach(ctx, cashPrices, asked),
        inPeriod(cashPrices.effectiveOn, cashPrices.lastOn, asked),
        asked.priceListCode ? eq(cashPrices.priceListCode, asked.priceListCode) : undefined,
        after(asked.cursor, cashPrices, cashPrices.effectiveOn),
      ),
    )
    .orderBy(...inOrder(cashPrices, cashPrices.effectiveOn))
    .limit(atMost(asked.limit + 1));
  return pageOf(
    rows,
    asked.limit,
    (row) => row,
    (row) => cursorAfter(row, row.effectiveOn),
  );
}

/** A cash price of one of the actor's branches, locked, with the branch's day; refuses 404 where there is none. */
export async function lockPrice(ctx: Context, id: string): Promise<CashPrice & { today: string }> {
  const [row] = await ctx.tx
    .select({ ...getTableColumns(cashPrices), currency: branches.currency, timeZone: branches.timeZone })
    .from(cashPrices)
    .innerJoin(branches, eq(branches.id, cashPrices.branchId))
    .where(and(eq(cashPrices.id, id), scoped(ctx.actor, 'price.write', { branch: cashPrices.branchId })))
    .for('update', { of: cashPrices });
  if (!row) throw refusePlatform('not-found');
  const { timeZone, ...price } = row;
  return { ...price, today: dayOf(ctx.now, timeZone) };
}
