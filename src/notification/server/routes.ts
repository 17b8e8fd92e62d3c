import type { ConstraintRefusals } from '#platform/server/problem.ts';
import { routes } from '#platform/server/serve.ts';
import { messageApi } from '../api.ts';
import { refuseNotification } from '../domain/refusals.ts';
import { listMessages, viewOf } from './queries.ts';
import { sendAgain } from './service.ts';

export const notificationRoutes = routes(messageApi, {
  list: (ctx, { query }) => listMessages(ctx, query),
  get: (ctx, { params }) => viewOf(ctx, params.id),
  again: async (ctx, { params }) => viewOf(ctx, await sendAgain(ctx, params.id)),
});

/** Pressed twice. */
export const constraints: ConstraintRefusals = { messages_again: () => refuseNotification('on-its-way') };
