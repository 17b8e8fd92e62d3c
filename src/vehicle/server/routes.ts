import type { ConstraintRefusals } from '#platform/server/problem.ts';
import { routes } from '#platform/server/serve.ts';
import { vehicleApi } from '../api.ts';
import { refuse } from '../domain/refusals.ts';
import { addVehicle, amendVehicle } from '../entry/server/service.ts';
import { listClaims } from '../holding/server/queries.ts';
import { applyImport, previewImport, undoImport } from '../import/server/service.ts';
import { findVehicle, listVehicles } from './queries.ts';
import { arriveVehicle, holdVehicle, moveHeld, transferVehicle } from './service.ts';

export const vehicleRoutes = routes(vehicleApi, {
  list: (ctx, { query }) => listVehicles(ctx, query),
  find: (ctx, { params }) => findVehicle(ctx, params.id),
  claims: async (ctx, { params }) => ({ items: await listClaims(ctx, params.id) }),
  add: (ctx, { body }) => addVehicle(ctx, body),
  amend: (ctx, { params, body }) => amendVehicle(ctx, params.id, body),
  arrive: (ctx, { params, body }) => arriveVehicle(ctx, params.id, body),
  hold: (ctx, { params, body }) => holdVehicle(ctx, params.id, body),
  allocate: (ctx, { params }) => moveHeld(ctx, params.id, 'allocate'),
  release: (ctx, { params, body }) => moveHeld(ctx, params.id, 'release', body.reason),
  sell: (ctx, { params }) => moveHeld(ctx, params.id, 'sell'),
  transfer: (ctx, { params, body }) => transferVehicle(ctx, params.id, body),
  previewImport: (ctx, { query, body }) => previewImport(ctx, query, body),
  applyImport: (ctx, { query, body }) => applyImport(ctx, query, body),
  undoImport: (ctx, { params }) => undoImport(ctx, params.id),
});

/** What the database's own guards mean to a person. */
export const constraints: ConstraintRefusals = {
  vehicles_vin: () => refuse('vin-taken'),
  vehicles_demo_free: () => refuse('demo-car'),
};
