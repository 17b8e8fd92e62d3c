import { and, asc, eq, gt, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { scoped } from '#access/server/scope.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { branches } from '#branch/server/tables.ts';
import { models, versions } from '#catalogue/server/tables.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { cursorOf, readCursor } from '#platform/server/paging.ts';

/** The branch that sets a price: its currency, its day and the price list it sells by. */
export type Place = { branchId: string; currency: 'VND' | 'INR'; today: string; priceList: string };

/** The branch, in reach of `price.write`, and the version that a new price is for; refuses 404 where either is not. */
export async function findPlace(ctx: Context, { branchId, versionId }: { branchId: string; versionId: string }): Promise<Place> {
  const [row] = await ctx.tx
    .select({ currency: branches.currency, timeZone: branches.timeZone, settings: branches.settings })
    .from(branches)
    .innerJoin(versions, eq(versions.id, versionId))
    .where(and(eq(branches.id, branchId), scoped(ctx.actor, 'price.write', { branch: branches.id })));
  if (!row) throw refusePlatform('not-found');
  return { branchId, currency: row.currency, today: dayOf(ctx.now, row.timeZone), priceList: row.settings.priceList };
}

/** The columns that say what a price is for, where versions, models and branches are joined. */
export const namedColumns = {
  model: sql<string>`${models.make} || ' ' || ${models.name}`,
  version: versions.name,
  currency: branches.currency,
};

type Priced = { branchId: PgColumn; versionId: PgColumn; id: PgColumn };
type Asked = { q?: string; branchId?: string; versionId?: string };

/** What every list of prices is narrowed by: the actor's branches, one branch, one version, words. */
export function inReach(ctx: Context, table: Priced, asked: Asked): SQL | undefined {
  const words = asked.q?.replace(/[\\%_]/g, '\\$&');
  return and(
    scoped(ctx.actor, 'price.read', { branch: table.branchId }),
    asked.branchId ? eq(table.branchId, asked.branchId) : undefined,
    asked.versionId ? eq(table.versionId, asked.versionId) : undefined,
    words ? sql`fold(${models.make} || ' ' || ${models.name} || ' ' || ${versions.name}) like '%' || fold(${words}) || '%'` : undefined,
  );
}

/** What holds on a day (`on`), and what is not over by a day (`since`). */
export const inPeriod = (first: PgColumn, last: PgColumn, { on, since }: { on?: string; since?: string }): SQL | undefined =>
  and(
    on ? lte(first, on) : undefined,
    on ? or(isNull(last), gte(last, on)) : undefined,
    since ? or(isNull(last), gte(last, since)) : undefined,
  );

/** The order of lists of prices: version by version, then by day or code. */
export const inOrder = (table: Priced, then: PgColumn): SQL[] => [asc(table.versionId), asc(then), asc(table.id)];

/** The rows after a cursor made by `cursorAfter`. */
export function after(cursor: string | undefined, table: Priced, then: PgColumn): SQL | undefined {
  const [at, id] = readCursor(cursor) ?? [];
  if (!at || !id) return undefined;
  const [, versionId, value] = /^([0-9a-f-]{36}) (.+)$/.exec(at) ?? [];
  if (!versionId || !value || (then.dataType === 'string' && then.columnType.startsWith('PgDate') && !/^\d{4}-\d\d-\d\d$/.test(value)))
    throw refusePlatform('bad-input', {}, [{ at: '/cursor', says: 'cursor' }]);
  return or(
    gt(table.versionId, versionId),
    and(eq(table.versionId, versionId), or(gt(then, value), and(eq(then, value), gt(table.id, id)))),
  );
}

export const cursorAfter = (row: { id: string; versionId: string }, value: string): string => cursorOf(`${row.versionId} ${value}`, row.id);
