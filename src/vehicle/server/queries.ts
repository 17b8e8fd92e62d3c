import { and, asc, desc, eq, getTableColumns, gte, inArray, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import type { Permission } from '#access/domain/roles.ts';
import { scoped } from '#access/server/scope.ts';
import { bookings } from '#booking/server/tables.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { branches } from '#branch/server/tables.ts';
import { colors, models, versionColors, versions } from '#catalogue/server/tables.ts';
import { can } from '#platform/domain/actor.ts';
import { formatInstant } from '#platform/domain/format.ts';
import { movesOf } from '#platform/domain/machine.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { sendAlong } from '#platform/server/database.ts';
import { atMost, cursorOf, pageOf, readCursor } from '#platform/server/paging.ts';
import { events } from '#platform/server/tables.ts';
import type { VehicleSearch } from '../api.ts';
import { seesHolder } from '../domain/rules.ts';
import { vehicleMoves } from '../domain/states.ts';
import type { Car, Holder, HolderView, VehicleRow, VehicleView } from '../domain/vehicle.ts';
import { checkDigitHolds, normaliseVin } from '../domain/vin.ts';
import { vehicles } from './tables.ts';

export type Vehicle = typeof vehicles.$inferSelect;

const columns = {
  car: getTableColumns(vehicles),
  branch: { name: branches.name, timeZone: branches.timeZone, currency: branches.currency },
  made: { make: models.make, model: models.name, version: versions.name, year: versions.year },
  color: { id: colors.id, nameEn: colors.nameEn, nameVi: colors.nameVi, hex: colors.hex },
  booking: { number: bookings.bookingNumber, dealId: bookings.dealId, ownerId: bookings.ownerId, customerName: bookings.customerName },
};
const selectCars = (ctx: Context) =>
  ctx.tx
    .select(columns)
    .from(vehicles)
    .innerJoin(branches, eq(branches.id, vehicles.branchId))
    .innerJoin(versions, eq(versions.id, vehicles.versionId))
    .innerJoin(models, eq(models.id, versions.modelId))
    .innerJoin(colors, eq(colors.id, vehicles.colorId))
    .leftJoin(bookings, eq(bookings.id, vehicles.bookingId));

/** A car with what belongs to it: branch, version, colour and whoever has it. */
export type WholeCar = Awaited<ReturnType<typeof selectCars>>[number];

const mine = (ctx: Context, permission: Permission) => scoped(ctx.actor, permission, { branch: vehicles.branchId });

/** The moves judge a car by this. */
export function carOf({ car, branch, booking }: WholeCar): Car {
  const holder: Holder | null =
    booking && car.bookingId
      ? {
          bookingId: car.bookingId,
          bookingNumber: booking.number,
          dealId: booking.dealId,
          ownerId: booking.ownerId,
          customerName: booking.customerName,
          until: car.heldUntil && formatInstant(car.heldUntil, branch.timeZone),
        }
      : null;
  return { status: car.status, branchId: car.branchId, ownerId: null, demo: car.demo, holder };
}

function holderView(ctx: Context, row: WholeCar): HolderView | null {
  const { holder, branchId } = carOf(row);
  if (!holder) return null;
  const seen = seesHolder(ctx.actor, { branchId }, holder);
  return {
    bookingNumber: holder.bookingNumber,
    bookingId: seen ? holder.bookingId : null,
    dealId: seen ? holder.dealId : null,
    customerName: seen ? holder.customerName : null,
    until: row.car.heldUntil,
  };
}

const seesCost = (ctx: Context, branchId: string) => can(ctx.actor, 'vehicle.cost', { branchId });

const daysSince = (day: string, today: string) => Temporal.PlainDate.from(day).until(today).days;

function rowView(ctx: Context, row: WholeCar): VehicleRow {
  const { car, branch, made, color } = row;
  return {
    id: car.id,
    branchId: car.branchId,
    branchName: branch.name,
    vin: car.vin,
    frameNumber: car.frameNumber,
    engineNumber: car.engineNumber,
    model: made.model,
    versionId: car.versionId,
    version: made.version,
    year: made.year,
    color,
    status: car.status,
    location: car.location,
    demo: car.demo,
    expectedOn: car.expectedOn,
    arrivedOn: car.arrivedOn,
    ageDays: car.arrivedOn && daysSince(car.arrivedOn, dayOf(ctx.now, branch.timeZone)),
    holder: holderView(ctx, row),
    ...(seesCost(ctx, car.branchId) ? { landedCost: car.landedCost } : {}),
  } as VehicleRow;
}

/** Part of a VIN, frame or engine number, found by the trigram index. */
function numbered(words: string): SQL | undefined {
  const part = `%${normaliseVin(words).replace(/[\\%_]/g, '\\$&')}%`;
  const plain = `%${words
    .trim()
    .toUpperCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
  return or(sql`${vehicles.vin} like ${part}`, sql`${vehicles.frameNumber} like ${plain}`, sql`${vehicles.engineNumber} like ${plain}`);
}

const among = <T>(column: PgColumn, wanted: readonly T[] | undefined) => (wanted ? inArray(column, [...wanted]) : undefined);

/** Cars in reach, a page at a time; every order has its index. */
export async function listVehicles(ctx: Context, asked: z.output<typeof VehicleSearch>) {
  const after = readCursor(asked.cursor);
  const [order, column] = [
    asked.sort.startsWith('-') ? desc : asc,
    asked.sort.endsWith('createdAt') ? vehicles.createdAt : vehicles.arrivedOn,
  ];
  const beyond = order === desc ? sql`<` : sql`>`;
  const rows = await selectCars(ctx)
    .where(
      and(
        mine(ctx, 'vehicle.read'),
        asked.branchId ? eq(vehicles.branchId, asked.branchId) : undefined,
        among(vehicles.status, asked.status),
        among(vehicles.location, asked.location),
        among(vehicles.versionId, asked.versionId),
        among(vehicles.colorId, asked.colorId),
        among(versions.modelId, asked.modelId),
        asked.demo ? eq(vehicles.demo, asked.demo === '1') : undefined,
        asked.from ? gte(vehicles.arrivedOn, asked.from) : undefined,
        asked.to ? lte(vehicles.arrivedOn, asked.to) : undefined,
        asked.q?.trim() ? numbered(asked.q) : undefined,
        column === vehicles.arrivedOn ? isNotNull(vehicles.arrivedOn) : undefined,
        after ? sql`(${column}, ${vehicles.id}) ${beyond} (${sql.param(after[0], column)}, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(order(column), order(vehicles.id))
    .limit(atMost(asked.limit + 1));
  return pageOf(
    rows,
    asked.limit,
    (row) => rowView(ctx, row),
    ({ car }) => cursorOf(column === vehicles.createdAt ? car.createdAt : (car.arrivedOn ?? ''), car.id),
  );
}

/** A car in reach with what belongs to it; refuses 404 otherwise. */
export async function findCar(ctx: Context, id: string): Promise<WholeCar> {
  const [row] = await selectCars(ctx).where(and(eq(vehicles.id, id), mine(ctx, 'vehicle.read')));
  if (!row) throw refusePlatform('not-found');
  return row;
}

/**
 * Locks a car in reach, then reads what belongs to it. In two statements: one that waited for the lock would still show the
 * holder of before.
 */
export async function lockCar(ctx: Context, id: string): Promise<WholeCar> {
  const which = and(eq(vehicles.id, id), mine(ctx, 'vehicle.read'));
  sendAlong(ctx.tx, ctx.tx.select({ id: vehicles.id }).from(vehicles).where(which).for('update'));
  return findCar(ctx, id);
}

/** The fields of an event that a reader of the car may see. The landed cost has an event of its own, `cost`. */
const told = [
  'status',
  'location',
  'branch',
  'reason',
  'lapsed',
  'heldUntil',
  'arrivedOn',
  'note',
  'vin',
  'version',
  'color',
  'frameNumber',
  'engineNumber',
  'demo',
  'manufacturedOn',
  'expectedOn',
  'imported',
];

type Happened = Pick<typeof events.$inferSelect, 'id' | 'at' | 'actorName' | 'move' | 'changes'> & { bookingNumber?: string | null };

function eventView(ctx: Context, { id, at, actorName, move, changes: noted, bookingNumber }: Happened) {
  const visible = move === 'cost' ? ['landedCost'] : told;
  const changes = ctx.locale === 'vi' && noted.colorVi ? { ...noted, color: noted.colorVi } : noted;
  const known = bookingNumber ?? changes.bookingNumber;
  return {
    id,
    at,
    actorName,
    move,
    bookingNumber: typeof known === 'string' ? known : null,
    changes: Object.fromEntries(Object.entries(changes).filter(([field]) => visible.includes(field))),
  };
}

/** What happened to a car, the latest first, with what this transaction is about to note. */
async function findHistory(ctx: Context, { car, booking }: WholeCar) {
  const kept = await ctx.tx
    .select({
      id: events.id,
      at: events.at,
      actorName: events.actorName,
      move: events.move,
      changes: events.changes,
      bookingNumber: bookings.bookingNumber,
    })
    .from(events)
    .leftJoin(bookings, sql`${bookings.id} = (${events.changes} ->> 'bookingId')::uuid`)
    .where(and(eq(events.subjectId, car.id), eq(events.subject, 'vehicle')))
    .orderBy(desc(events.at), desc(events.id))
    .limit(200);
  const fresh = ctx.events
    .filter((event) => event.subjectId === car.id && event.subject === 'vehicle')
    .map((event): Happened => ({ ...event, bookingNumber: event.changes.bookingId === car.bookingId ? booking?.number : undefined }))
    .reverse();
  const shown = seesCost(ctx, car.branchId) ? [...fresh, ...kept] : [...fresh, ...kept].filter(({ move }) => move !== 'cost');
  return shown.map((event) => eventView(ctx, event));
}

export async function viewOf(ctx: Context, row: WholeCar): Promise<VehicleView> {
  const { car, branch } = row;
  return {
    ...rowView(ctx, row),
    currency: branch.currency,
    timeZone: branch.timeZone,
    manufacturedOn: car.manufacturedOn,
    checkDigitHolds: checkDigitHolds(car.vin),
    createdAt: car.createdAt,
    rowVersion: car.rowVersion,
    moves: movesOf(vehicleMoves, { actor: ctx.actor, subject: carOf(row), now: ctx.now }),
    history: await findHistory(ctx, row),
  };
}

export const findVehicle = async (ctx: Context, id: string) => viewOf(ctx, await findCar(ctx, id));

/** The branch a car may be put into: the one named, or the only one in reach. */
export async function findYard(ctx: Context, branchId: string | undefined) {
  const rows = await ctx.tx
    .select()
    .from(branches)
    .where(
      and(
        eq(branches.active, true),
        scoped(ctx.actor, 'vehicle.write', { branch: branches.id }),
        branchId ? eq(branches.id, branchId) : undefined,
      ),
    )
    .limit(2);
  const [branch, another] = rows;
  if (!branch) throw refusePlatform('not-found');
  if (another)
    throw refusePlatform('bad-input', {}, [{ at: '/branchId', says: ctx.locale === 'vi' ? 'Hãy chọn chi nhánh.' : 'Choose the branch.' }]);
  return branch;
}

/** A version in a colour it is made in, by name; nothing where there is no such version, no colour where it is not made so. */
export async function findShade(ctx: Context, versionId: string, colorId: string) {
  const [row] = await ctx.tx
    .select({ model: models.name, version: versions.name, colorEn: colors.nameEn, colorVi: colors.nameVi })
    .from(versions)
    .innerJoin(models, eq(models.id, versions.modelId))
    .leftJoin(versionColors, and(eq(versionColors.versionId, versions.id), eq(versionColors.colorId, colorId)))
    .leftJoin(colors, eq(colors.id, versionColors.colorId))
    .where(eq(versions.id, versionId));
  return row;
}
