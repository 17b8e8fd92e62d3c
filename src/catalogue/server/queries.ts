import { and, asc, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { atMost, cursorOf, pageOf, readCursor } from '#platform/server/paging.ts';
import type { accessoryApi, colorApi, modelApi, serviceApi, versionApi } from '../api.ts';
import type { Accessory, Catalogue, Color, Model, ServicePackage, Version } from '../domain/catalogue.ts';
import { accessories, colors, models, servicePackages, versionColors, versions } from './tables.ts';

type Asked<A extends { operations: { list: { query: z.ZodType } } }> = z.output<A['operations']['list']['query']>;
type Listing = { q?: string; limit: number; cursor?: string; active?: boolean };
type Page<Row> = { items: Row[]; nextCursor: string | null };

/** The colours of the version at hand, by name. */
const colorIds = sql<string[]>`coalesce((select json_agg(vc.color_id order by c.name_en) from ${versionColors} vc
  join ${colors} c on c.id = vc.color_id where vc.version_id = ${versions}.id), '[]')`;

/** Everything on sale in one statement. */
export async function findCatalogue(ctx: Context): Promise<Catalogue> {
  const { rows } = await ctx.tx.execute<Catalogue>(sql`
    select
      (select coalesce(json_agg(m order by m.position, m.name), '[]') from (
        select id, make, name, body, position, active, row_version as "rowVersion",
          (select coalesce(json_agg(v order by v.year desc, v."engineCc", v.id), '[]') from (
            select id, model_id as "modelId", name, year, fuel, engine_cc as "engineCc", length_mm as "lengthMm", seats, active,
              row_version as "rowVersion", ${colorIds} as "colorIds"
            from ${versions} where model_id = ${models}.id and active) v) as versions
        from ${models} where active) m) as models,
      (select coalesce(json_agg(c order by c."nameEn"), '[]') from (
        select id, name_en as "nameEn", name_vi as "nameVi", hex, row_version as "rowVersion" from ${colors}) c) as colors,
      (select coalesce(json_agg(a order by a.position, a.code), '[]') from (
        select id, code, "group", name_en as "nameEn", name_vi as "nameVi", position, active, row_version as "rowVersion"
        from ${accessories} where active) a) as accessories,
      (select coalesce(json_agg(s order by s.position, s.code), '[]') from (
        select id, code, name_en as "nameEn", name_vi as "nameVi", position, active, row_version as "rowVersion"
        from ${servicePackages} where active) s) as services`);
  return rows[0] as Catalogue;
}

export const listModels = (ctx: Context, asked: Asked<typeof modelApi>): Promise<Page<Model>> =>
  listOf(ctx, models, { by: models.position, key: (row) => row.position }, asked, sql`${models.make} || ' ' || ${models.name}`);

export const listColors = (ctx: Context, asked: Asked<typeof colorApi>): Promise<Page<Color>> =>
  listOf(ctx, colors, { by: colors.nameEn, key: (row) => row.nameEn }, asked, sql`${colors.nameEn} || ' ' || ${colors.nameVi}`);

export const listAccessories = (ctx: Context, asked: Asked<typeof accessoryApi>): Promise<Page<Accessory>> =>
  listOf(ctx, accessories, { by: accessories.position, key: (row) => row.position }, asked, itemWords(accessories));

export const listServices = (ctx: Context, asked: Asked<typeof serviceApi>): Promise<Page<ServicePackage>> =>
  listOf(ctx, servicePackages, { by: servicePackages.position, key: (row) => row.position }, asked, itemWords(servicePackages));

const itemWords = (table: typeof accessories | typeof servicePackages) =>
  sql`${table.code} || ' ' || ${table.nameEn} || ' ' || ${table.nameVi}`;

const alike = (words: SQL, q: string | undefined) =>
  q ? sql`fold(${words}) like '%' || fold(${q.replace(/[\\%_]/g, '\\$&')}) || '%'` : undefined;

/** Versions in the order in which they were added. */
export async function listVersions(ctx: Context, asked: Asked<typeof versionApi>): Promise<Page<Version>> {
  const after = readCursor(asked.cursor);
  const rows = await ctx.tx
    .select({ ...getTableColumns(versions), colorIds })
    .from(versions)
    .innerJoin(models, eq(models.id, versions.modelId))
    .where(
      and(
        asked.modelId ? eq(versions.modelId, asked.modelId) : undefined,
        asked.active === undefined ? undefined : eq(versions.active, asked.active),
        alike(sql`${models.make} || ' ' || ${models.name} || ' ' || ${versions.name}`, asked.q),
        after ? gt(versions.id, after[1]) : undefined,
      ),
    )
    .orderBy(asc(versions.id))
    .limit(atMost(asked.limit + 1));
  return pageOf(
    rows,
    asked.limit,
    (row) => row,
    (row) => cursorOf('version', row.id),
  );
}

type Listed = PgTable & { id: PgColumn; active?: PgColumn };
type Order<Row> = { by: PgColumn; key: (row: Row) => string | number };

/** A page of one table, in the order of one of its columns; `words` is what is searched. */
async function listOf<Row extends { id: string }>(
  ctx: Context,
  table: Listed,
  order: Order<Row>,
  asked: Listing,
  words: SQL,
): Promise<Page<Row>> {
  const [at, id] = readCursor(asked.cursor) ?? [];
  if (at !== undefined && order.by.dataType === 'number' && !/^\d{1,9}$/.test(at))
    throw refusePlatform('bad-input', {}, [{ at: '/cursor', says: 'cursor' }]);
  const rows = (await ctx.tx
    .select()
    .from(table)
    .where(
      and(
        alike(words, asked.q),
        asked.active !== undefined && table.active ? eq(table.active, asked.active) : undefined,
        id ? sql`(${order.by}, ${table.id}) > (${at}, ${id}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(order.by), asc(table.id))
    .limit(atMost(asked.limit + 1))) as unknown as Row[];
  return pageOf(
    rows,
    asked.limit,
    (row) => row,
    (row) => cursorOf(order.key(row), row.id),
  );
}
