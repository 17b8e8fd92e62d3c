import { z } from 'zod';
import { LineKind } from '#quotation/domain/quotation.ts';

/** India splits its tax between the union and the state. */
export const TaxCode = z.enum(['VAT', 'CGST', 'SGST']);
export type TaxCode = z.output<typeof TaxCode>;

/** A tax within a price; its rate is of the taxable value, in basis points. */
export const Tax = z.object({ code: TaxCode, rateBp: z.int(), amount: z.int() });
export type Tax = z.output<typeof Tax>;

/**
 * What was sold, or a fee that is only passed on. `amount` is what was asked for it, `reduction` its share of the discounts (not
 * positive); what is left is `taxable` with its `taxes` and what halving them leaves over. Fees bear no tax of the dealer's.
 */
export const InvoiceLine = z.object({
  kind: LineKind,
  labelEn: z.string(),
  labelVi: z.string(),
  quantity: z.int(),
  unitPrice: z.int(),
  amount: z.int(),
  reduction: z.int(),
  taxable: z.int(),
  taxes: z.array(Tax),
  roundOff: z.int(),
});
export type InvoiceLine = z.output<typeof InvoiceLine>;

/** Who sold, who bought, as they were called on the day of the invoice. */
export const Party = z.object({
  name: z.string(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  taxNumber: z.string().nullable(),
});
export type Party = z.output<typeof Party>;

/** A car that was sold, by every number it bears. */
export const SoldCar = z.object({ vin: z.string(), frameNumber: z.string().nullable(), engineNumber: z.string().nullable() });
export type SoldCar = z.output<typeof SoldCar>;

/** Money that had come, or gone back (negative), when the invoice was issued. */
export const PaidAmount = z.object({
  receivedOn: z.iso.date(),
  method: z.string(),
  receiptNumber: z.string().nullable(),
  amount: z.int(),
});
export type PaidAmount = z.output<typeof PaidAmount>;
