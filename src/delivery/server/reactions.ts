import type { Reactions } from '#platform/server/events.ts';
import { voidPassOf } from '../gatepass/server/service.ts';
import { cancelDelivery } from './service.ts';

/** A booking that is cancelled is not delivered; a car that is taken back from it does not leave. All in that transaction. */
export const deliveryReactions: Reactions = {
  'vehicle.release': (ctx, { subjectId }) => voidPassOf(ctx, subjectId),
  'booking.cancel': (ctx, { subjectId }) => cancelDelivery(ctx, subjectId),
};
