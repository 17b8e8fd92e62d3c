import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { formatDay } from '#platform/domain/format.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { changesOf, record } from '#platform/server/events.ts';
import type { PromotionChange, PromotionDraft } from '../../api.ts';
import type { Promotion } from '../../domain/pricebook.ts';
import { refuseField, refusePricebook } from '../../domain/refusals.ts';
import { findPlace } from '../../server/queries.ts';
import { promotions } from '../../server/tables.ts';
import { lockPromotion } from './queries.ts';

/** Adds a promotion; the database refuses a second one for the version and branch on the same day. */
export async function addPromotion(ctx: Context, draft: z.output<typeof PromotionDraft>): Promise<Promotion> {
  const { currency } = await findPlace(ctx, draft);
  judge(ctx, draft);
  const row = { ...draft, id: ctx.newId(), rowVersion: 1 };
  await ctx.tx.insert(promotions).values(row);
  await record(ctx, { noun: 'pricebook', id: row.id, branchId: row.branchId }, 'add-promotion', { ...row });
  return { ...row, currency };
}

export async function changePromotion(
  ctx: Context,
  id: string,
  { rowVersion, ...change }: z.output<typeof PromotionChange>,
): Promise<Promotion> {
  const { today: _, ...before } = await lockPromotion(ctx, id);
  if (before.rowVersion !== rowVersion) throw refusePlatform('changed-meanwhile');
  const after = { ...before, ...change, rowVersion: rowVersion + 1 };
  judge(ctx, after);
  await ctx.tx
    .update(promotions)
    .set({ ...change, rowVersion: after.rowVersion })
    .where(eq(promotions.id, id));
  await record(ctx, { noun: 'pricebook', id, branchId: before.branchId }, 'change-promotion', changesOf(before, change));
  return after;
}

/** Removes a promotion that has not begun. */
export async function removePromotion(ctx: Context, id: string): Promise<null> {
  const { today, ...promotion } = await lockPromotion(ctx, id);
  if (promotion.firstOn <= today)
    throw refusePricebook('already-begun', { first: formatDay(promotion.firstOn), firstOn: promotion.firstOn });
  await ctx.tx.delete(promotions).where(eq(promotions.id, id));
  await record(ctx, { noun: 'pricebook', id, branchId: promotion.branchId }, 'remove-promotion', { ...promotion });
  return null;
}

function judge(ctx: Context, { firstOn, lastOn }: { firstOn: string; lastOn: string }) {
  if (lastOn < firstOn) throw refuseField(ctx.locale, '/lastOn', 'ends-before-it-begins');
}
