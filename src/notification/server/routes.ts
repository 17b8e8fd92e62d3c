import { routes } from '#platform/server/serve.ts';
import { messageApi } from '../api.ts';
import { findMessage, listMessages } from './queries.ts';

export const notificationRoutes = routes(messageApi, {
  list: (ctx, { query }) => listMessages(ctx, query),
  get: (ctx, { params }) => findMessage(ctx, params.id),
});
