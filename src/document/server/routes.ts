import { routes } from '#platform/server/serve.ts';
import { dealDocumentApi, documentApi, fileApi } from '../api.ts';
import { findDealOf, findDocument, listDocuments, listViews } from './queries.ts';
import { keepDocument, linkTo, viewFile } from './service.ts';

export const documentRoutes = [
  routes(documentApi, {
    get: (ctx, { params }) => findDocument(ctx, params.id),
    link: (ctx, { params }) => linkTo(ctx, params.id),
    views: async (ctx, { params }) => ({ items: await listViews(ctx, (await findDocument(ctx, params.id)).id) }),
  }),
  routes(dealDocumentApi, {
    documents: async (ctx, { params }) => ({ items: await listDocuments(ctx, params.id) }),
    keep: async (ctx, { params, query, body }) => {
      const deal = await findDealOf(ctx, params.id, 'document.write');
      const { id } = await keepDocument(ctx, { subject: { noun: 'deal', ...deal, dealId: deal.id }, kind: query.kind, ...body });
      return findDocument(ctx, id);
    },
  }),
  routes(fileApi, { get: (ctx, { params }) => viewFile(ctx, params.token) }),
];
