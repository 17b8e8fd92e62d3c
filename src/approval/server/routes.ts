import type { Context } from '#platform/server/context.ts';
import { routes } from '#platform/server/serve.ts';
import { approvalApi } from '../api.ts';
import { findRequest, listRequests, viewOf } from './queries.ts';
import { decideRequest } from './service.ts';

const shown = async (ctx: Context, id: string) => viewOf(ctx, await findRequest(ctx, id));

export const approvalRoutes = routes(approvalApi, {
  list: (ctx, { query }) => listRequests(ctx, query),
  get: (ctx, { params }) => shown(ctx, params.id),
  approve: async (ctx, { params, body }) => {
    await decideRequest(ctx, params.id, 'APPROVED', body.reason, body.contentHash);
    return shown(ctx, params.id);
  },
  reject: async (ctx, { params, body }) => {
    await decideRequest(ctx, params.id, 'REJECTED', body.reason, body.contentHash);
    return shown(ctx, params.id);
  },
});
