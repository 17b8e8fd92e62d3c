import { z } from 'zod';
import { AccessoryGroup, Body, Fuel } from '#catalogue/domain/catalogue.ts';
import { Amount, CurrencyCode, Day, RateBp } from '#platform/domain/api.ts';
import { areas } from '#pricebook/domain/areas.ts';
import { FeeRule, PriceType } from '#pricebook/domain/pricebook.ts';

/** A road-fee rule as a price needs it. */
export const OfferFee = FeeRule.omit({ id: true, rowVersion: true });

/** An accessory or a service package; without a price it can be drafted and not be submitted. */
export const OfferItem = z.object({
  id: z.uuid(),
  kind: z.enum(['ACCESSORY', 'SERVICE']),
  group: AccessoryGroup.nullable(),
  labelEn: z.string(),
  labelVi: z.string(),
  price: Amount.nullable(),
  active: z.boolean(),
});
export type OfferItem = z.output<typeof OfferItem>;

export const OfferPlan = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  installmentPrice: Amount,
  installmentAdvance: Amount,
  durationMonths: z.int(),
  monthlyInstallment: Amount,
});
export type OfferPlan = z.output<typeof OfferPlan>;

/** The cash price in force. `floor` is the least that a salesperson may ask, for those who may see the margin. */
export const OfferPrice = z.object({
  id: z.uuid(),
  type: PriceType,
  proposed: Amount,
  retail: Amount,
  changeable: z.boolean(),
  floor: Amount.optional(),
});

/** What a sale costs the dealer: the branch's ratios and amounts (BR-SAL-006 to 008). */
export const CostRatios = z.object({
  carCostBp: RateBp,
  accessoryCostBp: RateBp,
  serviceCostBp: RateBp,
  operatingCost: Amount,
  marketingCost: Amount,
});
export type CostRatios = z.output<typeof CostRatios>;

export const OfferColor = z.object({ id: z.uuid(), nameEn: z.string(), nameVi: z.string(), hex: z.string() });

/** Every fact that a price needs, of one version at one branch on one day. `costs` only for those who may see the margin. */
export const Offer = z.object({
  branchId: z.uuid(),
  currency: CurrencyCode,
  country: z.enum(['VN', 'IN']),
  /** Where its cars are mostly registered. */
  area: z.string(),
  /** The branch's day, and the last day of a quotation made on it. */
  on: Day,
  expiryDate: Day,
  priceList: z.string(),
  feeRuleSet: z.string(),
  versionId: z.uuid(),
  make: z.string(),
  model: z.string(),
  version: z.string(),
  fuel: Fuel,
  body: Body,
  colors: z.array(OfferColor),
  price: OfferPrice.nullable(),
  promotion: z.object({ name: z.string(), amount: Amount }).nullable(),
  group: z.object({ name: z.string(), discountBp: RateBp.nullable(), discountAmount: Amount.nullable() }).nullable(),
  fees: z.array(OfferFee),
  items: z.array(OfferItem),
  plans: z.array(OfferPlan),
  costs: CostRatios.optional(),
});
export type Offer = z.output<typeof Offer>;

/** The area that a person means by its code or by its name in either language (`HN`, `Hà Nội`, `hanoi`). */
export function areaMeant(country: Offer['country'], typed: string): string | undefined {
  const wanted = folded(typed);
  return areas[country].find(({ code, en, vi }) => [code, en, vi].some((name) => folded(name) === wanted))?.code;
}

const folded = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\b(?:tp|thanh pho|tinh|city|province)\b/g, '')
    .replace(/[^a-z]/g, '');
