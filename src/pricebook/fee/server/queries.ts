import { and, asc, eq, gt, not, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { scoped } from '#access/server/scope.ts';
import { branches } from '#branch/server/tables.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { atMost, cursorOf, pageOf, readCursor } from '#platform/server/paging.ts';
import type { FeeSet, feeApi } from '../../api.ts';
import { countryOf, currencyOf, type FeeRule } from '../../domain/pricebook.ts';
import { inPeriod } from '../../server/queries.ts';
import { feeRules } from '../../server/tables.ts';

type Asked = z.output<typeof feeApi.operations.list.query>;

const setOfBranch = sql<string>`${branches.settings}->>'feeRuleSet'`;

/** The rules of one set, of the set that a branch uses, or of all; in the order in which they were added. */
export async function listFees(ctx: Context, asked: Asked): Promise<{ items: FeeRule[]; nextCursor: string | null }> {
  const [, afterId] = readCursor(asked.cursor) ?? [];
  const rows = await ctx.tx
    .select()
    .from(feeRules)
    .where(
      and(
        asked.ruleSet ? eq(feeRules.ruleSet, asked.ruleSet) : undefined,
        asked.branchId ? sql`${feeRules.ruleSet} = (select ${setOfBranch} from ${branches} where ${mine(ctx, asked.branchId)})` : undefined,
        inPeriod(feeRules.firstOn, feeRules.lastOn, asked),
        asked.q
          ? sql`fold(${feeRules.code} || ' ' || ${feeRules.labelEn} || ' ' || ${feeRules.labelVi}) like '%' || fold(${asked.q.replace(/[\\%_]/g, '\\$&')}) || '%'`
          : undefined,
        afterId ? gt(feeRules.id, afterId) : undefined,
      ),
    )
    .orderBy(asc(feeRules.id))
    .limit(atMost(asked.limit + 1));
  return pageOf(
    rows,
    asked.limit,
    (row) => row,
    (row) => cursorOf(row.ruleSet, row.id),
  );
}

const mine = (ctx: Context, branchId: string): SQL | undefined =>
  and(eq(branches.id, branchId), scoped(ctx.actor, 'price.read', { branch: branches.id }));

/** Every rule set, those that a branch in reach names first. */
export async function listSets(ctx: Context): Promise<{ items: FeeSet[] }> {
  const { rows } = await ctx.tx.execute<{ ruleSet: string; rules: number; branches: FeeSet['branches'] }>(sql`
    select f.rule_set as "ruleSet", count(*)::int as rules,
      (select coalesce(json_agg(json_build_object('id', ${branches.id}, 'name', ${branches.name}) order by ${branches.code}), '[]') from ${branches}
       where ${setOfBranch} = f.rule_set and ${branches.active} and ${scoped(ctx.actor, 'price.read', { branch: branches.id })}) as branches
    from ${feeRules} f group by f.rule_set order by f.rule_set limit 200`);
  const items = rows.map((row) => ({ ...row, country: countryOf(row.ruleSet), currency: currencyOf(row.ruleSet) }));
  return { items: items.sort((a, b) => Math.sign(b.branches.length) - Math.sign(a.branches.length)) };
}

/** A rule, locked; refuses 404 where there is none. */
export async function lockFee(ctx: Context, id: string): Promise<FeeRule> {
  const [row] = await ctx.tx.select().from(feeRules).where(eq(feeRules.id, id)).for('update');
  if (!row) throw refusePlatform('not-found');
  return row;
}

/** A branch that uses the rule set and where the actor may not set prices, by name. */
export async function branchOutOfReach(ctx: Context, ruleSet: string): Promise<string | undefined> {
  const [row] = await ctx.tx
    .select({ name: branches.name })
    .from(branches)
    .where(and(eq(setOfBranch, ruleSet), branches.active, not(scoped(ctx.actor, 'price.write', { branch: branches.id }))))
    .orderBy(asc(branches.code))
    .limit(1);
  return row?.name;
}
