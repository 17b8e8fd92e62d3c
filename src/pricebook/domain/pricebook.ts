import { z } from 'zod';
import { Body, Fuel } from '#catalogue/domain/catalogue.ts';
import { Amount, CurrencyCode, Day, RateBp } from '#platform/domain/api.ts';
import type { Currency } from '#platform/domain/money.ts';
import type { Country } from './areas.ts';

/** Which of a price list's three prices is proposed (R2 `default_price_type`). `fixed`: nothing may change. */
export const PriceType = z.enum(['salesman', 'retail', 'fixed']);
export type PriceType = z.output<typeof PriceType>;

/** What a road fee pays for. The first three are R3's; `OTHER` is collected with them, e.g. tax collected at source. */
export const FeeKind = z.enum(['INSURANCE', 'REGISTRATION_TAX', 'REGISTRATION_FEE', 'OTHER']);
export type FeeKind = z.output<typeof FeeKind>;

/** A set of road-fee rules, named by branches in their settings: `R3`, `VN-2026`, `IN-2026`, and what follows them. */
export const RuleSet = z.string().regex(/^[A-Z][A-Z0-9-]{1,19}$/);

/** Whose law and money a rule set is in: sets named `IN…` are India's, the others Vietnam's. */
export const countryOf = (ruleSet: string): Country => (ruleSet.startsWith('IN') ? 'IN' : 'VN');
export const currencyOf = (ruleSet: string): Currency => (({ VN: 'VND', IN: 'INR' }) as const)[countryOf(ruleSet)];

/** R2 `item_cash_sale_prices`: what a version costs at a branch from `effectiveOn` to `lastOn` (both within), tax included. */
export const CashPrice = z.object({
  id: z.uuid(),
  versionId: z.uuid(),
  branchId: z.uuid(),
  currency: CurrencyCode,
  priceListCode: z.string(),
  /** The floor that a salesperson may reach; below it the price needs approval. */
  salesmanPrice: Amount,
  retailPrice: Amount,
  fixedPrice: Amount,
  defaultPriceType: PriceType,
  /** Whether the unit price may be edited. */
  changePrice: z.boolean(),
  effectiveOn: Day,
  lastOn: Day.nullable(),
  rowVersion: z.int(),
});
export type CashPrice = z.output<typeof CashPrice>;

/** R2 `item_plans`: `installmentPrice` is all that the customer pays, the advance first, the rest month by month. */
export const Plan = z.object({
  id: z.uuid(),
  versionId: z.uuid(),
  branchId: z.uuid(),
  currency: CurrencyCode,
  code: z.string(),
  name: z.string(),
  installmentPrice: Amount,
  installmentAdvance: Amount,
  durationMonths: z.int(),
  monthlyInstallment: Amount,
  active: z.boolean(),
  rowVersion: z.int(),
});
export type Plan = z.output<typeof Plan>;

/** An amount off the car for a version at a branch, from the first day to the last. */
export const Promotion = z.object({
  id: z.uuid(),
  versionId: z.uuid(),
  branchId: z.uuid(),
  currency: CurrencyCode,
  name: z.string(),
  amount: Amount,
  firstOn: Day,
  lastOn: Day,
  rowVersion: z.int(),
});
export type Promotion = z.output<typeof Promotion>;

/** A road fee. What is null does not narrow it; a price band holds from `priceFrom` to below `priceTo`. */
export const FeeRule = z.object({
  id: z.uuid(),
  ruleSet: RuleSet,
  code: z.string(),
  kind: FeeKind,
  labelEn: z.string(),
  labelVi: z.string(),
  rateBp: RateBp.nullable(),
  amount: Amount.nullable(),
  area: z.string().nullable(),
  fuel: Fuel.nullable(),
  body: Body.nullable(),
  priceFrom: Amount.nullable(),
  priceTo: Amount.nullable(),
  firstOn: Day,
  lastOn: Day.nullable(),
  source: z.string(),
  /** True while an accountant has yet to confirm it. */
  check: z.boolean(),
  rowVersion: z.int(),
});
export type FeeRule = z.output<typeof FeeRule>;

/** What an accessory or a service package costs at a branch; null where it has no price there. */
export const ItemPrice = z.object({
  itemId: z.uuid(),
  branchId: z.uuid(),
  currency: CurrencyCode,
  kind: z.enum(['ACCESSORY', 'SERVICE']),
  code: z.string(),
  nameEn: z.string(),
  nameVi: z.string(),
  active: z.boolean(),
  price: Amount.nullable(),
  /** 0 while there is no price. */
  rowVersion: z.int(),
});
export type ItemPrice = z.output<typeof ItemPrice>;

type Prices = Pick<CashPrice, 'salesmanPrice' | 'retailPrice' | 'fixedPrice' | 'defaultPriceType'>;

/** The price that is proposed to the customer. */
export const proposedPrice = (price: Prices): number =>
  ({ salesman: price.salesmanPrice, retail: price.retailPrice, fixed: price.fixedPrice })[price.defaultPriceType];

/** Whether a day lies between two days, both within; an open end never passes. Days sort as text. */
export const holdsOn = (day: string, first: string, last: string | null): boolean => first <= day && (last === null || day <= last);
