import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { dayOf } from '#branch/domain/branch.ts';
import { formatDay } from '#platform/domain/format.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { changesOf, record } from '#platform/server/events.ts';
import type { FeeChange, FeeDraft } from '../../api.ts';
import { areaOf } from '../../domain/areas.ts';
import { countryOf, type FeeRule } from '../../domain/pricebook.ts';
import { refuseField, refusePricebook } from '../../domain/refusals.ts';
import { feeRules } from '../../server/tables.ts';
import { branchOutOfReach, lockFee } from './queries.ts';

/** Adds a rule; the database refuses a second one for the same fee, cars and days. */
export async function addFee(ctx: Context, draft: z.output<typeof FeeDraft>): Promise<FeeRule> {
  await mayChange(ctx, draft.ruleSet);
  judge(ctx, draft);
  const row = { ...draft, id: ctx.newId(), rowVersion: 1 };
  await ctx.tx.insert(feeRules).values(row);
  await record(ctx, { noun: 'pricebook', id: row.id }, 'add-fee', { ...row });
  return row;
}

export async function changeFee(ctx: Context, id: string, { rowVersion, ...change }: z.output<typeof FeeChange>): Promise<FeeRule> {
  const before = await lockFee(ctx, id);
  await mayChange(ctx, before.ruleSet);
  if (before.rowVersion !== rowVersion) throw refusePlatform('changed-meanwhile');
  const after = { ...before, ...change, rowVersion: rowVersion + 1 };
  judge(ctx, after);
  await ctx.tx
    .update(feeRules)
    .set({ ...change, rowVersion: after.rowVersion })
    .where(eq(feeRules.id, id));
  await record(ctx, { noun: 'pricebook', id }, 'change-fee', changesOf(before, change));
  return after;
}

/** Removes a rule that has not begun. */
export async function removeFee(ctx: Context, id: string): Promise<null> {
  const rule = await lockFee(ctx, id);
  await mayChange(ctx, rule.ruleSet);
  const today = dayOf(ctx.now, countryOf(rule.ruleSet) === 'IN' ? 'Asia/Kolkata' : 'Asia/Ho_Chi_Minh');
  if (rule.firstOn <= today) throw refusePricebook('already-begun', { first: formatDay(rule.firstOn), firstOn: rule.firstOn });
  await ctx.tx.delete(feeRules).where(eq(feeRules.id, id));
  await record(ctx, { noun: 'pricebook', id }, 'remove-fee', { ...rule });
  return null;
}

/** A rule set is changed only by somebody who sets prices in every branch that uses it. */
async function mayChange(ctx: Context, ruleSet: string) {
  const branch = await branchOutOfReach(ctx, ruleSet);
  if (branch) throw refusePricebook('set-of-other-branches', { branch });
}

function judge(ctx: Context, rule: Omit<FeeRule, 'id' | 'rowVersion'>) {
  const { rateBp, amount, area, priceFrom, priceTo, firstOn, lastOn } = rule;
  if ((rateBp === null) === (amount === null)) throw refuseField(ctx.locale, '/amount', 'one-formula');
  if (lastOn !== null && lastOn < firstOn) throw refuseField(ctx.locale, '/lastOn', 'ends-before-it-begins');
  if (priceFrom !== null && priceTo !== null && priceTo <= priceFrom) throw refuseField(ctx.locale, '/priceTo', 'empty-band');
  if (area !== null && !areaOf(countryOf(rule.ruleSet), area)) throw refuseField(ctx.locale, '/area', 'unknown-area');
}
