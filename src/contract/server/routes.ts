import type { Context } from '#platform/server/context.ts';
import type { ConstraintRefusals } from '#platform/server/problem.ts';
import { routes } from '#platform/server/serve.ts';
import { contractApi, contractConversionApi } from '../api.ts';
import { refuseContract } from '../domain/refusals.ts';
import { paperAnswer, presentPaper, verifyPapers } from '../paper/server/service.ts';
import { countersignContract, signContract } from '../signing/server/service.ts';
import { findContract, listContracts, viewOf } from './queries.ts';
import { cancelContract, contractQuotation, drawContract, editContract, sendBackContract } from './service.ts';

const view = async (ctx: Context, id: string) => viewOf(ctx, await findContract(ctx, id));

export const contractRoutes = [
  routes(contractApi, {
    list: (ctx, { query }) => listContracts(ctx, query),
    create: async (ctx, { body }) => view(ctx, await drawContract(ctx, body)),
    get: (ctx, { params }) => view(ctx, params.id),
    pdf: async (ctx, { params }) => paperAnswer(ctx, await findContract(ctx, params.id)),
    paper: async (ctx, { params }) => {
      const { content, sha256 } = await presentPaper(ctx, await findContract(ctx, params.id));
      return { sha256, bytes: content.length };
    },
    verify: async (ctx, { params }) => verifyPapers(ctx, await findContract(ctx, params.id)),
    edit: (ctx, { params, body }) => editContract(ctx, params.id, body).then(() => view(ctx, params.id)),
    sign: (ctx, { params, body }) => signContract(ctx, params.id, body).then(() => view(ctx, params.id)),
    approve: (ctx, { params, body }) => countersignContract(ctx, params.id, body).then(() => view(ctx, params.id)),
    sendBack: (ctx, { params, body }) => sendBackContract(ctx, params.id, body.reason).then(() => view(ctx, params.id)),
    cancel: (ctx, { params, body }) => cancelContract(ctx, params.id, body.reason).then(() => view(ctx, params.id)),
  }),
  routes(contractConversionApi, {
    contract: async (ctx, { params, body }) => view(ctx, await contractQuotation(ctx, params.id, body)),
  }),
];

/** Two who draw up the contract of one booking at the same moment. */
export const constraints: ConstraintRefusals = { contracts_booking: () => refuseContract('contract-exists', { contractNumber: '' }) };
