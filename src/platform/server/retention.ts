import { lt, sql } from 'drizzle-orm';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import type { Job } from './jobs.ts';
import { atMost } from './paging.ts';
import { idempotencyKeys } from './tables.ts';

const forgetKeys = 'platform.forget-keys';

/** Forgotten in one transaction, at the most: it is over in milliseconds. */
export const keysAtOnce = 1_000;

/** What is kept for some days only. A job that finds more than it takes at once asks for itself again, as a transaction of its own. */
export const retentionJobs = ({ IDEMPOTENCY_DAYS }: Pick<Config, 'IDEMPOTENCY_DAYS'>): Job[] => [
  {
    name: forgetKeys,
    cron: '23 * * * *',
    work: async (ctx) => {
      if ((await forget(ctx, IDEMPOTENCY_DAYS)) === keysAtOnce) await ctx.queue.send(ctx.tx, forgetKeys, {});
    },
  },
];

/** Forgets the oldest Idempotency-Keys past their days, and tells how many; from then on each may be used anew. */
async function forget(ctx: Context, days: number): Promise<number> {
  const before = ctx.now.subtract({ hours: 24 * days }).toString();
  const oldest = ctx.tx
    .select({ place: sql`ctid` })
    .from(idempotencyKeys)
    .where(lt(idempotencyKeys.createdAt, before))
    .orderBy(idempotencyKeys.createdAt)
    .limit(atMost(keysAtOnce))
    .for('update', { skipLocked: true });
  const gone = await ctx.tx.delete(idempotencyKeys).where(sql`ctid = any(array(${oldest}))`).returning({ key: idempotencyKeys.key });
  return gone.length;
}
