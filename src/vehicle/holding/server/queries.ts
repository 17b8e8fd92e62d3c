import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { scoped } from '#access/server/scope.ts';
import { bookings } from '#booking/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { colors } from '#catalogue/server/tables.ts';
import { contracts } from '#contract/server/tables.ts';
import { deliveries } from '#delivery/server/tables.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import type { Claim } from '../../domain/vehicle.ts';
import { findCar, type Vehicle } from '../../server/queries.ts';
import { vehicles } from '../../server/tables.ts';

const others = alias(vehicles, 'others');
const heldFor = (ctx: Context) => ctx.tx.select({ count: sql`count(*)::int` }).from(others).where(eq(others.bookingId, bookings.id));

/** Approved bookings in reach that still want a car like this one, in the order of the queue. */
export async function listClaims(ctx: Context, id: string): Promise<Claim[]> {
  const { car } = await findCar(ctx, id);
  const held = sql<number>`(${heldFor(ctx)})`;
  return ctx.tx
    .select({
      bookingId: bookings.id,
      bookingNumber: bookings.bookingNumber,
      customerName: bookings.customerName,
      depositAt: bookings.depositAt,
      createdAt: bookings.createdAt,
      quantity: bookings.quantity,
      held,
    })
    .from(bookings)
    .where(
      and(
        scoped(ctx.actor, 'booking.read', { branch: bookings.branchId, owner: bookings.ownerId }),
        eq(bookings.branchId, car.branchId),
        eq(bookings.status, 'APPROVED'),
        eq(bookings.versionId, car.versionId),
        eq(bookings.colorId, car.colorId),
        sql`${held} < ${bookings.quantity}`,
      ),
    )
    .orderBy(sql`${bookings.depositAt} asc nulls last`, asc(bookings.createdAt))
    .limit(100);
}

/** Whether a booking's cars are to be handed over, which sells them. The caller has locked the booking. */
export async function isHandedOver(ctx: Context, bookingId: string): Promise<boolean> {
  const agreed = and(eq(deliveries.bookingId, bookingId), sql`${deliveries.status} <> 'CANCELLED'`);
  return (await ctx.tx.select({ id: deliveries.id }).from(deliveries).where(agreed)).length > 0;
}

/** Locks a booking in reach that wants a car; 404 otherwise. Always before the car, so that nobody waits in a circle. */
export async function lockBooking(ctx: Context, id: string) {
  const [row] = await ctx.tx
    .select({
      booking: getTableColumns(bookings),
      color: { nameEn: colors.nameEn, nameVi: colors.nameVi },
      settings: branches.settings,
    })
    .from(bookings)
    .innerJoin(branches, eq(branches.id, bookings.branchId))
    .innerJoin(colors, eq(colors.id, bookings.colorId))
    .where(and(eq(bookings.id, id), scoped(ctx.actor, 'booking.read', { branch: bookings.branchId, owner: bookings.ownerId })))
    .for('no key update', { of: bookings });
  if (!row) throw refusePlatform('not-found');
  return row;
}

/** How many cars a booking has. */
export async function countCars(ctx: Context, bookingId: string): Promise<number> {
  const [row] = await ctx.tx.select({ count: sql<number>`count(*)::int` }).from(vehicles).where(eq(vehicles.bookingId, bookingId));
  return row?.count ?? 0;
}

/** Locks the booking that has the car, and says which. */
export async function lockHolder(ctx: Context, vehicleId: string): Promise<string | null> {
  const holder = ctx.tx.select({ id: vehicles.bookingId }).from(vehicles).where(eq(vehicles.id, vehicleId));
  const [row] = await ctx.tx.select({ id: bookings.id }).from(bookings).where(eq(bookings.id, holder)).for('no key update');
  return row?.id ?? null;
}

/**
 * Locks bookings whose hold on a car has lapsed, passing over those at work elsewhere. A car that both have put into a contract
 * does not lapse.
 */
export const lockLapsed = (ctx: Context, most: number) =>
  ctx.tx
    .select({ id: bookings.id, bookingNumber: bookings.bookingNumber })
    .from(bookings)
    .where(
      sql`exists (select 1 from ${vehicles} where ${vehicles.bookingId} = ${bookings.id} and ${vehicles.status} = 'HELD' and ${vehicles.heldUntil} <= ${instantOf(ctx)})
        and not exists (select 1 from ${contracts} where ${contracts.bookingId} = ${bookings.id} and ${contracts.status} = 'APPROVED')`,
    )
    .orderBy(bookings.id)
    .limit(most)
    .for('no key update', { skipLocked: true });

/** The moment of the request, as the database compares it. */
export const instantOf = (ctx: Context) => sql`${ctx.now.toString({ smallestUnit: 'millisecond' })}::timestamptz`;

/** The deal of a booking, as part of another statement. */
export const dealOf = (bookingId: string) =>
  sql<string | null>`(select ${bookings.dealId} from ${bookings} where ${bookings.id} = ${bookingId}::uuid)`;

export const lockCarsOf = (ctx: Context, bookingId: string): Promise<Vehicle[]> =>
  ctx.tx.select().from(vehicles).where(eq(vehicles.bookingId, bookingId)).orderBy(vehicles.id).for('update');
