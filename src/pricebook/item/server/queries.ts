import { and, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Permission } from '#access/domain/roles.ts';
import { scoped } from '#access/server/scope.ts';
import { branches } from '#branch/server/tables.ts';
import { accessories, servicePackages } from '#catalogue/server/tables.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { cursorOf, pageOf, readCursor } from '#platform/server/paging.ts';
import type { itemApi } from '../../api.ts';
import type { ItemPrice } from '../../domain/pricebook.ts';
import { itemPrices } from '../../server/tables.ts';

type Asked = z.output<typeof itemApi.operations.list.query>;

/** Accessories, then service packages, in the order they are shown. */
const items = sql`(
  select id, 'ACCESSORY' as kind, code, name_en, name_vi, active, 'A' || lpad(position::text, 10, '0') as place from ${accessories}
  union all
  select id, 'SERVICE', code, name_en, name_vi, active, 'S' || lpad(position::text, 10, '0') from ${servicePackages})`;

const columns = sql`i.id as "itemId", b.id as "branchId", b.currency, i.kind, i.code, i.name_en as "nameEn", i.name_vi as "nameVi", i.active,
  p.price::float8 as price, coalesce(p.row_version, 0) as "rowVersion", i.place`;

type Row = ItemPrice & { place: string };

/** What every item costs at a branch, those without a price as well. */
export async function listItems(ctx: Context, asked: Asked): Promise<{ items: ItemPrice[]; nextCursor: string | null }> {
  const [place, id] = readCursor(asked.cursor) ?? [];
  const { rows } = await ctx.tx.execute<Row>(sql`
    select ${columns} from ${branches} b cross join ${items} i
    left join ${itemPrices} p on p.branch_id = b.id and p.item_id = i.id
    where ${and(
      sql`b.id = ${asked.branchId}::uuid`,
      scoped(ctx.actor, 'price.read', { branch: sql`b.id` }),
      asked.q
        ? sql`fold(i.code || ' ' || i.name_en || ' ' || i.name_vi) like '%' || fold(${asked.q.replace(/[\\%_]/g, '\\$&')}) || '%'`
        : undefined,
      place && id ? sql`(i.place, i.id) > (${place}, ${id}::uuid)` : undefined,
    )}
    order by i.place, i.id limit ${asked.limit + 1}`);
  return pageOf(
    rows,
    asked.limit,
    ({ place: _, ...row }) => row,
    (row) => cursorOf(row.place, row.itemId),
  );
}

/** One item at a branch in reach of a permission; refuses 404 where there is no such item or branch. */
export async function findItem(ctx: Context, asked: { branchId: string; itemId: string }, permission: Permission): Promise<ItemPrice> {
  const { rows } = await ctx.tx.execute<Row>(sql`
    select ${columns} from ${branches} b cross join ${items} i
    left join ${itemPrices} p on p.branch_id = b.id and p.item_id = i.id
    where ${and(
      sql`b.id = ${asked.branchId}::uuid and i.id = ${asked.itemId}::uuid`,
      scoped(ctx.actor, permission, { branch: sql`b.id` }),
    )}`);
  const [row] = rows;
  if (!row) throw refusePlatform('not-found');
  const { place: _, ...item } = row;
  return item;
}

/** The row version of an item's price at a branch, locked; 0 where it has none. */
export async function lockItem(ctx: Context, { branchId, itemId }: { branchId: string; itemId: string }): Promise<number> {
  const [row] = await ctx.tx
    .select({ rowVersion: itemPrices.rowVersion })
    .from(itemPrices)
    .where(and(eq(itemPrices.branchId, branchId), eq(itemPrices.itemId, itemId)))
    .for('update');
  return row?.rowVersion ?? 0;
}
