import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Context, Queue } from './context.ts';

/** Work for later: sent inside the business transaction, done after its commit, at least once. */
export type Job<T extends object = object> = { name: string; cron?: string; work: (ctx: Context, asked: T) => Promise<void> };

export type Jobs = Queue & { stop: () => Promise<void> };

/** Who asks for the same job within this time, in milliseconds, has it done once. */
const soonMs = 200;

/** Starts pg-boss; where `work` is false it only sends. Each job runs in a transaction of its own, given by `inside`. */
export async function startJobs(
  url: string,
  jobs: Job[],
  options: { work: boolean; log: Logger; inside: (work: (ctx: Context) => Promise<void>) => Promise<void> },
): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    max: 3,
    application_name: 'forecourt-jobs',
    supervise: options.work,
    schedule: options.work,
  });
  boss.on('error', (error) => options.log.error({ err: { message: error.message } }, 'jobs'));
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name, { retryLimit: 5, retryBackoff: true, retryDelay: 5 });
    if (!options.work) continue;
    await boss.work<object>(job.name, { pollingIntervalSeconds: 0.5 }, async ([one]) => {
      if (one) await options.inside((ctx) => job.work(ctx, one.data ?? {}));
    });
    if (job.cron) await boss.schedule(job.name, job.cron);
  }
  const woken = new Set<string>();
  const wake = (name: string) => {
    woken.delete(name);
    boss.send(name, {}).catch((error: Error) => options.log.error({ err: { message: error.message } }, 'jobs'));
  };
  return {
    wake: (name) => {
      if (!options.work || woken.has(name)) return;
      woken.add(name);
      setTimeout(wake, soonMs, name).unref();
    },
    send: async (tx, name, asked) => {
      await boss.send(name, asked, { db: fromDrizzle(tx, sql) });
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}
