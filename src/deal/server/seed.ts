import { and, eq } from 'drizzle-orm';
import { actingAs } from '#access/server/seed.ts';
import type { Context } from '#platform/server/context.ts';
import { quotations } from '#quotation/server/tables.ts';
import { loseDeal } from './service.ts';
import { deals } from './tables.ts';

/** Deals whose customer declined or put it off are closed as lost, each by its own salesperson. */
export async function seedDeal(ctx: Context) {
  const reasons = { DECLINED: 'Khách chọn hãng khác.', CANCELLED: 'Khách hoãn mua xe.' } as const;
  for (const status of ['DECLINED', 'CANCELLED'] as const) {
    const over = await ctx.tx
      .select({ dealId: quotations.dealId, ownerId: quotations.ownerId, locale: quotations.currency })
      .from(quotations)
      .innerJoin(deals, eq(deals.id, quotations.dealId))
      .where(and(eq(quotations.status, status), eq(deals.status, 'OPEN')));
    for (const { dealId, ownerId, locale } of over) {
      const seller = await actingAs(ctx, { id: ownerId }, ctx.now.subtract({ hours: 30 }));
      const reason = status === 'DECLINED' ? 'Chose another make.' : 'Put off buying.';
      await loseDeal(seller, dealId, locale === 'INR' ? reason : reasons[status]);
    }
  }
}
