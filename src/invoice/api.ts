import { z } from 'zod';
import { CurrencyCode, Day, defineApi, Id, Instant, Nothing, orEmpty, page, Search } from '#platform/domain/api.ts';
import { InvoiceLine, PaidAmount, Party, SoldCar, Tax } from './domain/invoice.ts';

/** An invoice in a list; `paid` is what had come when it was issued. */
export const InvoiceRow = z.object({
  id: z.uuid(),
  branchId: z.uuid(),
  dealId: z.uuid(),
  bookingId: z.uuid(),
  customerId: z.uuid(),
  invoiceNumber: z.string(),
  bookingNumber: z.string(),
  customerName: z.string(),
  model: z.string(),
  version: z.string(),
  color: z.string(),
  issuedOn: Day,
  currency: CurrencyCode,
  total: z.int(),
  paid: z.int(),
  createdAt: Instant,
  /** What took it back, where its sale was cancelled. */
  creditNumber: z.string().nullable(),
});
export type InvoiceRow = z.output<typeof InvoiceRow>;

/** The whole invoice as it was issued; `due` is what was then neither paid, promised by a bank, nor covered by a car given in. */
export const InvoiceView = InvoiceRow.extend({
  seller: Party,
  buyer: Party,
  quantity: z.int(),
  cars: z.array(SoldCar),
  lines: z.array(InvoiceLine),
  taxable: z.int(),
  taxes: z.array(Tax),
  fees: z.int(),
  roundOff: z.int(),
  payments: z.array(PaidAmount),
  committed: z.int(),
  tradedIn: z.int(),
  lender: z.string(),
  due: z.int(),
  /** `owedBack` is the customer's money that was with the dealer when the sale was cancelled. */
  credit: z.object({ creditNumber: z.string(), issuedOn: Day, reason: z.string(), owedBack: z.int() }).nullable(),
});
export type InvoiceView = z.output<typeof InvoiceView>;

/** `from` and `to` are days of issue, both within. */
export const InvoiceSearch = Search.extend({
  branchId: orEmpty(z.uuid()),
  bookingId: orEmpty(z.uuid()),
  from: orEmpty(Day),
  to: orEmpty(Day),
});
export type InvoiceSearch = z.output<typeof InvoiceSearch>;

/** Everything that can be asked of an invoice; nothing ever changes one. */
export const invoiceApi = defineApi({
  base: '/sales/invoices',
  operations: {
    list: { method: 'GET', path: '', does: 'List invoices', may: 'invoice.read', query: InvoiceSearch, returns: page(InvoiceRow) },
    issue: {
      method: 'POST',
      path: '',
      does: 'Issue the invoice of a booking, which takes the next number',
      may: 'invoice.write',
      body: z.strictObject({ bookingId: z.uuid() }),
      returns: InvoiceView,
    },
    get: { method: 'GET', path: '/:id', does: 'Read an invoice', may: 'invoice.read', params: Id, returns: InvoiceView },
    pdf: {
      method: 'GET',
      path: '/:id/pdf',
      does: 'The invoice, as PDF',
      may: 'invoice.read',
      params: Id,
      query: z.object({ locale: z.enum(['en', 'vi']).optional() }),
      returns: Nothing,
      file: 'application/pdf',
    },
    creditPdf: {
      method: 'GET',
      path: '/:id/credit-note/pdf',
      does: 'The credit note of an invoice whose sale was cancelled, as PDF',
      may: 'invoice.read',
      params: Id,
      query: z.object({ locale: z.enum(['en', 'vi']).optional() }),
      returns: Nothing,
      file: 'application/pdf',
    },
  },
});
