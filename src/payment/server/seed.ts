import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { actingAs } from '#access/server/seed.ts';
import { BookingDraft } from '#booking/api.ts';
import { draftBooking } from '#booking/direct/server/service.ts';
import { cancelBooking, submitBooking } from '#booking/server/service.ts';
import { bookings } from '#booking/server/tables.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { formatMoney } from '#platform/domain/format.ts';
import type { Context } from '#platform/server/context.ts';
import { makePdf } from '#platform/server/pdf.ts';
import { askDeposit, cancelDeposit, confirmDeposit, proveDeposit, refundDeposit } from '../deposit/server/service.ts';
import type { Method } from '../domain/payment.ts';
import { receive } from './service.ts';

type Code = 'hn' | 'hcm' | 'pn';
type Showrooms = { branches: Record<Code, { id: string; timeZone: string }>; people: Record<string, { id: string }> };
type Booked = typeof bookings.$inferSelect;
type Desk = {
  ctx: Context;
  code: Code;
  timeZone: string;
  /** The same transaction with somebody of the branch acting, so many hours after the booking was made. */
  by: (role: 'seller' | 'accountant' | 'manager', booking: Booked, hours: number) => Promise<Context>;
};

/** Deposits in every state at every branch; in Pune the paper's ₹20,000 among them. */
export async function seedPayment(ctx: Context, { branches, people }: Showrooms) {
  for (const code of ['hn', 'hcm', 'pn'] as const) {
    const { id: branchId } = branches[code];
    const desk = deskAt(ctx, { branches, people }, code);
    const [given] = await bookedAt(ctx, branchId, 'CANCELLED', false);
    if (given) for (const refunds of [true, false]) await changedTheirMind(desk, given, refunds);
    const converted = await bookedAt(ctx, branchId, 'APPROVED');
    for (const [at, booking] of converted.entries()) {
      if (at === 0) await taken(desk, booking);
      else if (booking.customerName === 'John Doe') await confirmed(desk, booking, 'CASH');
      else await askedAgain(desk, booking);
    }
  }
}

/** The people of a branch through whose hands the money of a booking goes. */
export function deskAt(ctx: Context, { branches, people }: Showrooms, code: Code): Desk {
  const by: Desk['by'] = (role, booking, hours) => {
    const person = role === 'seller' ? { id: booking.ownerId } : (people[`${role}.${code}`] ?? { id: '' });
    const at = Temporal.Instant.from(booking.createdAt).add({ minutes: Math.round(hours * 60) });
    return actingAs(ctx, person, Temporal.Instant.compare(at, ctx.now) > 0 ? ctx.now : at);
  };
  return { ctx, code, timeZone: branches[code].timeZone, by };
}

const bookedAt = (ctx: Context, branchId: string, status: Booked['status'], quoted = true) =>
  ctx.tx
    .select()
    .from(bookings)
    .where(and(eq(bookings.branchId, branchId), eq(bookings.status, status), quoted ? isNotNull(bookings.quotationId) : undefined))
    .orderBy(asc(bookings.createdAt));

/** The slip of a transfer, as a customer sends it. */
async function prove({ ctx, code, by }: Desk, booking: Booked, id: string, amount: number, hours: number) {
  const locale = code === 'pn' ? 'en' : 'vi';
  const [title, payer, sum, about] =
    locale === 'vi' ? ['Ủy nhiệm chi', 'Người trả', 'Số tiền', 'Nội dung'] : ['Payment advice', 'From', 'Amount', 'For'];
  const content = await makePdf({ title: title ?? '', author: booking.customerName, locale, madeAt: ctx.now }, [
    { kind: 'heading', title: title ?? '' },
    {
      kind: 'facts',
      groups: [
        {
          facts: [
            [payer ?? '', booking.customerName],
            [sum ?? '', formatMoney(amount, booking.currency)],
            [about ?? '', booking.bookingNumber],
          ],
        },
      ],
    },
  ]);
  await proveDeposit(await by('seller', booking, hours), id, { name: `${title}.pdf`, content });
}

/** The deposit of a booking, asked for, proven and confirmed. */
export async function confirmed(desk: Desk, booking: Booked, method: Method): Promise<string> {
  const id = await askDeposit(await desk.by('seller', booking, 0.5), { bookingId: booking.id, method });
  await prove(desk, booking, id, booking.depositDue, 1);
  await confirmDeposit(await desk.by('accountant', booking, 2), id, { reference: method === 'CASH' ? '' : 'FT26011875' });
  return id;
}

/** A deposit and a first part of the rest. */
async function taken(desk: Desk, booking: Booked) {
  await confirmed(desk, booking, 'TRANSFER');
  const part = booking.totalPrice - (booking.totalPrice % 1_000_000);
  const given = { bookingId: booking.id, method: 'CARD', payer: 'CUSTOMER', reference: 'POS 004417' } as const;
  await receive(await desk.by('accountant', booking, 4), { ...given, amount: Math.round(part / 4) });
}

/** Asked in cash, taken back, and asked again as a transfer that waits to be confirmed. */
async function askedAgain(desk: Desk, booking: Booked) {
  const first = await askDeposit(await desk.by('seller', booking, 0.5), { bookingId: booking.id, method: 'CASH' });
  const reason = desk.code === 'pn' ? 'Prefers a transfer.' : 'Khách muốn chuyển khoản.';
  await cancelDeposit(await desk.by('seller', booking, 1), first, reason);
  const second = await askDeposit(await desk.by('seller', booking, 1.2), { bookingId: booking.id, method: 'TRANSFER' });
  await prove(desk, booking, second, booking.depositDue, 3);
}

/** What is delivered was paid before: all that is not yet. */
export async function paidWhole(desk: Desk, booking: Booked, amount: number) {
  const accountant = await desk.by('accountant', booking, 48);
  await receive(accountant, {
    ...{ bookingId: booking.id, amount, method: 'TRANSFER', payer: 'CUSTOMER', reference: 'FT26009913' },
    receivedOn: dayOf(accountant.now, desk.timeZone),
  });
}

/** A booking that is given up after its deposit came, which is owed back or went back already. */
async function changedTheirMind(desk: Desk, like: Booked, refunds: boolean) {
  const { branchId, versionId, colorId, customerId, registrationArea } = like;
  const chosen = { branchId, versionId, colorId, customerId, registrationArea, type: 'CASH_SALE', accessories: [], services: [] };
  const seller = await desk.by('seller', like, refunds ? 1 : 2);
  const id = await draftBooking(seller, BookingDraft.parse(chosen));
  await submitBooking(seller, id);
  const [booking] = await desk.ctx.tx.select().from(bookings).where(eq(bookings.id, id));
  if (!booking) throw new Error('a booking that was just made is not there');
  const deposit = await confirmed(desk, booking, 'TRANSFER');
  const reason = desk.code === 'pn' ? 'Moves to another city.' : 'Khách chuyển công tác.';
  await cancelBooking(await desk.by('seller', booking, 5), id, reason);
  if (refunds) await refundDeposit(await desk.by('manager', booking, 8), deposit, { method: 'TRANSFER', reference: 'FT26012240' });
}
