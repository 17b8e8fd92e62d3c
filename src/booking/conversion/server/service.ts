import type { ApprovalFacts } from '#approval/domain/approval.ts';
import { stepsFor } from '#approval/domain/rules.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { ratioBp } from '#platform/domain/money.ts';
import { Refusal } from '#platform/domain/refusal.ts';
import type { Context } from '#platform/server/context.ts';
import { writeRows } from '#platform/server/idempotency.ts';
import { moveQuotation } from '#quotation/server/service.ts';
import { allocateCars } from '#vehicle/server/service.ts';
import type { Conversion } from '../../api.ts';
import { refuseBooking } from '../../domain/refusals.ts';
import { type Booking, findBooking, findNumberOf } from '../../server/queries.ts';
import {
  askFor,
  checkExpected,
  depositFor,
  type NewBooking,
  noteBooking,
  noted,
  numberFor,
  securedAt,
  stamp,
} from '../../server/service.ts';
import type { Claim } from '../../waitlist/server/queries.ts';
import { takeCars } from '../../waitlist/server/service.ts';

type Quotation = Awaited<ReturnType<typeof moveQuotation>>;

/** What the booking's approval is judged by. A price below the floor was approved with the quotation, so it is no reason again. */
function factsOf({
  customerName,
  currency,
  totalPrice,
  model,
  version,
  discount,
  basePrice,
  marginBp,
  grossProfit,
}: Quotation): ApprovalFacts {
  const title = `${model} ${version}`;
  const discountBp = ratioBp(discount, basePrice);
  return { number: '', title, customerName, currency, totalPrice, discount, discountBp, marginBp, grossProfit, belowFloor: false };
}

/**
 * Turns a quotation into a booking, once: its lock lets one through, the unique quotation keeps a second out. Car, booking, lines
 * and the quotation's new state are one transaction; the total is the quotation's to the unit.
 */
export async function convertQuotation(
  ctx: Context,
  quotationId: string,
  { expectedOn, requests, vehicleId, depositDue }: Conversion,
): Promise<Booking> {
  const quotation = await moveQuotation(ctx, quotationId, 'convert').catch((error: unknown) => refuseTwice(ctx, quotationId, error));
  const { branchId, dealId, type, settings, timeZone, totalPrice, lines, bookingRules } = quotation;
  if (quotation.dealStatus !== 'OPEN') throw refuseBooking('deal-closed');
  checkExpected(ctx, expectedOn, dayOf(ctx.now, timeZone));
  const id = ctx.newId();
  const { ownerId, customerId, currency, customerName, customerPhone, versionId, colorId, model, version, color, quantity } = quotation;
  const facts = factsOf(quotation);
  const needsApproval = stepsFor(bookingRules, { document: 'BOOKING', type, facts }).length > 0;
  const claim: Claim = { id, branchId, dealId, versionId, colorId, quantity, depositAt: null, holdHours: settings.holdHours };
  const [bookingNumber, cars] = await Promise.all([
    numberFor(ctx, claim, quotation),
    needsApproval ? [] : takeCars(ctx, claim, vehicleId ? { vehicleId } : {}),
  ]);
  const status = needsApproval ? 'PENDING' : 'APPROVED';
  const allocation = needsApproval ? null : cars.length >= quantity ? 'ALLOCATED' : 'BACKORDERED';
  const due = depositFor(ctx, depositDue, totalPrice, settings);
  const depositAt = needsApproval ? null : securedAt(ctx, { depositDue: due });
  const row = {
    ...{ id, branchId, ownerId, dealId, customerId, type, status, allocation, currency, customerName, customerPhone },
    ...{ versionId, colorId, model, version, color, quantity, totalPrice, facts, quotationId },
    referenceType: 'SALE_QUOTATION',
    queuedAt: needsApproval ? null : stamp(ctx),
    registrationArea: quotation.registrationArea,
    commission: quotation.commission,
    depositDue: due,
    depositAt,
    plan: quotation.plan,
    expectedOn: expectedOn ?? null,
    requests,
  } as const satisfies Partial<NewBooking>;
  const booking = { ...row, ...noteBooking(ctx, row, lines, { bookingNumber, timeZone }), lines };
  if (needsApproval) await askFor(ctx, booking, facts);
  await noted(ctx, booking, 'convert', {
    bookingNumber,
    quoteNumber: quotation.quoteNumber,
    totalPrice,
    ...(allocation ? { allocation } : {}),
    ...(cars.length > 0 ? { vin: cars.map(({ vin }) => vin).join(', ') } : {}),
  });
  if (allocation !== 'ALLOCATED' || depositAt) {
    await writeRows(ctx);
    if (depositAt && cars.length > 0) await allocateCars(ctx, { bookingId: id });
    return findBooking(ctx, id);
  }
  const { ownerName, quoteNumber, revision, colorEn, colorVi, colorHex } = quotation;
  return {
    ...booking,
    ...{ ownerName, quoteNumber, revision, colorEn, colorVi, colorHex, settings, timeZone, cars },
    ...{ held: cars.length, heldUntil: null, place: null, queueLength: null, depositAt: null, lapsedAt: null, cancelReason: null },
    rowVersion: 1,
    asked: null,
  };
}

/** A quotation that has become a booking names it. */
async function refuseTwice(ctx: Context, quotationId: string, error: unknown): Promise<never> {
  if (error instanceof Refusal && error.type === 'platform/move-refused' && ['CONVERTED', 'CONTRACT'].includes(String(error.facts.status)))
    throw refuseBooking('already-converted', { bookingNumber: await findNumberOf(ctx, quotationId) });
  throw error;
}
