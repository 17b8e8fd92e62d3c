import type { ConstraintRefusals } from '#platform/server/problem.ts';
import { routes } from '#platform/server/serve.ts';
import { invoiceApi } from '../api.ts';
import { creditPaper } from '../credit/server/pdf.ts';
import { refuseInvoice } from '../domain/refusals.ts';
import { invoicePaper } from '../paper/server/pdf.ts';
import { findInvoice, listInvoices, viewOf } from './queries.ts';
import { issueInvoice } from './service.ts';

export const invoiceRoutes = routes(invoiceApi, {
  list: (ctx, { query }) => listInvoices(ctx, query),
  issue: async (ctx, { body }) => viewOf(ctx, await issueInvoice(ctx, body.bookingId)),
  get: async (ctx, { params }) => viewOf(ctx, await findInvoice(ctx, params.id)),
  creditPdf: async (ctx, { params, query }) => creditPaper(await findInvoice(ctx, params.id), query.locale ?? ctx.locale),
  pdf: async (ctx, { params, query }) => invoicePaper(await findInvoice(ctx, params.id), query.locale ?? ctx.locale),
});

export const constraints: ConstraintRefusals = { invoices_booking: () => refuseInvoice('already-invoiced') };
