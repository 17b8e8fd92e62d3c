import { eq } from 'drizzle-orm';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { changesOf, record } from '#platform/server/events.ts';
import type { RuleChange, RuleDraft, RuleView } from '../../api.ts';
import { approvalRules } from '../../server/tables.ts';
import { findBranchName, lockRule, type Rule, ruleView } from './queries.ts';

const subject = ({ id, branchId }: Pick<Rule, 'id' | 'branchId'>) => ({ noun: 'approval-rule', id, branchId });

export async function addRule(ctx: Context, draft: RuleDraft): Promise<RuleView> {
  const branchName = await findBranchName(ctx, draft.branchId);
  const rule: Rule = { ...draft, id: ctx.newId(), rowVersion: 1 };
  await ctx.tx.insert(approvalRules).values(rule);
  await record(ctx, subject(rule), 'add', { name: rule.name });
  return ruleView(ctx, rule, branchName);
}

/** Changes a rule. What was asked before stays as it was asked. */
export async function changeRule(ctx: Context, id: string, { rowVersion, ...change }: RuleChange): Promise<RuleView> {
  const before = await lockRule(ctx, id);
  if (before.rowVersion !== rowVersion) throw refusePlatform('changed-meanwhile', { rowVersion: before.rowVersion });
  const after = { ...before, ...change, rowVersion: rowVersion + 1 };
  await ctx.tx
    .update(approvalRules)
    .set({ ...change, rowVersion: after.rowVersion })
    .where(eq(approvalRules.id, id));
  await record(ctx, subject(before), 'change', { fields: Object.keys(changesOf(before, change)) });
  return ruleView(ctx, after, await findBranchName(ctx, before.branchId));
}

export async function removeRule(ctx: Context, id: string): Promise<null> {
  const before = await lockRule(ctx, id);
  await ctx.tx.delete(approvalRules).where(eq(approvalRules.id, id));
  await record(ctx, subject(before), 'remove', { name: before.name });
  return null;
}
