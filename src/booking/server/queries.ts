import { createHash } from 'node:crypto';
import { and, desc, eq, gte, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Role } from '#access/domain/roles.ts';
import { scoped } from '#access/server/scope.ts';
import { people } from '#access/server/tables.ts';
import { approvalRequests, approvalSteps } from '#approval/server/tables.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { branches } from '#branch/server/tables.ts';
import { colors, versionColors } from '#catalogue/server/tables.ts';
import { fold, readSought } from '#customer/domain/rules.ts';
import { customers } from '#customer/server/tables.ts';
import type { DealStatus } from '#deal/domain/deal.ts';
import { deals } from '#deal/server/tables.ts';
import { Instant } from '#platform/domain/api.ts';
import { movesOf } from '#platform/domain/machine.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { sendAlong } from '#platform/server/database.ts';
import { nextNumber } from '#platform/server/numbers.ts';
import { atMost, cursorOf, pageOf, readCursor } from '#platform/server/paging.ts';
import type { PriceLine } from '#quotation/domain/quotation.ts';
import { quotations } from '#quotation/server/tables.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import type { BookedCar, BookingRow, BookingSearch, BookingView } from '../api.ts';
import { bookingMoves } from '../domain/states.ts';
import { bookingLines, bookings } from './tables.ts';

type Asked = { askedBy: string | null; steps: BookingView['approval'] };

const lines = sql<PriceLine[]>`(
  select coalesce(json_agg(json_build_object('kind', l.kind, 'itemId', l.item_id, 'labelEn', l.label_en, 'labelVi', l.label_vi,
    'quantity', l.quantity, 'unitPrice', l.unit_price, 'amount', l.amount, 'rule', l.rule, 'source', l.source) order by l.position), '[]')
  from ${bookingLines} l where l.booking_id = ${bookings.id})`;

const cars = sql<BookedCar[]>`(
  select coalesce(json_agg(json_build_object('id', v.id, 'vin', v.vin, 'status', v.status, 'location', v.location,
    'arrivedOn', v.arrived_on, 'heldUntil', v.held_until) order by v.arrived_on, v.id), '[]')
  from ${vehicles} v where v.booking_id = ${bookings.id})`;

/** The last question put to the approvers, level by level. */
const asked = sql<Asked | null>`(
  select json_build_object('askedBy', case when r.status = 'OPEN' then r.author_id end, 'steps', (
    select coalesce(json_agg(json_build_object('level', s.level, 'role', s.role, 'decision', s.decision, 'reason', s.reason,
      'decidedBy', d.name, 'decidedAt', s.decided_at) order by s.level), '[]')
    from ${approvalSteps} s left join ${people} d on d.id = s.decided_by where s.request_id = r.id))
  from ${approvalRequests} r where r.document_id = ${bookings.id} order by r.created_at desc limit 1)`;

const isWaiting = sql`${bookings.allocation} = 'BACKORDERED' and ${bookings.status} = 'APPROVED'`;

/** How many wait in the same queue, before it and itself, or all of them. */
const inQueue = (condition: SQL) => sql<number | null>`case when ${isWaiting} then (
  select count(*)::int from ${bookings} o where o.branch_id = ${bookings.branchId} and o.version_id = ${bookings.versionId}
    and o.color_id = ${bookings.colorId} and o.allocation = 'BACKORDERED' and o.status = 'APPROVED' and ${condition}) end`;
const place = inQueue(sql`(coalesce(o.deposit_at, 'infinity'), o.queued_at, o.id)
  <= (coalesce(${bookings.depositAt}, 'infinity'), ${bookings.queuedAt}, ${bookings.id})`);

/** When the first of its holds ends. */
const heldUntil: SQL<string | null> = sql`(select min(v.held_until) from ${vehicles} v where v.booking_id = ${bookings.id})`.mapWith(
  bookings.createdAt,
);

const row = {
  id: bookings.id,
  branchId: bookings.branchId,
  ownerId: bookings.ownerId,
  dealId: bookings.dealId,
  customerId: bookings.customerId,
  bookingNumber: bookings.bookingNumber,
  type: bookings.type,
  referenceType: bookings.referenceType,
  status: bookings.status,
  allocation: bookings.allocation,
  currency: bookings.currency,
  customerName: bookings.customerName,
  customerPhone: bookings.customerPhone,
  model: bookings.model,
  version: bookings.version,
  color: bookings.color,
  colorEn: colors.nameEn,
  colorVi: colors.nameVi,
  quantity: bookings.quantity,
  held: sql<number>`(select count(*)::int from ${vehicles} v where v.booking_id = ${bookings.id})`,
  heldUntil,
  place,
  totalPrice: bookings.totalPrice,
  depositDue: bookings.depositDue,
  bookedOn: bookings.bookedOn,
  expectedOn: bookings.expectedOn,
  ownerName: people.name,
  createdAt: bookings.createdAt,
  rowVersion: bookings.rowVersion,
};

const whole = {
  ...row,
  quotationId: bookings.quotationId,
  quoteNumber: quotations.quoteNumber,
  revision: quotations.revision,
  versionId: bookings.versionId,
  colorId: bookings.colorId,
  colorHex: colors.hex,
  registrationArea: bookings.registrationArea,
  commission: bookings.commission,
  depositAt: bookings.depositAt,
  queuedAt: bookings.queuedAt,
  lapsedAt: bookings.lapsedAt,
  queueLength: inQueue(sql`true`),
  plan: bookings.plan,
  requests: bookings.requests,
  cancelReason: bookings.cancelReason,
  facts: bookings.facts,
  timeZone: branches.timeZone,
  settings: branches.settings,
  lines,
  cars,
  asked,
};

const selectWhole = (ctx: Context) =>
  ctx.tx
    .select(whole)
    .from(bookings)
    .innerJoin(people, eq(people.id, bookings.ownerId))
    .innerJoin(branches, eq(branches.id, bookings.branchId))
    .innerJoin(colors, eq(colors.id, bookings.colorId))
    .leftJoin(quotations, eq(quotations.id, bookings.quotationId))
    .$dynamic();

/** A booking with everything that its moves judge and its page shows. */
export type Booking = Awaited<ReturnType<typeof selectWhole>>[number];

const inScope = (ctx: Context, within?: string) =>
  scoped(ctx.actor, 'booking.read', { branch: bookings.branchId, owner: bookings.ownerId, within });

/** A booking in reach; refuses 404 otherwise. */
export async function findBooking(ctx: Context, id: string): Promise<Booking> {
  const [booking] = await selectWhole(ctx).where(and(eq(bookings.id, id), inScope(ctx)));
  if (!booking) throw refusePlatform('not-found');
  return booking;
}

/** A booking that is about to change: locked first, then read, so that a car it was given while we waited is seen. */
export async function lockBooking(ctx: Context, id: string): Promise<Booking> {
  const mine = and(eq(bookings.id, id), inScope(ctx));
  sendAlong(ctx.tx, ctx.tx.select({ id: bookings.id }).from(bookings).where(mine).for('no key update'));
  return findBooking(ctx, id);
}

/** The number of a booking that begins, and the state of its deal, kept from being closed until we commit. */
export async function takeNumber(
  ctx: Context,
  { branchId, dealId }: Pick<Booking, 'branchId' | 'dealId'>,
  { settings, timeZone }: Pick<Booking, 'settings' | 'timeZone'>,
): Promise<{ bookingNumber: string; dealStatus: DealStatus | null }> {
  const scope = settings.numberScope === 'COMPANY' ? 'company' : branchId;
  const number = nextNumber('BK', scope, Number(dayOf(ctx.now, timeZone).slice(0, 4)));
  const { rows } = await ctx.tx.execute<{ bookingNumber: string; dealStatus: DealStatus | null }>(sql`
    with kept as (select status from ${deals} where id = ${dealId} for key share)
    select ${number} as "bookingNumber", (select status from kept) as "dealStatus"`);
  const [row] = rows;
  if (!row) throw new Error('no number was given');
  return row;
}

/** What the moves of a booking are judged by. */
export const subjectOf = ({ asked: question, ...booking }: Booking) => ({
  ...booking,
  held: booking.cars.length,
  askedBy: question?.askedBy ?? null,
  approver: openStep(question)?.role ?? null,
});

const openStep = (question: Asked | null): { role: Role } | undefined => question?.steps.find(({ decision }) => decision === null);

const utc = (at: string | null) => at && Temporal.Instant.from(at).toString({ smallestUnit: 'millisecond' });

type Content = Pick<
  Booking,
  'bookingNumber' | 'type' | 'customerId' | 'versionId' | 'colorId' | 'quantity' | 'totalPrice' | 'depositDue' | 'lines'
>;

/** What an approver agrees to: who, which car, at which figures. */
export function contentHashOf(booking: Content): string {
  const { bookingNumber, type, customerId, versionId, colorId, quantity, totalPrice, depositDue } = booking;
  const figures = booking.lines.map((line) => [line.kind, line.itemId, line.quantity, line.unitPrice, line.amount, line.rule]);
  const content = [bookingNumber, type, customerId, versionId, colorId, quantity, totalPrice, depositDue, figures];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** A booking as its page shows it; what its approval is judged by, the margin within it, stays here. */
export function viewOf(ctx: Context, booking: Booking): BookingView {
  const { quotationId, quoteNumber, revision, asked: question, facts: _, settings: __, commission: ___, ...shown } = booking;
  const held = booking.cars.map((car) => ({ ...car, heldUntil: utc(car.heldUntil) }));
  return {
    ...shown,
    color: colorIn(ctx, booking),
    contentHash: contentHashOf(booking),
    held: held.length,
    heldUntil: held.flatMap(({ heldUntil }) => heldUntil ?? []).sort()[0] ?? null,
    queueLength: booking.queueLength ?? 0,
    quotation: quotationId && quoteNumber ? { id: quotationId, quoteNumber, revision: revision ?? 1 } : null,
    cars: held,
    approval: (question?.steps ?? []).map((step) => ({ ...step, decidedAt: utc(step.decidedAt) })),
    moves: movesOf(bookingMoves, { actor: ctx.actor, subject: subjectOf(booking), now: ctx.now }),
  };
}

const colorIn = (ctx: Context, { colorEn, colorVi }: { colorEn: string; colorVi: string }) => (ctx.locale === 'vi' ? colorVi : colorEn);

/** The number of the booking that a quotation has become. */
export async function findNumberOf(ctx: Context, quotationId: string): Promise<string> {
  const [one] = await ctx.tx.select({ number: bookings.bookingNumber }).from(bookings).where(eq(bookings.quotationId, quotationId));
  return one?.number ?? '';
}

/** The name of a colour in which a version is made. */
export async function findColor(ctx: Context, versionId: string, colorId: string): Promise<string | undefined> {
  const [one] = await ctx.tx
    .select({ name: colors.nameEn })
    .from(versionColors)
    .innerJoin(colors, eq(colors.id, versionColors.colorId))
    .where(and(eq(versionColors.versionId, versionId), eq(versionColors.colorId, colorId)));
  return one?.name;
}

/** One page of the bookings in reach, newest first. */
export async function listBookings(ctx: Context, search: BookingSearch) {
  const after = readCursor(search.cursor);
  if (after && !Instant.safeParse(after[0]).success) throw refusePlatform('bad-input', {}, [{ at: '/cursor', says: 'cursor' }]);
  const rows = await ctx.tx
    .select(row)
    .from(bookings)
    .innerJoin(people, eq(people.id, bookings.ownerId))
    .innerJoin(colors, eq(colors.id, bookings.colorId))
    .where(
      and(
        inScope(ctx, search.branchId),
        search.status?.length ? inArray(bookings.status, search.status) : undefined,
        search.allocation ? and(eq(bookings.allocation, search.allocation), eq(bookings.status, 'APPROVED')) : undefined,
        search.type ? eq(bookings.type, search.type) : undefined,
        search.from ? gte(bookings.bookedOn, search.from) : undefined,
        search.to ? lte(bookings.bookedOn, search.to) : undefined,
        search.q?.trim() ? matches(search.q, ctx.now.toZonedDateTimeISO('UTC').year) : undefined,
        after ? sql`(${bookings.createdAt}, ${bookings.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(bookings.createdAt), desc(bookings.id))
    .limit(atMost(search.limit + 1));
  return pageOf(
    rows,
    search.limit,
    (one): BookingRow => ({ ...one, color: colorIn(ctx, one) }),
    (one) => cursorOf(one.createdAt, one.id),
  );
}

const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** The beginning of a number, the end of a VIN, a phone in any spelling, or words of the customer's name without accents. */
function matches(typed: string, year: number): SQL {
  const { words, digits, numbers, vinTail } = readSought(typed, year);
  const numbered = numbers.filter((one) => one.startsWith('BK')).map((one) => sql`b.booking_number like ${`${literal(one)}%`}`);
  const named = words.map((word) => sql`c.name_folded like ${`%${literal(fold(word))}%`}`);
  const known = or(named.length > 0 ? and(...named) : undefined, digits ? sql`c.phone like ${`%${digits}%`}` : undefined);
  const found = [
    ...(numbered.length > 0 ? [sql`select b.id from ${bookings} b where ${or(...numbered)}`] : []),
    ...(known ? [sql`select b.id from ${bookings} b join ${customers} c on c.id = b.customer_id where ${known}`] : []),
    ...(vinTail ? [sql`select v.booking_id from ${vehicles} v where v.vin like ${`%${vinTail}`} and v.booking_id is not null`] : []),
  ];
  return found.length > 0 ? sql`${bookings.id} in (${sql.join(found, sql` union `)})` : sql`false`;
}
