import { and, asc, eq, isNull, or } from 'drizzle-orm';
import { scoped } from '#access/server/scope.ts';
import { branches } from '#branch/server/tables.ts';
import { can } from '#platform/domain/actor.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import type { RuleView } from '../../api.ts';
import { approvalRules } from '../../server/tables.ts';

export type Rule = typeof approvalRules.$inferSelect;

/** The rules of the branches in reach, and those of every branch. */
const inReach = (ctx: Context) =>
  or(isNull(approvalRules.branchId), scoped(ctx.actor, 'approval-rule.write', { branch: approvalRules.branchId }));

export async function listRules(ctx: Context): Promise<RuleView[]> {
  const rows = await ctx.tx
    .select({ rule: approvalRules, branchName: branches.name })
    .from(approvalRules)
    .leftJoin(branches, eq(branches.id, approvalRules.branchId))
    .where(inReach(ctx))
    .orderBy(asc(approvalRules.document), asc(approvalRules.level), asc(approvalRules.name), asc(approvalRules.id))
    .limit(500);
  return rows.map(({ rule, branchName }) => ruleView(ctx, rule, branchName));
}

/** A rule in reach, locked; refuses 404 out of reach and 403 where it holds in branches beyond reach. */
export async function lockRule(ctx: Context, id: string): Promise<Rule> {
  const [rule] = await ctx.tx
    .select()
    .from(approvalRules)
    .where(and(eq(approvalRules.id, id), inReach(ctx)))
    .for('update');
  if (!rule) throw refusePlatform('not-found');
  if (!mayChange(ctx, rule)) throw refusePlatform('not-permitted', { permission: 'approval-rule.write' });
  return rule;
}

/** The name of a branch whose rules the actor sets; refuses 404 otherwise, and 403 for every branch at once where that is beyond reach. */
export async function findBranchName(ctx: Context, branchId: string | null): Promise<string | null> {
  if (branchId === null) {
    if (!mayChange(ctx, { branchId })) throw refusePlatform('not-permitted', { permission: 'approval-rule.write' });
    return null;
  }
  const [branch] = await ctx.tx
    .select({ name: branches.name })
    .from(branches)
    .where(and(eq(branches.id, branchId), scoped(ctx.actor, 'approval-rule.write', { branch: branches.id })));
  if (!branch) throw refusePlatform('not-found', {}, [{ at: '/branchId', says: 'branchId' }]);
  return branch.name;
}

const mayChange = (ctx: Context, { branchId }: { branchId: string | null }) =>
  can(ctx.actor, 'approval-rule.write', { branchId: branchId ?? '*' });

export const ruleView = (ctx: Context, rule: Rule, branchName: string | null): RuleView => ({
  ...rule,
  branchName,
  mayChange: mayChange(ctx, rule),
});
