import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, test } from 'vitest';
import { brokenInvariants } from '#app/server/invariants.ts';
import { type Reply, startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { cashDeskAt } from '../deposit/server/seed.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const { rows, aShade, aBooking, aCar, choice, aQuotation, convert, colleague } = await bookingsAt(server);
const { sales, accountant, manager, receive, refund, bookOf, aDeposit } = await cashDeskAt(server);

afterAll(async () => {
  expect(await brokenInvariants(server.database.pool)).toEqual([]);
  await server.stop();
});

const problem = ({ status, body }: Reply) => ({ status, type: body.type });
const owed = (reply: Reply) => expect(problem(reply)).toEqual({ status: 409, type: '/problems/payment/more-than-owed' });
const shade = aShade();

describe('receiving money', () => {
  test('lowers what is due, by cash, transfer and card, until nothing is', async () => {
    const { id, totalPrice, dealId } = await aBooking(shade);
    const deposit = await aDeposit(id);
    const rest = totalPrice - deposit.amount;
    const { status, body } = await receive(id, 10_000_000, { method: 'CASH', reference: 'Phiếu 12' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ kind: 'PAYMENT', payer: 'CUSTOMER', method: 'CASH', amount: 10_000_000, receivedOn: '2026-11-20' });
    expect(body.receiptNumber).toMatch(/^RC-2026-\d{4}$/);
    expect((await sales.get(`/api/sales/payments/${body.id}`)).body).toEqual(body);
    await receive(id, 20_000_000, { method: 'CARD' });
    owed(await receive(id, rest - 29_999_999));
    expect((await receive(id, rest - 30_000_000)).status).toBe(201);
    expect(await bookOf(id)).toMatchObject({ asked: totalPrice, received: totalPrice, due: 0, refundable: rest });
    expect(problem(await receive(id, 1))).toEqual({ status: 409, type: '/problems/payment/nothing-owed' });
    const [last] = await rows("select changes from events where deal_id = $1 and subject = 'payment' order by at desc, id desc limit 1", [
      dealId,
    ]);
    expect(last.changes).toMatchObject({ bookingId: id, due: 0 });
    expect((await accountant.get('/api/sales/payments?kind=PAYMENT&method=CARD')).body.items[0].bookingNumber).toBeDefined();
    expect((await accountant.get(`/api/sales/payments?q=${body.receiptNumber}`)).body.items).toHaveLength(1);
  });

  test('is refused for a booking that is not confirmed', async () => {
    const draft = await sales.post('/api/sales/bookings', choice(shade));
    expect(problem(await receive(draft.body.id, 1_000))).toEqual({ status: 409, type: '/problems/platform/move-refused' });
  });

  test('is not the salesperson’s to do, nor for another branch or a colleague to see', async () => {
    const { id } = await aBooking(shade);
    expect((await receive(id, 1_000, {}, sales)).status).toBe(403);
    expect((await receive(id, 1_000, {}, await server.as('accountant.hcm'))).status).toBe(404);
    const { body } = await receive(id, 1_000);
    expect((await colleague.get(`/api/sales/payments/${body.id}`)).status).toBe(404);
    expect((await colleague.get(`/api/sales/payments/${body.id}/pdf`)).status).toBe(404);
    expect((await colleague.get(`/api/sales/payments/cash-book?bookingId=${id}`)).status).toBe(404);
  });

  test('with the same Idempotency-Key happens once and gives the first answer again, byte for byte', async () => {
    const { id } = await aBooking(shade);
    const pay = (amount: number) =>
      accountant.post('/api/sales/payments', { bookingId: id, amount, method: 'CASH' }, { 'idempotency-key': 'pay once' });
    const first = await pay(1_000);
    expect((await pay(1_000)).text).toBe(first.text);
    expect((await pay(2_000)).status).toBe(422);
    expect((await bookOf(id)).received).toBe(1_000);
  });

  test('of the last amount by fifty at once pays once', async () => {
    const { id, totalPrice } = await aBooking(shade);
    const replies = await Promise.all(Array.from({ length: 50 }, (_, at) => receive(id, totalPrice, {}, at % 2 ? accountant : manager)));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const no of replies.filter(({ status }) => status !== 201)) expect(no.status).toBe(409);
    expect(await bookOf(id)).toMatchObject({ received: totalPrice, due: 0 });
  });

  test('a row of money is never changed or taken away, whoever asks the database', async () => {
    const { id } = await aBooking(shade);
    const { body } = await receive(id, 1_000);
    await expect(rows('update payments set amount = 2 where id = $1', [body.id])).rejects.toThrow(/append-only/);
    await expect(rows('delete from payments where id = $1', [body.id])).rejects.toThrow(/append-only/);
    await expect(rows('update cash_books set refunded = 1001 where booking_id = $1', [id])).rejects.toThrow(/cash_books/);
  });
});

describe('giving money back', () => {
  test('by fifty at once never gives more than was received', async () => {
    const { id } = await aBooking(shade);
    await receive(id, 1_000_000);
    const replies = await Promise.all(Array.from({ length: 50 }, () => refund(id, 100_000)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(10);
    for (const no of replies.filter(({ status }) => status !== 200)) expect(no.status).toBe(409);
    const book = await bookOf(id);
    expect(book).toMatchObject({ received: 1_000_000, refunded: 1_000_000, refundable: 0 });
    expect(book.payments.filter(({ kind }: { kind: string }) => kind === 'REFUND')).toHaveLength(10);
  });

  test('leaves the deposit alone, which goes back as a deposit', async () => {
    const { id } = await aBooking(shade);
    await aDeposit(id);
    expect(problem(await refund(id, 1))).toEqual({ status: 409, type: '/problems/payment/nothing-to-refund' });
    await receive(id, 500);
    expect(problem(await refund(id, 501))).toEqual({ status: 409, type: '/problems/payment/more-than-received' });
    expect((await refund(id, 500)).status).toBe(200);
  });

  test('is not for whoever took it, nor for the salesperson', async () => {
    const { id } = await aBooking(shade);
    await receive(id, 5_000);
    expect(problem(await refund(id, 5_000, {}, accountant))).toEqual({ status: 409, type: '/problems/payment/own-confirmation' });
    expect((await refund(id, 5_000, {}, sales)).status).toBe(403);
    expect((await refund(id, 5_000)).status).toBe(200);
  });
});

describe('a bank’s promise', () => {
  const commit = (bookingId: string, amount: number, over: object = {}) =>
    accountant.post('/api/sales/payments/commit', { bookingId, lender: 'Vietcombank', amount, reference: 'HĐTD 77', ...over });

  test('covers the rest, so that nothing is due; what the bank then pays is taken off it', async () => {
    const { id, totalPrice } = await aBooking(shade);
    const { amount } = await aDeposit(id);
    const { status, body } = await commit(id, totalPrice - amount);
    expect(status).toBe(200);
    expect(body).toMatchObject({ due: 0, committed: totalPrice - amount, lender: 'Vietcombank', lenderReference: 'HĐTD 77' });
    owed(await receive(id, 1));
    expect((await receive(id, 1_000, { payer: 'LENDER' })).status).toBe(201);
    expect(await bookOf(id)).toMatchObject({ due: 0, committed: totalPrice - amount - 1_000, received: amount + 1_000 });
  });

  test('is never more than is missing, and may be changed or taken back', async () => {
    const { id, totalPrice } = await aBooking(shade);
    owed(await commit(id, totalPrice + 1));
    expect((await commit(id, 5_000)).body.committed).toBe(5_000);
    expect((await commit(id, 3_000)).body.committed).toBe(3_000);
    expect((await commit(id, 0)).body).toMatchObject({ committed: 0, lender: '', due: totalPrice });
  });
});

describe('the booking and its money', () => {
  test('an amended price is what is asked from then on, unless more was received', async () => {
    const quotation = await aQuotation(shade);
    const booking = (await convert(quotation.id)).body;
    await receive(booking.id, 1_000);
    const others = await rows(
      `select vc.version_id as "versionId", vc.color_id as "colorId" from version_colors vc join versions v on v.id = vc.version_id
       where v.model_id = (select model_id from versions where id = $1) and v.id <> $1 limit 1`,
      [shade.versionId],
    );
    const { body } = await sales.post(`/api/sales/bookings/${booking.id}/amend`, others[0]);
    expect(body.totalPrice).not.toBe(booking.totalPrice);
    expect(await bookOf(booking.id)).toMatchObject({ asked: body.totalPrice, due: body.totalPrice - 1_000 });
  });

  test('a cancelled booking owes back all that it received', async () => {
    await aCar(aShade());
    const { id } = await aBooking(shade);
    const deposit = await aDeposit(id);
    await receive(id, 7_000_000);
    await sales.post(`/api/sales/bookings/${id}/cancel`, { reason: 'Không vay được' });
    expect(await bookOf(id)).toMatchObject({ due: 0, owedBack: deposit.amount + 7_000_000, refundable: 7_000_000 });
    expect((await refund(id, 7_000_000)).status).toBe(200);
    expect((await manager.post(`/api/sales/deposits/${deposit.id}/refund`, { method: 'TRANSFER' })).status).toBe(200);
    expect(await bookOf(id)).toMatchObject({ owedBack: 0, refundable: 0 });
  });
});

describe('what the database keeps in balance by itself', () => {
  test('a booking that is paid is not amended to less than was received, and stays as it was', async () => {
    const others = await rows(
      `select vc.version_id as "versionId", vc.color_id as "colorId" from version_colors vc join versions v on v.id = vc.version_id
       where v.model_id = (select model_id from versions where id = $1) and v.id <> $1 limit 1`,
      [shade.versionId],
    );
    const shades = [shade, others[0]];
    const pair = [await aBooking(shades[0]), await aBooking(shades[1])];
    const dearer = pair[0].totalPrice > pair[1].totalPrice ? 0 : 1;
    const { id, totalPrice, versionId } = pair[dearer];
    await receive(id, totalPrice);
    const no = await sales.post(`/api/sales/bookings/${id}/amend`, shades[1 - dearer]);
    expect(problem(no)).toEqual({ status: 409, type: '/problems/payment/price-below-received' });
    expect((await sales.get(`/api/sales/bookings/${id}`)).body).toMatchObject({ versionId, totalPrice });
    expect(await bookOf(id)).toMatchObject({ asked: totalPrice, due: 0 });
  });

  test('a cancelled booking is no concern of its bank any more', async () => {
    const { id, totalPrice } = await aBooking(shade);
    const promise = { bookingId: id, lender: 'VPBank', amount: totalPrice };
    expect((await accountant.post('/api/sales/payments/commit', promise)).status).toBe(200);
    expect((await sales.post(`/api/sales/bookings/${id}/cancel`, { reason: 'Hồ sơ vay bị từ chối' })).status).toBe(200);
    expect(await bookOf(id)).toMatchObject({ committed: 0, due: 0, owedBack: 0, lender: '' });
    expect(problem(await receive(id, 1_000, { payer: 'LENDER' }))).toEqual({ status: 409, type: '/problems/platform/move-refused' });
  });
});

describe('a receipt', () => {
  test('says who paid what for which car in both languages, the same bytes each time', async () => {
    const { id, bookingNumber } = await aBooking(shade);
    const { body } = await receive(id, 125_000_000, { reference: 'FT26324' });
    const pdf = (locale: string) => accountant.get(`/api/sales/payments/${body.id}/pdf?locale=${locale}`);
    const textOf = async (locale: string) =>
      (await extractText(await getDocumentProxy((await pdf(locale)).bytes), { mergePages: true })).text.replace(/\s+/g, ' ');
    const vi = await textOf('vi');
    for (const said of ['Phiếu thu', body.receiptNumber, '125.000.000 ₫', 'Nguyễn Đức Thắng', bookingNumber, 'Chuyển khoản', 'FT26324'])
      expect(vi).toContain(said);
    const en = await textOf('en');
    for (const said of ['Receipt', '20/11/2026', 'Bank transfer', 'Paid so far']) expect(en).toContain(said);
    expect(Buffer.from((await pdf('vi')).bytes)).toEqual(Buffer.from((await pdf('vi')).bytes));
  });
});
