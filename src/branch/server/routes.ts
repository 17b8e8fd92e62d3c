import type { ConstraintRefusals } from '#platform/server/problem.ts';
import { routes } from '#platform/server/serve.ts';
import { branchApi } from '../api.ts';
import { refuseBranch } from '../domain/refusals.ts';
import { findSetup } from '../setup/server/queries.ts';
import { branchView, findBranch, listBranches } from './queries.ts';
import { changeBranch, openBranch } from './service.ts';

export const branchRoutes = routes(branchApi, {
  list: async (ctx) => ({ items: (await listBranches(ctx)).map((branch) => branchView(ctx, branch)) }),
  setup: async (ctx) => ({ steps: await findSetup(ctx) }),
  get: async (ctx, { params }) => branchView(ctx, await findBranch(ctx, params.id)),
  open: async (ctx, { body }) => branchView(ctx, await openBranch(ctx, body)),
  change: async (ctx, { params, body }) => branchView(ctx, await changeBranch(ctx, params.id, body)),
});

export const constraints: ConstraintRefusals = { branches_code: () => refuseBranch('code-taken') };
