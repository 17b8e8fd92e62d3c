import { afterAll, expect, test } from 'vitest';
import { brokenInvariants } from '#app/server/invariants.ts';
import { type Reply, startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { cashDeskAt } from '#payment/deposit/server/seed.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const { rows, aShade, aCar, aBooking } = await bookingsAt(server);
const { sales, accountant, manager, receive, refund, bookOf, aDeposit } = await cashDeskAt(server);

afterAll(async () => {
  expect(await brokenInvariants(server.database.pool)).toEqual([]);
  await server.stop();
});

const problem = ({ status, body }: Reply) => ({ status, type: body.type });
const at = (id: string, rest = '') => `/api/sales/contracts/${id}${rest}`;
const tradeInValue = 150_000_000;
const tradeIn = 'Honda City 2019, 29A-123.45';
const aHeld = async () => {
  const shade = aShade();
  const car = await aCar(shade);
  return { ...(await aBooking(shade)), car };
};
const draw = async (bookingId: string, over: object = {}) =>
  (await sales.post('/api/sales/contracts', { bookingId, deliveryOn: '2026-12-01', tradeIn, tradeInValue, ...over })).body;
const sign = async (id: string) =>
  sales.post(at(id, '/sign'), {
    how: 'TYPED',
    name: 'Nguyễn Đức Thắng',
    contentHash: (await sales.get(at(id, '/paper'))).body.sha256,
  });
const approve = (id: string) => manager.post(at(id, '/approve'));
/** A contract that both have signed. */
const aStanding = async (bookingId: string, over: object = {}) => {
  const { id } = await draw(bookingId, over);
  await sign(id);
  return (await approve(id)).body;
};

test('a car given in payment lowers what is due once the contract is countersigned, not what the car costs', async () => {
  const { id, totalPrice } = await aHeld();
  const contract = await draw(id);
  await sign(contract.id);
  expect(await bookOf(id)).toMatchObject({ asked: totalPrice, tradedIn: 0, due: totalPrice });
  expect((await approve(contract.id)).body).toMatchObject({ status: 'APPROVED', totalPrice });
  expect(await bookOf(id)).toMatchObject({ asked: totalPrice, tradedIn: tradeInValue, due: totalPrice - tradeInValue });
  const [event] = await rows("select changes from events where subject = 'payment' and move = 'trade' and subject_id = $1", [id]);
  expect(event.changes).toEqual({ bookingId: id, amount: [0, tradeInValue], due: totalPrice - tradeInValue });
});

test('payment, bank and car together pay the price to the đồng, the car is allocated, and the invoice says each', async () => {
  const { id, totalPrice } = await aHeld();
  await aStanding(id, { terms: 'BANK', lender: 'Vietcombank', lenderAmount: 300_000_000 });
  const deposit = await aDeposit(id);
  const promise = { bookingId: id, lender: 'Vietcombank', amount: 300_000_000, reference: 'VCB-11' };
  expect((await accountant.post('/api/sales/payments/commit', promise)).status).toBe(200);
  const rest = totalPrice - tradeInValue - 300_000_000 - deposit.amount;
  expect(problem(await receive(id, rest + 1))).toEqual({ status: 409, type: '/problems/payment/more-than-owed' });
  expect((await receive(id, rest)).status).toBe(201);
  expect(await bookOf(id)).toMatchObject({ due: 0 });
  const [row] = (await accountant.get(`/api/sales/invoices?bookingId=${id}`)).body.items;
  expect((await accountant.get(`/api/sales/invoices/${row.id}`)).body).toMatchObject({
    ...{ total: totalPrice, tradedIn: tradeInValue, committed: 300_000_000, paid: deposit.amount + rest, due: 0 },
  });
});

test('where the car covers all that is left, nothing waits for money: the booking is sure, the invoice issued', async () => {
  const { id, totalPrice } = await aHeld();
  await aStanding(id, { tradeInValue: totalPrice });
  expect(await bookOf(id)).toMatchObject({ due: 0, tradedIn: totalPrice });
  expect((await sales.get(`/api/sales/bookings/${id}`)).body.cars).toMatchObject([{ status: 'ALLOCATED' }]);
  expect((await accountant.get(`/api/sales/invoices?bookingId=${id}`)).body.items).toHaveLength(1);
});

test('a cancelled contract takes its car back: the whole price is due again', async () => {
  const { id, totalPrice } = await aHeld();
  const contract = await aStanding(id);
  expect((await sales.post(at(contract.id, '/cancel'), { reason: 'Khách giữ lại xe cũ' })).status).toBe(200);
  expect(await bookOf(id)).toMatchObject({ tradedIn: 0, due: totalPrice });
  expect(await bookOf((await aHeld()).id)).toMatchObject({ tradedIn: 0 });
});

test('a cancelled booking does the same, and owes back the money alone', async () => {
  const { id } = await aHeld();
  await aStanding(id);
  await receive(id, 5_000_000);
  expect((await sales.post(`/api/sales/bookings/${id}/cancel`, { reason: 'Khách đổi ý' })).status).toBe(200);
  expect(await bookOf(id)).toMatchObject({ tradedIn: 0, due: 0, owedBack: 5_000_000 });
});

test('is not countersigned for more than is left to pay, and the database would not take it', async () => {
  const { id, totalPrice } = await aHeld();
  const contract = await draw(id);
  await sign(contract.id);
  await receive(id, totalPrice - tradeInValue + 1);
  expect(problem(await approve(contract.id))).toEqual({ status: 409, type: '/problems/payment/traded-beyond-rest' });
  await expect(rows('update cash_books set traded_in = $2 where booking_id = $1', [id, tradeInValue])).rejects.toThrow('cash_books_owed');
  expect((await refund(id, 1)).status).toBe(200);
  expect((await approve(contract.id)).status).toBe(200);
  expect(await bookOf(id)).toMatchObject({ due: 0 });
});

test('countersigning while the last amount is paid never counts more than the price', async () => {
  for (let round = 0; round < 5; round++) {
    const { id, totalPrice } = await aHeld();
    const contract = await draw(id);
    await sign(contract.id);
    const [paid, signed] = await Promise.all([receive(id, totalPrice), approve(contract.id)]);
    expect([paid.status, signed.status].sort()).toEqual(paid.status === 201 ? [201, 409] : [200, 409]);
  }
});
