import type { ConstraintRefusals } from '#platform/server/problem.ts';
import { type Routes, routes } from '#platform/server/serve.ts';
import { customerApi, customerGroupApi, searchApi } from '../api.ts';
import { findCustomerPage } from '../dealings/server/queries.ts';
import { refuseCustomer } from '../domain/refusals.ts';
import { listGroups } from '../group/server/queries.ts';
import { addGroup, changeGroup } from '../group/server/service.ts';
import { findAnything } from '../search/server/queries.ts';
import { listCustomers, listDuplicates } from './queries.ts';
import { changeCustomer, createCustomer } from './service.ts';

export const customerRoutes: Routes[] = [
  routes(customerApi, {
    list: (ctx, { query }) => listCustomers(ctx, query),
    duplicates: async (ctx, { query }) => ({ items: await listDuplicates(ctx, query) }),
    create: (ctx, { body }) => createCustomer(ctx, body),
    get: (ctx, { params }) => findCustomerPage(ctx, params.id),
    change: (ctx, { params, body }) => changeCustomer(ctx, params.id, body),
  }),
  routes(customerGroupApi, {
    list: async (ctx, { query }) => ({ items: await listGroups(ctx, query.branchId) }),
    add: (ctx, { body }) => addGroup(ctx, body),
    change: (ctx, { params, body }) => changeGroup(ctx, params.id, body),
  }),
  routes(searchApi, { all: async (ctx, { query }) => ({ items: await findAnything(ctx, query.q) }) }),
];

export const constraints: ConstraintRefusals = { customer_groups_name: () => refuseCustomer('group-name-taken') };
