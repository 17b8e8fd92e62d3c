import { z } from 'zod';

export const QuotationStatus = z.enum([
  'DRAFT', 'PENDING', 'APPROVED', 'REJECTED', 'SENT', 'ACCEPTED', 'DECLINED', 'CONVERTED', 'CONTRACT', 'SUPERSEDED', 'EXPIRED', 'CANCELLED',
]);
export type QuotationStatus = z.output<typeof QuotationStatus>;

/** What a line of a price is for. Discounts and promotions are lines with a negative amount. */
export const LineKind = z.enum([
  'CAR', 'ACCESSORY', 'SERVICE', 'INSURANCE', 'REGISTRATION_TAX', 'REGISTRATION_FEE', 'OTHER_FEE', 'GROUP_DISCOUNT', 'DISCOUNT', 'PROMOTION',
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
