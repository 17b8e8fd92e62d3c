import { refusePlatform } from '#platform/domain/refusals.ts';
import type { ConstraintRefusals } from '#platform/server/problem.ts';
import { type Routes, routes } from '#platform/server/serve.ts';
import { accessoryApi, catalogueApi, colorApi, modelApi, serviceApi, versionApi } from '../api.ts';
import { refuseCatalogue } from '../domain/refusals.ts';
import { findCatalogue, listAccessories, listColors, listModels, listServices, listVersions } from './queries.ts';
import {
  addAccessory,
  addColor,
  addModel,
  addService,
  addVersion,
  changeAccessory,
  changeColor,
  changeModel,
  changeService,
  changeVersion,
} from './service.ts';

export const catalogueRoutes: Routes[] = [
  routes(catalogueApi, { tree: (ctx) => findCatalogue(ctx) }),
  routes(modelApi, {
    list: (ctx, { query }) => listModels(ctx, query),
    add: (ctx, { body }) => addModel(ctx, body),
    change: (ctx, { params, body }) => changeModel(ctx, params.id, body),
  }),
  routes(versionApi, {
    list: (ctx, { query }) => listVersions(ctx, query),
    add: (ctx, { body }) => addVersion(ctx, body),
    change: (ctx, { params, body }) => changeVersion(ctx, params.id, body),
  }),
  routes(colorApi, {
    list: (ctx, { query }) => listColors(ctx, query),
    add: (ctx, { body }) => addColor(ctx, body),
    change: (ctx, { params, body }) => changeColor(ctx, params.id, body),
  }),
  routes(accessoryApi, {
    list: (ctx, { query }) => listAccessories(ctx, query),
    add: (ctx, { body }) => addAccessory(ctx, body),
    change: (ctx, { params, body }) => changeAccessory(ctx, params.id, body),
  }),
  routes(serviceApi, {
    list: (ctx, { query }) => listServices(ctx, query),
    add: (ctx, { body }) => addService(ctx, body),
    change: (ctx, { params, body }) => changeService(ctx, params.id, body),
  }),
];

export const constraints: ConstraintRefusals = {
  models_name: () => refuseCatalogue('model-taken'),
  versions_name: () => refuseCatalogue('version-taken'),
  colors_name: () => refuseCatalogue('color-taken'),
  accessories_code: () => refuseCatalogue('accessory-code-taken'),
  service_packages_code: () => refuseCatalogue('service-code-taken'),
  versions_model_id_models_id_fkey: () => refusePlatform('not-found'),
  version_colors_color_id_colors_id_fkey: () => refusePlatform('not-found'),
};
