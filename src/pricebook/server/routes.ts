import { formatDay } from '#platform/domain/format.ts';
import type { Facts } from '#platform/domain/refusal.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { ConstraintRefusals } from '#platform/server/problem.ts';
import { type Routes, routes } from '#platform/server/serve.ts';
import { feeApi, itemApi, planApi, priceApi, promotionApi } from '../api.ts';
import { areas } from '../domain/areas.ts';
import { refusePricebook } from '../domain/refusals.ts';
import { listFees, listSets } from '../fee/server/queries.ts';
import { addFee, changeFee, removeFee } from '../fee/server/service.ts';
import { listItems } from '../item/server/queries.ts';
import { setItemPrice } from '../item/server/service.ts';
import { listPlans } from '../plan/server/queries.ts';
import { addPlan, changePlan } from '../plan/server/service.ts';
import { listPrices } from '../price/server/queries.ts';
import { addPrice, changePrice, removePrice, succeedPrice } from '../price/server/service.ts';
import { listPromotions } from '../promotion/server/queries.ts';
import { addPromotion, changePromotion, removePromotion } from '../promotion/server/service.ts';

export const pricebookRoutes: Routes[] = [
  routes(priceApi, {
    list: (ctx, { query }) => listPrices(ctx, query),
    add: (ctx, { body }) => addPrice(ctx, body),
    change: (ctx, { params, body }) => changePrice(ctx, params.id, body),
    succeed: (ctx, { params, body }) => succeedPrice(ctx, params.id, body),
    remove: (ctx, { params }) => removePrice(ctx, params.id),
  }),
  routes(planApi, {
    list: (ctx, { query }) => listPlans(ctx, query),
    add: (ctx, { body }) => addPlan(ctx, body),
    change: (ctx, { params, body }) => changePlan(ctx, params.id, body),
  }),
  routes(promotionApi, {
    list: (ctx, { query }) => listPromotions(ctx, query),
    add: (ctx, { body }) => addPromotion(ctx, body),
    change: (ctx, { params, body }) => changePromotion(ctx, params.id, body),
    remove: (ctx, { params }) => removePromotion(ctx, params.id),
  }),
  routes(feeApi, {
    list: (ctx, { query }) => listFees(ctx, query),
    sets: (ctx) => listSets(ctx),
    areas: async (_, { query }) => ({ items: [...areas[query.country]] }),
    add: (ctx, { body }) => addFee(ctx, body),
    change: (ctx, { params, body }) => changeFee(ctx, params.id, body),
    remove: (ctx, { params }) => removeFee(ctx, params.id),
  }),
  routes(itemApi, {
    list: (ctx, { query }) => listItems(ctx, query),
    set: (ctx, { body }) => setItemPrice(ctx, body),
  }),
];

/** The days of the row in the way, read from what PostgreSQL says of it: `… existing key (…)=(…, [2026-01-01,2026-02-01)).` */
function periodOf(detail = ''): Facts {
  const [, first, end] = /existing key .*[[(](\d{4}-\d\d-\d\d)?,(\d{4}-\d\d-\d\d)?\)\)\.?$/s.exec(detail) ?? [];
  const last = end && Temporal.PlainDate.from(end).subtract({ days: 1 }).toString();
  return {
    first: first ? formatDay(first) : '…',
    last: last ? formatDay(last) : '…',
    ...(first ? { firstOn: first } : {}),
    ...(last ? { lastOn: last } : {}),
  };
}

export const constraints: ConstraintRefusals = {
  cash_prices_no_overlap: ({ detail }) => refusePricebook('price-overlaps', periodOf(detail)),
  promotions_no_overlap: ({ detail }) => refusePricebook('promotion-overlaps', periodOf(detail)),
  fee_rules_no_overlap: ({ detail }) => refusePricebook('fee-overlaps', periodOf(detail)),
  plans_code: () => refusePricebook('plan-code-taken'),
  item_prices_item: () => refusePlatform('changed-meanwhile'),
};
