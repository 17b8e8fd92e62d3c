import { afterAll, describe, expect, test } from 'vitest';
import { brokenInvariants } from '#app/server/invariants.ts';
import { type Reply, startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { cashDeskAt } from './seed.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const { rows, aShade, aCar, aBooking, colleague } = await bookingsAt(server);
const { sales, accountant, manager, ask, prove, confirm, bookOf, aProven, aDeposit } = await cashDeskAt(server);

afterAll(async () => {
  expect(await brokenInvariants(server.database.pool)).toEqual([]);
  await server.stop();
});

const problem = ({ status, body }: Reply) => ({ status, type: body.type });
const shade = aShade();

describe('asking for a deposit', () => {
  test('asks for what was agreed with the booking, a tenth of its total', async () => {
    const booking = await aBooking(shade);
    const { status, body: deposit } = await ask(booking.id);
    expect(status).toBe(201);
    expect(deposit).toMatchObject({
      status: 'PENDING',
      amount: Math.round(booking.totalPrice / 10),
      currency: 'VND',
      method: 'TRANSFER',
      bookingNumber: booking.bookingNumber,
      quoteNumber: booking.quotation.quoteNumber,
      customerName: 'Nguyễn Đức Thắng',
      proven: false,
      receipt: null,
    });
    expect(deposit.depositNumber).toMatch(/^DP-2026-\d{4}$/);
    expect(deposit.book).toMatchObject({ asked: booking.totalPrice, received: 0, due: booking.totalPrice });
    expect(deposit.moves).toEqual([
      { move: 'prove', blockedBy: null },
      { move: 'cancel', blockedBy: null },
    ]);
    expect((await sales.get(`/api/sales/deposits/${deposit.id}`)).body).toEqual(deposit);
    expect((await sales.get('/api/sales/deposits')).body.items[0]).toMatchObject({ id: deposit.id });
    expect((await accountant.get(`/api/sales/deposits?status=PENDING&q=${deposit.depositNumber}`)).body.items).toHaveLength(1);
    expect((await accountant.get('/api/sales/deposits?q=duc+thang')).body.items).not.toHaveLength(0);
  });

  test('asks once at a time, however many ask', async () => {
    const { id } = await aBooking(shade);
    const replies = await Promise.all(Array.from({ length: 20 }, (_, at) => ask(id, {}, at % 2 ? sales : manager)));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const no of replies.filter(({ status }) => status !== 201))
      expect(problem(no)).toEqual({ status: 409, type: '/problems/payment/deposit-stands' });
    expect(await rows('select id from deposits where booking_id = $1', [id])).toHaveLength(1);
  });

  test('never asks for more than is owed, and says what is wrong at its field', async () => {
    const { id, totalPrice } = await aBooking(shade);
    const no = await ask(id, { amount: totalPrice + 1 });
    expect(problem(no)).toEqual({ status: 409, type: '/problems/payment/more-than-owed' });
    expect(no.body.violations[0].at).toBe('/amount');
    expect((await ask(id, { amount: 0 })).status).toBe(400);
    expect((await ask(id, { status: 'CONFIRMED', branchId: id })).body.violations.map(({ at }: { at: string }) => at)).toEqual([
      '/status',
      '/branchId',
    ]);
    expect((await ask(id, { amount: totalPrice })).status).toBe(201);
  });

  test('wants an amount where none was agreed', async () => {
    const { id } = await aBooking(shade, { depositDue: 0 });
    expect(problem(await ask(id))).toEqual({ status: 400, type: '/problems/payment/amount-needed' });
    expect((await ask(id, { amount: 5_000_000 })).body.amount).toBe(5_000_000);
  });

  test('does not exist for a colleague or another branch, and is not operations’ to do', async () => {
    const { id } = await aBooking(shade);
    expect((await ask(id, {}, colleague)).status).toBe(404);
    expect((await ask(id, {}, await server.as('accountant.hcm'))).status).toBe(404);
    expect((await ask(id, {}, await server.as('operations.hn'))).status).toBe(403);
    const { body } = await ask(id);
    expect((await colleague.get(`/api/sales/deposits/${body.id}`)).status).toBe(404);
    expect((await (await server.as('accountant.hcm')).get(`/api/sales/deposits/${body.id}`)).status).toBe(404);
  });
});

describe('confirming a deposit', () => {
  test('is refused without its proof, and saves nothing', async () => {
    const { id } = await aBooking(shade);
    const { body: deposit } = await ask(id);
    expect(problem(await confirm(deposit.id))).toEqual({ status: 409, type: '/problems/payment/no-proof' });
    expect(await bookOf(id)).toMatchObject({ received: 0, payments: [] });
  });

  test('is not the salesperson’s to do', async () => {
    const proven = await aProven((await aBooking(shade)).id);
    expect(problem(await confirm(proven.id, {}, sales))).toEqual({ status: 403, type: '/problems/platform/not-permitted' });
  });

  test('takes the money, issues the receipt and keeps the car for good', async () => {
    const own = aShade();
    const car = await aCar(own);
    const booking = await aBooking(own);
    expect(booking.allocation).toBe('ALLOCATED');
    const proven = await aProven(booking.id);
    expect(proven).toMatchObject({ proven: true, status: 'PENDING' });
    expect((await sales.get(`/api/documents/${proven.proofId}/link`)).status).toBe(200);
    const { status, body } = await confirm(proven.id, { reference: 'FT26324', receivedOn: '2026-11-19' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'CONFIRMED', confirmedByName: 'Lê Thị Mai', confirmedAt: '2026-11-20T03:00:00.000Z' });
    expect(body.receipt.receiptNumber).toMatch(/^RC-2026-\d{4}$/);
    expect(body.book).toMatchObject({ received: body.amount, due: booking.totalPrice - body.amount, refundable: 0 });
    expect((await rows('select status, held_until from vehicles where id = $1', [car.id]))[0]).toEqual({
      status: 'ALLOCATED',
      held_until: null,
    });
    expect((await sales.get(`/api/sales/bookings/${booking.id}`)).body.depositAt).toBe('2026-11-20T03:00:00.000Z');
    const [payment] = (await bookOf(booking.id)).payments;
    expect(payment).toMatchObject({ kind: 'DEPOSIT', reference: 'FT26324', receivedOn: '2026-11-19', depositNumber: body.depositNumber });
    const events = await rows("select subject || '.' || move as what, changes from events where deal_id = $1", [booking.dealId]);
    expect(events.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['deposit.ask', 'deposit.prove', 'deposit.confirm', 'vehicle.allocate', 'payment.receive']),
    );
    expect(events.find(({ what }) => what === 'payment.receive')?.changes).toMatchObject({ due: booking.totalPrice - body.amount });
  });

  test('happens once, however often it is pressed', async () => {
    const { id } = await aBooking(shade);
    const proven = await aProven(id);
    const replies = await Promise.all(Array.from({ length: 30 }, (_, at) => confirm(proven.id, {}, at % 2 ? accountant : manager)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(await bookOf(id)).toMatchObject({ received: proven.amount });
    expect((await bookOf(id)).payments).toHaveLength(1);
  });

  test('puts a booking that waits before those without a deposit, and its car does not lapse', async () => {
    const own = aShade();
    const first = await aBooking(own);
    const second = await aBooking(own);
    await aDeposit(second.id);
    const car = await aCar(own);
    const [taken] = await rows('select booking_id, status, held_until from vehicles where id = $1', [car.id]);
    expect(taken).toEqual({ booking_id: second.id, status: 'ALLOCATED', held_until: null });
    expect((await sales.get(`/api/sales/bookings/${first.id}`)).body).toMatchObject({ allocation: 'BACKORDERED', place: 1 });
  });

  test('refuses a day that has not come in the branch', async () => {
    const proven = await aProven((await aBooking(shade)).id);
    expect(problem(await confirm(proven.id, { receivedOn: '2026-11-21' }))).toEqual({
      status: 400,
      type: '/problems/payment/received-in-future',
    });
  });

  test('takes no proof that is not a picture or a PDF', async () => {
    const { body: deposit } = await ask((await aBooking(shade)).id);
    const no = await sales.upload(`/api/sales/deposits/${deposit.id}/proof`, 'slip.png', '<svg onload="alert(1)"/>');
    expect(no.status).toBe(415);
    expect((await sales.get(`/api/sales/deposits/${deposit.id}`)).body.proven).toBe(false);
    expect((await prove(deposit.id)).body.proven).toBe(true);
  });
});

describe('cancelling and refunding a deposit', () => {
  test('that was never received leaves nothing to give back, and another may be asked for', async () => {
    const { id } = await aBooking(shade);
    const { body: deposit } = await ask(id);
    const cancelled = await sales.post(`/api/sales/deposits/${deposit.id}/cancel`, { reason: 'Khách xin trả tiền mặt' });
    expect(cancelled.body).toMatchObject({ status: 'CANCELLED', reason: 'Khách xin trả tiền mặt' });
    expect(problem(await accountant.post(`/api/sales/deposits/${deposit.id}/refund`, { method: 'CASH' }))).toEqual({
      status: 409,
      type: '/problems/payment/nothing-received',
    });
    expect((await ask(id, { method: 'CASH' })).status).toBe(201);
  });

  test('that was confirmed goes with its booking: the car is free, the queue served, the deposit owed back and refunded once', async () => {
    const own = aShade();
    const car = await aCar(own);
    const booking = await aBooking(own);
    const deposit = await aDeposit(booking.id);
    const next = await aBooking(own);
    const path = `/api/sales/deposits/${deposit.id}`;
    expect(problem(await sales.post(`${path}/cancel`, { reason: 'Đổi ý' }))).toEqual({
      status: 409,
      type: '/problems/payment/booking-stands',
    });
    expect((await sales.post(`/api/sales/bookings/${booking.id}/cancel`, { reason: 'Khách đổi ý' })).status).toBe(200);
    expect((await rows('select booking_id from vehicles where id = $1', [car.id]))[0].booking_id).toBe(next.id);
    expect((await sales.get(path)).body).toMatchObject({
      status: 'CANCELLED',
      reason: 'Khách đổi ý',
      book: { owedBack: deposit.amount, due: 0 },
    });
    const refund = (by = manager) => by.post(`${path}/refund`, { method: 'TRANSFER', reference: 'FT9' });
    expect(problem(await refund(accountant))).toEqual({ status: 409, type: '/problems/payment/own-confirmation' });
    const replies = await Promise.all(Array.from({ length: 20 }, () => refund()));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await sales.get(path)).body).toMatchObject({ status: 'REFUNDED', book: { owedBack: 0, refunded: deposit.amount } });
    const [back] = (await bookOf(booking.id)).payments;
    expect(back).toMatchObject({ kind: 'REFUND', amount: deposit.amount, receiptNumber: null, depositNumber: deposit.depositNumber });
    expect((await accountant.get(`/api/sales/payments/${back.id}/pdf`)).status).toBe(404);
  });
});
