import type { Context } from '#platform/server/context.ts';
import type { Reactions } from '#platform/server/events.ts';
import type { EventRow } from '#platform/server/tables.ts';
import { creditCancelled } from '../credit/server/service.ts';
import { issueByItself, keepInvoiced } from './service.ts';

const bookingOf = ({ changes }: EventRow) => String(changes.bookingId);

const paid = async (ctx: Context, event: EventRow) => {
  if (event.changes.due === 0) await issueByItself(ctx, bookingOf(event), 'PAID');
};

/** An invoice is issued when the last amount is paid, promised or covered by a car given in, or the last car of what is paid is allocated; or at delivery; taken back by the cancellation. */
export const invoiceReactions: Reactions = {
  'payment.receive': paid,
  'payment.commit': paid,
  'payment.trade': paid,
  'vehicle.allocate': (ctx, event) => issueByItself(ctx, bookingOf(event), 'PAID'),
  'delivery.deliver': (ctx, event) => issueByItself(ctx, bookingOf(event), 'DELIVERY'),
  'booking.cancel': (ctx, { subjectId, changes }) => creditCancelled(ctx, subjectId, String(changes.reason ?? '')),
  'booking.amend': (ctx, event) => keepInvoiced(ctx, event.subjectId),
};
