import { eq } from 'drizzle-orm';
import { endOfDay } from '#branch/domain/branch.ts';
import { normalisePhone } from '#customer/domain/phone.ts';
import { refusePhone } from '#customer/domain/refusals.ts';
import { refuseDeal } from '#deal/domain/refusals.ts';
import { obstacle } from '#platform/domain/machine.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { insertTogether, rowsOf } from '#platform/server/database.ts';
import { changesOf, record } from '#platform/server/events.ts';
import type { QuotationChange, QuotationDraft } from '../../domain/draft.ts';
import { unpricedRule } from '../../domain/pricing.ts';
import type { PriceLine, QuotationStatus } from '../../domain/quotation.ts';
import { quotationEdits } from '../../domain/states.ts';
import { branchFor, type PriceAsked, type PricedOffer, partiesOf, priceAsked } from '../../offer/server/service.ts';
import { choiceOf, findQuotation, lockQuotation, type Quotation } from '../../server/queries.ts';
import { quotationLines, quotations } from '../../server/tables.ts';

type Row = typeof quotations.$inferSelect;

const stamp = (at: Temporal.Instant) => at.toString({ smallestUnit: 'millisecond' });

/** What a price makes of a quotation: everything that is computed, and the last day on which it holds (BR-SAL-002). */
function contentOf({ found, choice, priced }: PricedOffer) {
  const { offer, timeZone } = found;
  const { lines: _, belowFloor: __, profit, ...figures } = priced;
  const color = offer.colors.find(({ id }) => id === choice.colorId);
  if (!profit || !color) throw new Error('a price without its costs or its colour');
  return {
    ...figures,
    ...profit,
    type: choice.type,
    currency: offer.currency,
    versionId: offer.versionId,
    colorId: color.id,
    model: offer.model,
    version: offer.version,
    color: color.nameEn,
    quantity: choice.quantity,
    registrationArea: choice.registrationArea,
    commission: choice.commission,
    floorPrice: choice.type === 'LEASE_SALE' ? priced.unitPrice : (offer.price?.floor ?? 0),
    cashPriceId: offer.price?.id ?? null,
    priceList: offer.priceList,
    feeRuleSet: offer.feeRuleSet,
    planId: choice.planId,
    expiryDate: offer.expiryDate,
    expiresAt: stamp(endOfDay(offer.expiryDate, timeZone)),
  } satisfies Partial<Row>;
}

const lineRows = (ctx: Context, quotationId: string, lines: readonly PriceLine[]) =>
  rowsOf(
    quotationLines,
    lines.map((line, position) => ({ ...line, id: ctx.newId(), quotationId, position })),
  );

/** What of a quotation its history tells; cost, margin and floor are not in it. */
const told = (row: Row) => {
  const { type, customerName, customerPhone, customerEmail, model, version, color, quantity, registrationArea, unitPrice, basePrice } = row;
  const { accessoriesTotal, servicesTotal, insurance, registrationTax, registration, otherFees, groupDiscount, discount } = row;
  const { promotionValue, totalPrice, commission, notes, expiryDate } = row;
  return {
    ...{ type, customerName, customerPhone, customerEmail, model, version, color, quantity, registrationArea, unitPrice, basePrice },
    ...{ accessoriesTotal, servicesTotal, insurance, registrationTax, registration, otherFees, groupDiscount, discount },
    ...{ promotionValue, totalPrice, commission, notes, expiryDate },
  };
};

/** Starts a quotation, and with it the deal and the customer where they are new. Two statements. */
export async function draftQuotation(ctx: Context, draft: QuotationDraft): Promise<Quotation> {
  const offered = await priceAsked(ctx, branchFor(ctx, draft.branchId), draft, { numbered: true });
  const live = offered.found.deal?.liveBooking;
  if (live) throw refuseDeal('still-booked', { number: live });
  const { customer, dealId, rows } = await partiesOf(ctx, offered, draft);
  const row: Row = {
    ...contentOf(offered),
    id: ctx.newId(),
    branchId: offered.found.offer.branchId,
    ownerId: ctx.actor.id,
    dealId,
    customerId: customer.id,
    quoteNumber: offered.found.number ?? '',
    revision: 1,
    status: 'DRAFT',
    customerName: (draft.customerId ? undefined : draft.customerName) ?? customer.name,
    customerPhone: customer.phone,
    customerEmail: draft.customerEmail ?? customer.email,
    source: draft.source,
    notes: draft.notes,
    createdAt: stamp(ctx.now),
    sentAt: null,
    rowVersion: 1,
  };
  ctx.rows.push(...rows, rowsOf(quotations, [row]), lineRows(ctx, row.id, offered.priced.lines));
  await recordDraft(ctx, row);
  return begun(ctx, row, offered);
}

const recordDraft = (ctx: Context, row: Row) =>
  record(ctx, { noun: 'quotation', id: row.id, branchId: row.branchId, dealId: row.dealId }, 'draft', {
    quoteNumber: row.quoteNumber,
    revision: row.revision,
    ...told(row),
  });

/** A first revision as it would be read back. */
function begun(ctx: Context, row: Row, { found, choice, priced }: PricedOffer): Quotation {
  const { id, revision, status, totalPrice, createdAt, expiryDate } = row;
  const color = found.offer.colors.find((one) => one.id === choice.colorId);
  const unpriced = priced.lines.find(({ rule }) => rule === unpricedRule);
  return {
    ...row,
    timeZone: found.timeZone,
    branchName: found.branchName,
    branchLocale: found.locale,
    settings: found.settings,
    ownerName: ctx.actor.name,
    colorEn: color?.nameEn ?? '',
    colorVi: color?.nameVi ?? '',
    colorHex: color?.hex ?? '',
    wroteIt: false,
    unpriced: unpriced ? (ctx.locale === 'vi' ? unpriced.labelVi : unpriced.labelEn) : null,
    lapsedList: null,
    approvers: [],
    lines: priced.lines,
    approval: [],
    revisions: [{ id, revision, status, totalPrice, createdAt, expiryDate }],
    booking: null,
    bookingRules: [],
    dealStatus: 'OPEN',
  };
}

/** Changes a draft and prices it anew. A `rowVersion` that is no longer true is refused with the values that are. */
export async function editQuotation(ctx: Context, id: string, { rowVersion, ...change }: QuotationChange): Promise<Quotation> {
  const before = await lockQuotation(ctx, id, 'quotation.write');
  const no = obstacle<QuotationStatus, Quotation>(quotationEdits, 'edit', { actor: ctx.actor, subject: before, now: ctx.now });
  if (no) throw no;
  if (before.rowVersion !== rowVersion) throw refusePlatform('changed-meanwhile', presentValues(before, change));
  const offered = await priceAsked(ctx, before.branchId, { ...changedChoice(before, change), customerId: before.customerId });
  const { customerName = before.customerName, customerEmail = before.customerEmail } = change;
  const after = {
    ...contentOf(offered),
    customerName,
    customerEmail,
    customerPhone: changedPhone(ctx, before, offered, change.customerPhone),
    notes: change.notes ?? before.notes,
    source: change.source === undefined ? before.source : change.source,
    rowVersion: rowVersion + 1,
  };
  await ctx.tx.update(quotations).set(after).where(eq(quotations.id, id));
  await ctx.tx.delete(quotationLines).where(eq(quotationLines.quotationId, id));
  await insertTogether(ctx.tx, [lineRows(ctx, id, offered.priced.lines)]);
  const subject = { noun: 'quotation', id, branchId: before.branchId, dealId: before.dealId };
  await record(ctx, subject, 'edit', changesOf(told(before), told({ ...before, ...after })));
  return findQuotation(ctx, id);
}

/** What was chosen before, changed; another car or kind of sale is proposed its own price. */
function changedChoice(before: Quotation, change: Omit<QuotationChange, 'rowVersion'>): PriceAsked {
  const chosen = choiceOf(before);
  const another = (change.versionId ?? before.versionId) !== before.versionId || (change.type ?? before.type) !== before.type;
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<PriceAsked>;
  return {
    ...chosen,
    ...(another ? { unitPrice: null } : {}),
    ...(change.type === 'CASH_SALE' ? { planId: null } : {}),
    ...given,
    customerPhone: undefined,
  };
}

function changedPhone(ctx: Context, before: Quotation, { found }: PricedOffer, typed: string | undefined): string {
  if (typed === undefined) return before.customerPhone;
  const phone = normalisePhone(typed, found.country);
  if (!phone) throw refusePhone(ctx.locale, '/customerPhone');
  return phone;
}

/** What the fields that somebody wanted to change hold now. */
function presentValues(before: Quotation, change: object): Record<string, string | number> {
  const present = { ...told(before), ...choiceOf(before), source: before.source };
  const fields = Object.keys(change).map((field) => [field, present[field as keyof typeof present]] as const);
  const values = fields.map(([field, value]) => [
    field,
    typeof value === 'number' ? value : Array.isArray(value) ? value.join(' ') : (value ?? ''),
  ]);
  return Object.fromEntries([...values, ['rowVersion', before.rowVersion]]);
}

/** Begins the next revision at present prices, for the same customer under the same number. */
export async function draftRevision(ctx: Context, before: Quotation): Promise<string> {
  const asked: PriceAsked = { ...choiceOf(before), customerId: before.customerId };
  const offered = await priceAsked(ctx, before.branchId, asked, { again: true });
  const row: Row = {
    ...before,
    ...contentOf(offered),
    id: ctx.newId(),
    revision: before.revision + 1,
    status: 'DRAFT',
    createdAt: stamp(ctx.now),
    sentAt: null,
    rowVersion: 1,
  };
  await insertTogether(ctx.tx, [rowsOf(quotations, [row]), lineRows(ctx, row.id, offered.priced.lines)]);
  await recordDraft(ctx, row);
  return row.id;
}
