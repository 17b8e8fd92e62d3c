import { and, eq, sql } from 'drizzle-orm';
import { clockActor } from '#access/server/scope.ts';
import { completeBooking } from '#booking/server/service.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { refuseContract } from '#contract/domain/refusals.ts';
import { isSignature } from '#contract/domain/signature.ts';
import { completeContract } from '#contract/server/service.ts';
import { winDeal } from '#deal/server/service.ts';
import { keepDocument } from '#document/server/service.ts';
import { obstacle } from '#platform/domain/machine.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { insertAlong, rowsOf, sendAlong } from '#platform/server/database.ts';
import { record } from '#platform/server/events.ts';
import { sellCars } from '#vehicle/server/service.ts';
import type { Appointment, Checked, HandoverSignature } from '../api.ts';
import { keepCertificate } from '../certificate/server/service.ts';
import type { DeliveryStatus } from '../domain/delivery.ts';
import { refuseDelivery } from '../domain/refusals.ts';
import { type DeliveryMove, deliveryMoves } from '../domain/states.ts';
import { findSale } from '../gate/server/queries.ts';
import { type Delivery, findScheduledOf, lockBooked, lockDelivery, subjectOf } from './queries.ts';
import { deliveries, deliverySignatures } from './tables.ts';

export const stamp = (ctx: Context) => ctx.now.toString({ smallestUnit: 'millisecond' });

/** Every event says which booking it is of: an invoice may wait for it. */
export const noted = (
  ctx: Context,
  { id, branchId, dealId, bookingId }: Pick<Delivery, 'id' | 'branchId' | 'dealId' | 'bookingId'>,
  move: string,
  changes: Record<string, unknown>,
) => record(ctx, { noun: 'delivery', id, branchId, dealId }, move, { bookingId, ...changes });

/** The delivery, locked with all that the move stands on; refuses a move that may not be made now. */
export async function judged(ctx: Context, id: string, move: DeliveryMove, rowVersion?: number): Promise<Delivery> {
  const delivery = await lockDelivery(ctx, id);
  const no = obstacle(deliveryMoves, move, { actor: ctx.actor, subject: subjectOf(ctx, delivery), now: ctx.now });
  if (no) throw no;
  if (rowVersion !== undefined && rowVersion !== delivery.rowVersion) throw refusePlatform('changed-meanwhile');
  return delivery;
}

type Columns = Omit<Partial<typeof deliveries.$inferInsert>, 'status' | 'rowVersion'>;

/** The only writer of a delivery's status. */
const put = (ctx: Context, { id }: Pick<Delivery, 'id'>, status: DeliveryStatus, columns: Columns = {}) =>
  sendAlong(
    ctx.tx,
    ctx.tx
      .update(deliveries)
      .set({ ...columns, status, rowVersion: sql`${deliveries.rowVersion} + 1` })
      .where(and(eq(deliveries.id, id), eq(deliveries.status, 'SCHEDULED'))),
  );

function checkDay(ctx: Context, scheduledAt: string, timeZone: string): string {
  const at = Temporal.Instant.from(scheduledAt);
  if (dayOf(at, timeZone) < dayOf(ctx.now, timeZone))
    throw refuseDelivery('day-over', {}, [{ at: '/scheduledAt', says: refuseDelivery('day-over').says(ctx.locale) }]);
  return at.toString({ smallestUnit: 'millisecond' });
}

/** Agrees on when the cars are handed over; that may be long before everything is in order. */
export async function scheduleDelivery(ctx: Context, { bookingId, scheduledAt }: Appointment): Promise<string> {
  lockBooked(ctx, bookingId);
  const { bookingNumber, bookingStatus, deliveryId, branchId, ownerId, dealId, timeZone } = await findSale(
    ctx,
    bookingId,
    'delivery.write',
  );
  if (bookingStatus !== 'APPROVED') throw refuseDelivery('booking-not-approved', { bookingNumber });
  if (deliveryId) throw refuseDelivery('delivery-exists');
  const at = checkDay(ctx, scheduledAt, timeZone);
  const id = ctx.newId();
  const whose = { id, branchId, ownerId, dealId, bookingId };
  const made = { createdBy: ctx.actor.id, createdAt: stamp(ctx), rowVersion: 1 };
  insertAlong(ctx.tx, [rowsOf(deliveries, [{ ...whose, ...made, status: 'SCHEDULED', scheduledAt: at, checked: [], handedOver: [] }])]);
  await noted(ctx, whose, 'schedule', { status: 'SCHEDULED', scheduledAt: at });
  return id;
}

export async function rescheduleDelivery(ctx: Context, id: string, scheduledAt: string): Promise<void> {
  const before = await judged(ctx, id, 'reschedule');
  const at = checkDay(ctx, scheduledAt, before.timeZone);
  put(ctx, before, 'SCHEDULED', { scheduledAt: at });
  await noted(ctx, before, 'reschedule', { scheduledAt: [before.scheduledAt, at] });
}

/** Notes the checklist as it is now. Photos are ticked only when there are some. */
export async function checkDelivery(ctx: Context, id: string, { rowVersion, ...done }: Checked): Promise<void> {
  const before = await judged(ctx, id, 'check', rowVersion);
  if (done.checked.includes('PHOTOS') && before.photos === 0)
    throw refuseDelivery('no-photo', {}, [{ at: '/checked', says: refuseDelivery('no-photo').says(ctx.locale) }]);
  const { satisfaction, note } = done;
  const [checked, handedOver] = [[...new Set(done.checked)], [...new Set(done.handedOver)]];
  put(ctx, before, 'SCHEDULED', { checked, handedOver, satisfaction, note });
  await noted(ctx, before, 'check', { checked, handedOver, satisfaction });
}

export async function photographDelivery(ctx: Context, id: string, name: string, content: Buffer): Promise<void> {
  const { branchId, dealId, ownerId } = await judged(ctx, id, 'photograph');
  await keepDocument(ctx, { subject: { noun: 'delivery', id, branchId, dealId, ownerId }, kind: 'PHOTO', name, content });
}

/** The customer or the salesperson signs that the cars were handed over; each once. */
export async function signDelivery(ctx: Context, id: string, { signer, how, name, strokes }: HandoverSignature): Promise<void> {
  const before = await judged(ctx, id, 'sign');
  const wrong = how === 'TYPED' ? undefined : !strokes ? 'signature-needed' : isSignature(strokes) ? undefined : 'not-a-signature';
  if (wrong) throw refuseContract(wrong, {}, [{ at: '/strokes', says: refuseContract(wrong).says(ctx.locale) }]);
  if (before.signatures.some((one) => one.signer === signer)) return;
  const drawn = how === 'DRAWN' && strokes ? strokes : null;
  const from = { ip: ctx.origin?.ip ?? '', userAgent: ctx.origin?.agent ?? '', actorId: ctx.actor.id };
  insertAlong(ctx.tx, [
    rowsOf(deliverySignatures, [{ id: ctx.newId(), deliveryId: id, signer, how, name, strokes: drawn, at: stamp(ctx), ...from }]),
  ]);
  await noted(ctx, before, 'sign', { signer, how, name });
}

/** The cars are the customer's: sold, contract and booking completed, the deal won, the certificate kept; all or nothing. */
export async function deliverCars(ctx: Context, id: string): Promise<void> {
  const before = await judged(ctx, id, 'deliver');
  const { dealId, bookingId } = before;
  const certificate = await keepCertificate(ctx, before);
  const done = { deliveredAt: stamp(ctx), deliveredBy: ctx.actor.id, certificateId: certificate.id, certificateHash: certificate.sha256 };
  put(ctx, before, 'DELIVERED', done);
  const cars = before.cars.map(({ vin }) => vin);
  await noted(ctx, before, 'deliver', { status: ['SCHEDULED', 'DELIVERED'], bookingNumber: before.bookingNumber, cars });
  await sellCars(ctx, { bookingId });
  const clock = { ...ctx, actor: clockActor() };
  await completeBooking(clock, bookingId);
  await completeContract(clock, bookingId);
  await winDeal(clock, dealId);
}

/** The booking was cancelled. Its gatepasses end with the cars that are given back. */
export async function cancelDelivery(ctx: Context, bookingId: string): Promise<void> {
  const before = await findScheduledOf(ctx, bookingId);
  if (!before) return;
  put(ctx, before, 'CANCELLED');
  await noted(ctx, before, 'cancel', { status: ['SCHEDULED', 'CANCELLED'] });
}
