import { eq } from 'drizzle-orm';
import type { ApprovalFacts } from '#approval/domain/approval.ts';
import { decide, requestApproval, withdraw } from '#approval/server/service.ts';
import { obstacle } from '#platform/domain/machine.ts';
import { ratioBp } from '#platform/domain/money.ts';
import type { Refusal } from '#platform/domain/refusal.ts';
import type { Context } from '#platform/server/context.ts';
import { sendAlong } from '#platform/server/database.ts';
import { record } from '#platform/server/events.ts';
import type { QuotationStatus } from '../domain/quotation.ts';
import { refuseQuotation } from '../domain/refusals.ts';
import { type QuotationMove, quotationMoves } from '../domain/states.ts';
import { draftRevision } from '../draft/server/service.ts';
import { contentHashOf, listLapsed, lockQuotation, type Quotation } from './queries.ts';
import { quotations } from './tables.ts';

export const quotationMail = 'quotation.mail';

const obstacleTo = (ctx: Context, subject: Quotation, move: QuotationMove): Refusal | undefined =>
  obstacle(quotationMoves, move, { actor: ctx.actor, subject, now: ctx.now });

function judge(ctx: Context, subject: Quotation, move: QuotationMove) {
  const no = obstacleTo(ctx, subject, move);
  if (no) throw no;
}

const subjectOf = ({ id, branchId, dealId }: Quotation) => ({ noun: 'quotation', id, branchId, dealId });
const document = ({ id }: Pick<Quotation, 'id'>) => ({ document: 'QUOTATION', documentId: id }) as const;

/** The one writer of a quotation's status. What was asked of the approvers goes with it. */
async function put(ctx: Context, before: Quotation, move: QuotationMove, status: QuotationStatus, changes: Record<string, unknown> = {}) {
  const sentAt = status === 'SENT' ? ctx.now.toString({ smallestUnit: 'millisecond' }) : before.sentAt;
  const rowVersion = before.rowVersion + 1;
  sendAlong(ctx.tx, ctx.tx.update(quotations).set({ status, sentAt, rowVersion }).where(eq(quotations.id, before.id)));
  if (before.status === 'PENDING' && status !== 'APPROVED' && status !== 'REJECTED') await withdraw(ctx, document(before));
  await record(ctx, subjectOf(before), move, { status: [before.status, status], ...changes });
  return { ...before, status, sentAt, rowVersion };
}

type PlainMove = { [M in QuotationMove]: (typeof quotationMoves)[M]['to'] extends QuotationStatus ? M : never }[QuotationMove];

/** Makes a move that leads to one state: lock, judge, write. The answer is the quotation with its lines, as its booking takes it over. */
export async function moveQuotation(ctx: Context, id: string, move: PlainMove, reason = ''): Promise<Quotation> {
  const subject = await lockQuotation(ctx, id);
  judge(ctx, subject, move);
  return put(ctx, subject, move, quotationMoves[move].to, reason ? { reason } : {});
}

/** Asks for the approvals that the price needs; without any it is approved at once. */
export async function submitQuotation(ctx: Context, id: string): Promise<Quotation> {
  return submitted(ctx, await lockQuotation(ctx, id));
}

async function submitted(ctx: Context, subject: Quotation): Promise<Quotation> {
  judge(ctx, subject, 'submit');
  const { branchId, dealId, type } = subject;
  const contentHash = contentHashOf(subject);
  const asked = { ...document(subject), branchId, dealId, type, authorId: ctx.actor.id, facts: factsOf(subject), contentHash };
  const outcome = await requestApproval(ctx, asked);
  return put(ctx, subject, 'submit', outcome === 'OPEN' ? 'PENDING' : 'APPROVED');
}

/** What the rules judge and the approver sees. */
function factsOf(subject: Quotation): ApprovalFacts {
  const { quoteNumber, revision, customerName, model, version, currency, totalPrice, discount, basePrice, marginBp, grossProfit } = subject;
  return {
    number: revision > 1 ? `${quoteNumber} · ${revision}` : quoteNumber,
    title: `${model} ${version}`,
    ...{ customerName, currency, totalPrice, discount, marginBp, grossProfit },
    discountBp: ratioBp(discount, basePrice),
    belowFloor: subject.unitPrice < subject.floorPrice,
  };
}

/** How it reaches the customer; `mail` is whether there is a mail server. */
export type Sending = { by: 'EMAIL' | 'PRINT'; to?: string | undefined; mail: boolean };

/** Sends it; a draft that needs no approval is submitted and sent in one. The letter leaves after the commit. */
export async function sendQuotation(ctx: Context, id: string, { by, to, mail }: Sending): Promise<Quotation> {
  const found = await lockQuotation(ctx, id);
  const subject = found.status === 'DRAFT' ? await submitted(ctx, found) : found;
  if (subject.status === 'PENDING' && found.status === 'DRAFT') throw refuseQuotation('approval-needed');
  judge(ctx, subject, 'send');
  const address = to ?? subject.customerEmail;
  if (by === 'EMAIL') {
    if (!address) throw refuseQuotation('no-email');
    if (!mail) throw refuseQuotation('mail-not-configured');
    await ctx.queue.send(ctx.tx, quotationMail, { quotationId: id, to: address, locale: subject.branchLocale });
  }
  return put(ctx, subject, 'send', 'SENT', { by, ...(by === 'EMAIL' ? { to: address } : {}) });
}

/** Approves or rejects at the open level. The approvals decide; what they come to comes back as an event (`reactions.ts`). */
export async function decideQuotation(
  ctx: Context,
  id: string,
  move: 'approve' | 'reject',
  { reason, contentHash }: { reason: string; contentHash?: string | undefined },
): Promise<void> {
  const subject = await lockQuotation(ctx, id);
  judge(ctx, subject, move);
  await decide(ctx, document(subject), move === 'approve' ? 'APPROVED' : 'REJECTED', reason, contentHash);
}

/** What the approvers decided: while levels are open nothing moves; the last decision binds exactly the content it was asked for. */
export async function takeDecision(
  ctx: Context,
  id: string,
  { outcome, contentHash, reason }: { outcome: 'OPEN' | 'APPROVED' | 'REJECTED'; contentHash: string; reason: string },
): Promise<void> {
  const subject = { ...(await lockQuotation(ctx, id)), approvers: [] };
  const move = outcome === 'REJECTED' ? 'reject' : 'approve';
  judge(ctx, subject, move);
  if (contentHashOf(subject) !== contentHash) throw refuseQuotation('changed-since-asked');
  if (outcome !== 'OPEN') await put(ctx, subject, move, outcome, reason ? { reason } : {});
}

/** Begins the next revision; this one is superseded. The answer is the new draft's id. */
export async function reviseQuotation(ctx: Context, id: string): Promise<string> {
  const subject = await lockQuotation(ctx, id);
  judge(ctx, subject, 'revise');
  await put(ctx, subject, 'revise', 'SUPERSEDED');
  return draftRevision(ctx, subject);
}

/** Deletes one's own draft; that it was there stays among the events. */
export async function deleteQuotation(ctx: Context, id: string): Promise<null> {
  const subject = await lockQuotation(ctx, id);
  judge(ctx, subject, 'delete');
  await ctx.tx.delete(quotations).where(eq(quotations.id, id));
  const { quoteNumber, revision, customerName, totalPrice } = subject;
  await record(ctx, subjectOf(subject), 'delete', { quoteNumber, revision, customerName, totalPrice });
  return null;
}

/** Ends what is past its last day, so many at a time. */
export async function expireQuotations(ctx: Context, most = 500): Promise<void> {
  for (const id of await listLapsed(ctx, most)) {
    const subject = await lockQuotation(ctx, id);
    if (!obstacleTo(ctx, subject, 'expire')) await put(ctx, subject, 'expire', 'EXPIRED');
  }
}
