import type { Reactions } from '#platform/server/events.ts';
import { announce } from './service.ts';

/** A booking that is confirmed by this event, whichever move it was: only then it has a car or a place in the queue. */
const confirmed: Reactions[string] = async (ctx, event) => {
  if (event.changes.allocation) announce(ctx, 'BOOKING', event);
};

/** What customers are written about. */
export const notificationReactions: Reactions = {
  'booking.convert': confirmed,
  'booking.submit': confirmed,
  'booking.approve': confirmed,
  'payment.receive': async (ctx, event) => announce(ctx, 'RECEIPT', event),
  'contract.approve': async (ctx, event) => announce(ctx, 'CONTRACT', event),
  'gatepass.issue': async (ctx, event) => announce(ctx, 'GATEPASS', event),
  'delivery.deliver': async (ctx, event) => announce(ctx, 'DELIVERY', event),
};
