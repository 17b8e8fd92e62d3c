import { z } from 'zod';

export const QuotationStatus = z.enum([
  'DRAFT',
  'PENDING',
  'APPROVED',
  'REJECTED',
  'SENT',
  'ACCEPTED',
  'DECLINED',
  'CONVERTED',
  'CONTRACT',
  'SUPERSEDED',
  'EXPIRED',
  'CANCELLED',
]);
export type QuotationStatus = z.output<typeof QuotationStatus>;

/** What a line of a price is for. Discounts and promotions are lines with a negative amount. */
export const LineKind = z.enum([
  'CAR',
  'ACCESSORY',
  'SERVICE',
  'INSURANCE',
  'REGISTRATION_TAX',
  'REGISTRATION_FEE',
  'OTHER_FEE',
  'GROUP_DISCOUNT',
  'DISCOUNT',
  'PROMOTION',
]);
export type LineKind = z.output<typeof LineKind>;

/** One computed line, with the rule that made it. `amount` is signed, in minor units; totals are sums of lines. */
export const PriceLine = z.object({
  kind: LineKind,
  itemId: z.uuid().nullable(),
  labelEn: z.string(),
  labelVi: z.string(),
  quantity: z.int(),
  unitPrice: z.int(),
  amount: z.int(),
  rule: z.string(),
  source: z.string(),
});
export type PriceLine = z.output<typeof PriceLine>;

/** The terms of an instalment sale as they were offered (R2 `item_plans`). */
export const PlanTerms = z.object({
  code: z.string(),
  name: z.string(),
  installmentPrice: z.int(),
  advance: z.int(),
  months: z.int(),
  monthly: z.int(),
  lastInstallment: z.int(),
  totalPayable: z.int(),
  yearlyRateBp: z.int(),
});
export type PlanTerms = z.output<typeof PlanTerms>;

/** What a quotation comes to from a later day of its validity on, where a fee rule changes before its last day. */
export const Later = z.object({ on: z.iso.date(), totalPrice: z.int() });
export type Later = z.output<typeof Later>;

/** What a sale costs the dealer, in minor units. */
export const Costs = z.object({
  car: z.int(),
  accessories: z.int(),
  services: z.int(),
  operating: z.int(),
  marketing: z.int(),
  commission: z.int(),
});
export type Costs = z.output<typeof Costs>;

/** BR-SAL-010: for those who may see the margin. `marginBp` is the gross profit's share of the net revenue. */
export const Profit = z.object({ netRevenue: z.int(), costs: Costs, cost: z.int(), grossProfit: z.int(), marginBp: z.int() });
export type Profit = z.output<typeof Profit>;
