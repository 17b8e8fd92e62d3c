import { routes } from '#platform/server/serve.ts';
import { dealApi } from '../api.ts';
import { listWaiting } from '../waiting/server/queries.ts';
import { dealView, findDeal, journeyView, listDeals } from './queries.ts';
import { loseDeal } from './service.ts';

export const dealRoutes = routes(dealApi, {
  list: (ctx, { query }) => listDeals(ctx, query),
  waiting: listWaiting,
  get: (ctx, { params }) => dealView(ctx, params.id),
  journey: async (ctx, { params }) => journeyView(ctx, await findDeal(ctx, params.id)),
  lose: async (ctx, { params, body }) => {
    await loseDeal(ctx, params.id, body.reason);
    return dealView(ctx, params.id);
  },
});
