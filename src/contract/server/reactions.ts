import type { Reactions } from '#platform/server/events.ts';
import { bookingCancelled, bookingChanged } from './service.ts';

/** What becomes of a contract when its booking changes, in the same transaction. */
export const contractReactions: Reactions = {
  'booking.amend': (ctx, { subjectId }) => bookingChanged(ctx, subjectId),
  'booking.hold': (ctx, { subjectId }) => bookingChanged(ctx, subjectId),
  'booking.cancel': (ctx, { subjectId }) => bookingCancelled(ctx, subjectId),
};
