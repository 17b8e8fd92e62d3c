import { afterAll, expect, test } from 'vitest';
import { startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { cashDeskAt } from '#payment/deposit/server/seed.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const { aShade, aCar, aBooking } = await bookingsAt(server);
const { sales, accountant, receive, aDeposit } = await cashDeskAt(server);
afterAll(() => server.stop());

const shade = aShade();
await aCar(shade);
const { id: bookingId, totalPrice } = await aBooking(shade);
const deposit = await aDeposit(bookingId);
const { body: payment } = await receive(bookingId, totalPrice - deposit.amount);
const { body: contract } = await sales.post('/api/sales/contracts', { bookingId, deliveryOn: '2026-12-01' });
const [invoice] = (await accountant.get(`/api/sales/invoices?bookingId=${bookingId}`)).body.items;

type Item = { kind: string; title: string; path: string };
const search = async (q: string, who = 'sales.hn'): Promise<Item[]> =>
  (await (await server.as(who)).get(`/api/search?q=${encodeURIComponent(q)}`)).body.items;

const papers: [string, string, string][] = [
  ['DEPOSIT', deposit.depositNumber, `/sales/deposits/${deposit.id}`],
  ['RECEIPT', payment.receiptNumber, `/sales/bookings/${bookingId}/cash-book`],
  ['CONTRACT', contract.contractNumber, `/sales/contracts/${contract.id}`],
  ['INVOICE', invoice.invoiceNumber, `/sales/invoices/${invoice.id}`],
];

test.each(papers)('a %s is found by its number %s, whole, in small letters or without its year', async (kind, number, path) => {
  const [series, , count] = number.split('-');
  for (const q of [number, number.toLowerCase(), `${series} ${Number(count)}`])
    expect((await search(q))[0]).toMatchObject({ kind, title: number, path });
});

test.each(papers)('a %s is its seller’s and those’ who may see it: %s', async (_, number) => {
  const seen = async (who: string) => (await search(number, who)).filter(({ title }) => title === number).length;
  const may = ['sales.hn', 'manager.hn', 'accountant.hn', 'admin'];
  const mayNot = ['sales2.hn', 'manager.hcm', 'accountant.pn', 'guard.hn'];
  expect(await Promise.all([...may, ...mayNot].map(seen))).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
});

test('a credit note leads to the invoice that it takes back', async () => {
  expect((await sales.post(`/api/sales/bookings/${bookingId}/cancel`, { reason: 'Khách đổi ý' })).status).toBe(200);
  const { creditNumber } = (await accountant.get(`/api/sales/invoices/${invoice.id}`)).body;
  expect((await search(creditNumber))[0]).toMatchObject({ kind: 'INVOICE', title: creditNumber, path: `/sales/invoices/${invoice.id}` });
});
