import { Column, is, Name, Param, Placeholder, type QueryWithTypings, SQL, StringChunk, Subquery, Table } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';

/** Text and values as they are put together; nothing once something is met that only Drizzle itself knows to write. */
type Draft = { text: string; params: unknown[]; dialect: PgDialect };
/** Writes one piece; false where it cannot. */
type Write = (draft: Draft, piece: never) => boolean;

const schema = Symbol.for('drizzle:Schema');
const tableName = Symbol.for('drizzle:Name');
const isAlias = Symbol.for('drizzle:IsAlias');
type Named = Table & { [schema]?: string; [tableName]: string; [isAlias]?: boolean };

const say = (draft: Draft, text: string): true => {
  draft.text += text;
  return true;
};

const value = (draft: Draft, given: unknown): true => {
  draft.text += draft.dialect.escapeParam(draft.params.length);
  draft.params.push(given);
  return true;
};

const pieces = (draft: Draft, all: readonly unknown[]): boolean => all.every((piece) => write(draft, piece));

const within = (draft: Draft, all: readonly unknown[]): boolean => {
  draft.text += '(';
  const whole = all.every((piece, at) => (at === 0 || say(draft, ', ')) && write(draft, piece));
  draft.text += ')';
  return whole;
};

const param = (draft: Draft, piece: Param): boolean => {
  if (piece.value instanceof Placeholder) return value(draft, piece);
  const mapped = piece.value === null ? null : piece.encoder.mapToDriverValue(piece.value);
  return mapped instanceof SQL ? write(draft, mapped) : value(draft, mapped);
};

const column = (draft: Draft, piece: Column): boolean => {
  const table = piece.table as Named;
  if (piece.keyAsName || (table[schema] !== undefined && !table[isAlias])) return false;
  return say(draft, `${draft.dialect.escapeName(table[tableName])}.${draft.dialect.escapeName(piece.name)}`);
};

const table = (draft: Draft, piece: Named): boolean =>
  (piece[schema] === undefined || piece[isAlias] === true) && say(draft, draft.dialect.escapeName(piece[tableName]));

const subquery = (draft: Draft, { _: { alias, isWith, sql } }: Subquery): boolean => {
  const name = draft.dialect.escapeName(alias);
  return isWith ? say(draft, name) : say(draft, '(') && write(draft, sql) && say(draft, `) ${name}`);
};

/** Whatever can say itself in SQL, in parentheses; else a value. */
const other = (draft: Draft, piece: { getSQL?: () => SQL; shouldOmitSQLParens?: () => boolean }): boolean => {
  if (typeof piece.getSQL !== 'function') return value(draft, piece);
  if (piece.shouldOmitSQLParens?.()) return write(draft, piece.getSQL());
  return say(draft, '(') && write(draft, piece.getSQL()) && say(draft, ')');
};

const aliased = (draft: Draft, piece: SQL.Aliased): boolean =>
  piece.fieldAlias === undefined ? other(draft, piece) : say(draft, draft.dialect.escapeName(piece.fieldAlias));

const never: Write = () => false;

/** The order is Drizzle's own; what is not here (views, enums) it writes itself. */
function writerFor(piece: object): Write {
  if (is(piece, StringChunk)) return (draft, chunk: StringChunk) => say(draft, chunk.value.join(''));
  if (is(piece, Name)) return (draft, name: Name) => say(draft, draft.dialect.escapeName(name.value));
  if (Array.isArray(piece)) return within;
  if (is(piece, SQL))
    return (draft, sql: { queryChunks: unknown[]; shouldInlineParams: boolean }) =>
      !sql.shouldInlineParams && pieces(draft, sql.queryChunks);
  if (is(piece, Table)) return table;
  if (is(piece, Column)) return column;
  if (is(piece, Param)) return param;
  if (is(piece, Placeholder)) return value;
  if (is(piece, SQL.Aliased)) return aliased;
  if (is(piece, Subquery)) return subquery;
  return 'getSQL' in piece && Symbol.for('drizzle:IsDrizzleView') in piece ? never : other;
}

const writers = new Map<unknown, Write>();

function write(draft: Draft, piece: unknown): boolean {
  if (piece === undefined) return true;
  if (typeof piece === 'function') return false;
  if (typeof piece !== 'object' || piece === null) return value(draft, piece);
  const kind: unknown = piece.constructor;
  let writer = writers.get(kind);
  if (!writer) {
    writer = writerFor(piece);
    writers.set(kind, writer);
  }
  return writer(draft, piece as never);
}

/** Drizzle's dialect, writing the same SQL in one pass: what kind a piece is, is found out once for each class of pieces. */
export class Dialect extends PgDialect {
  override sqlToQuery(sql: SQL, invokeSource?: 'indexes'): QueryWithTypings {
    const draft: Draft = { text: '', params: [], dialect: this };
    if (invokeSource || !write(draft, sql)) return super.sqlToQuery(sql, invokeSource);
    return { sql: draft.text, params: draft.params };
  }
}
