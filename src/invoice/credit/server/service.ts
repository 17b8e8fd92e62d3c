import { dayOf } from '#branch/domain/branch.ts';
import { keptOf } from '#payment/domain/balance.ts';
import type { Context } from '#platform/server/context.ts';
import { record } from '#platform/server/events.ts';
import { takeStatutoryNumber } from '#platform/server/numbers.ts';
import { lockSale } from '../../server/queries.ts';
import { creditNotes } from '../../server/tables.ts';
import { findInvoiceOf } from './queries.ts';

/** The sale of an invoice was cancelled: a credit note takes the whole of it back and says what is owed. Without an invoice there is none. */
export async function creditCancelled(ctx: Context, bookingId: string, reason: string): Promise<void> {
  const invoice = await findInvoiceOf(ctx, bookingId);
  if (!invoice) return;
  const sale = await lockSale(ctx, bookingId);
  const { id: invoiceId, branchId, dealId, invoiceNumber, total } = invoice;
  const issuedOn = dayOf(ctx.now, sale.timeZone);
  const scope = sale.settings.numberScope === 'COMPANY' ? 'company' : branchId;
  const owedBack = keptOf(sale);
  const [note] = await ctx.tx
    .insert(creditNotes)
    .values({
      ...{ id: ctx.newId(), invoiceId, branchId, issuedOn, reason, total, owedBack },
      creditNumber: takeStatutoryNumber('CN', scope, Number(issuedOn.slice(0, 4))),
      createdBy: ctx.actor.kind === 'clock' ? null : ctx.actor.id,
      createdAt: ctx.now.toString({ smallestUnit: 'millisecond' }),
    })
    .returning({ creditNumber: creditNotes.creditNumber });
  const changes = { creditNumber: note?.creditNumber, invoiceNumber, total, owedBack, reason };
  await record(ctx, { noun: 'invoice', id: invoiceId, branchId, dealId }, 'credit', changes);
}
