import { routes } from '#platform/server/serve.ts';
import { approvalRuleApi } from '../../api.ts';
import { listRules } from './queries.ts';
import { addRule, changeRule, removeRule } from './service.ts';

export const approvalRuleRoutes = routes(approvalRuleApi, {
  list: async (ctx) => ({ items: await listRules(ctx) }),
  add: (ctx, { body }) => addRule(ctx, body),
  change: (ctx, { params, body }) => changeRule(ctx, params.id, body),
  remove: (ctx, { params }) => removeRule(ctx, params.id),
});
