import { getTableColumns, is, SQL, sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PgInsertValue, PgTable } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { prepareRepeated } from './database/prepared.ts';
import { Session } from './database/session.ts';

export type Database = { pool: pg.Pool; db: NodePgDatabase & { $client: pg.Pool }; close: () => Promise<void> };

/** Where reads and writes of one request go: its transaction. */
export type Transaction = Pick<NodePgDatabase, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute' | '$with' | 'with'>;

/** Opens a pool on a PostgreSQL server. Waiting is bounded everywhere, so nothing hangs. */
export function connect(
  url: string,
  options: { connections?: number; onStatement?: (text: string, values: readonly unknown[]) => void } = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 8,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 20_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'forecourt',
    pipeline: true,
  });
  // A connection that breaks, idle or in use, fails its own query and is replaced; it must not end the program.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  prepareRepeated(pool);
  if (options.onStatement) watch(pool, options.onStatement);
  return { pool, db: drizzle(pool), close: () => pool.end() };
}

/** Reports each statement that is sent, `begin` and `commit` too. */
function watch(pool: pg.Pool, onStatement: (text: string, values: readonly unknown[]) => void) {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      const [first, second] = args;
      const { text, values = [] } = typeof first === 'string' ? { text: first } : (first as pg.QueryConfig);
      onStatement(text, Array.isArray(second) ? second : values);
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

/** What a transaction ends with: that statement and the commit travel together. */
export type Closing = (last: SQL) => void;

/** One transaction. A deadlock or a serialisation failure is tried again, twice at the most. */
export async function transact<T>(
  db: Database['db'],
  work: (tx: Transaction, closing: Closing) => Promise<T>,
  readOnly = false,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(db.$client, work, readOnly);
    } catch (error) {
      if (attempt === 3 || !retryable.has(databaseError(error)?.code ?? '')) throw error;
    }
  }
}

const sessions = new WeakMap<pg.PoolClient, Session>();

/** What was only read is not waited for again. */
async function once<T>(pool: pg.Pool, work: (tx: Transaction, closing: Closing) => Promise<T>, readOnly: boolean): Promise<T> {
  const client = await pool.connect();
  const session = sessions.get(client) ?? new Session(client);
  sessions.set(client, session);
  let ending: Promise<unknown> | undefined;
  try {
    let last: SQL | undefined;
    session.begin(readOnly ? 'begin read only' : 'begin');
    const value = await work(session.db, (statement) => {
      last = statement;
    });
    ending = session.commit(last);
    if (!readOnly) await ending;
    return value;
  } catch (error) {
    ending = session.rollback();
    await ending.catch(() => undefined);
    throw error;
  } finally {
    void ending?.then(
      () => client.release(),
      () => client.release(true),
    );
  }
}

/** Rows bound for one table. */
export type Rows = { table: PgTable; rows: object[] };
export const rowsOf = <T extends PgTable>(table: T, rows: PgInsertValue<T>[]): Rows => ({ table, rows });

/** Inserts into several tables in one statement, so that a document with its lines costs one round trip. */
export async function insertTogether(tx: Transaction, all: Rows[]): Promise<void> {
  const together = insertsOf(tx, all);
  if (together) await tx.execute(together);
}

/** The statement of `insertTogether`, ended by `last` where there is one. */
export function insertsOf(tx: Transaction, all: Rows[], last?: SQL): SQL | undefined {
  const statements = all.filter(({ rows }) => rows.length > 0).map((rows) => insertOf(tx, rows));
  if (last) statements.push(last);
  const end = statements.pop();
  if (!end || statements.length === 0) return end;
  const named: SQL[] = statements.map((statement, at) => sql`${sql.identifier(`part_${at}`)} as (${statement})`);
  return sql`with ${sql.join(named, sql`, `)} ${end}`;
}

/** One insert. Its rows travel as one JSON value, so that the statement is the same however many there are. */
function insertOf(tx: Transaction, { table, rows }: Rows): SQL {
  const records = rows as Record<string, unknown>[];
  const given = Object.entries(getTableColumns(table)).filter(([key]) => records.some((row) => row[key] !== undefined));
  const plain = given.every(([key, { hasDefault }]) =>
    records.every((row) => !is(row[key], SQL) && (row[key] !== undefined || !hasDefault)),
  );
  if (!plain)
    return tx
      .insert(table)
      .values(records as never)
      .getSQL();
  const names = sql.join(
    given.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const values = records.map((row) => Object.fromEntries(given.map(([key, column]) => [column.name, row[key] ?? null])));
  return sql`insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(values)}::jsonb)`;
}
