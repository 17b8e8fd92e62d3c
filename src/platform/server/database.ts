import { Socket } from 'node:net';
import { getTableColumns, is, SQL, sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PgInsertValue, PgTable } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { prepareRepeated } from './database/prepared.ts';

/** `db` writes, in transactions; `reading` refuses to write, so that what only reads needs no transaction. */
export type Database = { pool: pg.Pool; db: Db & { $client: pg.Pool }; reading: Db & { $client: pg.Pool }; close: () => Promise<void> };
type Db = NodePgDatabase;

/** Where reads and writes of one request go: its transaction. */
export type Transaction = Pick<NodePgDatabase, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute' | '$with' | 'with'>;

type Options = { connections?: number; onStatement?: (text: string) => void };

/** Opens connections to a PostgreSQL server, half of them for reading. Waiting is bounded everywhere, so nothing hangs. */
export function connect(url: string, { connections = 8, onStatement }: Options = {}): Database {
  const open = (max: number, options = '') => poolOf({ connectionString: url, max, options }, onStatement);
  const reads = Math.ceil(connections / 2);
  const pool = open(Math.max(1, connections - reads));
  const readingPool = open(reads, '-c default_transaction_read_only=on');
  return {
    pool,
    db: over(pool),
    reading: over(readingPool),
    close: async () => void (await Promise.all([pool.end(), readingPool.end()])),
  };
}

const over = <C extends pg.Pool | pg.PoolClient>(client: C) => drizzle({ client, jit: true });

function poolOf(config: pg.PoolConfig, onStatement: Options['onStatement']): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 20_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'forecourt',
    pipeline: true,
    stream: gathering,
  });
  // A connection that breaks, idle or in use, fails its own query and is replaced; it must not end the program.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  prepareRepeated(pool);
  if (onStatement) watch(pool, onStatement);
  return pool;
}

/** A socket that sends what is written in one turn as one packet: `begin` travels with the first statement, the last one with `commit`. */
function gathering(): Socket {
  const socket = new Socket();
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  let gathers = false;
  socket.write = ((...given: unknown[]) => {
    if (!gathers) {
      gathers = true;
      socket.cork();
      process.nextTick(() => {
        gathers = false;
        socket.uncork();
      });
    }
    return write(...given);
  }) as Socket['write'];
  return socket;
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

/** Names the statement that a transaction ends with: it and the commit travel together. */
export type Closing = (last: SQL) => void;
type Work<T> = (tx: Transaction, closing: Closing) => Promise<T>;

/** One transaction. A deadlock or a serialisation failure is tried again, twice at the most. */
export async function transact<T>(db: Database['db'], work: Work<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(db.$client, work);
    } catch (error) {
      if (attempt === 3 || !retryable.has(databaseError(error)?.code ?? '')) throw error;
    }
  }
}

/** What each transaction has sent without waiting for its answer. */
const unawaited = new WeakMap<Transaction, Promise<unknown>[]>();

/** Sends a statement whose answer nobody needs, with the next one. Where it fails, the transaction fails with its error. */
export function sendAlong(tx: Transaction, statement: { execute: () => Promise<unknown> }): void {
  const sent = unawaited.get(tx);
  if (!sent) throw new Error('nothing is sent along outside a transaction');
  const answer = statement.execute();
  answer.catch(() => undefined);
  sent.push(answer);
}

/** `begin` is not waited for, so that it travels with the first statement. */
async function once<T>(pool: pg.Pool, work: Work<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  const begun = client.query('begin');
  begun.catch(() => undefined);
  const sent: Promise<unknown>[] = [begun];
  try {
    const tx = over(client);
    unawaited.set(tx, sent);
    let last: SQL | undefined;
    const value = await work(tx, (statement) => {
      last = statement;
    });
    const written = last && tx.execute(last).execute();
    const [{ command }] = await Promise.all([client.query('commit'), ...sent, written]);
    if (command !== 'COMMIT') throw new Error('a failed statement was passed over, so nothing was saved');
    return value;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw await causeOf(error, sent);
  } finally {
    client.release(broken);
  }
}

/** Why a transaction failed: where a statement was refused because an earlier one had failed, that one's error. */
async function causeOf(error: unknown, sent: Promise<unknown>[]): Promise<unknown> {
  if (databaseError(error)?.code !== '25P02') return error;
  const earlier = (await Promise.allSettled(sent)).find(({ status }) => status === 'rejected');
  return earlier?.status === 'rejected' ? earlier.reason : error;
}

/** Rows bound for one table. */
export type Rows = { table: PgTable; rows: object[] };
export const rowsOf = <T extends PgTable>(table: T, rows: PgInsertValue<T>[]): Rows => ({ table, rows });

/** Inserts into several tables in one statement, so that a document with its lines costs one round trip. */
export async function insertTogether(tx: Transaction, all: Rows[]): Promise<void> {
  const together = insertsOf(tx, all);
  if (together) await tx.execute(together);
}

/** The statement of `insertTogether`; nothing where there are no rows. */
export function insertsOf(tx: Transaction, all: Rows[]): SQL | undefined {
  const inserts = all.filter(({ rows }) => rows.length > 0).map((rows) => insertOf(tx, rows));
  const last = inserts.pop();
  if (!last || inserts.length === 0) return last;
  const named: SQL[] = inserts.map((insert, at) => sql`${sql.identifier(`part_${at}`)} as (${insert})`);
  return sql`with ${sql.join(named, sql`, `)} ${last}`;
}

/** The same where nobody needs its answer: it travels with the next statement. */
export function insertAlong(tx: Transaction, all: Rows[]): void {
  const together = insertsOf(tx, all);
  if (together) sendAlong(tx, tx.execute(together));
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
