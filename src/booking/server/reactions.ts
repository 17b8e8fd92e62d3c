import type { Context } from '#platform/server/context.ts';
import type { Reactions } from '#platform/server/events.ts';
import type { EventRow } from '#platform/server/tables.ts';
import type { Wanted } from '../waitlist/server/queries.ts';
import { gained, isArranging, lost, serveQueue } from '../waitlist/server/service.ts';
import { decided } from './service.ts';

/** What a car's event says of the queue that it concerns. */
const queueOf = ({ branchId, changes }: EventRow): Wanted => ({
  branchId: branchId ?? '',
  versionId: String(changes.versionId),
  colorId: String(changes.colorId),
});

const came = (ctx: Context, event: EventRow) => serveQueue(ctx, queueOf(event));

const decision: Reactions[string] = async (ctx, { changes }) => {
  if (changes.document === 'BOOKING') await decided(ctx, changes as Record<string, string>);
};

/** What happens to bookings when cars come, go or change hands, and when the approvers have decided; all in that transaction. */
export const bookingReactions: Reactions = {
  'vehicle.arrive': came,
  'vehicle.transfer': came,
  'vehicle.hold': async (ctx, { changes }) => {
    if (!isArranging(ctx)) await gained(ctx, String(changes.bookingId));
  },
  'vehicle.release': (ctx, event) => lost(ctx, String(event.changes.bookingId), queueOf(event), event.changes.lapsed === true),
  'approval.approve': decision,
  'approval.reject': decision,
};
