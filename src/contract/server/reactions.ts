import type { Reactions } from '#platform/server/events.ts';
import { bookingCancelled, bookingChanged, carTakenBack } from './service.ts';

/** What becomes of a contract when its booking changes, in the same transaction. */
export const contractReactions: Reactions = {
  'booking.amend': (ctx, { subjectId }) => bookingChanged(ctx, subjectId),
  'booking.hold': (ctx, { subjectId }) => bookingChanged(ctx, subjectId),
  'vehicle.release': (ctx, { changes }) => carTakenBack(ctx, String(changes.bookingId), String(changes.vin)),
  'booking.cancel': (ctx, { subjectId }) => bookingCancelled(ctx, subjectId),
};
