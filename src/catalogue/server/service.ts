import { eq } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { insertTogether, rowsOf } from '#platform/server/database.ts';
import { changesOf, record } from '#platform/server/events.ts';
import type {
  AccessoryChange,
  AccessoryDraft,
  ColorChange,
  ColorDraft,
  ModelChange,
  ModelDraft,
  ServiceChange,
  ServiceDraft,
  VersionChange,
  VersionDraft,
} from '../api.ts';
import type { Accessory, Color, Model, ServicePackage, Version } from '../domain/catalogue.ts';
import { accessories, colors, models, servicePackages, versionColors, versions } from './tables.ts';

export async function addModel(ctx: Context, draft: z.output<typeof ModelDraft>): Promise<Model> {
  const row = { id: ctx.newId(), ...draft, active: true, rowVersion: 1 };
  await ctx.tx.insert(models).values(row);
  return added(ctx, 'model', row);
}

export const changeModel = (ctx: Context, id: string, change: z.output<typeof ModelChange>): Promise<Model> =>
  changeRow<Model>(ctx, models, 'model', id, change);

/** Adds a version with its colours, in one statement. */
export async function addVersion(ctx: Context, { colorIds, ...draft }: z.output<typeof VersionDraft>): Promise<Version> {
  const row = { id: ctx.newId(), ...draft, active: true, rowVersion: 1 };
  await insertTogether(ctx.tx, [rowsOf(versions, [row]), rowsOf(versionColors, paintsOf(row.id, colorIds))]);
  return added(ctx, 'version', { ...row, colorIds });
}

/** Changes a version; colours that are given replace the ones it had. */
export async function changeVersion(ctx: Context, id: string, { colorIds, ...change }: z.output<typeof VersionChange>): Promise<Version> {
  const before = await ctx.tx.select({ colorId: versionColors.colorId }).from(versionColors).where(eq(versionColors.versionId, id));
  const had = before.map((row) => row.colorId);
  if (!colorIds) return { ...(await changeRow<Omit<Version, 'colorIds'>>(ctx, versions, 'version', id, change)), colorIds: had };
  const row = await changeRow<Omit<Version, 'colorIds'>>(ctx, versions, 'version', id, change, { colorIds: [had, colorIds] });
  await ctx.tx.delete(versionColors).where(eq(versionColors.versionId, id));
  await insertTogether(ctx.tx, [rowsOf(versionColors, paintsOf(id, colorIds))]);
  return { ...row, colorIds };
}

const paintsOf = (versionId: string, colorIds: string[]) => [...new Set(colorIds)].map((colorId) => ({ versionId, colorId }));

export async function addColor(ctx: Context, draft: z.output<typeof ColorDraft>): Promise<Color> {
  const row = { id: ctx.newId(), ...draft, rowVersion: 1 };
  await ctx.tx.insert(colors).values(row);
  return added(ctx, 'color', row);
}

export const changeColor = (ctx: Context, id: string, change: z.output<typeof ColorChange>): Promise<Color> =>
  changeRow<Color>(ctx, colors, 'color', id, change);

export async function addAccessory(ctx: Context, draft: z.output<typeof AccessoryDraft>): Promise<Accessory> {
  const row = { id: ctx.newId(), ...draft, active: true, rowVersion: 1 };
  await ctx.tx.insert(accessories).values(row);
  return added(ctx, 'accessory', row);
}

export const changeAccessory = (ctx: Context, id: string, change: z.output<typeof AccessoryChange>): Promise<Accessory> =>
  changeRow<Accessory>(ctx, accessories, 'accessory', id, change);

export async function addService(ctx: Context, draft: z.output<typeof ServiceDraft>): Promise<ServicePackage> {
  const row = { id: ctx.newId(), ...draft, active: true, rowVersion: 1 };
  await ctx.tx.insert(servicePackages).values(row);
  return added(ctx, 'service', row);
}

export const changeService = (ctx: Context, id: string, change: z.output<typeof ServiceChange>): Promise<ServicePackage> =>
  changeRow<ServicePackage>(ctx, servicePackages, 'service', id, change);

type Noun = 'model' | 'version' | 'color' | 'accessory' | 'service';

async function added<Row extends { id: string }>(ctx: Context, noun: Noun, row: Row): Promise<Row> {
  await record(ctx, { noun: 'catalogue', id: row.id }, `add-${noun}`, { ...row });
  return row;
}

type Kept = { id: string; rowVersion: number };
type Editable = PgTable & { id: PgColumn };

/** Changes one row after locking it; refuses where somebody changed it since `rowVersion` was read. */
async function changeRow<Row extends Kept>(
  ctx: Context,
  table: Editable,
  noun: Noun,
  id: string,
  { rowVersion, ...change }: Partial<Row> & Pick<Kept, 'rowVersion'>,
  besides: Record<string, unknown> = {},
): Promise<Row> {
  const [before] = (await ctx.tx.select().from(table).where(eq(table.id, id)).for('update')) as unknown as Row[];
  if (!before) throw refusePlatform('not-found');
  if (before.rowVersion !== rowVersion) throw refusePlatform('changed-meanwhile');
  const after = { ...before, ...change, rowVersion: rowVersion + 1 };
  await ctx.tx
    .update(table)
    .set({ ...change, rowVersion: after.rowVersion } as never)
    .where(eq(table.id, id));
  await record(ctx, { noun: 'catalogue', id }, `change-${noun}`, { ...changesOf(before as object, change), ...besides });
  return after;
}
