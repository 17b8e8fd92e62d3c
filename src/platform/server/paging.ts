import { sql } from 'drizzle-orm';
import { refusePlatform } from '../domain/refusals.ts';

/** Where the next page begins: the sorted value of the last row and its id, opaque to the caller. */
export const cursorOf = (value: string | number, id: string): string => Buffer.from(`${value}\n${id}`).toString('base64url');

/** Reads a page cursor made by `cursorOf`; refuses one that was tampered with. */
export function readCursor(cursor: string | undefined): [string, string] | undefined {
  if (!cursor) return undefined;
  const [at, id, more] = Buffer.from(cursor, 'base64url').toString('utf8').split('\n');
  if (!at || !/^[0-9a-f-]{36}$/.test(id ?? '') || more !== undefined)
    throw refusePlatform('bad-input', {}, [{ at: '/cursor', says: 'cursor' }]);
  return [at, id as string];
}

/** Cuts rows fetched with `limit + 1` into a page. */
export function pageOf<Row, View>(rows: Row[], limit: number, view: (row: Row) => View, cursor: (row: Row) => string) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), nextCursor: rows.length > limit && last ? cursor(last) : null };
}

/**
 * A limit that stands in the statement itself: PostgreSQL then plans for that many rows and can keep the plan, where it would
 * plan a limit that it does not know for a tenth of the table. (Drizzle takes SQL here, its type only knows the number.)
 */
export const atMost = (rows: number): number => sql`${rows}`.inlineParams() as unknown as number;
