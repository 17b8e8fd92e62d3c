import { and, desc, eq, gte, lt, or, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Permission } from '#access/domain/roles.ts';
import { scoped } from '#access/server/scope.ts';
import { people } from '#access/server/tables.ts';
import { bookings } from '#booking/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { fold, readSought } from '#customer/domain/rules.ts';
import { customers } from '#customer/server/tables.ts';
import { can } from '#platform/domain/actor.ts';
import { sum } from '#platform/domain/money.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { sendAlong } from '#platform/server/database.ts';
import { atMost, cursorOf, pageOf, readCursor } from '#platform/server/paging.ts';
import { quotations } from '#quotation/server/tables.ts';
import type { DealSearch } from '../api.ts';
import { actionOf } from '../domain/actions.ts';
import { journeyOf } from '../domain/journey.ts';
import { type DealSubject, possibleMoves } from '../domain/states.ts';
import { leadingOf } from '../domain/steps.ts';
import { type Says, sayIn, withoutAmounts } from '../domain/words.ts';
import { type BookingOfDeal, bookingsOfDeal, type QuotationOfDeal, quotationsOfDeal } from '../journey/server/queries.ts';
import { type MoneyOfDeal, moneyOfDeal, type PaperOfDeal, papersOfDeal } from '../paper/server/queries.ts';
import { changesShown, worthTelling } from '../timeline/domain/timeline.ts';
import { type EventOfDeal, timelineOfDeal } from '../timeline/server/queries.ts';
import { deals } from './tables.ts';

const columns = {
  id: deals.id,
  branchId: deals.branchId,
  ownerId: deals.ownerId,
  customerId: deals.customerId,
  title: deals.title,
  status: deals.status,
  lostReason: deals.lostReason,
  createdAt: deals.createdAt,
  rowVersion: deals.rowVersion,
  customerName: customers.name,
  customerPhone: customers.phone,
  customerEmail: customers.email,
  ownerName: people.name,
  currency: branches.currency,
  timeZone: branches.timeZone,
  quotations: quotationsOfDeal,
};

const select = <C extends Parameters<Context['tx']['select']>[0] & object>(ctx: Context, also: C) =>
  ctx.tx
    .select({ ...columns, ...also })
    .from(deals)
    .innerJoin(customers, eq(customers.id, deals.customerId))
    .innerJoin(people, eq(people.id, deals.ownerId))
    .innerJoin(branches, eq(branches.id, deals.branchId))
    .$dynamic();

/** Every fact of where a deal stands, in one statement: a page of the list costs no more than one deal. */
const selectDeals = (ctx: Context) => select(ctx, { bookings: bookingsOfDeal });

export type DealFacts = Awaited<ReturnType<typeof selectDeals>>[number];

const inScope = (ctx: Context, permission: Permission, within?: string) =>
  scoped(ctx.actor, permission, { branch: deals.branchId, owner: deals.ownerId, within });

const inReach = (ctx: Context, id: string) => and(eq(deals.id, id), inScope(ctx, 'deal.read'));

/** A deal in reach with all its facts; refuses 404 otherwise. */
export async function findDeal(ctx: Context, id: string): Promise<DealFacts> {
  const [deal] = await selectDeals(ctx).where(inReach(ctx, id));
  if (!deal) throw refusePlatform('not-found');
  return deal;
}

/** What only a deal has in which something was booked; most never come so far, so they are not asked for it. */
type Booked = { bookings: BookingOfDeal[]; papers: PaperOfDeal[]; money: MoneyOfDeal[] };
const unbooked: Booked = { bookings: [], papers: [], money: [] };

/** A deal in reach as its page shows it; refuses 404 otherwise. */
async function findWhole(ctx: Context, id: string): Promise<DealFacts & Booked & { timeline: EventOfDeal[] }> {
  const isBooked = sql<boolean>`exists (select from ${bookings} b where b.deal_id = ${deals.id})`;
  const [found] = await select(ctx, { timeline: timelineOfDeal(ctx), isBooked }).where(inReach(ctx, id));
  if (!found) throw refusePlatform('not-found');
  const { isBooked: booked, ...deal } = found;
  if (!booked) return { ...deal, ...unbooked };
  const of = { bookings: bookingsOfDeal, papers: papersOfDeal(ctx), money: moneyOfDeal(ctx) };
  const [more = unbooked] = await ctx.tx
    .select(of)
    .from(deals)
    .innerJoin(branches, eq(branches.id, deals.branchId)) // with it the columns are named by their table
    .where(eq(deals.id, id));
  return { ...deal, ...more };
}

/** One page of the deals in reach, newest first. */
export async function listDeals(ctx: Context, search: z.output<typeof DealSearch>) {
  const after = readCursor(search.cursor);
  const rows = await selectDeals(ctx)
    .where(
      and(
        inScope(ctx, 'deal.read', search.branchId),
        search.status ? eq(deals.status, search.status) : undefined,
        search.from ? gte(deals.createdAt, sql`(${search.from}::date)::timestamp at time zone ${branches.timeZone}`) : undefined,
        search.to ? lt(deals.createdAt, sql`(${search.to}::date + 1)::timestamp at time zone ${branches.timeZone}`) : undefined,
        search.q?.trim() ? matches(search.q, ctx.now.toZonedDateTimeISO('UTC').year) : undefined,
        after ? sql`(${deals.createdAt}, ${deals.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(deals.createdAt), desc(deals.id))
    .limit(atMost(search.limit + 1));
  const view = (row: DealFacts) => rowView(ctx, row);
  return pageOf(rows, search.limit, view, (row) => cursorOf(row.createdAt, row.id));
}

const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** A document's number, a phone in any spelling, or words of the customer's name without accents. */
function matches(typed: string, year: number): SQL {
  const { words, digits, numbers } = readSought(typed, year);
  const named = words.map((word) => sql`c.name_folded like ${`%${literal(fold(word))}%`}`);
  const known = or(named.length > 0 ? and(...named) : undefined, digits ? sql`c.phone like ${`%${digits}%`}` : undefined);
  const starts = (column: SQL) => or(...numbers.map((number) => sql`${column} like ${`${literal(number)}%`}`));
  const found = [
    ...(known ? [sql`select d.id from ${deals} d join ${customers} c on c.id = d.customer_id where ${known}`] : []),
    ...(numbers.length > 0
      ? [
          sql`select q.deal_id from ${quotations} q where ${starts(sql`q.quote_number`)}`,
          sql`select b.deal_id from ${bookings} b where ${starts(sql`b.booking_number`)}`,
        ]
      : []),
  ];
  return found.length > 0 ? sql`${deals.id} in (${sql.join(found, sql` union `)})` : sql`false`;
}

/** A deal in reach that is about to change: locked first, then read, so that a booking made while we waited is seen. */
export async function lockDeal(ctx: Context, id: string): Promise<DealSubject & { rowVersion: number }> {
  const mine = and(eq(deals.id, id), inScope(ctx, 'deal.write'));
  sendAlong(ctx.tx, ctx.tx.select({ id: deals.id }).from(deals).where(mine).for('update'));
  const [deal] = await ctx.tx
    .select({
      status: deals.status,
      branchId: deals.branchId,
      ownerId: deals.ownerId,
      rowVersion: deals.rowVersion,
      liveBooking: sql<string | null>`(select booking_number from ${bookings} b where b.deal_id = deals.id
        and b.status in ('DRAFT', 'PENDING', 'APPROVED') order by b.created_at limit 1)`,
    })
    .from(deals)
    .where(mine);
  if (!deal) throw refusePlatform('not-found');
  return deal;
}

const instantOf = (at: string) => Temporal.Instant.from(at).toString({ smallestUnit: 'millisecond' });

const seesMoney = (ctx: Context, { branchId, ownerId }: DealFacts) => can(ctx.actor, 'payment.read', { branchId, ownerId });

/** The journey in the reader's language, with what the reader may do where it stands. Who may not see money reads no amounts of it. */
export function journeyView(ctx: Context, deal: DealFacts) {
  const facts = { ...deal, now: ctx.now };
  const { steps, standing } = journeyOf(facts);
  const tell = seesMoney(ctx, deal) ? (says: Says) => says : withoutAmounts;
  const shown = steps.map((step) => ({
    ...step,
    at: step.at && instantOf(step.at),
    says: step.says && sayIn(ctx.locale, tell(step.says)),
  }));
  const { booking } = leadingOf(facts);
  const next = actionOf(standing, { dealId: deal.id, bookingId: booking?.id, preparationId: booking?.preparation.nextId });
  return {
    dealId: deal.id,
    status: deal.status,
    steps: shown,
    standing: shown.find(({ step }) => step === standing?.step) ?? null,
    action: next && can(ctx.actor, next.may, deal) ? next : null,
  };
}

/** A deal as a list shows it: where it stands, and at what price. */
export function rowView(ctx: Context, deal: DealFacts, { standing } = journeyView(ctx, deal)) {
  const { quotations: _, bookings: __, ...row } = deal;
  const live = [...deal.bookings, ...deal.quotations].find(({ status }) => !['CANCELLED', 'SUPERSEDED'].includes(status));
  return { ...row, totalPrice: live?.totalPrice ?? null, standing };
}

/** The whole deal, in one statement or, where something is booked, two: its journey, its documents, its timeline and what may be done. */
export async function dealView(ctx: Context, id: string) {
  const { papers, money, timeline, ...deal } = await findWhole(ctx, id);
  const documents = documentsOf(ctx, deal, papers);
  const numbers = new Map(documents.map((document) => [document.id, document.number]));
  const live = deal.bookings.find(({ status }) => ['DRAFT', 'PENDING', 'APPROVED'].includes(status));
  const subject = { ...deal, liveBooking: live?.number ?? null };
  const journey = journeyView(ctx, deal);
  return {
    ...rowView(ctx, deal, journey),
    journey,
    documents,
    money: money.map(moneyView),
    timeline: worthTelling(timeline).map(({ changes, colors: named, ...event }) => ({
      ...event,
      at: instantOf(event.at),
      number: numbers.get(event.subjectId) ?? null,
      changes: changesShown(changes, { ...deal, colors: named, amounts: seesMoney(ctx, deal) || !ofMoney.has(event.subject) }),
    })),
    moves: possibleMoves({ actor: ctx.actor, subject, now: ctx.now }),
  };
}

/** What happened to these is about what a customer has paid. */
const ofMoney = new Set(['payment', 'deposit']);

/** What is still due, or owed back where it was cancelled. */
function moneyView({ status, ...book }: MoneyOfDeal) {
  const kept = sum([book.received, -book.refunded]);
  return status === 'CANCELLED'
    ? { ...book, due: 0, owedBack: kept }
    : { ...book, due: sum([book.asked, -kept, -book.committed, -book.tradedIn]), owedBack: 0 };
}

/** Everything that was written for the deal, the latest step of the sale first. */
function documentsOf(ctx: Context, deal: DealFacts, written: PaperOfDeal[]) {
  const of = (kind: 'QUOTATION' | 'BOOKING') => (one: QuotationOfDeal | BookingOfDeal) => ({
    ...one,
    kind,
    title: `${one.title} ${ctx.locale === 'vi' ? one.colorVi : one.colorEn}`,
    ...{ on: null, done: null, tasks: null },
    at: instantOf(one.createdAt),
  });
  const papers = (['DELIVERY', 'PREPARATION', 'INVOICE', 'CONTRACT', 'DEPOSIT'] as const).flatMap((kind) =>
    written.filter((paper) => paper.kind === kind).map((paper) => ({ ...paper, revision: null, at: instantOf(paper.createdAt) })),
  );
  return [...papers, ...deal.bookings.map(of('BOOKING')), ...deal.quotations.map(of('QUOTATION'))];
}
