import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { refusePlatform } from '../domain/refusals.ts';
import type { Context } from './context.ts';
import { insertTogether, rowsOf } from './database.ts';
import { type EventRow, events, idempotencyKeys } from './tables.ts';

export type KeyedRequest = { key: string; hash: string };
export type FirstAnswer = { status: number; body: string };

export const hashOf = (method: string, path: string, body: unknown) =>
  createHash('sha256')
    .update(`${method} ${path} ${JSON.stringify(body) ?? ''}`)
    .digest('hex');

/** Claims the key for this transaction, or gives the first answer again. One statement; refuses a running or reused key. */
export async function claimKey(ctx: Context, request: KeyedRequest): Promise<FirstAnswer | undefined> {
  const { rows } = await ctx.tx.execute<{
    got: boolean;
    fresh: boolean;
    hash: string | null;
    status: number | null;
    body: string | null;
  }>(sql`
    with lock as (select pg_try_advisory_xact_lock(hashtextextended(${`${ctx.actor.id} ${request.key}`}, 7)) as got),
    fresh as (
      insert into ${idempotencyKeys} (actor_id, key, request_hash, created_at)
      select ${ctx.actor.id}::uuid, ${request.key}, ${request.hash}, ${ctx.now.toString()}::timestamptz from lock where got
      on conflict do nothing returning 1
    )
    select lock.got, exists (select 1 from fresh) as fresh, k.request_hash as hash, k.status, k.body
    from lock left join ${idempotencyKeys} k on k.actor_id = ${ctx.actor.id}::uuid and k.key = ${request.key}`);
  const row = rows[0];
  if (!row?.got) throw refusePlatform('key-running');
  if (row.fresh) return undefined;
  if (row.hash === null) throw refusePlatform('key-running');
  if (row.hash !== request.hash) throw refusePlatform('key-reused');
  return { status: row.status ?? 200, body: row.body ?? 'null' };
}

/** Writes the events of this transaction and, where there is a key, its answer, in one statement. */
export async function finish(ctx: Context, request?: KeyedRequest, answer?: FirstAnswer) {
  const rows: EventRow[] = ctx.events.splice(0);
  if (!request || !answer) return insertTogether(ctx.tx, [rowsOf(events, rows)]);
  const update = sql`update ${idempotencyKeys} set status = ${answer.status}, body = ${answer.body}
    where actor_id = ${ctx.actor.id}::uuid and key = ${request.key}`;
  if (rows.length === 0) await ctx.tx.execute(update);
  else await ctx.tx.execute(sql`with noted as (${ctx.tx.insert(events).values(rows).getSQL()}) ${update}`);
}
