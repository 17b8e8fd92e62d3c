import { and, asc, eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { actingAs } from '#access/server/seed.ts';
import { BookingDraft } from '#booking/api.ts';
import { draftBooking } from '#booking/direct/server/service.ts';
import { submitBooking } from '#booking/server/service.ts';
import { bookings } from '#booking/server/tables.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { colors, models, versions } from '#catalogue/server/tables.ts';
import type { Strokes } from '#contract/domain/signature.ts';
import { draw } from '#contract/server/seed.ts';
import { customers } from '#customer/server/tables.ts';
import { bringPapers } from '#document/server/seed.ts';
import { confirmed, deskAt, paidWhole } from '#payment/server/seed.ts';
import { cashBooks } from '#payment/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { makeReady } from '#preparation/server/seed.ts';
import { preparations } from '#preparation/server/tables.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import { ChecklistPoint, Deliverable } from '../domain/delivery.ts';
import { issueGatepasses, letCarOut } from '../gatepass/server/service.ts';
import { findDelivery } from './queries.ts';
import { checkDelivery, deliverCars, photographDelivery, scheduleDelivery, signDelivery } from './service.ts';

type Code = 'hn' | 'hcm' | 'pn';
type Showrooms = { branches: Record<Code, { id: string; timeZone: string }>; people: Record<string, { id: string }> };
type Booked = typeof bookings.$inferSelect;

/** A car of each branch that left last week. */
const past: Record<Code, [car: string, color: string, plate: string]> = {
  hn: ['CR-V L AWD', 'Platinum', '30K-118.02'],
  hcm: ['City G', 'Lunar', '51L-702.91'],
  pn: ['City G', 'Lunar', 'MH 12 QX 4471'],
};

/** Two cars of each branch that are handed over today: of the first the pass can be issued, the second waits at the gate. */
const today: Record<Code, [car: string, color: string, plate: string][]> = {
  hn: [
    ['CR-V e:HEV RS', 'Sand', '30L-226.80'],
    ['Civic RS', 'Ignite', '30L-551.39'],
  ],
  hcm: [
    ['Civic e:HEV RS', 'Platinum', '51M-330.17'],
    ['Civic RS', 'Crystal', '51M-408.65'],
  ],
  pn: [
    ['CR-V e:HEV RS', 'Crystal', 'MH 14 KD 2208'],
    ['Civic RS', 'Crystal', 'MH 14 KD 7741'],
  ],
};

const hand: Strokes = [
  [50, 90, 120, 160, 200, 250, 300, 360, 420, 520].map((x, at) => [x, [130, 60, 140, 80, 150, 70, 120, 60, 130, 90][at] ?? 100]),
];

/** Handovers at every branch: one long over, one just signed for, those of today and one that still lacks much; John Doe's in Pune. */
export async function seedDelivery(ctx: Context, world: Showrooms) {
  for (const code of ['hn', 'hcm', 'pn'] as const) {
    const branchId = world.branches[code].id;
    const booked = await ctx.tx.select().from(bookings).where(eq(bookings.branchId, branchId)).orderBy(asc(bookings.createdAt));
    const lastWeek = { ...ctx, now: ctx.now.subtract({ hours: 6 * 24 }) };
    const over = await inOrder(lastWeek, world, code, past[code], { customer: 1, at: '14:00' });
    await letOut(lastWeek, world, code, await handOver(lastWeek, world, code, over));
    const john = booked.find(({ customerName, status }) => customerName === 'John Doe' && status === 'APPROVED');
    if (john) await wholePaper(ctx, world, code, john);
    const [ready, gone] = today[code];
    if (ready) await inOrder(ctx, world, code, ready, { customer: 9, at: '16:30' });
    if (gone) await handOver(ctx, world, code, await inOrder(ctx, world, code, gone, { customer: 10, at: '09:30' }));
    const early = booked.find(({ id, status, depositAt }) => status === 'APPROVED' && !depositAt && id !== john?.id);
    if (early) await agree(ctx, world, code, early.id, { at: '10:00', inDays: 2 });
  }
}

/** The branch's people, so many hours ago. */
const acting = (ctx: Context, world: Showrooms, person: string, hoursAgo = 0) =>
  actingAs(ctx, world.people[person] ?? { id: '' }, ctx.now.subtract({ minutes: Math.round(hoursAgo * 60) }));

type Agreed = { at: string; inDays?: number; hoursAgo?: number };

async function agree(
  ctx: Context,
  world: Showrooms,
  code: Code,
  bookingId: string,
  { at, inDays = 0, hoursAgo = 0 }: Agreed,
): Promise<string> {
  const { timeZone } = world.branches[code];
  const day = Temporal.PlainDate.from(dayOf(ctx.now, timeZone)).add({ days: inDays });
  const scheduledAt = day.toZonedDateTime({ timeZone, plainTime: at }).toInstant().toString({ smallestUnit: 'millisecond' });
  return scheduleDelivery(await acting(ctx, world, `operations.${code}`, hoursAgo), { bookingId, scheduledAt });
}

const bookingOf = async (ctx: Context, id: string): Promise<Booked> => {
  const [found] = await ctx.tx.select().from(bookings).where(eq(bookings.id, id));
  if (!found) throw new Error('a booking that was just made is not there');
  return found;
};

/** A sale of the last days with everything in order: the appointment is today. */
async function inOrder(
  ctx: Context,
  world: Showrooms,
  code: Code,
  [car, color, plate]: [string, string, string],
  { customer, at }: { customer: number; at: string },
): Promise<string> {
  const branchId = world.branches[code].id;
  const [free] = await ctx.tx
    .select({ versionId: vehicles.versionId, colorId: vehicles.colorId })
    .from(vehicles)
    .innerJoin(versions, eq(versions.id, vehicles.versionId))
    .innerJoin(models, eq(models.id, versions.modelId))
    .innerJoin(colors, eq(colors.id, vehicles.colorId))
    .where(
      and(
        eq(vehicles.branchId, branchId),
        eq(vehicles.status, 'AVAILABLE'),
        eq(vehicles.demo, false),
        sql`${models.name} || ' ' || ${versions.name} = ${car}`,
        sql`${colors.nameEn} like ${`${color}%`}`,
      ),
    );
  if (!free) throw new Error(`no ${car} in ${color} is free`);
  const known = await ctx.tx
    .select({ id: customers.id })
    .from(customers)
    .where(eq(customers.branchId, branchId))
    .orderBy(asc(customers.createdAt));
  const area = { hn: 'HN', hcm: 'HCM', pn: 'MH' }[code];
  const chosen = { ...free, branchId, customerId: known[customer % known.length]?.id, registrationArea: area, type: 'CASH_SALE' };
  const seller = await acting(ctx, world, `sales.${code}`, 100);
  const id = await draftBooking(seller, BookingDraft.parse({ ...chosen, accessories: [], services: [] }));
  await submitBooking(seller, id);
  const booking = await bookingOf(ctx, id);
  const desk = deskAt(ctx, world, code);
  await confirmed(desk, booking, 'TRANSFER');
  await draw({ ...ctx, now: ctx.now.subtract({ hours: 72 }) }, world, code, booking, { steps: ['sign', 'approve'], bank: false });
  await bringPapers(await acting(ctx, world, `sales.${code}`, 60), { ...booking, id: booking.dealId }, code === 'pn' ? 'en' : 'vi');
  await payRest(ctx, world, code, booking);
  const [begun] = await ctx.tx.select({ id: preparations.id }).from(preparations).where(eq(preparations.bookingId, id));
  if (begun) await makeReady(await acting(ctx, world, `operations.${code}`, 26), begun.id, code, plate);
  return agree(ctx, world, code, id, { at, hoursAgo: 22 });
}

async function payRest(ctx: Context, world: Showrooms, code: Code, booking: Booked) {
  const [book] = await ctx.tx.select().from(cashBooks).where(eq(cashBooks.bookingId, booking.id));
  const kept = book ? book.received - book.refunded : 0;
  await paidWhole(deskAt(ctx, world, code), booking, booking.totalPrice - kept);
}

/** The paper's own example: paid, invoiced, prepared, and the pass is issued for today. */
async function wholePaper(ctx: Context, world: Showrooms, code: Code, booking: Booked) {
  await bringPapers(await acting(ctx, world, `sales.${code}`, 0.4), { ...booking, id: booking.dealId }, 'en');
  await payRest(ctx, world, code, booking);
  const id = await agree(ctx, world, code, booking.id, { at: '15:00' });
  await issueGatepasses(await acting(ctx, world, `operations.${code}`), id);
}

/** Ticked, photographed, signed: the customer has the keys, and the guard may let the car out. */
async function handOver(ctx: Context, world: Showrooms, code: Code, id: string) {
  const hands = await acting(ctx, world, `operations.${code}`, 0.5);
  const { customerName, ownerName } = await findDelivery(hands, id);
  await issueGatepasses(hands, id);
  await photographDelivery(hands, id, 'handover.jpg', await photoOf(code));
  const checked = ChecklistPoint.exclude(['SIGN_OFF']).options;
  const note = code === 'pn' ? '' : 'Xe giao với bình xăng đầy.';
  await checkDelivery(hands, id, { checked, handedOver: Deliverable.options, satisfaction: 5, note });
  await signDelivery(hands, id, { signer: 'CUSTOMER', how: 'DRAWN', name: customerName, strokes: hand });
  await signDelivery(hands, id, { signer: 'SALESPERSON', how: 'TYPED', name: ownerName });
  await deliverCars(hands, id);
  return (await findDelivery(hands, id)).cars.flatMap(({ gatepass }) => gatepass?.gatepassNumber ?? []);
}

async function letOut(ctx: Context, world: Showrooms, code: Code, passes: string[]) {
  for (const pass of passes) await letCarOut(await acting(ctx, world, `guard.${code}`, 0.2), pass);
}

/** A sample picture: there is no real car to photograph. */
const photoOf = (code: Code): Promise<Buffer> =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640"><rect width="960" height="640" fill="#d9dee5"/>
      <rect y="430" width="960" height="210" fill="#aab3bf"/><path d="M150 430v-70l120-30 90-90h230l110 95 130 25v70z" fill="#14538c"/>
      <circle cx="290" cy="440" r="58" fill="#1b2430"/><circle cx="690" cy="440" r="58" fill="#1b2430"/>
      <text x="40" y="70" font-size="34" fill="#5d6875">Forecourt ${code.toUpperCase()}</text></svg>`),
  )
    .jpeg({ quality: 80 })
    .toBuffer();
