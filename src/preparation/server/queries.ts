import { and, asc, desc, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { scoped } from '#access/server/scope.ts';
import { people } from '#access/server/tables.ts';
import { bookingLines, bookings } from '#booking/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { colors } from '#catalogue/server/tables.ts';
import { fold, readSought } from '#customer/domain/rules.ts';
import { customers } from '#customer/server/tables.ts';
import { Instant } from '#platform/domain/api.ts';
import { movesOf } from '#platform/domain/machine.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { atMost, cursorOf, pageOf, readCursor } from '#platform/server/paging.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import type { PreparationRow, PreparationSearch, PreparationView } from '../api.ts';
import type { TaskKind, TaskStatus } from '../domain/preparation.ts';
import { preparationMoves } from '../domain/states.ts';
import { taskWords } from '../domain/words.ts';
import { preparations, preparationTasks } from './tables.ts';

/** A task as it is kept, with the name of who settled it. */
type Task = {
  id: string;
  kind: TaskKind;
  status: TaskStatus;
  labelEn: string | null;
  labelVi: string | null;
  reason: string | null;
  settledBy: string | null;
  settledAt: string | null;
};

const tasks = sql<Task[]>`(
  select coalesce(json_agg(json_build_object('id', t.id, 'kind', t.kind, 'status', t.status, 'labelEn', t.label_en, 'labelVi', t.label_vi,
    'reason', t.reason, 'settledBy', p.name, 'settledAt', t.settled_at) order by t.position), '[]')
  from ${preparationTasks} t left join ${people} p on p.id = t.settled_by where t.preparation_id = ${preparations.id})`;

const countOf = (condition: SQL) =>
  sql<number>`(select count(*)::int from ${preparationTasks} t where t.preparation_id = ${preparations.id} and ${condition})`;

const row = {
  id: preparations.id,
  branchId: preparations.branchId,
  dealId: preparations.dealId,
  bookingId: preparations.bookingId,
  vehicleId: preparations.vehicleId,
  status: preparations.status,
  bookingNumber: bookings.bookingNumber,
  customerName: bookings.customerName,
  model: bookings.model,
  version: bookings.version,
  colorEn: colors.nameEn,
  colorVi: colors.nameVi,
  vin: vehicles.vin,
  registrationNumber: preparations.registrationNumber,
  expectedOn: bookings.expectedOn,
  ownerName: people.name,
  createdAt: preparations.createdAt,
  readyAt: preparations.readyAt,
  rowVersion: preparations.rowVersion,
};

const whole = {
  ...row,
  ownerId: preparations.ownerId,
  findings: preparations.findings,
  registeredOn: preparations.registeredOn,
  insuranceProvider: preparations.insuranceProvider,
  policyNumber: preparations.policyNumber,
  insuranceCover: preparations.insuranceCover,
  insuredFrom: preparations.insuredFrom,
  insuredTo: preparations.insuredTo,
  timeZone: branches.timeZone,
  colorHex: colors.hex,
  location: vehicles.location,
  sold: sql<boolean>`${vehicles.status} = 'SOLD'`,
  requests: bookings.requests,
  tasks,
};

const inScope = (ctx: Context, within?: string) =>
  scoped(ctx.actor, 'preparation.read', { branch: preparations.branchId, owner: preparations.ownerId, within });

const selectWhole = (ctx: Context) =>
  ctx.tx
    .select(whole)
    .from(preparations)
    .innerJoin(bookings, eq(bookings.id, preparations.bookingId))
    .innerJoin(vehicles, eq(vehicles.id, preparations.vehicleId))
    .innerJoin(colors, eq(colors.id, vehicles.colorId))
    .innerJoin(branches, eq(branches.id, preparations.branchId))
    .innerJoin(people, eq(people.id, preparations.ownerId))
    .$dynamic();

/** A preparation with everything that its moves judge and its page shows. */
export type Preparation = Awaited<ReturnType<typeof selectWhole>>[number];

/** A preparation in reach; refuses 404 otherwise. */
export async function findPreparation(ctx: Context, id: string): Promise<Preparation> {
  const [found] = await selectWhole(ctx).where(and(eq(preparations.id, id), inScope(ctx)));
  if (!found) throw refusePlatform('not-found');
  return found;
}

/** One that is about to change: locked first, then read, so that what others found meanwhile is seen. */
export async function lockPreparation(ctx: Context, id: string): Promise<Preparation> {
  await ctx.tx
    .select({ id: preparations.id })
    .from(preparations)
    .where(and(eq(preparations.id, id), inScope(ctx)))
    .for('no key update');
  return findPreparation(ctx, id);
}

/** The living preparation of a car for a booking, locked. */
export async function lockPreparationOf(ctx: Context, { bookingId, vehicleId }: { bookingId: string; vehicleId: string }) {
  const [one] = await ctx.tx
    .select()
    .from(preparations)
    .where(and(eq(preparations.vehicleId, vehicleId), eq(preparations.bookingId, bookingId), ne(preparations.status, 'CANCELLED')))
    .for('no key update');
  return one;
}

/** Whose sale a booking is, which accessories were ordered with it, and whether that car of it is being prepared already. */
export async function findOrdered(ctx: Context, { bookingId, vehicleId }: { bookingId: string; vehicleId: string }) {
  const [found] = await ctx.tx
    .select({
      branchId: bookings.branchId,
      ownerId: bookings.ownerId,
      dealId: bookings.dealId,
      accessories: sql<{ itemId: string | null; labelEn: string; labelVi: string }[]>`(
        select coalesce(json_agg(json_build_object('itemId', l.item_id, 'labelEn', l.label_en, 'labelVi', l.label_vi) order by l.position), '[]')
        from ${bookingLines} l where l.booking_id = ${bookings}.id and l.kind = 'ACCESSORY')`,
      begun: sql<boolean>`exists (select from ${preparations} p where p.vehicle_id = ${vehicleId}
        and p.booking_id = ${bookings}.id and p.status <> 'CANCELLED')`,
    })
    .from(bookings)
    .where(eq(bookings.id, bookingId));
  return found;
}

const colorIn = (ctx: Context, { colorEn, colorVi }: { colorEn: string; colorVi: string }) => (ctx.locale === 'vi' ? colorVi : colorEn);
const utc = (at: string | null) => at && Temporal.Instant.from(at).toString({ smallestUnit: 'millisecond' });

export function viewOf(ctx: Context, preparation: Preparation): PreparationView {
  const { tasks: all, registrationNumber, registeredOn, insuranceProvider, policyNumber, insuranceCover, ...shown } = preparation;
  const { insuredFrom, insuredTo } = preparation;
  return {
    ...shown,
    registrationNumber,
    color: colorIn(ctx, preparation),
    done: all.filter(({ status }) => status !== 'PENDING').length,
    tasks: all.map(({ labelEn, labelVi, ...task }) => ({
      ...task,
      label: (ctx.locale === 'vi' ? labelVi : labelEn) ?? taskWords[ctx.locale][task.kind],
      settledAt: utc(task.settledAt),
    })),
    registration: registrationNumber && registeredOn ? { number: registrationNumber, registeredOn } : null,
    insurance:
      insuranceProvider && policyNumber && insuranceCover && insuredFrom && insuredTo
        ? { provider: insuranceProvider, policyNumber, cover: insuranceCover, from: insuredFrom, to: insuredTo }
        : null,
    moves: movesOf(preparationMoves, { actor: ctx.actor, subject: preparation, now: ctx.now }),
  };
}

/** One page of the cars in reach that are or were prepared, the last allocated first unless it is asked the other way round. */
export async function listPreparations(ctx: Context, search: PreparationSearch) {
  const after = readCursor(search.cursor);
  if (after && !Instant.safeParse(after[0]).success) throw refusePlatform('bad-input', {}, [{ at: '/cursor', says: 'cursor' }]);
  const oldestFirst = search.sort === 'createdAt';
  const [order, beyond] = oldestFirst ? [asc, sql`>`] : [desc, sql`<`];
  const rows = await ctx.tx
    .select({ ...row, done: countOf(sql`t.status <> 'PENDING'`), tasks: countOf(sql`true`) })
    .from(preparations)
    .innerJoin(bookings, eq(bookings.id, preparations.bookingId))
    .innerJoin(vehicles, eq(vehicles.id, preparations.vehicleId))
    .innerJoin(colors, eq(colors.id, vehicles.colorId))
    .innerJoin(people, eq(people.id, preparations.ownerId))
    .where(
      and(
        inScope(ctx, search.branchId),
        search.status?.length ? inArray(preparations.status, search.status) : undefined,
        search.q?.trim() ? matches(search.q, ctx.now.toZonedDateTimeISO('UTC').year) : undefined,
        after ? sql`(${preparations.createdAt}, ${preparations.id}) ${beyond} (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(order(preparations.createdAt), order(preparations.id))
    .limit(atMost(search.limit + 1));
  return pageOf(
    rows,
    search.limit,
    (one): PreparationRow => ({ ...one, color: colorIn(ctx, one) }),
    (one) => cursorOf(one.createdAt, one.id),
  );
}

const literal = (typed: string) => typed.replace(/[\\%_]/g, '\\$&');

/** The beginning of a booking's number, the end of a VIN, a phone in any spelling, words of the customer's name, or a number plate. */
function matches(typed: string, year: number): SQL {
  const { words, digits, numbers, vinTail } = readSought(typed, year);
  const numbered = numbers.filter((one) => one.startsWith('BK')).map((one) => sql`${bookings.bookingNumber} like ${`${literal(one)}%`}`);
  const named = words.map((word) => sql`c.name_folded like ${`%${literal(fold(word))}%`}`);
  const known = or(named.length > 0 ? and(...named) : undefined, digits ? sql`c.phone like ${`%${digits}%`}` : undefined);
  const plate = typed.trim().toUpperCase();
  const found = or(
    ...numbered,
    known ? sql`exists (select from ${customers} c where c.id = ${bookings.customerId} and ${known})` : undefined,
    vinTail ? sql`${vehicles.vin} like ${`%${vinTail}`}` : undefined,
    sql`${preparations.registrationNumber} like ${`%${literal(plate)}%`}`,
  );
  return found ?? sql`false`;
}
