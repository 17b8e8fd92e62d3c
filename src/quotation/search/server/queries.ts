import { and, asc, type Column, desc, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { scoped } from '#access/server/scope.ts';
import { people } from '#access/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { colors } from '#catalogue/server/tables.ts';
import { fold, readSought } from '#customer/domain/rules.ts';
import { customers } from '#customer/server/tables.ts';
import { Day, Instant } from '#platform/domain/api.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { atMost, cursorOf, pageOf, readCursor } from '#platform/server/paging.ts';
import type { QuotationSearch } from '../../api.ts';
import { besides, judged, rowOf } from '../../server/queries.ts';
import { quotations } from '../../server/tables.ts';

const row = {
  id: quotations.id,
  branchId: quotations.branchId,
  ownerId: quotations.ownerId,
  dealId: quotations.dealId,
  customerId: quotations.customerId,
  quoteNumber: quotations.quoteNumber,
  revision: quotations.revision,
  type: quotations.type,
  status: quotations.status,
  currency: quotations.currency,
  customerName: quotations.customerName,
  customerPhone: quotations.customerPhone,
  model: quotations.model,
  version: quotations.version,
  quantity: quotations.quantity,
  totalPrice: quotations.totalPrice,
  grossProfit: quotations.grossProfit,
  marginBp: quotations.marginBp,
  createdAt: quotations.createdAt,
  expiryDate: quotations.expiryDate,
  expiresAt: quotations.expiresAt,
  rowVersion: quotations.rowVersion,
  ...besides,
};

const sorts = {
  createdAt: { by: quotations.createdAt, type: sql`timestamptz`, is: (value: string) => Instant.safeParse(value).success },
  totalPrice: { by: quotations.totalPrice, type: sql`bigint`, is: (value: string) => /^\d{1,16}$/.test(value) },
  expiryDate: { by: quotations.expiryDate, type: sql`date`, is: (value: string) => Day.safeParse(value).success },
};

/** A page of the quotations in reach, the newest first unless asked otherwise. One statement, or two where drafts are among them. */
export async function listQuotations(ctx: Context, search: QuotationSearch) {
  const asked = search.sort ?? '-createdAt';
  const down = asked.startsWith('-');
  const name = asked.replace('-', '') as keyof typeof sorts;
  const sort = sorts[name];
  const after = readCursor(search.cursor);
  if (after && !sort.is(after[0])) throw refusePlatform('bad-input', {}, [{ at: '/cursor', says: 'cursor' }]);
  const place = after && sql`(${after[0]}::${sort.type}, ${after[1]}::uuid)`;
  const rows = await ctx.tx
    .select(row)
    .from(quotations)
    .innerJoin(branches, eq(branches.id, quotations.branchId))
    .innerJoin(people, eq(people.id, quotations.ownerId))
    .innerJoin(colors, eq(colors.id, quotations.colorId))
    .where(
      and(
        scoped(ctx.actor, 'quotation.read', { branch: quotations.branchId, owner: quotations.ownerId, within: search.branchId }),
        ...filtersOf(ctx, search),
        place && (down ? sql`(${sort.by}, ${quotations.id}) < ${place}` : sql`(${sort.by}, ${quotations.id}) > ${place}`),
      ),
    )
    .orderBy(...(down ? [desc(sort.by), desc(quotations.id)] : [asc(sort.by), asc(quotations.id)]))
    .limit(atMost(search.limit + 1));
  return pageOf(
    await judged(ctx, rows),
    search.limit,
    (one) => rowOf(ctx, one),
    (one) => cursorOf(one[name], one.id),
  );
}

const filtersOf = (ctx: Context, search: QuotationSearch): (SQL | undefined)[] => [
  search.status?.length ? inArray(quotations.status, search.status) : undefined,
  search.type ? eq(quotations.type, search.type) : undefined,
  search.model ? eq(quotations.model, search.model) : undefined,
  search.ownerId ? eq(quotations.ownerId, search.ownerId) : undefined,
  search.customerId ? eq(quotations.customerId, search.customerId) : undefined,
  search.dealId ? eq(quotations.dealId, search.dealId) : undefined,
  ...(search.from ? since(sql`${search.from}::date`, search.branchId) : []),
  ...(search.to ? before(sql`${search.to}::date + 1`, search.branchId) : []),
  search.q?.trim() ? matches(search.q, ctx.now.toZonedDateTimeISO('UTC').year) : undefined,
];

/** When a day begins where the branch is. */
const beginning = (day: SQL, zone: SQL | Column): SQL => sql`(${day})::timestamp at time zone ${zone}`;
const zoneOf = (branchId: string): SQL => sql`(select z.time_zone from ${branches} z where z.id = ${branchId}::uuid)`;

/** The day begins in each branch's own zone; the plain bound beside it, of no zone on earth, is the one that an index serves. */
const since = (day: SQL, branchId?: string): SQL[] =>
  branchId
    ? [gte(quotations.createdAt, beginning(day, zoneOf(branchId)))]
    : [
        gte(quotations.createdAt, sql`${beginning(day, sql`'UTC'`)} - interval '14 hours'`),
        gte(quotations.createdAt, beginning(day, branches.timeZone)),
      ];
const before = (day: SQL, branchId?: string): SQL[] =>
  branchId
    ? [lt(quotations.createdAt, beginning(day, zoneOf(branchId)))]
    : [
        lt(quotations.createdAt, sql`${beginning(day, sql`'UTC'`)} + interval '14 hours'`),
        lt(quotations.createdAt, beginning(day, branches.timeZone)),
      ];

const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** The beginning of a number, a phone in any spelling, an e-mail address, or words of the customer's name without accents. */
function matches(typed: string, year: number): SQL {
  const { words, digits, email, numbers } = readSought(typed, year);
  const numbered = numbers.filter((one) => one.startsWith('QT')).map((one) => sql`q.quote_number like ${`${literal(one)}%`}`);
  const named = words.map((word) => sql`c.name_folded like ${`%${literal(fold(word))}%`}`);
  const known = or(
    named.length > 0 ? and(...named) : undefined,
    digits ? sql`c.phone like ${`%${digits}%`}` : undefined,
    email ? sql`lower(c.email) like ${`${literal(email)}%`}` : undefined,
  );
  const found = [
    ...(numbered.length > 0 ? [sql`select q.id from ${quotations} q where ${or(...numbered)}`] : []),
    ...(known ? [sql`select q.id from ${quotations} q join ${customers} c on c.id = q.customer_id where ${known}`] : []),
  ];
  return found.length > 0 ? sql`${quotations.id} in (${sql.join(found, sql` union `)})` : sql`false`;
}
