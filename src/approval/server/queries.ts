import { and, asc, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Role } from '#access/domain/roles.ts';
import { scoped } from '#access/server/scope.ts';
import { people } from '#access/server/tables.ts';
import { bookings } from '#booking/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { can } from '#platform/domain/actor.ts';
import { Instant } from '#platform/domain/api.ts';
import { movesOf } from '#platform/domain/machine.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { atMost, cursorOf, pageOf, readCursor } from '#platform/server/paging.ts';
import { quotations } from '#quotation/server/tables.ts';
import type { ApprovalSearch, ApprovalView } from '../api.ts';
import type { ApprovalDocument, Because } from '../domain/approval.ts';
import { refuseApproval } from '../domain/refusals.ts';
import { holds, openLevel } from '../domain/rules.ts';
import { type ApprovalSubject, approvalMoves } from '../domain/states.ts';
import { approvalRequests, approvalRules, approvalSteps } from './tables.ts';

export type StepRow = {
  id: string;
  level: number;
  role: Role;
  rule: string;
  because: Because[];
  decision: 'APPROVED' | 'REJECTED' | null;
  reason: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
};

const steps = sql<StepRow[]>`(
  select json_agg(json_build_object('id', s.id, 'level', s.level, 'role', s.role, 'rule', s.rule, 'because', s.because,
    'decision', s.decision, 'reason', s.reason, 'decidedBy', p.name, 'decidedAt', s.decided_at) order by s.level, s.role)
  from ${approvalSteps} s left join ${people} p on p.id = s.decided_by where s.request_id = ${approvalRequests.id})`;

const selectRequests = (ctx: Context) =>
  ctx.tx
    .select({ request: approvalRequests, branchName: branches.name, authorName: people.name, steps })
    .from(approvalRequests)
    .innerJoin(branches, eq(branches.id, approvalRequests.branchId))
    .innerJoin(people, eq(people.id, approvalRequests.authorId))
    .$dynamic();

/** A question to the approvers with its steps. */
export type Request = Awaited<ReturnType<typeof selectRequests>>[number];

const inReach = (ctx: Context, within?: string) =>
  scoped(ctx.actor, 'approval.read', { branch: approvalRequests.branchId, owner: approvalRequests.authorId, within });

/** A request in reach; refuses 404 otherwise. */
export async function findRequest(ctx: Context, id: string): Promise<Request> {
  const [request] = await selectRequests(ctx).where(and(eq(approvalRequests.id, id), inReach(ctx)));
  if (!request) throw refusePlatform('not-found');
  return request;
}

/** Locks a request, then reads it with its steps as they are once the lock is held. */
async function lock(ctx: Context, condition: SQL | undefined): Promise<Request | undefined> {
  const [held] = await ctx.tx.select({ id: approvalRequests.id }).from(approvalRequests).where(condition).for('update');
  if (!held) return undefined;
  const [request] = await selectRequests(ctx).where(eq(approvalRequests.id, held.id));
  return request;
}

const documentTables = { QUOTATION: quotations, BOOKING: bookings } as const satisfies Record<ApprovalDocument, unknown>;

/** A request in reach, locked for a decision; refuses 404 otherwise. Its document first, as by everyone who moves that. */
export async function lockRequest(ctx: Context, id: string): Promise<Request> {
  const { document, documentId } = (await findRequest(ctx, id)).request;
  const table = documentTables[document];
  await ctx.tx.select({ id: table.id }).from(table).where(eq(table.id, documentId)).for('no key update');
  const request = await lock(ctx, and(eq(approvalRequests.id, id), inReach(ctx)));
  if (!request) throw refusePlatform('not-found');
  return request;
}

/** The open request of a document, locked, if there is one. The caller has locked the document. */
export const lockOpen = (ctx: Context, of: { document: ApprovalDocument; documentId: string }): Promise<Request | undefined> =>
  lock(
    ctx,
    and(eq(approvalRequests.documentId, of.documentId), eq(approvalRequests.document, of.document), eq(approvalRequests.status, 'OPEN')),
  );

/** The rules in use that may concern a document of the branch. */
export async function listRulesFor(ctx: Context, of: { document: ApprovalDocument; branchId: string }) {
  return ctx.tx
    .select()
    .from(approvalRules)
    .where(
      and(
        eq(approvalRules.document, of.document),
        eq(approvalRules.active, true),
        or(isNull(approvalRules.branchId), eq(approvalRules.branchId, of.branchId)),
      ),
    )
    .orderBy(asc(approvalRules.level), asc(approvalRules.id));
}

/** What the moves of a request are judged by: the roles that may decide its open level. */
export function subjectOf({ request, steps: all }: Request): ApprovalSubject {
  const level = openLevel(all);
  const approvers = all.filter((step) => step.level === level && step.decision === null).map(({ role }) => role);
  return { ...request, ownerId: request.authorId, approvers };
}

/** The step of the open level that this actor decides. */
export function stepOf(ctx: Context, request: Request): StepRow {
  const level = openLevel(request.steps);
  const open = request.steps.filter((step) => step.level === level && step.decision === null);
  const step = open.find(({ role }) => holds(ctx.actor, role, request.request.branchId));
  if (!step) throw refuseApproval('not-waiting');
  return step;
}

const utc = (at: string) => Temporal.Instant.from(at).toString({ smallestUnit: 'millisecond' });
const tellsMargin = ({ fact }: Because) => fact === 'MARGIN' || fact === 'FLOOR';

/** A request as it is shown: margin, floor and the rules about them only to those who may see them. */
export function viewOf(ctx: Context, one: Request): ApprovalView {
  const { request, branchName, authorName, steps: all } = one;
  const told = can(ctx.actor, 'margin.read', { branchId: request.branchId });
  const { marginBp, grossProfit, belowFloor, ...facts } = request.facts;
  const moves = movesOf(approvalMoves, { actor: ctx.actor, subject: subjectOf(one), now: ctx.now });
  return {
    ...{ id: request.id, branchId: request.branchId, branchName, document: request.document, documentId: request.documentId },
    ...{ dealId: request.dealId, authorId: request.authorId, authorName, status: request.status, contentHash: request.contentHash },
    facts: told ? request.facts : facts,
    steps: all.map(({ id: _, rule, because, decidedAt, ...step }) => ({
      ...step,
      decidedAt: decidedAt && utc(decidedAt),
      because: told ? because : because.filter((reason) => !tellsMargin(reason)),
      ...(told ? { rule } : {}),
    })),
    openLevel: (request.status === 'OPEN' && openLevel(all)) || null,
    createdAt: request.createdAt,
    decidedAt: request.decidedAt,
    moves,
  };
}

/** Whether the actor could decide the open level: they hold one of its roles and did not ask themselves. */
function waitsForMe(ctx: Context): SQL {
  const roles = (['MANAGER', 'ADMIN'] as const).flatMap((role) => {
    const reaches = ctx.actor.grants['approval.decide'] ?? [];
    return reaches.filter(({ branchId }) => holds(ctx.actor, role, branchId)).map(({ branchId }) => ({ role, branchId }));
  });
  const mine = roles.map(({ role, branchId }) =>
    branchId === '*' ? sql`s.role = ${role}` : sql`(s.role = ${role} and ${approvalRequests.branchId} = ${branchId})`,
  );
  if (mine.length === 0) return sql`false`;
  return sql`${approvalRequests.status} = 'OPEN' and ${approvalRequests.authorId} <> ${ctx.actor.id} and exists (
    select from ${approvalSteps} s where s.request_id = ${approvalRequests.id} and s.decision is null and (${sql.join(mine, sql` or `)})
      and s.level = (select min(o.level) from ${approvalSteps} o where o.request_id = ${approvalRequests.id} and o.decision is null))`;
}

/** A page of what waits, the oldest first, or of what was decided or asked for, the newest first. One statement. */
export async function listRequests(ctx: Context, search: ApprovalSearch) {
  const asked = search.asked === 'true';
  const status = search.status ?? (asked ? undefined : 'OPEN');
  const oldestFirst = status === 'OPEN';
  const after = readCursor(search.cursor);
  if (after && !Instant.safeParse(after[0]).success) throw refusePlatform('bad-input', {}, [{ at: '/cursor', says: 'cursor' }]);
  const place = after && sql`(${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const key = sql`(${approvalRequests.createdAt}, ${approvalRequests.id})`;
  const words = search.q?.trim().replace(/[\\%_]/g, '\\$&');
  const rows = await selectRequests(ctx)
    .where(
      and(
        inReach(ctx, search.branchId),
        status ? eq(approvalRequests.status, status) : undefined,
        asked ? eq(approvalRequests.authorId, ctx.actor.id) : undefined,
        search.document ? eq(approvalRequests.document, search.document) : undefined,
        search.mine === 'true' ? waitsForMe(ctx) : undefined,
        words
          ? sql`fold(concat_ws(' ', ${approvalRequests.facts} ->> 'number', ${approvalRequests.facts} ->> 'customerName', ${approvalRequests.facts} ->> 'title'))
              like fold(${`%${words}%`})`
          : undefined,
        place && (oldestFirst ? sql`${key} > ${place}` : sql`${key} < ${place}`),
      ),
    )
    .orderBy(
      ...(oldestFirst
        ? [asc(approvalRequests.createdAt), asc(approvalRequests.id)]
        : [desc(approvalRequests.createdAt), desc(approvalRequests.id)]),
    )
    .limit(atMost(search.limit + 1));
  return pageOf(
    rows,
    search.limit,
    (one) => viewOf(ctx, one),
    ({ request }) => cursorOf(request.createdAt, request.id),
  );
}
