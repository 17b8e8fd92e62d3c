import type { Context } from '#platform/server/context.ts';
import { routes } from '#platform/server/serve.ts';
import { preparationApi } from '../api.ts';
import { findPreparation, listPreparations, viewOf } from './queries.ts';
import { fitAccessory, inspectCar, insureCar, registerCar, reopenTask, waiveTask } from './service.ts';

const view = async (ctx: Context, id: string) => viewOf(ctx, await findPreparation(ctx, id));

export const preparationRoutes = routes(preparationApi, {
  list: (ctx, { query }) => listPreparations(ctx, query),
  get: (ctx, { params }) => view(ctx, params.id),
  inspect: (ctx, { params, body }) => inspectCar(ctx, params.id, body).then(() => view(ctx, params.id)),
  fit: (ctx, { params, body }) => fitAccessory(ctx, params.id, body.taskId).then(() => view(ctx, params.id)),
  register: (ctx, { params, body }) => registerCar(ctx, params.id, body).then(() => view(ctx, params.id)),
  insure: (ctx, { params, body }) => insureCar(ctx, params.id, body).then(() => view(ctx, params.id)),
  waive: (ctx, { params, body }) => waiveTask(ctx, params.id, body).then(() => view(ctx, params.id)),
  reopen: (ctx, { params, body }) => reopenTask(ctx, params.id, body.taskId).then(() => view(ctx, params.id)),
});
