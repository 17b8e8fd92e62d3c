import { Column, getTableName, is, SQL, Subquery } from 'drizzle-orm';
import { NodePgDatabase, NodePgSession } from 'drizzle-orm/node-postgres';
import type { SelectedFieldsOrdered } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import { Dialect } from './render.ts';

type Row = Record<string, unknown>;
/** By table, whether a join always finds it. */
type Joined = Record<string, boolean> | undefined;
type Field = { decode: (value: unknown) => unknown; path: string[]; table: string | undefined };

const decoderOf = (field: unknown): { mapFromDriverValue: (value: unknown) => unknown } => {
  if (is(field, Column)) return field as never;
  if (is(field, SQL)) return (field as unknown as { decoder: never }).decoder;
  if (is(field, Subquery)) return (field as unknown as { _: { sql: { decoder: never } } })._.sql.decoder;
  return (field as unknown as { sql: { decoder: never } }).sql.decoder;
};

const fieldsOf = (selected: SelectedFieldsOrdered): Field[] =>
  selected.map(({ path, field }) => {
    const decoder = decoderOf(field);
    return { path, decode: (value) => decoder.mapFromDriverValue(value), table: is(field, Column) ? getTableName(field.table) : undefined };
  });

/**
 * What Drizzle makes of rows, with each column's decoder looked up once and not for every cell. A joined table without a match
 * (every column of it null) is null as a whole.
 */
export function mapRows(selected: SelectedFieldsOrdered, rows: unknown[][], joined: Joined): Row[] {
  const fields = fieldsOf(selected);
  const parts = joined ? partsOf(fields, joined) : [];
  return rows.map((cells) => {
    const row: Row = {};
    for (const [at, { path, decode }] of fields.entries()) {
      const cell = cells[at];
      place(row, path, cell === null ? null : decode(cell));
    }
    for (const part of parts) if (part.columns.every((at) => cells[at] === null)) row[part.name] = null;
    return row;
  });
}

function place(row: Row, path: string[], value: unknown) {
  let node = row;
  for (let at = 0; at < path.length - 1; at++) {
    const key = path[at] as string;
    node[key] ??= {};
    node = node[key] as Row;
  }
  node[path.at(-1) as string] = value;
}

/** The parts of a row that are one outer-joined table each. */
function partsOf(fields: Field[], joined: Record<string, boolean>) {
  const parts = new Map<string, { name: string; columns: number[]; tables: Set<string | undefined> }>();
  for (const [at, { path, table }] of fields.entries()) {
    const [name = ''] = path;
    if (path.length !== 2 || table === undefined) continue;
    const part = parts.get(name) ?? { name, columns: [], tables: new Set() };
    part.columns.push(at);
    part.tables.add(table);
    parts.set(name, part);
  }
  return [...parts.values()].filter(({ tables }) => tables.size === 1 && !joined[[...tables][0] ?? '']);
}

type Prepare = NodePgSession<Record<string, never>, Record<string, never>>['prepareQuery'];
/** What leaves between `cork` and `uncork` goes out as one message. */
type Corked = pg.PoolClient & { connection: { stream: { cork: () => void; uncork: () => void } } };

/** Drizzle on one connection, a transaction at a time. */
export class Session extends NodePgSession<Record<string, never>, Record<string, never>> {
  readonly db: NodePgDatabase;
  private readonly connection: pg.PoolClient;
  private opening: string | undefined;
  private begun: Promise<unknown> | undefined;

  constructor(connection: pg.PoolClient) {
    super(connection, dialect, undefined);
    this.connection = connection;
    this.db = new NodePgDatabase(dialect, this, undefined);
  }

  /** From now on there is a transaction; its `begin` leaves together with its first statement. */
  begin(text: string) {
    this.opening = text;
    this.begun = undefined;
  }

  /** Sends the last statement, if there is one, and the commit as one message. Nothing where nothing was ever sent. */
  async commit(last?: SQL): Promise<void> {
    if (last) this.open();
    this.opening = undefined;
    if (!this.begun) return;
    const { stream } = (this.connection as Corked).connection;
    stream.cork();
    const written = last && this.connection.query(statementOf(last));
    const committed = this.connection.query('commit');
    stream.uncork();
    const [, , { command }] = await Promise.all([this.begun, written, committed]);
    if (command !== 'COMMIT') throw new Error('a failed statement was passed over, so nothing was saved');
  }

  async rollback(): Promise<void> {
    this.opening = undefined;
    if (this.begun) await this.connection.query('rollback');
  }

  override prepareQuery: Prepare = (query, fields, name, isArray, mapper, ...rest) => {
    this.open();
    if (!fields || mapper) return super.prepareQuery(query, fields, name, isArray, mapper, ...rest);
    const prepared: object & { joinsNotNullableMap?: Joined } = super.prepareQuery(
      query,
      fields,
      name,
      isArray,
      (rows) => mapRows(fields, rows, prepared.joinsNotNullableMap),
      ...rest,
    );
    return prepared as never;
  };

  private open() {
    if (!this.opening) return;
    const { stream } = (this.connection as Corked).connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    this.begun = this.connection.query(this.opening);
    this.begun.catch(() => undefined);
    this.opening = undefined;
  }
}

const dialect = new Dialect();

/** A statement as the driver takes it. */
export function statementOf(sql: SQL): pg.QueryConfig & { text: string; values: unknown[] } {
  const { sql: text, params } = dialect.sqlToQuery(sql);
  return { text, values: params };
}
