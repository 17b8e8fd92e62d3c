import type { Context } from '#platform/server/context.ts';
import type { ConstraintRefusals } from '#platform/server/problem.ts';
import { routes } from '#platform/server/serve.ts';
import { depositApi, paymentApi } from '../api.ts';
import { cashBookOf } from '../book/server/queries.ts';
import { findDeposit, listDeposits, viewOf } from '../deposit/server/queries.ts';
import { askDeposit, cancelDeposit, confirmDeposit, proveDeposit, refundDeposit, reverseDeposit } from '../deposit/server/service.ts';
import { refusePayment } from '../domain/refusals.ts';
import { receiptOf } from '../receipt/server/pdf.ts';
import { findPayment, listPayments } from './queries.ts';
import { commitLender, receive, refund } from './service.ts';

const view = async (ctx: Context, id: string) => viewOf(ctx, await findDeposit(ctx, id));

export const paymentRoutes = [
  routes(depositApi, {
    list: (ctx, { query }) => listDeposits(ctx, query),
    ask: async (ctx, { body }) => view(ctx, await askDeposit(ctx, body)),
    get: (ctx, { params }) => view(ctx, params.id),
    prove: (ctx, { params, body }) => proveDeposit(ctx, params.id, body).then(() => view(ctx, params.id)),
    confirm: (ctx, { params, body }) => confirmDeposit(ctx, params.id, body).then(() => view(ctx, params.id)),
    cancel: (ctx, { params, body }) => cancelDeposit(ctx, params.id, body.reason).then(() => view(ctx, params.id)),
    reverse: (ctx, { params, body }) => reverseDeposit(ctx, params.id, body.reason).then(() => view(ctx, params.id)),
    refund: (ctx, { params, body }) => refundDeposit(ctx, params.id, body).then(() => view(ctx, params.id)),
  }),
  routes(paymentApi, {
    list: (ctx, { query }) => listPayments(ctx, query),
    receive: async (ctx, { body }) => findPayment(ctx, await receive(ctx, body)),
    refund: async (ctx, { body }) => findPayment(ctx, await refund(ctx, body)),
    commit: (ctx, { body }) => commitLender(ctx, body).then(() => cashBookOf(ctx, body.bookingId)),
    cashBook: (ctx, { query }) => cashBookOf(ctx, query.bookingId),
    get: (ctx, { params }) => findPayment(ctx, params.id),
    pdf: (ctx, { params, query }) => receiptOf(ctx, params.id, query.locale ?? ctx.locale),
  }),
];

/** The second guard, behind what was judged; an amended price meets it first. */
export const constraints: ConstraintRefusals = {
  cash_books_owed: () => refusePayment('price-below-received'),
  cash_books_refunded: () => refusePayment('nothing-to-refund'),
  deposits_one_open: () => refusePayment('deposit-stands', { depositNumber: '' }),
};
