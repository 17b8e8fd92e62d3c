import type { ConstraintRefusals } from '#platform/server/problem.ts';
import { routes } from '#platform/server/serve.ts';
import { amendBooking } from '../amendment/server/service.ts';
import { bookingApi, conversionApi } from '../api.ts';
import { convertQuotation } from '../conversion/server/service.ts';
import { draftBooking } from '../direct/server/service.ts';
import { refuseBooking } from '../domain/refusals.ts';
import { confirmationOf } from '../paper/server/pdf.ts';
import { listQueue } from '../waitlist/server/queries.ts';
import { findBooking, listBookings, viewOf } from './queries.ts';
import { cancelBooking, chooseCar, decideBooking, submitBooking } from './service.ts';

const view = async (ctx: Parameters<typeof findBooking>[0], id: string) => viewOf(ctx, await findBooking(ctx, id));

export const bookingRoutes = [
  routes(bookingApi, {
    list: (ctx, { query }) => listBookings(ctx, query),
    queue: async (ctx) => ({ items: await listQueue(ctx, 200) }),
    create: async (ctx, { body }) => view(ctx, await draftBooking(ctx, body)),
    get: (ctx, { params }) => view(ctx, params.id),
    pdf: (ctx, { params, query }) => confirmationOf(ctx, params.id, query.locale ?? ctx.locale),
    submit: (ctx, { params, body }) => submitBooking(ctx, params.id, body.vehicleId).then(() => view(ctx, params.id)),
    approve: (ctx, { params, body }) => decideBooking(ctx, params.id, 'approve', body).then(() => view(ctx, params.id)),
    reject: (ctx, { params, body }) => decideBooking(ctx, params.id, 'reject', body).then(() => view(ctx, params.id)),
    hold: (ctx, { params, body }) => chooseCar(ctx, params.id, body.vehicleId).then(() => view(ctx, params.id)),
    amend: (ctx, { params, body }) => amendBooking(ctx, params.id, body).then(() => view(ctx, params.id)),
    cancel: (ctx, { params, body }) => cancelBooking(ctx, params.id, body.reason).then(() => view(ctx, params.id)),
  }),
  routes(conversionApi, {
    convert: async (ctx, { params, body }) => viewOf(ctx, await convertQuotation(ctx, params.id, body)),
  }),
];

export const constraints: ConstraintRefusals = { bookings_quotation: () => refuseBooking('already-converted', { bookingNumber: '' }) };
