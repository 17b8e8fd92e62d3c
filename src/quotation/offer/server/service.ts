import { refuseBranch } from '#branch/domain/refusals.ts';
import { EnquirySource } from '#customer/domain/customer.ts';
import { normalisePhone } from '#customer/domain/phone.ts';
import { newCustomer } from '#customer/server/service.ts';
import { openDeal } from '#deal/server/service.ts';
import { can } from '#platform/domain/actor.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import type { Rows } from '#platform/server/database.ts';
import type { QuotationDraft } from '../../domain/draft.ts';
import { areaMeant } from '../../domain/offer.ts';
import { type Choice, type Priced, priceOf } from '../../domain/pricing.ts';
import { refuseQuotation } from '../../domain/refusals.ts';
import { stillOffered, violationsOf, type Wrong, wrongsOf } from '../../domain/rules.ts';
import { wrongWords } from '../../domain/words.ts';
import { type FoundOffer, findOffer, type OfferCustomer } from './queries.ts';

/** What is asked for a price: the choice, the car, and whom it is for. */
export type PriceAsked = Omit<Choice, 'planId'> & Pick<QuotationDraft, 'planId' | 'versionId' | 'colorId'> & Partial<ForWhom>;
type ForWhom = Pick<QuotationDraft, 'dealId' | 'customerId' | 'customerName' | 'customerPhone' | 'customerEmail' | 'source'>;

/** A price with the facts that it was made from. */
export type PricedOffer = { found: FoundOffer; choice: Choice & { colorId: string }; priced: Priced };

/** The branch a new document is for: the one named, or the only one in which the actor writes. */
export function branchFor(ctx: Context, branchId: string | undefined): string {
  if (branchId) {
    if (!can(ctx.actor, 'quotation.write', { branchId })) throw notThere('/branchId', ctx);
    return branchId;
  }
  const [only, ...others] = new Set((ctx.actor.grants['quotation.write'] ?? []).map((reach) => reach.branchId));
  if (only && only !== '*' && others.length === 0) return only;
  throw refuseBranch('choose-branch', {}, [{ at: '/branchId', says: wrongWords[ctx.locale].needed }]);
}

/**
 * Prices what is asked for, from facts read in one statement; refuses what the offer does not allow, at its field.
 * `numbered` takes a quotation's number as well; `again` leaves out what is no longer offered of an earlier choice.
 */
export async function priceAsked(
  ctx: Context,
  branchId: string,
  asked: PriceAsked,
  { numbered = false, again = false }: { numbered?: boolean; again?: boolean } = {},
): Promise<PricedOffer> {
  const found = await findOffer(ctx, {
    branchId,
    versionId: asked.versionId,
    items: [...asked.accessories, ...asked.services],
    customerId: asked.customerId,
    phones: asked.customerId || asked.customerPhone === undefined ? undefined : phonesOf(asked.customerPhone),
    dealId: asked.dealId,
    numbered,
  });
  checkThere(ctx, found, asked);
  const given = { ...asked, registrationArea: areaMeant(found.country, asked.registrationArea) ?? '' };
  const choice = again ? stillOffered(found.offer, given) : given;
  const wrongs: Wrong[] = [
    ...(found.sold ? [] : [{ at: '/versionId', why: 'notSold' } as const]),
    ...(choice.registrationArea ? [] : [{ at: '/registrationArea', why: 'notAnArea' } as const]),
    ...wrongsOf(found.offer, choice),
  ];
  if (wrongs.length > 0) throw refuseQuotation('cannot-be-priced', {}, violationsOf(wrongs, ctx.locale));
  if (asked.type === 'CASH_SALE' && !found.offer.price)
    throw refuseQuotation('no-price-in-force', {}, violationsOf([{ at: '/versionId', why: 'noPrice' }], ctx.locale));
  return { found, choice, priced: priceOf(found.offer, choice) };
}

const phonesOf = (typed: string) => {
  const [VN, IN] = [normalisePhone(typed, 'VN'), normalisePhone(typed, 'IN')];
  return { ...(VN ? { VN } : {}), ...(IN ? { IN } : {}) };
};

const notThere = (at: string, ctx: Context) => refusePlatform('not-found', {}, [{ at, says: wrongWords[ctx.locale].unknown }]);

/** Every id that was sent leads to something in reach. */
function checkThere(ctx: Context, { offer, customer, deal }: FoundOffer, asked: PriceAsked) {
  if (asked.dealId && !deal) throw notThere('/dealId', ctx);
  if (deal && deal.status !== 'OPEN') throw refuseQuotation('deal-closed');
  if (asked.customerId && !customer) throw notThere('/customerId', ctx);
  if (deal && asked.customerId && asked.customerId !== deal.customerId) throw notThere('/customerId', ctx);
  const known = new Set(offer.items.map(({ id }) => id));
  for (const field of ['accessories', 'services'] as const) {
    const at = asked[field].findIndex((id) => !known.has(id));
    if (at >= 0) throw notThere(`/${field}/${at}`, ctx);
  }
}

/** Whom a document is for and the deal it belongs to; `rows` are those of them that are new, for the caller's own insert. */
export async function partiesOf(
  ctx: Context,
  { found }: PricedOffer,
  asked: Partial<ForWhom>,
): Promise<{ customer: OfferCustomer; dealId: string; rows: Rows[] }> {
  const { branchId } = found.offer;
  const rows: Rows[] = [];
  let customer = found.customer;
  if (!customer) {
    const { customerName: name = '', customerPhone: phone = '', customerEmail: email = null } = asked;
    const source = EnquirySource.safeParse(asked.source).data ?? null;
    const created = await newCustomer(ctx, { branchId, country: found.country }, { name, phone, email, source });
    rows.push(created.rows);
    customer = created.customer;
  }
  if (found.deal) return { customer, dealId: found.deal.id, rows };
  const title = `${found.offer.model} ${found.offer.version}`;
  const deal = await openDeal(ctx, { branchId, ownerId: ctx.actor.id, customerId: customer.id, title });
  return { customer, dealId: deal.id, rows: [...rows, deal.rows] };
}
