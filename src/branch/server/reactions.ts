import type { Reactions } from '#platform/server/events.ts';
import { foundCompany } from './service.ts';

/** The first administrator brings the company into being. */
export const branchReactions: Reactions = {
  'person.first': async (ctx, event) => {
    await foundCompany(ctx, String(event.changes.company));
  },
};
