import type { ApprovalFacts } from '#approval/domain/approval.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { ratioBp } from '#platform/domain/money.ts';
import type { Context } from '#platform/server/context.ts';
import { writeRows } from '#platform/server/idempotency.ts';
import { unpricedRule } from '#quotation/domain/pricing.ts';
import { refuseQuotation } from '#quotation/domain/refusals.ts';
import { branchFor, type PricedOffer, partiesOf, priceAsked } from '#quotation/offer/server/service.ts';
import type { BookingDraft } from '../../api.ts';
import { checkExpected, depositFor, noteBooking, noted, numberFor } from '../../server/service.ts';

/** What its approval is judged by; every line must have its price. */
export function factsOf(ctx: Context, { found, priced }: PricedOffer, customerName: string): ApprovalFacts {
  const unpriced = priced.lines.find(({ rule }) => rule === unpricedRule);
  if (unpriced) throw refuseQuotation('line-without-price', { line: ctx.locale === 'vi' ? unpriced.labelVi : unpriced.labelEn });
  const { profit, belowFloor = false, totalPrice, discount, basePrice } = priced;
  if (!profit) throw new Error('a price without its costs');
  return {
    ...{ number: '', customerName, totalPrice, discount, belowFloor },
    title: `${found.offer.model} ${found.offer.version}`,
    currency: found.offer.currency,
    discountBp: ratioBp(discount, basePrice),
    marginBp: profit.marginBp,
    grossProfit: profit.grossProfit,
  };
}

/** Begins a booking without a quotation, priced as a quotation is, and with it the deal and the customer where they are new. */
export async function draftBooking(ctx: Context, draft: BookingDraft): Promise<string> {
  const offered = await priceAsked(ctx, branchFor(ctx, draft.branchId), { ...draft, source: null });
  const { found, choice, priced } = offered;
  const { offer, settings, timeZone } = found;
  const { totalPrice, lines, plan } = priced;
  const depositDue = depositFor(ctx, draft.depositDue, totalPrice, settings);
  checkExpected(ctx, draft.expectedOn, dayOf(ctx.now, timeZone));
  const { customer, dealId, rows } = await partiesOf(ctx, offered, draft);
  const customerName = (draft.customerId ? undefined : draft.customerName) ?? customer.name;
  const color = offer.colors.find(({ id }) => id === choice.colorId);
  const row = {
    id: ctx.newId(),
    branchId: offer.branchId,
    ownerId: ctx.actor.id,
    dealId,
    customerId: customer.id,
    type: choice.type,
    referenceType: 'DEFAULT',
    status: 'DRAFT',
    currency: offer.currency,
    customerName,
    customerPhone: customer.phone,
    versionId: offer.versionId,
    colorId: choice.colorId,
    model: offer.model,
    version: offer.version,
    color: color?.nameEn ?? '',
    quantity: choice.quantity,
    registrationArea: choice.registrationArea,
    commission: choice.commission,
    totalPrice,
    depositDue,
    plan,
    facts: factsOf(ctx, offered, customerName),
    expectedOn: draft.expectedOn ?? null,
    requests: draft.requests,
  } as const;
  const bookingNumber = await numberFor(ctx, row, found);
  noteBooking(ctx, row, lines, { bookingNumber, timeZone, rows });
  await writeRows(ctx);
  const { model, version, quantity } = row;
  await noted(ctx, row, 'create', { bookingNumber, customerName, model, version, color: row.color, quantity, totalPrice, depositDue });
  return row.id;
}
