import { eq } from 'drizzle-orm';
import type { SaleType } from '#deal/domain/deal.ts';
import { obstacle } from '#platform/domain/machine.ts';
import type { Context } from '#platform/server/context.ts';
import { insertTogether, rowsOf } from '#platform/server/database.ts';
import { record } from '#platform/server/events.ts';
import type { ApprovalDocument, ApprovalFacts, ApprovalStatus } from '../domain/approval.ts';
import { refuseApproval } from '../domain/refusals.ts';
import { stepsFor } from '../domain/rules.ts';
import { approvalMoves } from '../domain/states.ts';
import { listRulesFor, lockOpen, lockRequest, type Request, stepOf, subjectOf } from './queries.ts';
import { approvalRequests, approvalSteps } from './tables.ts';

type Document = { document: ApprovalDocument; documentId: string };
type Asked = Document & {
  branchId: string;
  dealId: string | null;
  authorId: string;
  type: SaleType;
  facts: ApprovalFacts;
  /** What the approvers will have agreed to. */
  contentHash: string;
};
type Decision = 'APPROVED' | 'REJECTED';

const stamp = (ctx: Context) => ctx.now.toString({ smallestUnit: 'millisecond' });

/** Asks for every decision that a document needs, all levels at once; a document that no rule concerns needs none. */
export async function requestApproval(ctx: Context, asked: Asked): Promise<'NOT_NEEDED' | 'OPEN'> {
  const steps = stepsFor(await listRulesFor(ctx, asked), asked);
  if (steps.length === 0) return 'NOT_NEEDED';
  const { type: _, ...given } = asked;
  const id = ctx.newId();
  await insertTogether(ctx.tx, [
    rowsOf(approvalRequests, [{ ...given, id, status: 'OPEN', createdAt: stamp(ctx) }]),
    rowsOf(
      approvalSteps,
      steps.map(({ level, role, rules, because }) => ({ id: ctx.newId(), requestId: id, level, role, rule: rules.join('; '), because })),
    ),
  ]);
  const { document, documentId, branchId, dealId } = asked;
  const levels = steps.map(({ level, role }) => ({ level, role }));
  await record(ctx, { noun: 'approval', id, branchId, dealId }, 'request', { document, documentId, levels });
  return 'OPEN';
}

/** Decides the open level of a document; the answer is what the request has come to. */
export async function decide(
  ctx: Context,
  of: Document,
  decision: Decision,
  reason: string,
  contentHash?: string,
): Promise<'OPEN' | Decision> {
  const request = await lockOpen(ctx, of);
  if (!request) throw refuseApproval('not-waiting');
  return settle(ctx, request, decision, reason, contentHash);
}

/** Decides the open level of a request of the inbox. */
export async function decideRequest(ctx: Context, id: string, decision: Decision, reason: string, contentHash?: string): Promise<void> {
  await settle(ctx, await lockRequest(ctx, id), decision, reason, contentHash);
}

/** Takes back what is still open, because its document went another way. */
export async function withdraw(ctx: Context, of: Document): Promise<void> {
  const request = await lockOpen(ctx, of);
  if (!request) return;
  await close(ctx, request, 'WITHDRAWN');
  const { id, branchId, dealId, document, documentId } = request.request;
  await record(ctx, { noun: 'approval', id, branchId, dealId }, 'withdraw', { document, documentId });
}

/** Judges, writes the decision, and tells the document by the event. */
async function settle(ctx: Context, request: Request, decision: Decision, reason: string, contentHash?: string) {
  const { id, branchId, dealId, document, documentId, contentHash: asked } = request.request;
  const move = decision === 'APPROVED' ? 'approve' : 'reject';
  const no = obstacle(approvalMoves, move, { actor: ctx.actor, subject: subjectOf(request), now: ctx.now });
  if (no) throw no;
  if (contentHash && contentHash !== asked) throw refuseApproval('content-changed');
  const step = stepOf(ctx, request);
  const more = request.steps.some((other) => other.id !== step.id && other.decision === null);
  const outcome = decision === 'APPROVED' && more ? 'OPEN' : decision;
  await ctx.tx
    .update(approvalSteps)
    .set({ decision, reason: reason || null, decidedBy: ctx.actor.id, decidedAt: stamp(ctx) })
    .where(eq(approvalSteps.id, step.id));
  if (outcome !== 'OPEN') await close(ctx, request, outcome);
  const changes = { document, documentId, outcome, level: step.level, contentHash: asked, ...(reason ? { reason } : {}) };
  await record(ctx, { noun: 'approval', id, branchId, dealId }, move, changes);
  return outcome;
}

/** The one writer of a request's status. */
async function close(ctx: Context, { request }: Request, status: Exclude<ApprovalStatus, 'OPEN'>) {
  await ctx.tx
    .update(approvalRequests)
    .set({ status, decidedAt: stamp(ctx) })
    .where(eq(approvalRequests.id, request.id));
}
