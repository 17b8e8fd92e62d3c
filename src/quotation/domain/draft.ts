import { z } from 'zod';
import { SaleType } from '#deal/domain/deal.ts';
import { Amount, prose, text } from '#platform/domain/api.ts';

const Email = z.string().trim().max(200).pipe(z.email());
const Chosen = z.array(z.uuid()).max(60);

/** What the salesperson chooses; prices, fees, promotion and totals are the server's. */
const Fields = z.strictObject({
  type: SaleType,
  versionId: z.uuid(),
  colorId: z.uuid(),
  quantity: z.int().min(1).max(20),
  /** Of one car, where the price list lets it be edited; null is as proposed. */
  unitPrice: Amount.nullable(),
  accessories: Chosen,
  services: Chosen,
  /** A province or state, by its code or name. */
  registrationArea: text(60),
  otherFees: Amount,
  discount: Amount,
  commission: Amount,
  planId: z.uuid().nullable(),
  notes: prose(2000),
  source: text(60).nullable(),
});

/** A new quotation, for a customer of the branch or for one named here (known again by the phone). */
export const QuotationDraft = z
  .strictObject({
    ...Fields.shape,
    quantity: Fields.shape.quantity.default(1),
    unitPrice: Fields.shape.unitPrice.default(null),
    otherFees: Amount.default(0),
    discount: Amount.default(0),
    commission: Amount.default(0),
    planId: Fields.shape.planId.default(null),
    notes: Fields.shape.notes.default(''),
    source: Fields.shape.source.default(null),
    branchId: z.uuid().optional(),
    /** A deal that it belongs to; without one it begins a deal. */
    dealId: z.uuid().optional(),
    customerId: z.uuid().optional(),
    customerName: text(120).optional(),
    customerPhone: text(40).optional(),
    customerEmail: Email.nullish(),
  })
  .superRefine(({ customerId, dealId, customerName, customerPhone }, ctx) => {
    if (customerId || dealId) return;
    for (const [path, value] of Object.entries({ customerName, customerPhone }))
      if (value === undefined) ctx.addIssue({ code: 'invalid_type', expected: 'string', input: value, path: [path] });
  });
export type QuotationDraft = z.output<typeof QuotationDraft>;

/** Only what changes, and the `rowVersion` that was on the screen. A draft is priced anew at every change. */
export const QuotationChange = z.strictObject({
  ...Fields.partial().shape,
  customerName: text(120).optional(),
  customerPhone: text(40).optional(),
  customerEmail: Email.nullish(),
  rowVersion: z.int().min(1),
});
export type QuotationChange = z.output<typeof QuotationChange>;
