import { createHash } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Role } from '#access/domain/roles.ts';
import { scoped } from '#access/server/scope.ts';
import { people } from '#access/server/tables.ts';
import type { ApprovalRule } from '#approval/domain/rules.ts';
import { approvalRequests, approvalRules, approvalSteps } from '#approval/server/tables.ts';
import { bookings } from '#booking/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { colors } from '#catalogue/server/tables.ts';
import type { DealStatus } from '#deal/domain/deal.ts';
import { deals } from '#deal/server/tables.ts';
import { can } from '#platform/domain/actor.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { events } from '#platform/server/tables.ts';
import { cashPrices, plans } from '#pricebook/server/tables.ts';
import type { QuotationRow, QuotationView } from '../api.ts';
import { type Choice, enteredRule, unpricedRule } from '../domain/pricing.ts';
import type { PriceLine, Profit } from '../domain/quotation.ts';
import { possibleMoves } from '../domain/states.ts';
import { quotationLines, quotations } from './tables.ts';

type Step = QuotationView['approval'][number];
type Revision = QuotationView['revisions'][number];

/** What a row shows beside its own columns. */
export const besides = {
  timeZone: branches.timeZone,
  ownerName: people.name,
  colorEn: colors.nameEn,
  colorVi: colors.nameVi,
  colorHex: colors.hex,
};

/** What its moves are judged by, of other records; each is looked up only in the state in which it matters. */
const judgedBy = (ctx: Context) => ({
  wroteIt: sql<boolean>`${quotations.status} = 'PENDING' and (${quotations.ownerId} = ${ctx.actor.id}::uuid or exists (
    select from ${events} e where e.subject_id = ${quotations.id} and e.actor_id = ${ctx.actor.id}::uuid and e.move in ('draft', 'edit', 'submit')))`,
  unpriced: sql<string | null>`case when ${quotations.status} = 'DRAFT' then (
    select case ${ctx.locale}::text when 'vi' then l.label_vi else l.label_en end from ${quotationLines} l
    where l.quotation_id = ${quotations.id} and l.rule = ${unpricedRule} order by l.position limit 1) end`,
  lapsedList: sql<string | null>`case when ${quotations.status} = 'DRAFT' then case when ${quotations.type} = 'LEASE_SALE'
    then (select ${quotations.plan} ->> 'name' where not exists (select from ${plans} p where p.id = ${quotations.planId} and p.active))
    else (select ${quotations.priceList} where not exists (select from ${cashPrices} p where p.id = ${quotations.cashPriceId}
      and ${today(ctx)} between p.effective_on and coalesce(p.last_on, 'infinity'))) end end`,
  approvers: sql<Role[]>`case when ${quotations.status} = 'PENDING' then (
    select coalesce(json_agg(s.role order by s.role), '[]') from ${approvalRequests} r join ${approvalSteps} s on s.request_id = r.id
    where r.document_id = ${quotations.id} and r.status = 'OPEN' and s.decision is null
      and s.level = (select min(o.level) from ${approvalSteps} o where o.request_id = r.id and o.decision is null)) else '[]' end`,
});

/** The branch's calendar day. */
const today = (ctx: Context) => sql`(${ctx.now.toString()}::timestamptz at time zone ${branches.timeZone})::date`;

const lineColumns = sql`json_build_object('kind', l.kind, 'itemId', l.item_id, 'labelEn', l.label_en, 'labelVi', l.label_vi,
  'quantity', l.quantity, 'unitPrice', l.unit_price, 'amount', l.amount, 'rule', l.rule, 'source', l.source)`;

const lines = sql<PriceLine[]>`(
  select coalesce(json_agg(${lineColumns} order by l.position), '[]') from ${quotationLines} l where l.quotation_id = ${quotations.id})`;

/** The last question put to the approvers, level by level. */
const approval = sql<Step[]>`(
  select coalesce(json_agg(json_build_object('level', s.level, 'role', s.role, 'rule', s.rule, 'decision', s.decision, 'reason', s.reason,
    'decidedBy', p.name, 'decidedAt', s.decided_at) order by s.level, s.role), '[]')
  from ${approvalSteps} s left join ${people} p on p.id = s.decided_by
  where s.request_id = (select r.id from ${approvalRequests} r where r.document_id = ${quotations.id} order by r.created_at desc limit 1))`;

const revisions = sql<Revision[]>`(
  select json_agg(json_build_object('id', o.id, 'revision', o.revision, 'status', o.status, 'totalPrice', o.total_price,
    'createdAt', o.created_at, 'expiryDate', o.expiry_date) order by o.revision desc)
  from ${quotations} o where o.branch_id = ${quotations.branchId} and o.quote_number = ${quotations.quoteNumber})`;

const booking = sql<{ id: string; bookingNumber: string } | null>`(
  select json_build_object('id', k.id, 'bookingNumber', k.booking_number) from ${bookings} k where k.quotation_id = ${quotations.id})`;

const whole = (ctx: Context) => ({
  quotation: quotations,
  ...besides,
  ...judgedBy(ctx),
  branchName: branches.name,
  branchLocale: branches.locale,
  settings: branches.settings,
  lines,
  approval,
  revisions,
  booking,
  /** What a booking made from it would be judged by: read here, so that a conversion asks in the same statement. */
  dealStatus: sql<DealStatus>`(select d.status from ${deals} d where d.id = ${quotations.dealId})`,
  bookingRules: sql<ApprovalRule[]>`(
    select coalesce(json_agg(json_build_object('name', r.name, 'document', r.document, 'type', r.type, 'discountAboveBp', r.discount_above_bp,
      'marginBelowBp', r.margin_below_bp, 'totalAbove', r.total_above, 'level', r.level, 'role', r.role)), '[]')
    from ${approvalRules} r where r.document = 'BOOKING' and r.active and (r.branch_id is null or r.branch_id = ${quotations.branchId}))`,
  /** The state of it that the lines were read with, where it was changed while this waited for the lock. */
  seenVersion: sql<number>`(select o.row_version from ${quotations} o where o.id = ${quotations.id})`,
});

const selectWhole = (ctx: Context, id: string, permission: 'quotation.read' | 'quotation.write') =>
  ctx.tx
    .select(whole(ctx))
    .from(quotations)
    .innerJoin(branches, eq(branches.id, quotations.branchId))
    .innerJoin(people, eq(people.id, quotations.ownerId))
    .innerJoin(colors, eq(colors.id, quotations.colorId))
    .where(and(eq(quotations.id, id), scoped(ctx.actor, permission, { branch: quotations.branchId, owner: quotations.ownerId })));

type Whole = Awaited<ReturnType<typeof selectWhole>>[number];

/** A quotation with everything that its moves judge, its page shows and its booking takes over. */
export type Quotation = Whole['quotation'] & Omit<Whole, 'quotation' | 'seenVersion'>;

/** A quotation in reach; refuses 404 otherwise. */
export async function findQuotation(ctx: Context, id: string): Promise<Quotation> {
  const [row] = await selectWhole(ctx, id, 'quotation.read');
  if (!row) throw refusePlatform('not-found');
  return quotationOf(row);
}

/** Locks a quotation that is about to change. Where somebody changed it meanwhile, it is read again, so that its lines are its own. */
export async function lockQuotation(
  ctx: Context,
  id: string,
  permission: 'quotation.read' | 'quotation.write' = 'quotation.read',
): Promise<Quotation> {
  const [row] = await selectWhole(ctx, id, permission).for('update', { of: quotations });
  if (!row) throw refusePlatform('not-found');
  if (row.seenVersion === row.quotation.rowVersion) return quotationOf(row);
  return lockQuotation(ctx, id, permission);
}

const quotationOf = ({ quotation, seenVersion: _, ...rest }: Whole): Quotation => ({ ...quotation, ...rest });

/** Drafts and offers whose last day is over, locked; those that somebody holds are left for the next time. */
export async function listLapsed(ctx: Context, most: number): Promise<string[]> {
  const rows = await ctx.tx
    .select({ id: quotations.id })
    .from(quotations)
    .where(
      and(
        inArray(quotations.status, ['DRAFT', 'PENDING', 'APPROVED', 'SENT']),
        sql`${quotations.expiresAt} <= ${ctx.now.toString()}::timestamptz`,
      ),
    )
    .orderBy(quotations.expiresAt)
    .limit(most)
    .for('update', { skipLocked: true });
  return rows.map(({ id }) => id);
}

/** Every revision under the number of a quotation in reach, the newest first. */
export async function listRevisions(ctx: Context, id: string): Promise<Revision[]> {
  return (await findQuotation(ctx, id)).revisions.map(revisionView);
}

/** What an approver agrees to: every word and figure of it, in one hash. */
export function contentHashOf(quotation: Quotation): string {
  const { quoteNumber, revision, type, currency, customerId, customerName, customerPhone, versionId, colorId, quantity } = quotation;
  const { registrationArea, unitPrice, totalPrice, discount, commission, plan, notes, expiryDate } = quotation;
  const priced = quotation.lines.map(({ kind, itemId, quantity: count, unitPrice: each, amount, rule }) => [
    kind,
    itemId,
    count,
    each,
    amount,
    rule,
  ]);
  const document = [quoteNumber, revision, type, currency, customerId, customerName, customerPhone, versionId, colorId, quantity];
  const terms = [registrationArea, unitPrice, totalPrice, discount, commission, plan && Object.entries(plan).sort(), notes, expiryDate];
  return createHash('sha256')
    .update(JSON.stringify([document, terms, priced]))
    .digest('hex');
}

const utc = (at: string) => Temporal.Instant.from(at).toString({ smallestUnit: 'millisecond' });
const revisionView = (revision: Revision): Revision => ({ ...revision, createdAt: utc(revision.createdAt) });

type Judged = Pick<Quotation, keyof ReturnType<typeof judgedBy>>;
/** What a row of a list is made from. */
export type Listed = Judged &
  Pick<
    Quotation,
    Exclude<keyof QuotationRow, 'color' | 'profit' | 'moves'> | 'grossProfit' | 'marginBp' | 'expiresAt' | keyof typeof besides
  >;

const judgedByNothing: Judged = { wroteIt: false, unpriced: null, lapsedList: null, approvers: [] };

/** Adds what the moves of these rows are judged by. One statement, or none where no row is in a state in which it matters. */
export async function judged<R extends Omit<Listed, keyof Judged>>(ctx: Context, rows: readonly R[]): Promise<(R & Judged)[]> {
  const ids = rows.flatMap(({ id, status }) => (status === 'DRAFT' || status === 'PENDING' ? [id] : []));
  const found =
    ids.length === 0
      ? []
      : await ctx.tx
          .select({ id: quotations.id, ...judgedBy(ctx) })
          .from(quotations)
          .innerJoin(branches, eq(branches.id, quotations.branchId))
          .where(inArray(quotations.id, ids));
  const byId = new Map(found.map(({ id, ...facts }) => [id, facts]));
  return rows.map((row) => ({ ...row, ...(byId.get(row.id) ?? judgedByNothing) }));
}

export const seesMargin = (ctx: Context, { branchId }: { branchId: string }) => can(ctx.actor, 'margin.read', { branchId });

/** A quotation as a list shows it, with what can be done with it. */
export function rowOf(ctx: Context, subject: Listed): QuotationRow {
  const { id, branchId, ownerId, ownerName, dealId, customerId, quoteNumber, revision, type, status, currency, customerName } = subject;
  const { customerPhone, model, version, quantity, totalPrice, createdAt, expiryDate, rowVersion, grossProfit, marginBp } = subject;
  return {
    ...{ id, branchId, ownerId, ownerName, dealId, customerId, quoteNumber, revision, type, status, currency, customerName },
    ...{ customerPhone, model, version, quantity, totalPrice, createdAt, expiryDate, rowVersion },
    color: ctx.locale === 'vi' ? subject.colorVi : subject.colorEn,
    ...(seesMargin(ctx, subject) ? { profit: { grossProfit, marginBp } } : {}),
    moves: possibleMoves({ actor: ctx.actor, subject, now: ctx.now }),
  };
}

/** A quotation as its page shows it. Cost, margin, floor and the rules about them stay here for those who may not see them. */
export function viewOf(ctx: Context, quotation: Quotation): QuotationView {
  const {
    lines: priced,
    netRevenue,
    costs,
    cost,
    grossProfit,
    marginBp,
    floorPrice: _,
    settings: __,
    bookingRules: ____,
    ...shown
  } = quotation;
  const told = seesMargin(ctx, quotation);
  const profit: Profit = { netRevenue, costs, cost, grossProfit, marginBp };
  const { accessories, services, otherFees: enteredFees } = choiceOf(quotation);
  const { profit: ___, ...row } = rowOf(ctx, quotation);
  return {
    ...shown,
    ...row,
    accessories: [...accessories],
    services: [...services],
    unitPriceEntered: isUnitPriceEntered(priced),
    enteredFees,
    lines: priced,
    contentHash: contentHashOf(quotation),
    approval: quotation.approval.map(({ rule, decidedAt, ...step }) => ({
      ...step,
      decidedAt: decidedAt && utc(decidedAt),
      ...(told ? { rule } : {}),
    })),
    revisions: quotation.revisions.map(revisionView),
    ...(told ? { profit } : {}),
  };
}

/** What was chosen when this was priced. */
export function choiceOf(quotation: Quotation): Choice & Pick<Quotation, 'versionId' | 'colorId'> {
  const { type, versionId, colorId, quantity, registrationArea, discount, commission, planId, lines: priced } = quotation;
  const ids = (kind: PriceLine['kind']) => priced.flatMap((line) => (line.kind === kind && line.itemId ? [line.itemId] : []));
  return {
    ...{ type, versionId, colorId, quantity, registrationArea, discount, commission, planId },
    unitPrice: isUnitPriceEntered(priced) ? quotation.unitPrice : null,
    accessories: ids('ACCESSORY'),
    services: ids('SERVICE'),
    otherFees: enteredFeesOf(priced),
  };
}

const isUnitPriceEntered = (priced: readonly PriceLine[]) => priced.some(({ kind, rule }) => kind === 'CAR' && rule === enteredRule);
const enteredFeesOf = (priced: readonly PriceLine[]) =>
  priced.find(({ kind, rule }) => kind === 'OTHER_FEE' && rule === enteredRule)?.amount ?? 0;
