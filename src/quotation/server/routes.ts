import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import type { ConstraintRefusals } from '#platform/server/problem.ts';
import { routes } from '#platform/server/serve.ts';
import { quotationApi } from '../api.ts';
import { draftQuotation, editQuotation } from '../draft/server/service.ts';
import { findOffer } from '../offer/server/queries.ts';
import { branchFor } from '../offer/server/service.ts';
import { numberOn, quotationPdf } from '../pdf/server/pdf.ts';
import { findPrinted } from '../pdf/server/queries.ts';
import { listQuotations } from '../search/server/queries.ts';
import { findQuotation, listRevisions, seesMargin, viewOf } from './queries.ts';
import { decideQuotation, deleteQuotation, moveQuotation, reviseQuotation, sendQuotation, submitQuotation } from './service.ts';

const shown = async (ctx: Context, id: string) => viewOf(ctx, await findQuotation(ctx, id));

/** Facts for pricing while choosing; what a sale costs and the floor stay here for those who may not see them. */
async function offer(ctx: Context, query: { versionId: string; branchId?: string; customerId?: string }) {
  const { offer: found, customer } = await findOffer(ctx, { ...query, branchId: branchFor(ctx, query.branchId), items: null });
  if (query.customerId && !customer) throw refusePlatform('not-found');
  if (seesMargin(ctx, found)) return found;
  const { costs: _, price, ...told } = found;
  if (!price) return { ...told, price };
  const { floor: __, ...asked } = price;
  return { ...told, price: asked };
}

/** `mail` is whether there is a mail server. */
export const quotationRoutes = (post: { mail: boolean }) =>
  routes(quotationApi, {
    list: (ctx, { query }) => listQuotations(ctx, query),
    offer: (ctx, { query }) => offer(ctx, query),
    draft: async (ctx, { body }) => viewOf(ctx, await draftQuotation(ctx, body)),
    get: (ctx, { params }) => shown(ctx, params.id),
    edit: async (ctx, { params, body }) => viewOf(ctx, await editQuotation(ctx, params.id, body)),
    delete: (ctx, { params }) => deleteQuotation(ctx, params.id),
    revisions: async (ctx, { params }) => ({ items: await listRevisions(ctx, params.id) }),
    pdf: async (ctx, { params, query }) => {
      const printed = await findPrinted(ctx, params.id);
      const content = await quotationPdf(printed, query.locale ?? printed.quotation.branchLocale);
      return { name: `${numberOn(printed).replace(' · ', '-')}.pdf`, type: 'application/pdf', content, inline: true };
    },
    submit: async (ctx, { params }) => {
      await submitQuotation(ctx, params.id);
      return shown(ctx, params.id);
    },
    approve: async (ctx, { params, body }) => {
      await decideQuotation(ctx, params.id, 'approve', body);
      return shown(ctx, params.id);
    },
    reject: async (ctx, { params, body }) => {
      await decideQuotation(ctx, params.id, 'reject', body);
      return shown(ctx, params.id);
    },
    send: async (ctx, { params, body }) => {
      await sendQuotation(ctx, params.id, { ...body, ...post });
      return shown(ctx, params.id);
    },
    accept: async (ctx, { params }) => {
      await moveQuotation(ctx, params.id, 'accept');
      return shown(ctx, params.id);
    },
    decline: async (ctx, { params, body }) => {
      await moveQuotation(ctx, params.id, 'decline', body.reason);
      return shown(ctx, params.id);
    },
    revise: async (ctx, { params }) => shown(ctx, await reviseQuotation(ctx, params.id)),
    cancel: async (ctx, { params, body }) => {
      await moveQuotation(ctx, params.id, 'cancel', body.reason);
      return shown(ctx, params.id);
    },
  });

export const constraints: ConstraintRefusals = {
  quotations_number: () => refusePlatform('already-exists'),
  approval_requests_open: () => refusePlatform('already-exists'),
};
