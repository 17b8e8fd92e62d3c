import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { refusePlatform } from '../domain/refusals.ts';
import type { Context } from './context.ts';
import { insertsOf, insertTogether, rowsOf } from './database.ts';
import { type EventRow, events, idempotencyKeys } from './tables.ts';

export type KeyedRequest = { key: string; hash: string };
export type FirstAnswer = { status: number; body: string };

export const hashOf = (method: string, path: string, body: unknown) =>
  createHash('sha256')
    .update(`${method} ${path} ${JSON.stringify(body) ?? ''}`)
    .digest('hex');

/** Ends a transaction whose key has an answer already: whatever it did is undone. */
export class AnsweredBefore extends Error {
  readonly first: FirstAnswer;
  constructor(first: FirstAnswer) {
    super('this key has its answer');
    this.first = first;
  }
}

/**
 * Does the work once for its key. The claim travels with the first question of the work, which so costs no round trip more; where
 * the key is running, was reused or has its answer, that is what happens, whatever the work came to.
 */
export async function onceFor<T>(ctx: Context, request: KeyedRequest | undefined, work: () => Promise<T>): Promise<T> {
  if (!request) return work();
  const [claimed, worked] = await Promise.allSettled([claimKey(ctx, request), work()]);
  if (claimed.status === 'rejected') throw claimed.reason;
  if (claimed.value) throw new AnsweredBefore(claimed.value);
  if (worked.status === 'rejected') throw worked.reason;
  return worked.value;
}

/** Claims the key for this transaction, or gives the first answer again. One statement; refuses a running or reused key. */
async function claimKey(ctx: Context, request: KeyedRequest): Promise<FirstAnswer | undefined> {
  const { rows } = await ctx.tx.execute<{ got: boolean; hash: string | null; status: number | null; body: string | null }>(sql`
    select pg_try_advisory_xact_lock(hashtextextended(${`${ctx.actor.id} ${request.key}`}, 7)) as got, k.request_hash as hash, k.status, k.body
    from (select) one left join ${idempotencyKeys} k on k.actor_id = ${ctx.actor.id}::uuid and k.key = ${request.key}`);
  const row = rows[0];
  if (!row?.got) throw refusePlatform('key-running');
  if (row.hash === null) return undefined;
  if (row.hash !== request.hash) throw refusePlatform('key-reused');
  return { status: row.status ?? 200, body: row.body ?? 'null' };
}

/** The database's guard against a key whose first answer was committed after this transaction looked for it. */
export const keyTaken = 'idempotency_keys_pkey';

/** The statement that writes the events of this transaction and, where there is a key, its answer. */
export function lastOf(ctx: Context, request?: KeyedRequest, answer?: FirstAnswer): SQL | undefined {
  const noted: EventRow[] = ctx.events.splice(0);
  const { key, hash } = request ?? {};
  const kept = key && hash && answer ? [{ actorId: ctx.actor.id, key, requestHash: hash, ...answer, createdAt: ctx.now.toString() }] : [];
  return insertsOf(ctx.tx, [...ctx.rows.splice(0), rowsOf(events, noted), rowsOf(idempotencyKeys, kept)]);
}

/** Writes what the transaction has noted. */
export async function finish(ctx: Context): Promise<void> {
  const last = lastOf(ctx);
  if (last) await ctx.tx.execute(last);
}

/** Writes the rows noted so far, for whoever reads them in this transaction. */
export const writeRows = (ctx: Context): Promise<void> => insertTogether(ctx.tx, ctx.rows.splice(0));
