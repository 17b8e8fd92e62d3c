import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { changesOf, record } from '#platform/server/events.ts';
import type { PlanChange, PlanDraft } from '../../api.ts';
import { lastInstallmentOf, type PlanFigures } from '../../domain/finance.ts';
import type { Plan } from '../../domain/pricebook.ts';
import { refuseField } from '../../domain/refusals.ts';
import { findPlace } from '../../server/queries.ts';
import { plans } from '../../server/tables.ts';
import { lockPlan } from './queries.ts';

export async function addPlan(ctx: Context, draft: z.output<typeof PlanDraft>): Promise<Plan> {
  const { currency } = await findPlace(ctx, draft);
  judge(ctx, draft);
  const row = { ...draft, id: ctx.newId(), active: true, rowVersion: 1 };
  await ctx.tx.insert(plans).values(row);
  await record(ctx, { noun: 'pricebook', id: row.id, branchId: row.branchId }, 'add-plan', { ...row });
  return { ...row, currency };
}

export async function changePlan(ctx: Context, id: string, { rowVersion, ...change }: z.output<typeof PlanChange>): Promise<Plan> {
  const before = await lockPlan(ctx, id);
  if (before.rowVersion !== rowVersion) throw refusePlatform('changed-meanwhile');
  const after = { ...before, ...change, rowVersion: rowVersion + 1 };
  judge(ctx, after);
  await ctx.tx
    .update(plans)
    .set({ ...change, rowVersion: after.rowVersion })
    .where(eq(plans.id, id));
  await record(ctx, { noun: 'pricebook', id, branchId: before.branchId }, 'change-plan', changesOf(before, change));
  return after;
}

/** Advance and instalments must come to the price in the last month, not before. */
function judge(ctx: Context, plan: PlanFigures) {
  if (plan.installmentAdvance >= plan.installmentPrice) throw refuseField(ctx.locale, '/installmentAdvance', 'advance-not-below-price');
  if (lastInstallmentOf(plan) <= 0) throw refuseField(ctx.locale, '/monthlyInstallment', 'plan-overpays');
}
