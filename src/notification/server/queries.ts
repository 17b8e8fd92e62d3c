import { and, asc, desc, eq, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm';
import { scoped } from '#access/server/scope.ts';
import { people } from '#access/server/tables.ts';
import { bookings } from '#booking/server/tables.ts';
import { branches, companies } from '#branch/server/tables.ts';
import { fold } from '#customer/domain/rules.ts';
import { customers } from '#customer/server/tables.ts';
import { deals } from '#deal/server/tables.ts';
import { Instant } from '#platform/domain/api.ts';
import { movesOf } from '#platform/domain/machine.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { atMost, cursorOf, pageOf, readCursor } from '#platform/server/paging.ts';
import type { MessageSearch } from '../api.ts';
import { paperAt } from '../domain/message.ts';
import { letterMoves } from '../domain/rules.ts';
import { messages } from './tables.ts';

const row = {
  id: messages.id,
  branchId: messages.branchId,
  dealId: messages.dealId,
  kind: messages.kind,
  subjectId: messages.subjectId,
  status: messages.status,
  reason: messages.reason,
  customerName: sql<string>`coalesce(nullif(${messages.customerName}, ''), ${customers.name})`,
  address: sql<string>`coalesce(nullif(${messages.address}, ''), ${customers.email}, '')`,
  locale: sql<'en' | 'vi'>`coalesce(${messages.locale}, ${branches.locale})`,
  subject: messages.subject,
  text: messages.text,
  tried: messages.tried,
  dueAt: messages.dueAt,
  createdAt: messages.createdAt,
  sentAt: messages.sentAt,
  eventId: messages.eventId,
  againOf: messages.againOf,
};

const selectMessages = (ctx: Context) =>
  ctx.tx
    .select(row)
    .from(messages)
    .innerJoin(deals, eq(deals.id, messages.dealId))
    .innerJoin(customers, eq(customers.id, deals.customerId))
    .innerJoin(branches, eq(branches.id, messages.branchId))
    .$dynamic();

const inScope = (ctx: Context, within?: string) => scoped(ctx.actor, 'message.read', { branch: messages.branchId, within });

/** A message in reach as it was, or is to be, sent; refuses 404 otherwise. */
export async function findMessage(ctx: Context, id: string) {
  const [found] = await selectMessages(ctx).where(and(eq(messages.id, id), inScope(ctx)));
  if (!found) throw refusePlatform('not-found');
  return { ...found, paper: paperAt(found.kind, found.subjectId, found.locale) };
}

/** What the moves of a letter are judged by; nobody owns one. */
export const subjectOf = ({ status, branchId }: Pick<typeof messages.$inferSelect, 'status' | 'branchId'>) => ({
  ...{ status, branchId },
  ownerId: null,
});

/** A message as its dialog shows it. */
export async function viewOf(ctx: Context, id: string) {
  const message = await findMessage(ctx, id);
  return { ...message, moves: movesOf(letterMoves, { actor: ctx.actor, subject: subjectOf(message), now: ctx.now }) };
}

/** One page of the outbox, the newest first. */
export async function listMessages(ctx: Context, search: MessageSearch) {
  const after = readCursor(search.cursor);
  if (after && !Instant.safeParse(after[0]).success) throw refusePlatform('bad-input', {}, [{ at: '/cursor', says: 'cursor' }]);
  const rows = await selectMessages(ctx)
    .where(
      and(
        inScope(ctx, search.branchId),
        search.status?.length ? inArray(messages.status, search.status) : undefined,
        search.kind ? eq(messages.kind, search.kind) : undefined,
        search.from ? gte(messages.createdAt, sql`(${search.from}::date)::timestamp at time zone ${branches.timeZone}`) : undefined,
        search.to ? lt(messages.createdAt, sql`(${search.to}::date + 1)::timestamp at time zone ${branches.timeZone}`) : undefined,
        search.q?.trim() ? matches(search.q) : undefined,
        after ? sql`(${messages.createdAt}, ${messages.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(atMost(search.limit + 1));
  return pageOf(
    rows,
    search.limit,
    (one) => one,
    (one) => cursorOf(one.createdAt, one.id),
  );
}

const literal = (word: string) => word.replace(/[\\%_]/g, '\\$&');

/** Words of the customer's name without accents, the beginning of their e-mail address, or words of the subject. */
function matches(typed: string): SQL {
  const words = typed.trim().split(/\s+/).slice(0, 6).map(fold);
  const each = (column: SQL) => and(...words.map((word) => sql`${column} like ${`%${literal(word)}%`}`));
  const theirs = sql`select d.id from ${deals} d join ${customers} c on c.id = d.customer_id`;
  const begins = `${literal(typed.trim().toLowerCase())}%`;
  return sql`(${messages.dealId} in (${theirs} where ${each(sql`c.name_folded`)} union ${theirs} where lower(c.email) like ${begins})
    or ${messages.id} in (select m.id from ${messages} m where ${each(sql`fold(m.subject)`)}))`;
}

/** The message whose turn it is, kept for this transaction; another that looks at the same time takes the next. */
export async function takeDue(ctx: Context) {
  const [due] = await ctx.tx
    .select()
    .from(messages)
    .where(and(sql`${messages.status} = 'WAITING'`, lte(messages.dueAt, ctx.now.toString())))
    .orderBy(asc(messages.dueAt))
    .limit(atMost(1))
    .for('update', { skipLocked: true });
  return due;
}

/** What a letter about a deal says, and whom it goes to. */
export async function findLetterFacts(ctx: Context, dealId: string) {
  const [found] = await ctx.tx
    .select({
      customer: customers.name,
      email: customers.email,
      company: companies.name,
      branch: branches.name,
      locale: branches.locale,
      sales: people.name,
      salesEmail: people.email,
      car: sql<string>`coalesce((select b.model || ' ' || b.version from ${bookings} b where b.deal_id = ${deals.id}
        order by b.created_at desc limit 1), ${deals.title})`,
    })
    .from(deals)
    .innerJoin(customers, eq(customers.id, deals.customerId))
    .innerJoin(branches, eq(branches.id, deals.branchId))
    .innerJoin(companies, eq(companies.id, branches.companyId))
    .innerJoin(people, eq(people.id, deals.ownerId))
    .where(eq(deals.id, dealId));
  if (!found) throw new Error('a message without its deal');
  return found;
}
