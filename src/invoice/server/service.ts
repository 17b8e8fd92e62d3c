import { dayOf, type InvoiceWhen } from '#branch/domain/branch.ts';
import { dueOf } from '#payment/domain/balance.ts';
import { sum } from '#platform/domain/money.ts';
import type { Context } from '#platform/server/context.ts';
import { record } from '#platform/server/events.ts';
import { takeStatutoryNumber } from '#platform/server/numbers.ts';
import { invoiceLines, totalsOf } from '../domain/pricing.ts';
import { refuseInvoice } from '../domain/refusals.ts';
import { type Invoiceable, obstacleOfInvoice } from '../domain/rules.ts';
import { findNumberOf, type Invoice, lockSale, type Sale } from './queries.ts';
import { invoices } from './tables.ts';

const subjectOf = (sale: Sale): Invoiceable => ({
  ...sale,
  allocated: sale.cars.length,
  due: dueOf(sale, sale.status),
  invoiceWhen: sale.settings.invoiceWhen,
});

/** Issues the invoice of a booking, for somebody who may; it says why not otherwise. */
export async function issueInvoice(ctx: Context, bookingId: string): Promise<Invoice> {
  const sale = await lockSale(ctx, bookingId, 'invoice.write');
  const no = obstacleOfInvoice(subjectOf(sale));
  if (no) throw no;
  return issue(ctx, sale);
}

/** Issues it by itself, where the branch invoices at that moment and nothing is in the way; whoever made it happen needs no permission. */
export async function issueByItself(ctx: Context, bookingId: string, when: InvoiceWhen): Promise<void> {
  const sale = await lockSale(ctx, bookingId);
  if (sale.settings.invoiceWhen === when && !obstacleOfInvoice(subjectOf(sale))) await issue(ctx, sale);
}

/** What is invoiced can no longer be made into another sale. */
export async function keepInvoiced(ctx: Context, bookingId: string): Promise<void> {
  const invoiceNumber = await findNumberOf(ctx, bookingId);
  if (invoiceNumber) throw refuseInvoice('invoice-stands', { invoiceNumber });
}

/** Writes the invoice with the next number, for which all wait that issue one: the last thing that is done for it. */
async function issue(ctx: Context, sale: Sale): Promise<Invoice> {
  const { bookingId, branchId, ownerId, dealId, customerId, bookingNumber, currency, model, version, colorEn, colorVi, quantity } = sale;
  const lines = invoiceLines(sale.lines, sale);
  const totals = totalsOf(lines);
  if (totals.total !== sale.totalPrice) throw new Error(`the lines of ${bookingNumber} do not come to its total`);
  const issuedOn = dayOf(ctx.now, sale.timeZone);
  const scope = sale.settings.numberScope === 'COMPANY' ? 'company' : branchId;
  const [invoice] = await ctx.tx
    .insert(invoices)
    .values({
      ...{ bookingId, branchId, ownerId, dealId, customerId, bookingNumber, currency, model, version, colorEn, colorVi, quantity },
      ...totals,
      id: ctx.newId(),
      issuedOn,
      invoiceNumber: takeStatutoryNumber('INV', scope, Number(issuedOn.slice(0, 4))),
      seller: { name: sale.company, address: sale.branchAddress, phone: sale.branchPhone, taxNumber: sale.companyTaxNumber },
      buyer: { name: sale.customerName, address: sale.customerAddress, phone: sale.customerPhone, taxNumber: sale.customerTaxNumber },
      cars: sale.cars,
      lines,
      tax: sum(totals.taxes.map(({ amount }) => amount)),
      payments: sale.paid,
      paid: sale.received - sale.refunded,
      committed: sale.committed,
      tradedIn: sale.tradedIn,
      lender: sale.lender,
      createdBy: ctx.actor.kind === 'clock' ? null : ctx.actor.id,
      createdAt: ctx.now.toString({ smallestUnit: 'millisecond' }),
    })
    .returning();
  if (!invoice) throw new Error('an invoice that was not written');
  const { id, invoiceNumber, total } = invoice;
  await record(ctx, { noun: 'invoice', id, branchId, dealId }, 'issue', { invoiceNumber, bookingNumber, total });
  return { ...invoice, credit: null };
}
