import type { Reactions } from '#platform/server/events.ts';
import type { EventRow } from '#platform/server/tables.ts';
import { beginPreparation, cancelPreparation } from './service.ts';

/** Which car, and which booking has or had it. */
const carOf = ({ subjectId, changes }: EventRow) => ({
  vehicleId: subjectId,
  bookingId: String(changes.bookingId),
  vin: String(changes.vin),
});

/** A car is prepared from when it is allocated for good until it is delivered or taken back; all in that transaction. */
export const preparationReactions: Reactions = {
  'vehicle.allocate': (ctx, event) => beginPreparation(ctx, carOf(event)),
  'vehicle.release': (ctx, event) => cancelPreparation(ctx, carOf(event)),
};
