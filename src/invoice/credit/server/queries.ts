import { eq } from 'drizzle-orm';
import type { Context } from '#platform/server/context.ts';
import { invoices } from '../../server/tables.ts';

/** What a credit note takes over from the invoice of a booking; nothing where there is none. */
export async function findInvoiceOf(ctx: Context, bookingId: string) {
  const { id, branchId, dealId, invoiceNumber, total } = invoices;
  const [found] = await ctx.tx
    .select({ id, branchId, dealId, invoiceNumber, total })
    .from(invoices)
    .where(eq(invoices.bookingId, bookingId));
  return found;
}
