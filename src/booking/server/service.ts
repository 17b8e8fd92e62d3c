import { eq, sql } from 'drizzle-orm';
import type { ApprovalFacts } from '#approval/domain/approval.ts';
import { decide, requestApproval, withdraw } from '#approval/server/service.ts';
import { type BranchSettings, dayOf } from '#branch/domain/branch.ts';
import { obstacle } from '#platform/domain/machine.ts';
import { shareOf } from '#platform/domain/money.ts';
import type { Context } from '#platform/server/context.ts';
import { type Rows, rowsOf, sendAlong } from '#platform/server/database.ts';
import { record } from '#platform/server/events.ts';
import type { PriceLine } from '#quotation/domain/quotation.ts';
import { allocateCars, releaseCars, unallocateCars } from '#vehicle/server/service.ts';
import type { BookingStatus } from '../domain/booking.ts';
import { refuseBooking } from '../domain/refusals.ts';
import { type BookingMove, bookingMoves } from '../domain/states.ts';
import type { Claim } from '../waitlist/server/queries.ts';
import { takeCars } from '../waitlist/server/service.ts';
import { type Booking, contentHashOf, lockBooking, subjectOf, takeNumber } from './queries.ts';
import { bookingLines, bookings } from './tables.ts';

export type NewBooking = typeof bookings.$inferInsert;

export const stamp = (ctx: Context) => ctx.now.toString({ smallestUnit: 'millisecond' });

/** Refuses a move that may not be made now. */
export function judge(ctx: Context, booking: Booking, move: BookingMove, beside: Partial<ReturnType<typeof subjectOf>> = {}) {
  const no = obstacle(bookingMoves, move, { actor: ctx.actor, subject: { ...subjectOf(booking), ...beside }, now: ctx.now });
  if (no) throw no;
}

export const noted = (
  ctx: Context,
  { id, branchId, dealId }: Pick<Booking, 'id' | 'branchId' | 'dealId'>,
  move: string,
  changes: Record<string, unknown>,
) => record(ctx, { noun: 'booking', id, branchId, dealId }, move, changes);

export const claimOf = ({ id, branchId, dealId, versionId, colorId, quantity, depositAt, settings }: Booking): Claim => ({
  ...{ id, branchId, dealId, versionId, colorId, quantity, depositAt },
  holdHours: settings.holdHours,
});

const document = (id: string) => ({ document: 'BOOKING', documentId: id }) as const;

/** The one writer of a booking's status: an approved one takes its cars or its place in the queue, a cancelled one gives its cars back. */
async function put(
  ctx: Context,
  before: Booking,
  move: BookingMove,
  status: BookingStatus,
  given: { reason?: string; vehicleId?: string } = {},
) {
  const { id, quantity, rowVersion } = before;
  const { reason, vehicleId } = given;
  const cars = status === 'APPROVED' ? await takeCars(ctx, claimOf(before), vehicleId ? { vehicleId } : {}) : [];
  const served = cars.length >= quantity ? 'ALLOCATED' : 'BACKORDERED';
  const allocation = status === 'APPROVED' ? served : status === 'COMPLETED' ? before.allocation : null;
  const place = status === 'APPROVED' ? { queuedAt: stamp(ctx), depositAt: securedAt(ctx, before) } : { depositAt: before.depositAt };
  const because = status === 'CANCELLED' && reason ? { cancelReason: reason } : {};
  sendAlong(
    ctx.tx,
    ctx.tx
      .update(bookings)
      .set({ status, allocation, ...place, ...because, rowVersion: rowVersion + 1 })
      .where(eq(bookings.id, id)),
  );
  const vins = cars.length > 0 ? { vin: cars.map(({ vin }) => vin).join(', ') } : {};
  await noted(ctx, before, move, {
    status: [before.status, status],
    ...(allocation ? { allocation } : {}),
    ...vins,
    ...(reason ? { reason } : {}),
  });
  if (status === 'APPROVED' && place.depositAt && cars.length > 0) await allocateCars(ctx, { bookingId: id });
  if (status !== 'CANCELLED') return;
  if (before.status === 'PENDING') await withdraw(ctx, document(id));
  if (before.cars.length > 0) await releaseCars(ctx, { bookingId: id });
}

/** Asks for the approvals that a booking needs; without any it is approved at once and gets its car or its place. */
export async function submitBooking(ctx: Context, id: string, vehicleId?: string): Promise<void> {
  const subject = await lockBooking(ctx, id);
  judge(ctx, subject, 'submit');
  const outcome = await askFor(ctx, subject, subject.facts);
  await put(ctx, subject, 'submit', outcome === 'OPEN' ? 'PENDING' : 'APPROVED', vehicleId ? { vehicleId } : {});
}

type Asked = Parameters<typeof contentHashOf>[0] & Pick<Booking, 'id' | 'branchId' | 'dealId'>;

/** Asks the approvers, where a rule wants them. */
export function askFor(ctx: Context, booking: Asked, facts: ApprovalFacts | null) {
  if (!facts) throw new Error('a booking without what its approval is judged by');
  const { id, branchId, dealId, type, bookingNumber } = booking;
  return requestApproval(ctx, {
    ...document(id),
    branchId,
    dealId,
    type,
    authorId: ctx.actor.id,
    facts: { ...facts, number: bookingNumber },
    contentHash: contentHashOf(booking),
  });
}

/** Approves or rejects at the open level; what the levels come to comes back as an event (`reactions.ts`). */
export async function decideBooking(
  ctx: Context,
  id: string,
  move: 'approve' | 'reject',
  { reason, contentHash }: { reason: string; contentHash?: string | undefined },
): Promise<void> {
  judge(ctx, await lockBooking(ctx, id), move);
  await decide(ctx, document(id), move === 'approve' ? 'APPROVED' : 'REJECTED', reason, contentHash);
}

/** The approvers have decided, for exactly the content they were asked about. */
export async function decided(ctx: Context, { documentId, outcome, contentHash, reason = '' }: Record<string, string>): Promise<void> {
  const subject = await lockBooking(ctx, documentId ?? '');
  const move = outcome === 'REJECTED' ? 'reject' : 'approve';
  judge(ctx, subject, move, { approver: null });
  if (contentHashOf(subject) !== contentHash) throw refuseBooking('changed-since-asked');
  if (outcome !== 'OPEN') await put(ctx, subject, move, bookingMoves[move].to, { reason });
}

/** The customer will not take it. Its cars are free, and go to those who wait, with the same commit. */
export async function cancelBooking(ctx: Context, id: string, reason: string): Promise<void> {
  const subject = await lockBooking(ctx, id);
  judge(ctx, subject, 'cancel');
  await put(ctx, subject, 'cancel', 'CANCELLED', { reason });
}

/** The car was delivered. */
export async function completeBooking(ctx: Context, id: string): Promise<void> {
  const subject = await lockBooking(ctx, id);
  judge(ctx, subject, 'complete');
  await put(ctx, subject, 'complete', 'COMPLETED');
}

/** Since when an approved booking is sure, where it needs no deposit: since now (docs/decisions/0010). */
export const securedAt = (ctx: Context, { depositDue }: Pick<Booking, 'depositDue'>) => (depositDue === 0 ? stamp(ctx) : null);

type Secured = Pick<Booking, 'id' | 'branchId' | 'dealId'>;

/** Its deposit is covered: its cars are its own for good, and those it waits for come before those of bookings without. */
export async function secureBooking(ctx: Context, booking: Secured): Promise<void> {
  const depositAt = stamp(ctx);
  const secured = { depositAt, rowVersion: sql`${bookings.rowVersion} + 1` };
  sendAlong(ctx.tx, ctx.tx.update(bookings).set(secured).where(eq(bookings.id, booking.id)));
  await noted(ctx, booking, 'secure', { depositAt });
  await allocateCars(ctx, { bookingId: booking.id });
}

/** The money that covered its deposit is not there any more: its cars are held for a time, as those of any booking without. */
export async function unsecureBooking(ctx: Context, booking: Secured, { holdHours }: Pick<BranchSettings, 'holdHours'>): Promise<void> {
  await ctx.tx
    .update(bookings)
    .set({ depositAt: null, rowVersion: sql`${bookings.rowVersion} + 1` })
    .where(eq(bookings.id, booking.id));
  await noted(ctx, booking, 'unsecure', { depositAt: null });
  const until = ctx.now.add({ hours: holdHours }).toString({ smallestUnit: 'millisecond' });
  await unallocateCars(ctx, { bookingId: booking.id, until });
}

/** Chooses the car: for a booking that waits, or instead of the one it has. */
export async function chooseCar(ctx: Context, id: string, vehicleId: string): Promise<void> {
  const subject = await lockBooking(ctx, id);
  judge(ctx, subject, 'hold');
  const { cars, quantity, rowVersion } = subject;
  if (cars.some((car) => car.id === vehicleId)) return;
  const exchanged = cars.length >= quantity;
  if (exchanged) await giveBack(ctx, id);
  const taken = await takeCars(ctx, claimOf(subject), { held: exchanged ? 0 : cars.length, vehicleId });
  const held = taken.length + (exchanged ? 0 : cars.length);
  const allocation = held >= quantity ? 'ALLOCATED' : 'BACKORDERED';
  await ctx.tx
    .update(bookings)
    .set({ allocation, lapsedAt: null, rowVersion: rowVersion + 1 })
    .where(eq(bookings.id, id));
  if (cars.some(({ status }) => status === 'ALLOCATED')) await allocateCars(ctx, { bookingId: id });
  await noted(ctx, subject, 'hold', { vin: [cars.map(({ vin }) => vin).join(', '), taken.map(({ vin }) => vin).join(', ')] });
}

/** Its cars go to those who wait, while it keeps its own place. */
export async function giveBack(ctx: Context, id: string): Promise<void> {
  await ctx.tx.update(bookings).set({ allocation: 'BACKORDERED' }).where(eq(bookings.id, id));
  await releaseCars(ctx, { bookingId: id });
}

/** What a booking owes before it is confirmed, unless it was agreed otherwise. */
export const depositOf = (totalPrice: number, { depositBp }: Pick<BranchSettings, 'depositBp'>) => shareOf(totalPrice, depositBp);

/** The deposit agreed, else the usual one; never more than the whole price. */
export function depositFor(ctx: Context, agreed: number | undefined, totalPrice: number, settings: BranchSettings): number {
  if (agreed !== undefined && agreed > totalPrice) throw refuseAt(ctx, '/depositDue', 'deposit-too-large');
  return agreed ?? depositOf(totalPrice, settings);
}

/** Refuses a promised day that is over already. */
export function checkExpected(ctx: Context, expectedOn: string | undefined, today: string) {
  if (expectedOn && expectedOn < today) throw refuseAt(ctx, '/expectedOn', 'expected-too-early');
}

/** A refusal that belongs to one field, said there as well. */
export const refuseAt = (ctx: Context, at: string, name: Parameters<typeof refuseBooking>[0]) =>
  refuseBooking(name, {}, [{ at, says: refuseBooking(name).says(ctx.locale) }]);

/** The number of a booking that begins in a deal that is open. */
export async function numberFor(
  ctx: Context,
  booking: Pick<Booking, 'branchId' | 'dealId'>,
  branch: Pick<Booking, 'settings' | 'timeZone'>,
): Promise<string> {
  const { bookingNumber, dealStatus } = await takeNumber(ctx, booking, branch);
  if (dealStatus && dealStatus !== 'OPEN') throw refuseBooking('deal-closed');
  return bookingNumber;
}

/**
 * Notes a booking with its lines, and whatever begins with it: they are written with the events, or before by `writeRows` for
 * whoever reads them in this transaction. The answer is what the booking has on the row.
 */
export function noteBooking(
  ctx: Context,
  given: Omit<NewBooking, 'bookingNumber' | 'bookedOn' | 'createdAt'>,
  lines: readonly PriceLine[],
  { bookingNumber, timeZone, rows = [] }: { bookingNumber: string; timeZone: string; rows?: Rows[] },
): { bookingNumber: string; bookedOn: string; createdAt: string } {
  const row = { bookingNumber, bookedOn: dayOf(ctx.now, timeZone), createdAt: stamp(ctx) };
  const lined = lines.map((line, position) => ({ ...line, id: ctx.newId(), bookingId: given.id, position }));
  ctx.rows.push(...rows, rowsOf(bookings, [{ ...given, ...row }]), rowsOf(bookingLines, lined));
  return row;
}
