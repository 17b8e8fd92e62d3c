import type { Locale, Violation } from '#platform/domain/refusal.ts';
import type { Offer } from './offer.ts';
import { type Choice, planOf, priceOf } from './pricing.ts';
import { wrongWords } from './words.ts';

/** A choice that the offer does not allow, at the field that holds it. */
export type Wrong = { at: string; why: keyof (typeof wrongWords)['en'] };

/** The price of one car may be edited where the price list allows it; a fixed price and a plan's never may. */
function wrongUnitPrice(offer: Offer, choice: Choice): Wrong[] {
  const plan = planOf(offer, choice);
  const proposed = plan ? plan.installmentPrice : offer.price?.proposed;
  if (choice.unitPrice === null || choice.unitPrice === proposed) return [];
  const at = '/unitPrice';
  if (choice.type === 'LEASE_SALE') return [{ at, why: 'planPrice' }];
  if (offer.price?.type === 'fixed') return [{ at, why: 'fixedPrice' }];
  if (offer.price && !offer.price.changeable) return [{ at, why: 'priceNotChangeable' }];
  return choice.unitPrice === 0 ? [{ at, why: 'priceOfNothing' }] : [];
}

function wrongPlan(offer: Offer, choice: Choice): Wrong[] {
  const at = '/planId';
  if (choice.type === 'CASH_SALE') return choice.planId ? [{ at, why: 'planOfCashSale' }] : [];
  if (!choice.planId) return [{ at, why: 'planMissing' }];
  return planOf(offer, choice) ? [] : [{ at, why: 'planUnknown' }];
}

function wrongItems(offer: Offer, field: 'accessories' | 'services', ids: readonly string[]): Wrong[] {
  const kind = field === 'accessories' ? 'ACCESSORY' : 'SERVICE';
  const offered = new Map(offer.items.filter((item) => item.kind === kind).map((item) => [item.id, item]));
  return ids.flatMap((id, at): Wrong[] => {
    if (ids.indexOf(id) !== at) return [{ at: `/${field}/${at}`, why: 'twice' }];
    return offered.get(id)?.active ? [] : [{ at: `/${field}/${at}`, why: 'notSold' }];
  });
}

/** A discount takes at most what is left of car, accessories and services after group and promotion. */
function wrongDiscount(offer: Offer, choice: Choice): Wrong[] {
  if (choice.discount === 0) return [];
  const at = '/discount';
  if (choice.type === 'CASH_SALE' && offer.price?.type === 'fixed') return [{ at, why: 'fixedPrice' }];
  const { basePrice, accessoriesTotal, servicesTotal, groupDiscount, promotionValue } = priceOf(offer, { ...choice, discount: 0 });
  const left = basePrice + accessoriesTotal + servicesTotal - groupDiscount - promotionValue;
  return choice.discount > left ? [{ at, why: 'discountTooLarge' }] : [];
}

/** The most that is entered by hand, in minor units, so that twenty cars with their fees stay below 2^53 − 1. */
const mostEntered = 100_000_000_000_000;

const wrongAmounts = (choice: Choice): Wrong[] =>
  (['unitPrice', 'otherFees', 'discount', 'commission'] as const).flatMap((field): Wrong[] =>
    (choice[field] ?? 0) > mostEntered ? [{ at: `/${field}`, why: 'amountTooLarge' }] : [],
  );

/** Everything about a choice that the offer does not allow. Throws `RangeError` where an amount passes 2^53 − 1. */
export function wrongsOf(offer: Offer, choice: Choice & { colorId: string }): Wrong[] {
  const wrongs: Wrong[] = [
    ...(offer.colors.some(({ id }) => id === choice.colorId) ? [] : [{ at: '/colorId', why: 'notInColor' } as const]),
    ...wrongAmounts(choice),
    ...wrongPlan(offer, choice),
    ...wrongUnitPrice(offer, choice),
    ...wrongItems(offer, 'accessories', choice.accessories),
    ...wrongItems(offer, 'services', choice.services),
  ];
  return wrongs.length > 0 ? wrongs : wrongDiscount(offer, choice);
}

/** What of an earlier choice is still offered: an item no longer sold, or a price or discount no longer allowed, is left out. */
export function stillOffered<C extends Choice>(offer: Offer, choice: C): C {
  const sold = new Set(offer.items.filter(({ active }) => active).map(({ id }) => id));
  const kept = {
    ...choice,
    accessories: choice.accessories.filter((id) => sold.has(id)),
    services: choice.services.filter((id) => sold.has(id)),
  };
  const priced = wrongUnitPrice(offer, kept).length > 0 ? { ...kept, unitPrice: null } : kept;
  return wrongDiscount(offer, priced).length > 0 ? { ...priced, discount: 0 } : priced;
}

/** What is wrong, said at each field. */
export const violationsOf = (wrongs: readonly Wrong[], locale: Locale): Violation[] =>
  wrongs.map(({ at, why }) => ({ at, says: wrongWords[locale][why] }));
