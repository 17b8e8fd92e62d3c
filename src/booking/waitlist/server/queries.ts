import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { scoped } from '#access/server/scope.ts';
import { people } from '#access/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { colors } from '#catalogue/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import { bookings } from '../../server/tables.ts';

/** What a queue is for: cars of one version and colour at one branch. */
export type Wanted = { branchId: string; versionId: string; colorId: string };

const isWaiting = sql`${bookings.allocation} = 'BACKORDERED' and ${bookings.status} = 'APPROVED'`;

/** Who is served first: a deposit before none, the earlier deposit, the earlier booking. */
export const queueOrder = sql`${bookings.depositAt} asc nulls last, ${bookings.queuedAt}, ${bookings.id}`;

/**
 * One at a time joins or serves a queue, so that no car stays free while somebody waits for it. Taken after the booking and the
 * car that are being moved; several at once in one order for everybody.
 */
export async function lockQueue(ctx: Context, ...queues: Wanted[]): Promise<void> {
  const names = queues.map(({ branchId, versionId, colorId }) => `${branchId} ${versionId} ${colorId}`).sort();
  for (const name of new Set(names)) await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 13))`);
}

const claim = {
  id: bookings.id,
  branchId: bookings.branchId,
  dealId: bookings.dealId,
  versionId: bookings.versionId,
  colorId: bookings.colorId,
  quantity: bookings.quantity,
  depositAt: bookings.depositAt,
  holdHours: sql<number>`coalesce((${branches.settings}->>'holdHours')::int, 72)`,
};

/** A booking's claim to cars: what it wants, how many, and for how long each is held; for good where its deposit came. */
export type Claim = { id: string; dealId: string; quantity: number; holdHours: number; depositAt: string | null } & Wanted;

/** How many cars a booking has; asked after it is locked, so that nobody is just giving it another. */
export async function countHeld(ctx: Context, bookingId: string): Promise<number> {
  const [row] = await ctx.tx.select({ count: sql<number>`count(*)::int` }).from(vehicles).where(eq(vehicles.bookingId, bookingId));
  return row?.count ?? 0;
}

const selectClaims = (ctx: Context) =>
  ctx.tx.select(claim).from(bookings).innerJoin(branches, eq(branches.id, bookings.branchId)).$dynamic();

const inQueue = ({ branchId, versionId, colorId }: Wanted, except: string | undefined) =>
  and(
    eq(bookings.branchId, branchId),
    eq(bookings.versionId, versionId),
    eq(bookings.colorId, colorId),
    isWaiting,
    except ? ne(bookings.id, except) : undefined,
  );

/** For so long somebody else may be busy with the first of a queue before the next one is taken. */
const patience = { tries: 20, seconds: 0.02 };

/**
 * The first of a queue, locked; but for the one that just lost its car. Whoever holds the queue's lock never waits for a booking's
 * without end, so nobody waits in a circle: a first that stays busy (it is being cancelled, amended) is passed over.
 */
export async function firstWaiting(ctx: Context, wanted: Wanted, except?: string): Promise<Claim | undefined> {
  const passing = { of: bookings, skipLocked: true } as const;
  for (let left = patience.tries; left > 0; left--) {
    const [next] = await ctx.tx.select({ id: bookings.id }).from(bookings).where(inQueue(wanted, except)).orderBy(queueOrder).limit(1);
    if (!next) return undefined;
    const [first] = await selectClaims(ctx)
      .where(and(eq(bookings.id, next.id), isWaiting))
      .for('no key update', passing);
    if (first) return first;
    await ctx.tx.execute(sql`select pg_sleep(${patience.seconds})`);
  }
  const [free] = await selectClaims(ctx).where(inQueue(wanted, except)).orderBy(queueOrder).limit(1).for('no key update', passing);
  return free;
}

/** A booking's claim, locked, with where it stands. */
export async function lockClaim(ctx: Context, bookingId: string) {
  const [found] = await ctx.tx
    .select({ ...claim, status: bookings.status, allocation: bookings.allocation, bookingNumber: bookings.bookingNumber })
    .from(bookings)
    .innerJoin(branches, eq(branches.id, bookings.branchId))
    .where(eq(bookings.id, bookingId))
    .for('no key update', { of: bookings });
  return found;
}

/** Queues in which somebody waits although a car that fits is free: what a crash at the wrong moment leaves behind. */
export async function listUnserved(ctx: Context): Promise<Wanted[]> {
  return ctx.tx
    .selectDistinct({ branchId: bookings.branchId, versionId: bookings.versionId, colorId: bookings.colorId })
    .from(bookings)
    .innerJoin(
      vehicles,
      and(
        eq(vehicles.branchId, bookings.branchId),
        eq(vehicles.versionId, bookings.versionId),
        eq(vehicles.colorId, bookings.colorId),
        eq(vehicles.status, 'AVAILABLE'),
        eq(vehicles.demo, false),
      ),
    )
    .where(and(isWaiting, sql`${bookings.lapsedAt} is null`))
    .limit(100);
}

/** Everyone in reach who waits for a car, queue by queue. The place counts those out of reach as well. */
export async function listQueue(ctx: Context, limit: number) {
  const places = ctx.tx
    .select({
      id: bookings.id,
      place:
        sql<number>`row_number() over (partition by ${bookings.branchId}, ${bookings.versionId}, ${bookings.colorId} order by ${queueOrder})::int`.as(
          'place',
        ),
    })
    .from(bookings)
    .where(and(isWaiting, scoped(ctx.actor, 'booking.read', { branch: bookings.branchId })))
    .as('places');
  return ctx.tx
    .select({
      id: bookings.id,
      branchId: bookings.branchId,
      bookingNumber: bookings.bookingNumber,
      customerName: bookings.customerName,
      model: bookings.model,
      version: bookings.version,
      color: ctx.locale === 'vi' ? colors.nameVi : colors.nameEn,
      quantity: bookings.quantity,
      held: sql<number>`(select count(*)::int from ${vehicles} v where v.booking_id = ${bookings.id})`,
      place: places.place,
      depositAt: bookings.depositAt,
      queuedAt: bookings.queuedAt,
      expectedOn: bookings.expectedOn,
      ownerName: people.name,
      /** The day on which the next car that fits is expected. */
      nextArrivalOn: sql<string | null>`(select min(v.expected_on)::text from ${vehicles} v where v.branch_id = ${bookings.branchId}
        and v.version_id = ${bookings.versionId} and v.color_id = ${bookings.colorId} and v.status = 'IN_TRANSIT' and not v.demo)`,
    })
    .from(places)
    .innerJoin(bookings, eq(bookings.id, places.id))
    .innerJoin(people, eq(people.id, bookings.ownerId))
    .innerJoin(colors, eq(colors.id, bookings.colorId))
    .where(scoped(ctx.actor, 'booking.read', { branch: bookings.branchId, owner: bookings.ownerId }))
    .orderBy(asc(bookings.branchId), asc(bookings.model), asc(bookings.version), asc(bookings.color), asc(places.place))
    .limit(limit);
}
