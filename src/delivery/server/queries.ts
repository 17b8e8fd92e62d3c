import { and, asc, desc, eq, gte, inArray, lt, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { scoped } from '#access/server/scope.ts';
import { people } from '#access/server/tables.ts';
import { bookings } from '#booking/server/tables.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { branches } from '#branch/server/tables.ts';
import { colors } from '#catalogue/server/tables.ts';
import { contracts } from '#contract/server/tables.ts';
import { fold, readSought } from '#customer/domain/rules.ts';
import { customers } from '#customer/server/tables.ts';
import { documents } from '#document/server/tables.ts';
import { invoices } from '#invoice/server/tables.ts';
import { cashBooks } from '#payment/server/tables.ts';
import { Instant } from '#platform/domain/api.ts';
import { movesOf } from '#platform/domain/machine.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { sendAlong } from '#platform/server/database.ts';
import { atMost, cursorOf, pageOf, readCursor } from '#platform/server/paging.ts';
import { preparations } from '#preparation/server/tables.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import type { DeliveryRow, DeliverySearch, DeliveryView, GatepassView } from '../api.ts';
import { deliveryMoves } from '../domain/states.ts';
import { judged, liveContract, missingOf, saidOf } from '../gate/server/queries.ts';
import { deliveries, deliverySignatures } from './tables.ts';

const row = {
  id: deliveries.id,
  branchId: deliveries.branchId,
  dealId: deliveries.dealId,
  bookingId: deliveries.bookingId,
  status: deliveries.status,
  bookingNumber: bookings.bookingNumber,
  customerName: bookings.customerName,
  model: bookings.model,
  version: bookings.version,
  colorEn: colors.nameEn,
  colorVi: colors.nameVi,
  quantity: bookings.quantity,
  ownerName: people.name,
  scheduledAt: deliveries.scheduledAt,
  timeZone: branches.timeZone,
  deliveredAt: deliveries.deliveredAt,
  rowVersion: deliveries.rowVersion,
};

export type Signature = DeliveryView['signatures'][number];

const whole = {
  ...judged,
  ...row,
  ownerId: deliveries.ownerId,
  customerPhone: bookings.customerPhone,
  checked: deliveries.checked,
  handedOver: deliveries.handedOver,
  satisfaction: deliveries.satisfaction,
  note: deliveries.note,
  certificateId: deliveries.certificateId,
  certificateHash: deliveries.certificateHash,
  photos: sql<number>`(select count(*)::int from ${documents} d where d.subject_id = ${deliveries.id} and d.kind = 'PHOTO')`,
  signatures: sql<Signature[]>`(
    select coalesce(json_agg(json_build_object('signer', s.signer, 'how', s.how, 'name', s.name, 'strokes', s.strokes, 'at', s.at)
      order by s.at, s.id), '[]') from ${deliverySignatures} s where s.delivery_id = ${deliveries.id})`,
};

const inScope = (ctx: Context, within?: string) =>
  scoped(ctx.actor, 'delivery.read', { branch: deliveries.branchId, owner: deliveries.ownerId, within });

const selectWhole = (ctx: Context) =>
  ctx.tx
    .select(whole)
    .from(deliveries)
    .innerJoin(bookings, eq(bookings.id, deliveries.bookingId))
    .innerJoin(branches, eq(branches.id, deliveries.branchId))
    .innerJoin(colors, eq(colors.id, bookings.colorId))
    .innerJoin(people, eq(people.id, deliveries.ownerId))
    .leftJoin(contracts, liveContract)
    .leftJoin(cashBooks, eq(cashBooks.bookingId, bookings.id))
    .leftJoin(invoices, eq(invoices.bookingId, bookings.id))
    .$dynamic();

/** A delivery with everything that its moves judge and its page shows. */
export type Delivery = Awaited<ReturnType<typeof selectWhole>>[number];

/** A delivery in reach; refuses 404 otherwise. */
export async function findDelivery(ctx: Context, id: string): Promise<Delivery> {
  const [found] = await selectWhole(ctx).where(and(eq(deliveries.id, id), inScope(ctx)));
  if (!found) throw refusePlatform('not-found');
  return found;
}

/**
 * One that is about to change: its booking is locked first, as by everyone who changes a sale, then its money and what was done to its
 * cars, then itself, so that no fact of the gate changes before we commit.
 */
export async function lockDelivery(ctx: Context, id: string): Promise<Delivery> {
  const mine = and(eq(deliveries.id, id), inScope(ctx));
  lockSale(ctx, ctx.tx.select({ id: deliveries.bookingId }).from(deliveries).where(mine));
  sendAlong(ctx.tx, ctx.tx.select({ id: deliveries.id }).from(deliveries).where(mine).for('no key update'));
  return findDelivery(ctx, id);
}

/** Locks what is sold before it is read, where it is in reach. */
export function lockBooked(ctx: Context, bookingId: string): void {
  const mine = scoped(ctx.actor, 'delivery.write', { branch: bookings.branchId, owner: bookings.ownerId });
  lockSale(
    ctx,
    ctx.tx
      .select({ id: bookings.id })
      .from(bookings)
      .where(and(eq(bookings.id, bookingId), mine)),
  );
}

function lockSale(ctx: Context, booked: SQLWrapper): void {
  sendAlong(ctx.tx, ctx.tx.select({ id: bookings.id }).from(bookings).where(eq(bookings.id, booked)).for('no key update'));
  sendAlong(ctx.tx, ctx.tx.select({ id: cashBooks.bookingId }).from(cashBooks).where(eq(cashBooks.bookingId, booked)).for('share'));
  sendAlong(ctx.tx, ctx.tx.select({ id: preparations.id }).from(preparations).where(eq(preparations.bookingId, booked)).for('share'));
}

/** The delivery of a booking that is still to come, whoever asks. */
export async function findScheduledOf(ctx: Context, bookingId: string): Promise<Delivery | undefined> {
  const [found] = await selectWhole(ctx).where(and(eq(deliveries.bookingId, bookingId), sql`${deliveries.status} = 'SCHEDULED'`));
  return found;
}

/** What a delivery's moves judge: the gate of the day on which it is made. */
export function subjectOf(ctx: Context, delivery: Delivery) {
  const today = dayOf(ctx.now, delivery.timeZone);
  return {
    ...delivery,
    missing: delivery.status === 'SCHEDULED' ? missingOf(ctx, delivery, today) : [],
    signers: delivery.signatures.map(({ signer }) => signer),
    withoutPass: delivery.cars.filter(({ gatepass }) => !gatepass).length,
  };
}

const colorIn = (ctx: Context, { colorEn, colorVi }: { colorEn: string; colorVi: string }) => (ctx.locale === 'vi' ? colorVi : colorEn);
const utc = (at: string) => Temporal.Instant.from(at).toString({ smallestUnit: 'millisecond' });

const passOf = (pass: GatepassView): GatepassView => ({
  ...pass,
  issuedAt: utc(pass.issuedAt),
  usedAt: pass.usedAt && utc(pass.usedAt),
});

export function viewOf(ctx: Context, delivery: Delivery): DeliveryView {
  const subject = subjectOf(ctx, delivery);
  return {
    ...delivery,
    color: colorIn(ctx, delivery),
    missing: saidOf(ctx, subject.missing),
    cars: delivery.cars.map(({ id, vin, preparationId, registrationNumber, gatepass }) => ({
      ...{ id, vin, preparationId, registrationNumber },
      gatepass: gatepass && passOf(gatepass),
    })),
    signatures: delivery.signatures.map((one) => ({ ...one, at: utc(one.at) })),
    moves: movesOf(deliveryMoves, { actor: ctx.actor, subject, now: ctx.now }),
  };
}

const startOf = (day: string, days: number) =>
  sql`(${Temporal.PlainDate.from(day).add({ days }).toString()}::date)::timestamp at time zone ${branches.timeZone}`;

/** One page of the deliveries in reach, the next to come first. */
export async function listDeliveries(ctx: Context, search: DeliverySearch) {
  const after = readCursor(search.cursor);
  if (after && !Instant.safeParse(after[0]).success) throw refusePlatform('bad-input', {}, [{ at: '/cursor', says: 'cursor' }]);
  const lastFirst = search.sort === '-scheduledAt';
  const rows = await ctx.tx
    .select(row)
    .from(deliveries)
    .innerJoin(bookings, eq(bookings.id, deliveries.bookingId))
    .innerJoin(branches, eq(branches.id, deliveries.branchId))
    .innerJoin(colors, eq(colors.id, bookings.colorId))
    .innerJoin(people, eq(people.id, deliveries.ownerId))
    .where(
      and(
        inScope(ctx, search.branchId),
        search.status?.length ? inArray(deliveries.status, search.status) : undefined,
        search.from ? gte(deliveries.scheduledAt, startOf(search.from, 0)) : undefined,
        search.to ? lt(deliveries.scheduledAt, startOf(search.to, 1)) : undefined,
        search.q?.trim() ? matches(search.q, ctx.now.toZonedDateTimeISO('UTC').year) : undefined,
        after && beyond(after, lastFirst),
      ),
    )
    .orderBy(...[deliveries.scheduledAt, deliveries.id].map(lastFirst ? desc : asc))
    .limit(atMost(search.limit + 1));
  return pageOf(
    rows,
    search.limit,
    (one): DeliveryRow => ({ ...one, color: colorIn(ctx, one) }),
    (one) => cursorOf(one.scheduledAt, one.id),
  );
}

const beyond = ([at, id]: readonly string[], lastFirst: boolean): SQL =>
  sql`(${deliveries.scheduledAt}, ${deliveries.id}) ${lastFirst ? sql`<` : sql`>`} (${at}::timestamptz, ${id}::uuid)`;

const literal = (typed: string) => typed.replace(/[\\%_]/g, '\\$&');

/** The beginning of a booking's number, a phone in any spelling, words of the customer's name, or the end of a VIN. */
function matches(typed: string, year: number): SQL {
  const { words, digits, numbers, vinTail } = readSought(typed, year);
  const numbered = numbers.filter((one) => one.startsWith('BK')).map((one) => sql`${bookings.bookingNumber} like ${`${literal(one)}%`}`);
  const named = words.map((word) => sql`c.name_folded like ${`%${literal(fold(word))}%`}`);
  const known = or(named.length > 0 ? and(...named) : undefined, digits ? sql`c.phone like ${`%${digits}%`}` : undefined);
  const found = or(
    ...numbered,
    known ? sql`exists (select from ${customers} c where c.id = ${bookings.customerId} and ${known})` : undefined,
    vinTail ? sql`exists (select from ${vehicles} v where v.booking_id = ${bookings.id} and v.vin like ${`%${vinTail}`})` : undefined,
  );
  return found ?? sql`false`;
}
