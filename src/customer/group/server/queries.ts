import { and, asc, desc, eq } from 'drizzle-orm';
import { scoped } from '#access/server/scope.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { customerGroups } from '../../server/tables.ts';

export type Group = typeof customerGroups.$inferSelect;

/** Customer groups in reach, those in use first. */
export async function listGroups(ctx: Context, branchId?: string): Promise<Group[]> {
  return ctx.tx
    .select()
    .from(customerGroups)
    .where(
      and(
        scoped(ctx.actor, 'customer.read', { branch: customerGroups.branchId }),
        branchId ? eq(customerGroups.branchId, branchId) : undefined,
      ),
    )
    .orderBy(desc(customerGroups.active), asc(customerGroups.name))
    .limit(500);
}

/** A customer group in reach; refuses 404 otherwise. */
export async function findGroup(ctx: Context, id: string, permission: 'customer.read' | 'customer-group.write', lock?: 'for update') {
  const found = ctx.tx
    .select()
    .from(customerGroups)
    .where(and(eq(customerGroups.id, id), scoped(ctx.actor, permission, { branch: customerGroups.branchId })));
  const [group] = await (lock ? found.for('update') : found);
  if (!group) throw refusePlatform('not-found');
  return group;
}
