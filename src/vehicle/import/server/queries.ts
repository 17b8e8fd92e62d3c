import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { scoped } from '#access/server/scope.ts';
import { bookings } from '#booking/server/tables.ts';
import { colors, models, versionColors, versions } from '#catalogue/server/tables.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { events } from '#platform/server/tables.ts';
import { vehicles } from '../../server/tables.ts';
import type { Stocked } from '../domain/plan.ts';
import type { OnSale } from '../domain/row.ts';

/** Every version on sale with the colours it is made in: what a row of a file can mean. */
export async function findOnSale(ctx: Context): Promise<OnSale[]> {
  return ctx.tx
    .select({
      versionId: versions.id,
      make: models.make,
      model: models.name,
      version: versions.name,
      year: versions.year,
      colors: sql<
        OnSale['colors']
      >`coalesce(json_agg(json_build_object('id', ${colors.id}, 'nameEn', ${colors.nameEn}, 'nameVi', ${colors.nameVi}))
        filter (where ${colors.id} is not null), '[]')`,
    })
    .from(versions)
    .innerJoin(models, eq(models.id, versions.modelId))
    .leftJoin(versionColors, eq(versionColors.versionId, versions.id))
    .leftJoin(colors, eq(colors.id, versionColors.colorId))
    .where(and(versions.active, models.active))
    .groupBy(versions.id, models.id)
    .limit(5000);
}

/** The cars of these VINs wherever they are (a VIN is unique everywhere), locked in the order of their VINs when they are to be written. */
export async function findStocked(ctx: Context, vins: string[], lock: boolean): Promise<Map<string, Stocked>> {
  if (vins.length === 0) return new Map();
  const named = sql`${vehicles.vin} = any(${sql.param(vins)}::text[])`;
  if (lock) await ctx.tx.select({ id: vehicles.id }).from(vehicles).where(named).orderBy(asc(vehicles.vin)).for('update');
  const rows = await ctx.tx
    .select({ car: vehicles, bookingNumber: bookings.bookingNumber })
    .from(vehicles)
    .leftJoin(bookings, eq(bookings.id, vehicles.bookingId))
    .where(named);
  return new Map(rows.map(({ car, bookingNumber }) => [car.vin, { ...car, bookingNumber }]));
}

/** The cars that an import added, where the actor may write; 404 otherwise. */
export async function findImported(ctx: Context, importId: string): Promise<{ branchId: string; ids: string[] }> {
  const [event] = await ctx.tx
    .select({ branchId: events.branchId, changes: events.changes })
    .from(events)
    .where(
      and(
        eq(events.subjectId, importId),
        eq(events.subject, 'vehicle-import'),
        inArray(events.move, ['apply']),
        scoped(ctx.actor, 'vehicle.write', { branch: events.branchId }),
      ),
    );
  if (!event?.branchId) throw refusePlatform('not-found');
  return { branchId: event.branchId, ids: (event.changes.added ?? []) as string[] };
}
