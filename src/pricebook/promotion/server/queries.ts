import { and, eq, getTableColumns } from 'drizzle-orm';
import type { z } from 'zod';
import { scoped } from '#access/server/scope.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { branches } from '#branch/server/tables.ts';
import { models, versions } from '#catalogue/server/tables.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { atMost, pageOf } from '#platform/server/paging.ts';
import type { PromotionRow, promotionApi } from '../../api.ts';
import type { Promotion } from '../../domain/pricebook.ts';
import { after, cursorAfter, inOrder, inPeriod, inReach, namedColumns } from '../../server/queries.ts';
import { promotions } from '../../server/tables.ts';

type Asked = z.output<typeof promotionApi.operations.list.query>;

/** Promotions, version by version, the earliest first. */
export async function listPromotions(ctx: Context, asked: Asked): Promise<{ items: PromotionRow[]; nextCursor: string | null }> {
  const rows = await ctx.tx
    .select({ ...getTableColumns(promotions), ...namedColumns })
    .from(promotions)
    .innerJoin(branches, eq(branches.id, promotions.branchId))
    .innerJoin(versions, eq(versions.id, promotions.versionId))
    .innerJoin(models, eq(models.id, versions.modelId))
    .where(
      and(
        inReach(ctx, promotions, asked),
        inPeriod(promotions.firstOn, promotions.lastOn, asked),
        after(asked.cursor, promotions, promotions.firstOn),
      ),
    )
    .orderBy(...inOrder(promotions, promotions.firstOn))
    .limit(atMost(asked.limit + 1));
  return pageOf(
    rows,
    asked.limit,
    (row) => row,
    (row) => cursorAfter(row, row.firstOn),
  );
}

/** A promotion of one of the actor's branches, locked, with the branch's day; refuses 404 where there is none. */
export async function lockPromotion(ctx: Context, id: string): Promise<Promotion & { today: string }> {
  const [row] = await ctx.tx
    .select({ ...getTableColumns(promotions), currency: branches.currency, timeZone: branches.timeZone })
    .from(promotions)
    .innerJoin(branches, eq(branches.id, promotions.branchId))
    .where(and(eq(promotions.id, id), scoped(ctx.actor, 'price.write', { branch: promotions.branchId })))
    .for('update', { of: promotions });
  if (!row) throw refusePlatform('not-found');
  const { timeZone, ...promotion } = row;
  return { ...promotion, today: dayOf(ctx.now, timeZone) };
}
