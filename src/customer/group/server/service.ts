import { eq } from 'drizzle-orm';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { changesOf, record } from '#platform/server/events.ts';
import type { GroupChange, GroupDraft } from '../../api.ts';
import { refuseDiscount } from '../../domain/refusals.ts';
import { findPlace } from '../../server/queries.ts';
import { customerGroups } from '../../server/tables.ts';
import { findGroup, type Group } from './queries.ts';

type Discount = Pick<Group, 'discountBp' | 'discountAmount'>;

/** A group gives a percentage or an amount, one of the two; naming one ends the other. */
function discountOf(ctx: Context, asked: Partial<Discount>, before: Discount = { discountBp: null, discountAmount: null }): Discount {
  const kept = asked.discountBp == null && asked.discountAmount == null ? before : { discountBp: null, discountAmount: null };
  const { discountBp, discountAmount } = { ...kept, ...asked };
  if ((discountBp === null) === (discountAmount === null)) throw refuseDiscount(ctx.locale);
  return { discountBp, discountAmount };
}

export async function addGroup(ctx: Context, { branchId: wanted, ...draft }: GroupDraft): Promise<Group> {
  const { branchId } = await findPlace(ctx, 'customer-group.write', wanted);
  const { name, description = '' } = draft;
  const group: Group = { id: ctx.newId(), branchId, name, description, ...discountOf(ctx, draft), active: true, rowVersion: 1 };
  await ctx.tx.insert(customerGroups).values(group);
  await record(ctx, { noun: 'customer-group', id: group.id, branchId }, 'create', { name, ...discountOf(ctx, draft) });
  return group;
}

export async function changeGroup(ctx: Context, id: string, { rowVersion, ...change }: GroupChange): Promise<Group> {
  const before = await findGroup(ctx, id, 'customer-group.write', 'for update');
  if (before.rowVersion !== rowVersion) throw refusePlatform('changed-meanwhile');
  const after = { ...change, ...discountOf(ctx, change, before) };
  const changes = changesOf(before, after);
  if (Object.keys(changes).length === 0) return before;
  const next = { ...after, rowVersion: rowVersion + 1 };
  await ctx.tx.update(customerGroups).set(next).where(eq(customerGroups.id, id));
  await record(ctx, { noun: 'customer-group', id, branchId: before.branchId }, 'change', changes);
  return { ...before, ...next };
}
