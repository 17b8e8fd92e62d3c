import { dayOf } from '#branch/domain/branch.ts';
import type { Context } from '#platform/server/context.ts';
import type { ConstraintRefusals } from '#platform/server/problem.ts';
import { type Routes, routes } from '#platform/server/serve.ts';
import { deliveryApi, gateApi, gatepassApi } from '../api.ts';
import { handoverOf } from '../certificate/server/service.ts';
import { refuseDelivery } from '../domain/refusals.ts';
import { findSale, missingOf, saidOf } from '../gate/server/queries.ts';
import { gatepassOf } from '../gatepass/server/pdf.ts';
import { findShown, gateViewOf } from '../gatepass/server/queries.ts';
import { issueGatepasses, letCarOut, voidGatepass } from '../gatepass/server/service.ts';
import { findDelivery, listDeliveries, viewOf } from './queries.ts';
import { checkDelivery, deliverCars, photographDelivery, rescheduleDelivery, scheduleDelivery, signDelivery } from './service.ts';

const view = async (ctx: Context, id: string) => viewOf(ctx, await findDelivery(ctx, id));

/** The address in a gatepass's QR is one that the guard's phone can open. */
export const deliveryRoutes = ({ publicUrl }: { publicUrl: string }): Routes[] => [
  routes(deliveryApi, {
    list: (ctx, { query }) => listDeliveries(ctx, query),
    gate: async (ctx, { query }) => {
      const sale = await findSale(ctx, query.bookingId, 'delivery.read');
      return { missing: saidOf(ctx, missingOf(ctx, sale, dayOf(ctx.now, sale.timeZone))), deliveryId: sale.deliveryId };
    },
    schedule: async (ctx, { body }) => view(ctx, await scheduleDelivery(ctx, body)),
    get: (ctx, { params }) => view(ctx, params.id),
    reschedule: (ctx, { params, body }) => rescheduleDelivery(ctx, params.id, body.scheduledAt).then(() => view(ctx, params.id)),
    check: (ctx, { params, body }) => checkDelivery(ctx, params.id, body).then(() => view(ctx, params.id)),
    photograph: (ctx, { params, body }) => photographDelivery(ctx, params.id, body.name, body.content).then(() => view(ctx, params.id)),
    sign: (ctx, { params, body }) => signDelivery(ctx, params.id, body).then(() => view(ctx, params.id)),
    issue: (ctx, { params }) => issueGatepasses(ctx, params.id).then(() => view(ctx, params.id)),
    deliver: (ctx, { params }) => deliverCars(ctx, params.id).then(() => view(ctx, params.id)),
    certificate: (ctx, { params }) => handoverOf(ctx, params.id),
  }),
  routes(gatepassApi, {
    pdf: (ctx, { params, query }) => gatepassOf(publicUrl)(ctx, params.id, query.locale ?? ctx.locale),
    void: async (ctx, { params, body }) => view(ctx, await voidGatepass(ctx, params.id, body.reason)),
  }),
  routes(gateApi, {
    look: async (ctx, { query }) => gateViewOf(ctx, await findShown(ctx, query.pass)),
    use: async (ctx, { body }) => {
      await letCarOut(ctx, body.pass);
      return gateViewOf(ctx, await findShown(ctx, body.pass));
    },
  }),
];

/** Two who agree on the delivery of one booking at the same moment. */
export const constraints: ConstraintRefusals = { deliveries_booking: () => refuseDelivery('delivery-exists') };
