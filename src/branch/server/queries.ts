import { and, asc, eq } from 'drizzle-orm';
import type { Permission } from '#access/domain/roles.ts';
import { scoped } from '#access/server/scope.ts';
import { can } from '#platform/domain/actor.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { branches } from './tables.ts';

export type Branch = typeof branches.$inferSelect;

/** The branches in reach of a permission. */
export async function listBranches(ctx: Context, permission: Permission = 'branch.read'): Promise<Branch[]> {
  return ctx.tx
    .select()
    .from(branches)
    .where(scoped(ctx.actor, permission, { branch: branches.id }))
    .orderBy(asc(branches.code))
    .limit(200);
}

/** A branch in reach of a permission; refuses 404 otherwise. */
export async function findBranch(ctx: Context, id: string, permission: Permission = 'branch.read'): Promise<Branch> {
  const [branch] = await ctx.tx
    .select()
    .from(branches)
    .where(and(eq(branches.id, id), scoped(ctx.actor, permission, { branch: branches.id })));
  if (!branch) throw refusePlatform('not-found');
  return branch;
}

/** The settings hold cost ratios, so only those who may see the margin get them. */
export const branchView = (ctx: Context, { companyId: _, settings, ...branch }: Branch) => ({
  ...branch,
  ...(can(ctx.actor, 'margin.read', { branchId: branch.id }) ? { settings } : {}),
});
