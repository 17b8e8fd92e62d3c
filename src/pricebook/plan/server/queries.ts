import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { scoped } from '#access/server/scope.ts';
import { branches } from '#branch/server/tables.ts';
import { models, versions } from '#catalogue/server/tables.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { atMost, pageOf } from '#platform/server/paging.ts';
import type { PlanRow, planApi } from '../../api.ts';
import { totalsOf } from '../../domain/finance.ts';
import type { Plan } from '../../domain/pricebook.ts';
import { after, cursorAfter, inOrder, inReach, namedColumns } from '../../server/queries.ts';
import { cashPrices, plans } from '../../server/tables.ts';

type Asked = z.output<typeof planApi.operations.list.query>;

/** What the plan's version costs in cash at the branch on its present day; nothing where no price is in force. */
const cashToday = (ctx: Context) => sql<number | null>`(
  select case c.default_price_type when 'salesman' then c.salesman_price when 'fixed' then c.fixed_price else c.retail_price end
  from ${cashPrices} c
  where c.version_id = ${plans.versionId} and c.branch_id = ${plans.branchId} and c.price_list_code = ${branches.settings}->>'priceList'
    and daterange(c.effective_on, c.last_on, '[]') @> (${ctx.now.toString()}::timestamptz at time zone ${branches.timeZone})::date)`;

/** Instalment plans, version by version, with what each comes to beside the price in cash. */
export async function listPlans(ctx: Context, asked: Asked): Promise<{ items: PlanRow[]; nextCursor: string | null }> {
  const rows = await ctx.tx
    .select({ ...getTableColumns(plans), ...namedColumns, cash: cashToday(ctx).mapWith(plans.installmentPrice) })
    .from(plans)
    .innerJoin(branches, eq(branches.id, plans.branchId))
    .innerJoin(versions, eq(versions.id, plans.versionId))
    .innerJoin(models, eq(models.id, versions.modelId))
    .where(
      and(
        inReach(ctx, plans, asked),
        asked.active ? eq(plans.active, asked.active === 'true') : undefined,
        after(asked.cursor, plans, plans.code),
      ),
    )
    .orderBy(...inOrder(plans, plans.code))
    .limit(atMost(asked.limit + 1));
  return pageOf(rows, asked.limit, viewOf, (row) => cursorAfter(row, row.code));
}

function viewOf({ cash, ...plan }: Plan & { model: string; version: string; cash: number | null }): PlanRow {
  const { yearlyRateBp, ...totals } = totalsOf(plan, cash ?? 0);
  return { ...plan, ...totals, cashPrice: cash, yearlyRateBp: cash === null ? null : yearlyRateBp };
}

/** A plan of one of the actor's branches, locked; refuses 404 where there is none. */
export async function lockPlan(ctx: Context, id: string): Promise<Plan> {
  const [row] = await ctx.tx
    .select({ ...getTableColumns(plans), currency: branches.currency })
    .from(plans)
    .innerJoin(branches, eq(branches.id, plans.branchId))
    .where(and(eq(plans.id, id), scoped(ctx.actor, 'price.write', { branch: plans.branchId })))
    .for('update', { of: plans });
  if (!row) throw refusePlatform('not-found');
  return row;
}
