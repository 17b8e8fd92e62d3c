import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { dayOf } from '#branch/domain/branch.ts';
import type { Violation } from '#platform/domain/refusal.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { recordAll } from '#platform/server/events.ts';
import { atMost } from '#platform/server/paging.ts';
import type { Arrival, Transfer } from '../api.ts';
import { refuse } from '../domain/refusals.ts';
import { obstacleOfCar, obstacleOfDays } from '../domain/rules.ts';
import { vehicleMoves } from '../domain/states.ts';
import type { Location, VehicleMove, VehicleStatus, VehicleView } from '../domain/vehicle.ts';
import { countCars, dealOf, instantOf, isHandedOver, lockBooking, lockCarsOf, lockHolder, lockLapsed } from '../holding/server/queries.ts';
import { saysOf } from '../import/domain/words.ts';
import { carOf, findCar, findYard, lockCar, type Vehicle, viewOf, type WholeCar } from './queries.ts';
import { vehicles } from './tables.ts';

type Turn = { status: VehicleStatus } & Partial<Pick<Vehicle, 'bookingId' | 'heldUntil' | 'arrivedOn' | 'location' | 'branchId'>>;

/** The only writer of `vehicles.status`; `which` holds the state the cars are in. Answers the cars as they are now. */
const turn = (ctx: Context, which: SQL | undefined, to: Turn, dealId: SQL<string | null> = sql<null>`null::uuid`) =>
  ctx.tx
    .update(vehicles)
    .set({ ...to, status: to.status, rowVersion: sql`${vehicles.rowVersion} + 1` })
    .where(which)
    .returning({ car: vehicles, dealId });

const inState = (move: VehicleMove) => inArray(vehicles.status, [...vehicleMoves[move].from]);

/** What every event of a move carries, so that whoever waits for such a car can be served without reading it again. */
const about = ({ vin, versionId, colorId }: Vehicle) => ({ vin, versionId, colorId });

const happening = (car: Vehicle, dealId: string | null, move: VehicleMove, changes: Record<string, unknown>) => ({
  subject: { noun: 'vehicle', id: car.id, branchId: car.branchId, dealId },
  move,
  changes: { ...about(car), ...changes },
});

const note = (ctx: Context, ...given: Parameters<typeof happening>) => recordAll(ctx, [happening(...given)]);

/** Cars that a booking asks for: its oldest arrival, or the one chosen. `until` is an instant. */
export type Wanted = {
  branchId: string;
  versionId: string;
  colorId: string;
  bookingId: string;
  dealId: string;
  until: string;
  vehicleId?: string;
};

/**
 * Holds a free car for a booking in one statement: the one chosen, or the oldest arrival that nobody else is just taking. Nothing
 * when there is none; a chosen car that is not free is refused, naming who has it. The caller has judged the booking.
 */
export async function holdCar(ctx: Context, wanted: Wanted): Promise<Vehicle | undefined> {
  const fits = and(
    eq(vehicles.branchId, wanted.branchId),
    eq(vehicles.versionId, wanted.versionId),
    eq(vehicles.colorId, wanted.colorId),
    sql`${vehicles.status} = 'AVAILABLE'`, // as in the index of free cars
    sql`not ${vehicles.demo}`,
  );
  const oldest = ctx.tx
    .select({ id: vehicles.id })
    .from(vehicles)
    .where(fits)
    .orderBy(vehicles.arrivedOn, vehicles.id)
    .limit(atMost(1))
    .for('update', { skipLocked: true });
  const which = wanted.vehicleId ? and(eq(vehicles.id, wanted.vehicleId), fits) : eq(vehicles.id, sql`(${oldest})`);
  const [held] = await turn(ctx, which, { status: 'HELD', bookingId: wanted.bookingId, heldUntil: wanted.until });
  if (held)
    await note(ctx, held.car, wanted.dealId, 'hold', {
      status: ['AVAILABLE', 'HELD'],
      bookingId: wanted.bookingId,
      heldUntil: wanted.until,
    });
  else if (wanted.vehicleId) await refuseChosen(ctx, wanted, wanted.vehicleId);
  return held?.car;
}

async function refuseChosen(ctx: Context, wanted: Wanted, vehicleId: string): Promise<never> {
  const row = await findCar(ctx, vehicleId);
  const no = obstacleOfCar(vehicleMoves, 'hold', { actor: ctx.actor, subject: carOf(row), now: ctx.now });
  if (no) throw no;
  if (row.car.branchId !== wanted.branchId) throw refuse('other-branch');
  if (row.car.versionId !== wanted.versionId || row.car.colorId !== wanted.colorId)
    throw refuse('not-what-was-asked', { car: nameOf(ctx, row) });
  throw refusePlatform('changed-meanwhile');
}

const nameOf = (ctx: Context, { made, color }: WholeCar) => `${made.model} ${made.version} ${colorIn(ctx, color)}`;

const colorIn = (ctx: Context, { nameEn, nameVi }: Pick<WholeCar['color'], 'nameEn' | 'nameVi'>) => (ctx.locale === 'vi' ? nameVi : nameEn);

/** Gives back every car that a booking has not bought; the caller has judged that it may. */
export async function releaseCars(ctx: Context, { bookingId, reason = '' }: { bookingId: string; reason?: string }): Promise<Vehicle[]> {
  const had = (await lockCarsOf(ctx, bookingId)).filter(({ status }) => status !== 'SOLD');
  return had.length === 0 ? [] : giveBack(ctx, had, { reason, deal: dealOf(bookingId) });
}

/** HELD → ALLOCATED for the cars of a booking that is now sure; the caller has judged that it is. */
export const allocateCars = (ctx: Context, { bookingId }: { bookingId: string }) => turnCarsOf(ctx, bookingId, 'allocate');

/** ALLOCATED → SOLD for the cars of a booking that are handed over; the caller has judged that they may be. */
export const sellCars = (ctx: Context, { bookingId }: { bookingId: string }) => turnCarsOf(ctx, bookingId, 'sell');

async function turnCarsOf(ctx: Context, bookingId: string, move: 'allocate' | 'sell'): Promise<Vehicle[]> {
  const { from, to } = vehicleMoves[move];
  const which = and(eq(vehicles.bookingId, bookingId), inState(move));
  const turned = await turn(ctx, which, { status: to, heldUntil: null }, dealOf(bookingId));
  await recordAll(
    ctx,
    turned.map(({ car, dealId }) => happening(car, dealId, move, { status: [from[0], to], bookingId })),
  );
  return turned.map(({ car }) => car);
}

/** ALLOCATED → HELD until an instant, for the cars of a booking that is no longer sure; the caller has judged that it is not. */
export async function unallocateCars(ctx: Context, { bookingId, until }: { bookingId: string; until: string }): Promise<void> {
  const which = and(eq(vehicles.bookingId, bookingId), inState('unallocate'));
  const turned = await turn(ctx, which, { status: vehicleMoves.unallocate.to, heldUntil: until }, dealOf(bookingId));
  const changes = { status: ['ALLOCATED', 'HELD'], bookingId, heldUntil: until };
  await recordAll(
    ctx,
    turned.map(({ car, dealId }) => happening(car, dealId, 'unallocate', changes)),
  );
}

type Reason = { reason?: string; lapsed?: true; bookingNumber?: string; deal: SQL<string | null> };

async function giveBack(ctx: Context, had: Vehicle[], { deal, ...why }: Reason): Promise<Vehicle[]> {
  const ids = had.map(({ id }) => id);
  const turned = await turn(
    ctx,
    and(inArray(vehicles.id, ids), inState('release')),
    { status: 'AVAILABLE', bookingId: null, heldUntil: null },
    deal,
  );
  const before = new Map(had.map((car) => [car.id, car]));
  await recordAll(
    ctx,
    turned.map(({ car, dealId }) => {
      const { status, bookingId } = before.get(car.id) ?? {};
      return happening(car, dealId, 'release', { status: [status, 'AVAILABLE'], bookingId, ...why });
    }),
  );
  return turned.map(({ car }) => car);
}

/** Holds that have lapsed end: the database says which, by the clock of the request. */
export async function releaseLapsed(ctx: Context): Promise<void> {
  const lapsed = and(eq(vehicles.status, 'HELD'), sql`${vehicles.heldUntil} <= ${instantOf(ctx)}`);
  for (const { id, bookingNumber } of await lockLapsed(ctx, 100)) {
    const had = await ctx.tx
      .select()
      .from(vehicles)
      .where(and(eq(vehicles.bookingId, id), lapsed))
      .for('update');
    if (had.length > 0) await giveBack(ctx, had, { lapsed: true, bookingNumber, deal: dealOf(id) });
  }
}

function judge(ctx: Context, row: WholeCar, move: VehicleMove) {
  const no = obstacleOfCar(vehicleMoves, move, { actor: ctx.actor, subject: carOf(row), now: ctx.now });
  if (no) throw no;
}

/** A car that came: from now on it can be held. */
export async function arriveVehicle(ctx: Context, id: string, { arrivedOn, location }: z.output<typeof Arrival>): Promise<VehicleView> {
  const row = await lockCar(ctx, id);
  judge(ctx, row, 'arrive');
  const today = dayOf(ctx.now, row.branch.timeZone);
  const day = arrivedOn ?? today;
  refuseDays(ctx, { manufacturedOn: row.car.manufacturedOn, arrivedOn: day }, today);
  await arriveCars(ctx, [id], { arrivedOn: day, location });
  return viewOf(ctx, await findCar(ctx, id));
}

/** IN_TRANSIT → AVAILABLE for locked cars. */
export async function arriveCars(ctx: Context, ids: string[], to: { arrivedOn: string; location: Location }) {
  const turned = await turn(ctx, and(inArray(vehicles.id, ids), inState('arrive')), { status: 'AVAILABLE', ...to });
  await recordAll(
    ctx,
    turned.map(({ car }) => happening(car, null, 'arrive', { status: ['IN_TRANSIT', 'AVAILABLE'], ...to })),
  );
}

export function refuseDays(ctx: Context, days: Parameters<typeof obstacleOfDays>[0], today: string) {
  const violations: Violation[] = obstacleOfDays(days, today).map(({ field, problem }) => ({
    at: `/${field}`,
    says: saysOf(ctx.locale, problem),
  }));
  if (violations.length > 0) throw refusePlatform('bad-input', {}, violations);
}

/** Holds one car for one approved booking that wants such a car and lacks one. The booking is locked first, then the car. */
export async function holdVehicle(ctx: Context, id: string, asked: { bookingId: string; until?: string }): Promise<VehicleView> {
  await findCar(ctx, id);
  const { booking, color, settings } = await lockBooking(ctx, asked.bookingId);
  const row = await lockCar(ctx, id);
  judge(ctx, row, 'hold');
  const { bookingNumber } = booking;
  if (booking.branchId !== row.car.branchId) throw refuse('other-branch');
  if (booking.status !== 'APPROVED') throw refuse('booking-not-approved', { bookingNumber, bookingStatus: booking.status });
  if (booking.versionId !== row.car.versionId || booking.colorId !== row.car.colorId)
    throw refuse('not-what-was-booked', {
      bookingNumber,
      wanted: `${booking.model} ${booking.version} ${colorIn(ctx, color)}`,
      car: nameOf(ctx, row),
    });
  if ((await countCars(ctx, booking.id)) >= booking.quantity) throw refuse('booking-served', { bookingNumber, quantity: booking.quantity });
  const until = asked.until ? Temporal.Instant.from(asked.until) : ctx.now.add({ hours: settings.holdHours });
  if (Temporal.Instant.compare(until, ctx.now) <= 0 || Temporal.Instant.compare(until, ctx.now.add({ hours: 8760 })) > 0)
    throw refusePlatform('bad-input', {}, [{ at: '/until', says: saysOf(ctx.locale, 'hold-time') }]);
  const heldUntil = until.toString({ smallestUnit: 'millisecond' });
  const { branchId, versionId, colorId } = row.car;
  await holdCar(ctx, { branchId, versionId, colorId, bookingId: booking.id, dealId: booking.dealId, until: heldUntil, vehicleId: id });
  return viewOf(ctx, await findCar(ctx, id));
}

/**
 * Allocates, releases or sells: moves that concern whoever has the car, so the booking is locked before it. Sold by hand is what has
 * no handover here (an export, a car of another dealer); it opens no gate, which looks at the facts.
 */
export async function moveHeld(ctx: Context, id: string, move: 'allocate' | 'release' | 'sell', reason?: string): Promise<VehicleView> {
  const holder = await lockHolder(ctx, id);
  const row = await lockCar(ctx, id);
  judge(ctx, row, move);
  const { car, booking } = row;
  if (car.bookingId !== holder || !holder) throw refusePlatform('changed-meanwhile');
  if (move === 'sell' && (await isHandedOver(ctx, holder))) throw refuse('to-be-handed-over', { holder: booking?.number ?? '' });
  if (move === 'release') await giveBack(ctx, [car], { reason, bookingNumber: booking?.number, deal: dealOf(holder) });
  else {
    const status = vehicleMoves[move].to;
    await turn(ctx, eq(vehicles.id, id), { status, heldUntil: null });
    await note(ctx, car, booking?.dealId ?? null, move, { status: [car.status, status], bookingId: holder });
  }
  return viewOf(ctx, await findCar(ctx, id));
}

/** Moves a free car to another place, or to a branch that is in the actor's reach as well. */
export async function transferVehicle(ctx: Context, id: string, asked: z.output<typeof Transfer>): Promise<VehicleView> {
  const row = await lockCar(ctx, id);
  judge(ctx, row, 'transfer');
  const { car, branch } = row;
  const target = asked.branchId && asked.branchId !== car.branchId ? await findYard(ctx, asked.branchId) : undefined;
  const location = asked.location ?? (target ? 'YARD' : car.location);
  if (!target && location === car.location) throw refuse('already-there');
  if (target && target.currency !== branch.currency && car.landedCost !== null) throw refuse('other-currency');
  const [turned] = await turn(ctx, eq(vehicles.id, id), {
    status: vehicleMoves.transfer.to,
    location,
    branchId: target?.id ?? car.branchId,
  });
  const changes = {
    ...(target ? { branch: [branch.name, target.name], fromBranchId: car.branchId } : {}),
    ...(location !== car.location ? { location: [car.location, location] } : {}),
    ...(asked.note ? { note: asked.note } : {}),
  };
  if (turned) await note(ctx, turned.car, null, 'transfer', changes);
  return viewOf(ctx, await findCar(ctx, id));
}

/** Moves free cars of one branch to another place, as a file asks. */
export async function relocateCars(ctx: Context, cars: { id: string; location: Location }[], location: Location) {
  const before = new Map(cars.map((car) => [car.id, car.location]));
  const turned = await turn(ctx, and(inArray(vehicles.id, [...before.keys()]), inState('transfer')), {
    status: vehicleMoves.transfer.to,
    location,
  });
  for (const { car } of turned) await note(ctx, car, null, 'transfer', { location: [before.get(car.id), location] });
}
