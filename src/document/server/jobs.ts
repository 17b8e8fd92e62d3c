import type { Context } from '#platform/server/context.ts';
import type { Job } from '#platform/server/jobs.ts';
import { unknownKeys } from './queries.ts';

const sweep = 'document.sweep';
/** Taken away in one transaction, at the most. */
const sweptAtOnce = 500;

/** Each night, files older than a day that no row knows are taken away: what was stored for a transaction that was rolled back. */
export const documentJobs: Job[] = [
  {
    name: sweep,
    cron: '37 2 * * *',
    work: async (ctx) => {
      if ((await sweepFiles(ctx)) >= sweptAtOnce) await ctx.queue.send(ctx.tx, sweep, {});
    },
  },
];

async function sweepFiles(ctx: Context): Promise<number> {
  const before = ctx.now.subtract({ hours: 24 });
  let swept = 0;
  for await (const keys of ctx.files.list()) {
    for (const key of keys.length > 0 ? await unknownKeys(ctx, keys) : []) {
      const since = await ctx.files.keptAt(key);
      if (!since || Temporal.Instant.compare(since, before) >= 0) continue;
      await ctx.files.remove(key);
      if (++swept >= sweptAtOnce) return swept;
    }
  }
  return swept;
}
