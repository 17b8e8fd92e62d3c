import { afterAll, describe, expect, test } from 'vitest';
import { brokenInvariants } from '#app/server/invariants.ts';
import { type Reply, startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { cashDeskAt } from '../deposit/server/seed.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const { rows, aShade, aCar, aBooking, choice } = await bookingsAt(server);
const { sales, accountant, manager, receive, refund, confirm, ask, bookOf, aDeposit, aProven } = await cashDeskAt(server);

afterAll(async () => {
  expect(await brokenInvariants(server.database.pool)).toEqual([]);
  await server.stop();
});

const problem = ({ status, body }: Reply) => ({ status, type: body.type });
const now = '2026-11-20T03:00:00.000Z';
const commit = (bookingId: string, amount: number) =>
  accountant.post('/api/sales/payments/commit', { bookingId, lender: 'Vietcombank', amount, reference: 'HĐTD 77' });
/** A booking with its car. */
const aHeld = async (over: object = {}) => {
  const shade = aShade();
  const car = await aCar(shade);
  return { ...(await aBooking(shade, over)), shade, car };
};
const standing = async (bookingId: string) => {
  const { depositAt, cars } = (await sales.get(`/api/sales/bookings/${bookingId}`)).body;
  return { depositAt, cars: cars.map(({ status, heldUntil }: { status: string; heldUntil: string | null }) => [status, heldUntil]) };
};
const sure = { depositAt: now, cars: [['ALLOCATED', null]] };
const unsure = { depositAt: null, cars: [['HELD', '2026-11-23T03:00:00.000Z']] };

describe('a booking has its car for good', () => {
  test('once what was received without a deposit reaches the deposit that was agreed, not a đồng before', async () => {
    const { id, depositDue, dealId } = await aHeld();
    await receive(id, depositDue - 1);
    expect(await standing(id)).toEqual(unsure);
    await receive(id, 1);
    expect(await standing(id)).toEqual(sure);
    const events = (await rows("select subject || '.' || move as what from events where deal_id = $1", [dealId])).map(({ what }) => what);
    expect(events.filter((what) => what === 'vehicle.allocate')).toHaveLength(1);
    expect(events.filter((what) => what === 'booking.secure')).toHaveLength(1);
  });

  test('when it is paid in full at once, and its hold no longer lapses', async () => {
    const { id, totalPrice } = await aHeld();
    await receive(id, totalPrice);
    server.clock.set('2026-12-20T03:00:00Z');
    await server.runJob('vehicle.release-lapsed');
    server.clock.set('2026-11-20T03:00:00Z');
    expect(await standing(id)).toEqual(sure);
  });

  test('when a bank’s promise leaves nothing for the customer to pay', async () => {
    const { id, totalPrice, depositDue } = await aHeld();
    await commit(id, totalPrice - depositDue + 1);
    expect(await standing(id)).toEqual(unsure);
    await commit(id, totalPrice);
    expect(await standing(id)).toEqual(sure);
    await commit(id, 0);
    expect(await standing(id)).toEqual(unsure);
  });

  test('from the first moment where no deposit was agreed, booked from a quotation or direct', async () => {
    expect(await standing((await aHeld({ depositDue: 0 })).id)).toEqual(sure);
    const shade = aShade();
    await aCar(shade);
    const { body } = await sales.post('/api/sales/bookings', choice(shade, { depositDue: 0 }));
    expect(await standing(body.id)).toMatchObject({ depositAt: null });
    expect((await sales.post(`/api/sales/bookings/${body.id}/submit`)).body.allocation).toBe('ALLOCATED');
    expect(await standing(body.id)).toEqual(sure);
  });

  test('and keeps the car that comes later, before those who wait without having paid', async () => {
    const shade = aShade();
    const [first, second] = [await aBooking(shade), await aBooking(shade)];
    await receive(second.id, second.depositDue);
    await aCar(shade);
    expect(await standing(second.id)).toEqual(sure);
    expect(await standing(first.id)).toEqual({ depositAt: null, cars: [] });
  });

  test('with its deposit confirmed, whatever else goes back', async () => {
    const { id } = await aHeld();
    await aDeposit(id, { amount: 1_000_000 });
    await receive(id, 500_000);
    await refund(id, 500_000);
    expect(await standing(id)).toEqual(sure);
  });

  test('as long as the money is there: what goes back makes its car a held one again, prepared where it was', async () => {
    const { id, depositDue } = await aHeld();
    await receive(id, depositDue);
    expect((await refund(id, 1)).status).toBe(200);
    expect(await standing(id)).toEqual(unsure);
    await receive(id, 1);
    expect(await standing(id)).toEqual(sure);
    expect(await rows('select status from preparations where booking_id = $1', [id])).toEqual([{ status: 'PENDING' }]);
  });
});

describe('a deposit that was confirmed by mistake', () => {
  const reverse = (id: string, by = manager, reason = 'Nhập nhầm') => by.post(`/api/sales/deposits/${id}/reverse`, { reason });

  test('is taken out of the book by a counter-entry; what was entered stays, and the car is held as before', async () => {
    const { id, totalPrice } = await aHeld();
    const deposit = await aDeposit(id);
    expect(await standing(id)).toEqual(sure);
    const { status, body } = await reverse(deposit.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'REFUNDED', reason: 'Nhập nhầm', confirmedByName: 'Lê Thị Mai', receipt: deposit.receipt });
    expect(await standing(id)).toEqual(unsure);
    const book = await bookOf(id);
    expect(book).toMatchObject({ due: totalPrice, received: deposit.amount, refunded: deposit.amount, refundable: 0 });
    expect(book.payments.map(({ kind, note }: { kind: string; note: string }) => [kind, note])).toEqual([
      ['REFUND', 'Nhập nhầm'],
      ['DEPOSIT', ''],
    ]);
    const moves = await rows("select move from events where subject_id = $1 and subject = 'deposit' order by at, id", [deposit.id]);
    expect(moves.map(({ move }) => move)).toEqual(['ask', 'prove', 'confirm', 'reverse']);
    expect((await confirm((await aProven(id)).id)).body.status).toBe('CONFIRMED');
    expect(await standing(id)).toEqual(sure);
  });

  test('leaves the car where other money reaches the deposit', async () => {
    const { id, depositDue } = await aHeld();
    const deposit = await aDeposit(id);
    await receive(id, depositDue);
    await reverse(deposit.id);
    expect(await standing(id)).toEqual(sure);
  });

  test('is not taken out by whoever confirmed it, nor by a salesperson, nor without a reason, nor twice', async () => {
    const { id } = await aHeld();
    const deposit = await aDeposit(id);
    expect(problem(await reverse(deposit.id, accountant))).toEqual({ status: 409, type: '/problems/payment/own-confirmation' });
    expect((await reverse(deposit.id, sales)).status).toBe(403);
    expect((await reverse(deposit.id, manager, ' ')).status).toBe(400);
    expect((await reverse(deposit.id, (await server.as('manager.hcm')) as typeof manager)).status).toBe(404);
    const replies = await Promise.all(Array.from({ length: 20 }, () => reverse(deposit.id)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
    expect(await bookOf(id)).toMatchObject({ received: deposit.amount, refunded: deposit.amount });
  });

  test('makes room for another that is asked for', async () => {
    const { id } = await aHeld();
    await reverse((await aDeposit(id)).id);
    expect((await ask(id)).status).toBe(201);
  });
});
