import { eq } from 'drizzle-orm';
import type { Context } from '#platform/server/context.ts';
import { record } from '#platform/server/events.ts';
import { allocateCars, holdCar } from '#vehicle/server/service.ts';
import type { Allocation } from '../../domain/booking.ts';
import { bookings } from '../../server/tables.ts';
import { type Claim, countHeld, firstWaiting, lockClaim, lockQueue, type Wanted } from './queries.ts';

type Car = NonNullable<Awaited<ReturnType<typeof holdCar>>>;

/** Transactions that hold cars for a booking themselves: what the cars then report is already known. */
const arranging = new WeakSet<Context>();

export const isArranging = (ctx: Context): boolean => arranging.has(ctx);

async function arrange<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  if (arranging.has(ctx)) return work();
  arranging.add(ctx);
  try {
    return await work();
  } finally {
    arranging.delete(ctx);
  }
}

async function hold(ctx: Context, claim: Claim, vehicleId?: string): Promise<Car | undefined> {
  const car = await holdCar(ctx, {
    branchId: claim.branchId,
    versionId: claim.versionId,
    colorId: claim.colorId,
    bookingId: claim.id,
    dealId: claim.dealId,
    until: ctx.now.add({ hours: claim.holdHours }).toString(),
    ...(vehicleId ? { vehicleId } : {}),
  });
  if (car) await keep(ctx, claim);
  return car;
}

/** What a deposit was paid for does not lapse. */
const keep = async (ctx: Context, { id, depositAt }: Claim) => void (depositAt && (await allocateCars(ctx, { bookingId: id })));

/**
 * The stock check of an approved booking: holds the car chosen, then the oldest arrivals, until it has all it wants.
 * Before it finds that there are none it takes its turn in the queue, so that a car coming free meanwhile is seen.
 */
export function takeCars(ctx: Context, claim: Claim, { held = 0, vehicleId }: { held?: number; vehicleId?: string } = {}): Promise<Car[]> {
  return arrange(ctx, async () => {
    const cars: Car[] = [];
    const missing = () => claim.quantity - held - cars.length;
    const take = async (chosen?: string) => {
      const car = await hold(ctx, claim, chosen);
      if (car) cars.push(car);
      return car !== undefined;
    };
    if (vehicleId) await take(vehicleId);
    while (missing() > 0 && (await take()));
    if (missing() <= 0) return cars;
    await lockQueue(ctx, claim);
    while (missing() > 0 && (await take()));
    return cars;
  });
}

/** Gives free cars to those who wait for them, in their order; `except` just lost one and waits for another. */
export function serveQueue(ctx: Context, wanted: Wanted, except?: string): Promise<void> {
  return arrange(ctx, async () => {
    await lockQueue(ctx, wanted);
    for (;;) {
      const first = await firstWaiting(ctx, wanted, except);
      const held = first ? await countHeld(ctx, first.id) : 0;
      const car = first && held < first.quantity ? await hold(ctx, first) : undefined;
      if (!first || !car) return;
      await allocate(ctx, first, held + 1, car.vin);
    }
  });
}

/** A car was held for a booking by someone who runs the stock: its allocation follows. */
export async function gained(ctx: Context, bookingId: string): Promise<void> {
  const claim = await lockClaim(ctx, bookingId);
  if (claim?.status !== 'APPROVED' || claim.allocation === 'ALLOCATED') return;
  await keep(ctx, claim);
  await allocate(ctx, claim, await countHeld(ctx, bookingId));
}

/** A booking lost a car: it waits again where it counted on it, and the car goes to the next of those who wait. */
export async function lost(ctx: Context, bookingId: string, freed: Wanted, lapsed: boolean): Promise<void> {
  await lockQueue(ctx, freed);
  const claim = await lockClaim(ctx, bookingId);
  if (claim?.status === 'APPROVED' && claim.allocation === 'ALLOCATED') await backorder(ctx, claim, lapsed);
  await serveQueue(ctx, freed, bookingId);
}

/** Notes what a booking now has: all its cars, or one more of several. */
async function allocate(ctx: Context, claim: Claim, held: number, vin?: string) {
  const allocation: Allocation = held >= claim.quantity ? 'ALLOCATED' : 'BACKORDERED';
  await ctx.tx.update(bookings).set({ allocation, lapsedAt: null }).where(eq(bookings.id, claim.id));
  const changes = { allocation: ['BACKORDERED', allocation], ...(vin ? { vin } : {}) };
  await record(ctx, { noun: 'booking', id: claim.id, branchId: claim.branchId, dealId: claim.dealId }, 'allocate', changes);
}

/** Back to the queue: at its end where the hold lapsed, at its old place where the car was taken back. */
async function backorder(ctx: Context, claim: Claim, lapsed: boolean) {
  const now = ctx.now.toString();
  const set = { allocation: 'BACKORDERED' as const, lapsedAt: now, ...(lapsed ? { queuedAt: now } : {}) };
  await ctx.tx.update(bookings).set(set).where(eq(bookings.id, claim.id));
  const changes = { allocation: ['ALLOCATED', 'BACKORDERED'] };
  await record(
    ctx,
    { noun: 'booking', id: claim.id, branchId: claim.branchId, dealId: claim.dealId },
    lapsed ? 'lapse' : 'backorder',
    changes,
  );
}
