import { and, asc, type Column, desc, eq, inArray, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { scoped } from '#access/server/scope.ts';
import { branches } from '#branch/server/tables.ts';
import { Instant } from '#platform/domain/api.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { cursorOf, pageOf, readCursor } from '#platform/server/paging.ts';
import type { CustomerRow, CustomerSearch, LikenessQuery } from '../api.ts';
import type { Likeness } from '../domain/customer.ts';
import { type Country, normalisePhone } from '../domain/phone.ts';
import { refuseWithoutBranch } from '../domain/refusals.ts';
import { fold, readSought, type Sought } from '../domain/rules.ts';
import { customerGroups, customers } from './tables.ts';

export type Customer = Omit<typeof customers.$inferSelect, 'nameFolded'>;
export type Place = { branchId: string; country: Country };

export const inReach = (ctx: Context, within?: string) => scoped(ctx.actor, 'customer.read', { branch: customers.branchId, within });

/** The branch something new is for: the one named, or the only one in reach. */
export async function findPlace(ctx: Context, permission: 'customer.write' | 'customer-group.write', branchId?: string): Promise<Place> {
  const found = await ctx.tx
    .select({ branchId: branches.id, country: branches.country })
    .from(branches)
    .where(and(branchId ? eq(branches.id, branchId) : undefined, scoped(ctx.actor, permission, { branch: branches.id })))
    .limit(2);
  const [place, another] = found;
  if (!place) throw refusePlatform('not-found');
  if (another) throw refuseWithoutBranch(ctx.locale);
  return place;
}

/** A customer in reach, with their group and branch; refuses 404 otherwise. */
export async function findCustomer(ctx: Context, id: string, permission: 'customer.read' | 'customer.write', lock?: 'for update') {
  const found = ctx.tx
    .select({ customer: customers, group: customerGroups, branch: branches })
    .from(customers)
    .innerJoin(branches, eq(branches.id, customers.branchId))
    .leftJoin(customerGroups, eq(customerGroups.id, customers.groupId))
    .where(and(eq(customers.id, id), scoped(ctx.actor, permission, { branch: customers.branchId })));
  const [row] = await (lock ? found.for('update', { of: customers }) : found);
  if (!row) throw refusePlatform('not-found');
  return row;
}

/** The oldest customer of a branch with this phone, which is given as each country would read it. */
export async function findByPhone(ctx: Context, branchId: string, phones: Record<Country, string | undefined>) {
  const numbers = Object.values(phones).filter((phone) => phone !== undefined);
  const rows = await ctx.tx
    .select({ country: branches.country, customer: customers })
    .from(branches)
    .leftJoin(customers, and(eq(customers.branchId, branches.id), inArray(customers.phone, numbers)))
    .where(and(eq(branches.id, branchId), scoped(ctx.actor, 'customer.read', { branch: branches.id })))
    .orderBy(asc(customers.createdAt))
    .limit(20);
  const [first] = rows;
  if (!first) throw refusePlatform('not-found');
  const { country } = first;
  return { country, customer: rows.find(({ customer }) => customer && customer.phone === phones[country])?.customer ?? undefined };
}

const shown = {
  id: customers.id,
  branchId: customers.branchId,
  kind: customers.kind,
  name: customers.name,
  phone: customers.phone,
  email: customers.email,
  source: customers.source,
  groupId: customers.groupId,
  createdAt: customers.createdAt,
};
/** The same, of rows that come out of a subquery or a function instead of the table. */
const shownOf = Object.fromEntries(
  Object.entries(shown).map(([name, column]) => [name, sql`${column}`.mapWith(column)]),
) as unknown as typeof shown;
const groupName = (groupId: Column | SQL.Aliased | SQL) =>
  sql<string | null>`(select g.name from ${customerGroups} g where g.id = ${groupId})`.as('group_name');

const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&');
const like = (pattern: string): SQL => sql`${customers.nameFolded} like ${pattern}`;

/** A word inside a name; one of one or two letters must begin a word, so that the index serves it. */
const holds = (word: string): SQL | undefined =>
  word.length < 3 ? or(like(`${literal(word)}%`), like(`% ${literal(word)}%`)) : like(`%${literal(word)}%`);

/**
 * Conditions for what was sought, the best match first and each without those before it: that very name, phone, tax number
 * or e-mail, as far as they were typed; names that begin so; names that hold each word, in any order.
 */
export function matches({ words, digits, email, taxNumber }: Sought): (SQL | undefined)[] {
  const phrase = words.join(' ');
  const very = or(
    phrase ? sql`${customers.nameFolded} = ${phrase}` : undefined,
    digits ? sql`${customers.phone} like ${`%${digits}%`}` : undefined,
    taxNumber ? sql`${customers.taxNumber} like ${`${literal(taxNumber)}%`}` : undefined,
    email ? sql`lower(${customers.email}) like ${`${literal(email)}%`}` : undefined,
  );
  if (!phrase) return [very];
  const begins = like(`${literal(phrase)}%`);
  return [very, and(begins, sql`(${very}) is not true`), and(...words.map(holds), sql`not ${begins}`, sql`(${very}) is not true`)];
}

/** How alike a name must be to be offered where nothing holds what was typed, and to be called a possible duplicate. */
const leastAlike = { guess: 0.35, duplicate: 0.7 } as const;

/** Stands for the customers in a `from`: those whose name is alike. */
export const alike = (name: string, least: keyof typeof leastAlike): SQL =>
  sql`customers_alike(${name}, ${leastAlike[least]}::real) as ${customers}`;
export const likeness = (name: string): SQL<number> => sql<number>`similarity(${customers.nameFolded}, ${name})`;

/** Where a page of customers ended: how well that row matched, when it was noted, and its id. */
function readPlace(cursor: string | undefined) {
  const read = readCursor(cursor);
  if (!read) return undefined;
  const [, rank, at] = /^([0-2]) (.+)$/.exec(read[0]) ?? [];
  if (!at || !Instant.safeParse(at).success) throw refusePlatform('bad-input', {}, [{ at: '/cursor', says: 'cursor' }]);
  return { rank: Number(rank), at, id: read[1] };
}

const selectFound = (ctx: Context, found: SQL) =>
  ctx.tx.select({ ...shownOf, rank: sql<number>`rank`, groupName: groupName(customers.groupId) }).from(sql`(${found}) as ${customers}`);

/** Those whose name is alike, for where nobody's name holds what was typed. */
const guesses = (phrase: string, wanted: SQL | undefined): SQL =>
  sql`select ${customers}.*, 3 as rank from ${alike(phrase, 'guess')} where ${wanted} order by ${likeness(phrase)} desc limit 10`;

/** A page of customers, the newest first; what was searched for begins with what matches best. One statement, a second where nothing matches. */
export async function listCustomers(ctx: Context, search: CustomerSearch) {
  const { limit } = search;
  const last = readPlace(search.cursor);
  const from = last?.rank ?? 0;
  const wanted = and(
    inReach(ctx, search.branchId),
    search.groupId ? eq(customers.groupId, search.groupId) : undefined,
    search.kind ? eq(customers.kind, search.kind) : undefined,
    search.source ? eq(customers.source, search.source) : undefined,
  );
  const after = last && sql`(${customers.createdAt}, ${customers.id}) < (${last.at}::timestamptz, ${last.id}::uuid)`;
  const slice = (condition: SQL | undefined, order: number): SQL =>
    sql`(select ${customers}.*, ${order}::int as rank from ${customers}
      where ${and(wanted, condition, order === from ? after : order < from ? sql`false` : undefined)}
      order by ${customers.createdAt} desc, ${customers.id} desc limit ${limit + 1})`;

  const sought = readSought(search.q ?? '', 0);
  const slices = search.q?.trim() ? matches(sought).map(slice) : [slice(undefined, 0)];
  const near = await selectFound(ctx, sql`select * from (${sql.join(slices, sql` union all `)}) slices limit ${limit + 1}`);
  const rows = near.length > 0 || last || !sought.guessable ? near : await selectFound(ctx, guesses(sought.words.join(' '), wanted));
  return pageOf(
    rows,
    limit,
    ({ rank: _, ...row }) => row,
    (row) => cursorOf(`${row.rank} ${row.createdAt}`, row.id),
  );
}

/** Customers who may be this one, the strongest likeness first. One statement of indexed look-ups. */
export async function listDuplicates(ctx: Context, asked: LikenessQuery): Promise<(CustomerRow & { because: Likeness[] })[]> {
  const phones = (['VN', 'IN'] as const)
    .map((country) => normalisePhone(asked.phone ?? '', country))
    .filter((phone) => phone !== undefined);
  const email = asked.email?.trim().toLowerCase();
  const taxNumber = asked.taxNumber?.trim();
  const name = fold(asked.name ?? '').trim();
  const from = (because: Likeness) => (because === 'NAME' ? alike(name, 'duplicate') : customers);
  const same: [Likeness, SQL | undefined][] = [
    ['PHONE', phones.length > 0 ? inArray(customers.phone, phones) : undefined],
    ['EMAIL', email ? sql`lower(${customers.email}) = ${email}` : undefined],
    ['TAX_NUMBER', taxNumber ? and(isNotNull(customers.taxNumber), eq(customers.taxNumber, taxNumber)) : undefined],
    ['NAME', name.includes(' ') ? sql`true` : undefined],
  ];
  const given = same.filter((one): one is [Likeness, SQL] => one[1] !== undefined);
  if (given.length === 0) return [];
  const wanted = and(
    inReach(ctx),
    asked.branchId ? eq(customers.branchId, asked.branchId) : undefined,
    asked.exceptId ? ne(customers.id, asked.exceptId) : undefined,
  );
  const found = given.map(
    ([because, condition], at) =>
      sql`(select ${customers.id} as id, ${because}::text as because, ${at}::int as strength from ${from(because)} where ${and(wanted, condition)}
        order by ${because === 'NAME' ? sql`${likeness(name)} desc` : sql`${customers.createdAt} desc`} limit 5)`,
  );
  const matched = sql`(select id, array_agg(because order by strength) as because, min(strength) as strength from (${sql.join(found, sql` union all `)}) each group by id)`;
  return ctx.tx
    .select({ ...shown, groupName: groupName(customers.groupId), because: sql<Likeness[]>`matched.because` })
    .from(customers)
    .innerJoin(sql`${matched} matched`, sql`matched.id = ${customers.id}`)
    .orderBy(sql`matched.strength`, desc(sql`${customers.nameFolded} = ${name}`), desc(likeness(name)))
    .limit(5);
}
