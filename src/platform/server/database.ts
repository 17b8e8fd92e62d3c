import { type SQL, sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PgInsertValue, PgTable } from 'drizzle-orm/pg-core';
import pg from 'pg';

export type Database = { pool: pg.Pool; db: NodePgDatabase; close: () => Promise<void> };

/** Where reads and writes of one request go: its transaction. */
export type Transaction = Pick<NodePgDatabase, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute' | '$with' | 'with'>;

/** Opens a pool on a PostgreSQL server. Waiting is bounded everywhere, so nothing hangs. */
export function connect(url: string, options: { connections?: number; onStatement?: (text: string) => void } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 8,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 20_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'forecourt',
  });
  // A connection that breaks, idle or in use, fails its own query and is replaced; it must not end the program.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  if (options.onStatement) watch(pool, options.onStatement);
  return { pool, db: drizzle(pool), close: () => pool.end() };
}

/** Reports each statement that is sent, `begin` and `commit` too. */
function watch(pool: pg.Pool, onStatement: (text: string) => void) {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      const first = args[0];
      onStatement(typeof first === 'string' ? first : String((first as { text?: string }).text));
      return query(...args);
    }) as typeof client.query;
  });
}

const retryable = new Set(['40001', '40P01']);

/** PostgreSQL's error behind whatever wrapped it, if that is what it was. */
export function databaseError(error: unknown): (Error & pg.DatabaseError) | undefined {
  for (let at = error; at instanceof Error; at = at.cause)
    if (typeof (at as pg.DatabaseError).code === 'string' && /^[0-9A-Z]{5}$/.test((at as pg.DatabaseError).code ?? ''))
      return at as Error & pg.DatabaseError;
  return undefined;
}

/** One transaction. A deadlock or a serialisation failure is tried again, twice at the most. */
export async function transact<T>(db: NodePgDatabase, work: (tx: Transaction) => Promise<T>, readOnly = false): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(work, readOnly ? { accessMode: 'read only' } : undefined);
    } catch (error) {
      if (attempt === 3 || !retryable.has(databaseError(error)?.code ?? '')) throw error;
    }
  }
}

/** Rows bound for one table. */
export type Rows = { table: PgTable; rows: object[] };
export const rowsOf = <T extends PgTable>(table: T, rows: PgInsertValue<T>[]): Rows => ({ table, rows });

/** Inserts into several tables in one statement, so that a document with its lines costs one round trip. */
export async function insertTogether(tx: Transaction, all: Rows[]): Promise<void> {
  const inserts = all
    .filter(({ rows }) => rows.length > 0)
    .map(({ table, rows }) =>
      tx
        .insert(table)
        .values(rows as never)
        .getSQL(),
    );
  const last = inserts.pop();
  if (!last) return;
  const named: SQL[] = inserts.map((insert, at) => sql`${sql.identifier(`part_${at}`)} as (${insert})`);
  await tx.execute(named.length > 0 ? sql`with ${sql.join(named, sql`, `)} ${last}` : last);
}
