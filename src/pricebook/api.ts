import { z } from 'zod';
import { Body, Fuel } from '#catalogue/domain/catalogue.ts';
import { Amount, CurrencyCode, Day, defineApi, Id, Nothing, page, RateBp, Search, text } from '#platform/domain/api.ts';
import { CashPrice, FeeKind, FeeRule, ItemPrice, Plan, PriceType, Promotion, RuleSet } from './domain/pricebook.ts';

const Code = z.string().regex(/^[A-Z0-9][A-Z0-9_-]{0,29}$/);
const Sum = Amount.min(1);
const RowVersion = z.int().min(1);
const may = 'price.write';
const named = { model: z.string(), version: z.string() };

const priceFields = {
  salesmanPrice: Sum,
  retailPrice: Sum,
  fixedPrice: Sum,
  defaultPriceType: PriceType,
  changePrice: z.boolean(),
};
export const PriceDraft = z.strictObject({
  branchId: z.uuid(),
  versionId: z.uuid(),
  /** The branch's own list where none is named. */
  priceListCode: Code.optional(),
  ...priceFields,
  effectiveOn: Day,
  lastOn: Day.nullable().default(null),
});
export const PriceChange = z.strictObject({
  ...z.strictObject({ ...priceFields, effectiveOn: Day, lastOn: Day.nullable() }).partial().shape,
  rowVersion: RowVersion,
});
/** A new price from a day on, in the place of another: same version, branch, list and last day. */
export const PriceSuccession = z.strictObject({ ...priceFields, effectiveOn: Day, rowVersion: RowVersion });
export const PriceRow = CashPrice.extend(named);
export type PriceRow = z.output<typeof PriceRow>;

const ofVersion = Search.extend({ versionId: z.uuid().optional() });
/** `on`: in force that day. `since`: not yet over on that day. */
const Dated = ofVersion.extend({ on: Day.optional(), since: Day.optional() });

export const priceApi = defineApi({
  base: '/pricebook/prices',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List cash prices by version and day',
      may: 'price.read',
      query: Dated.extend({ priceListCode: Code.optional() }),
      returns: page(PriceRow),
    },
    add: { method: 'POST', path: '', does: 'Add a cash price', may, body: PriceDraft, returns: CashPrice },
    change: {
      method: 'PATCH',
      path: '/:id',
      does: 'Change a cash price or its days',
      may,
      params: Id,
      body: PriceChange,
      returns: CashPrice,
    },
    succeed: {
      method: 'POST',
      path: '/:id/succeed',
      does: 'Set a new price from a day on; this one ends the day before',
      may,
      params: Id,
      body: PriceSuccession,
      returns: CashPrice,
    },
    remove: { method: 'DELETE', path: '/:id', does: 'Remove a cash price that has not begun', may, params: Id, returns: Nothing },
  },
});

const planFields = {
  name: text(80),
  installmentPrice: Sum,
  installmentAdvance: Amount,
  durationMonths: z.int().min(1).max(120),
  monthlyInstallment: Sum,
};
export const PlanDraft = z.strictObject({ branchId: z.uuid(), versionId: z.uuid(), code: Code, ...planFields });
export const PlanChange = z.strictObject({
  ...z.strictObject({ ...planFields, active: z.boolean() }).partial().shape,
  rowVersion: RowVersion,
});

/** A plan with what it comes to beside the cash price in force today; without such a price there is no yearly rate. */
export const PlanRow = Plan.extend({
  ...named,
  cashPrice: Amount.nullable(),
  totalPayable: Amount,
  lastInstallment: z.int(),
  difference: z.int(),
  yearlyRateBp: z.int().nullable(),
});
export type PlanRow = z.output<typeof PlanRow>;

export const planApi = defineApi({
  base: '/pricebook/plans',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List instalment plans with total payable and implied yearly rate',
      may: 'price.read',
      query: ofVersion.extend({ active: z.enum(['true', 'false']).optional() }),
      returns: page(PlanRow),
    },
    add: { method: 'POST', path: '', does: 'Add an instalment plan', may, body: PlanDraft, returns: Plan },
    change: { method: 'PATCH', path: '/:id', does: 'Change an instalment plan', may, params: Id, body: PlanChange, returns: Plan },
  },
});

const promotionFields = { name: text(80), amount: Sum, firstOn: Day, lastOn: Day };
export const PromotionDraft = z.strictObject({ branchId: z.uuid(), versionId: z.uuid(), ...promotionFields });
export const PromotionChange = z.strictObject({ ...z.strictObject(promotionFields).partial().shape, rowVersion: RowVersion });
export const PromotionRow = Promotion.extend(named);
export type PromotionRow = z.output<typeof PromotionRow>;

export const promotionApi = defineApi({
  base: '/pricebook/promotions',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List promotions by version and day',
      may: 'price.read',
      query: Dated,
      returns: page(PromotionRow),
    },
    add: { method: 'POST', path: '', does: 'Add a promotion', may, body: PromotionDraft, returns: Promotion },
    change: { method: 'PATCH', path: '/:id', does: 'Change a promotion', may, params: Id, body: PromotionChange, returns: Promotion },
    remove: { method: 'DELETE', path: '/:id', does: 'Remove a promotion that has not begun', may, params: Id, returns: Nothing },
  },
});

const feeFields = {
  code: Code,
  kind: FeeKind,
  labelEn: text(120),
  labelVi: text(120),
  rateBp: RateBp.nullable(),
  amount: Amount.nullable(),
  area: Code.nullable(),
  fuel: Fuel.nullable(),
  body: Body.nullable(),
  priceFrom: Amount.nullable(),
  priceTo: Amount.nullable(),
  firstOn: Day,
  lastOn: Day.nullable(),
  source: text(300),
  check: z.boolean(),
};
const unset = {
  rateBp: null,
  amount: null,
  area: null,
  fuel: null,
  body: null,
  priceFrom: null,
  priceTo: null,
  lastOn: null,
  check: false,
};
export const FeeDraft = z.preprocess(
  (given) => (given && typeof given === 'object' && !Array.isArray(given) ? { ...unset, ...given } : given),
  z.strictObject({ ruleSet: RuleSet, ...feeFields }),
);
export const FeeChange = z.strictObject({ ...z.strictObject(feeFields).partial().shape, rowVersion: RowVersion });

/** A rule set with the branches in reach that name it. */
export const FeeSet = z.object({
  ruleSet: z.string(),
  country: z.enum(['VN', 'IN']),
  currency: CurrencyCode,
  rules: z.int(),
  branches: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type FeeSet = z.output<typeof FeeSet>;

export const feeApi = defineApi({
  base: '/pricebook/fees',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List road-fee rules of a set, or of the set that a branch uses',
      may: 'price.read',
      query: Search.extend({ ruleSet: RuleSet.optional(), on: Day.optional() }),
      returns: page(FeeRule),
    },
    sets: { method: 'GET', path: '/sets', does: 'List the rule sets', may: 'price.read', returns: z.object({ items: z.array(FeeSet) }) },
    areas: {
      method: 'GET',
      path: '/areas',
      does: 'List the areas of registration of a country',
      may: 'price.read',
      query: z.object({ country: z.enum(['VN', 'IN']) }),
      returns: z.object({ items: z.array(z.object({ code: z.string(), en: z.string(), vi: z.string() })) }),
    },
    add: { method: 'POST', path: '', does: 'Add a road-fee rule', may, body: FeeDraft, returns: FeeRule },
    change: { method: 'PATCH', path: '/:id', does: 'Change a road-fee rule', may, params: Id, body: FeeChange, returns: FeeRule },
    remove: { method: 'DELETE', path: '/:id', does: 'Remove a road-fee rule that has not begun', may, params: Id, returns: Nothing },
  },
});

export const itemApi = defineApi({
  base: '/pricebook/items',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List what accessories and service packages cost at a branch',
      may: 'price.read',
      query: Search.required({ branchId: true }),
      returns: page(ItemPrice),
    },
    set: {
      method: 'PUT',
      path: '',
      does: 'Set the price of an accessory or a service package at a branch; null takes it off sale there',
      may,
      body: z.strictObject({ branchId: z.uuid(), itemId: z.uuid(), price: Amount.nullable(), rowVersion: z.int().min(0) }),
      returns: ItemPrice,
    },
  },
});
