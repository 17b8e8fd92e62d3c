import type { Reactions } from '#platform/server/events.ts';
import { cancelDepositOf } from '../deposit/server/service.ts';
import { lockBook } from './queries.ts';
import { askAnew, dropPromise } from './service.ts';

/** What happens to the money of a booking when the booking changes, in that transaction. */
export const paymentReactions: Reactions = {
  'booking.cancel': async (ctx, { subjectId, changes }) => {
    await cancelDepositOf(ctx, subjectId, String(changes.reason ?? ''));
    await dropPromise(ctx, await lockBook(ctx, subjectId));
  },
  'booking.amend': async (ctx, { subjectId, changes }) => {
    const [, asked] = Array.isArray(changes.totalPrice) ? changes.totalPrice : [];
    if (typeof asked === 'number') await askAnew(ctx, subjectId, asked);
  },
};
