import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, test } from 'vitest';
import { brokenInvariants } from '#app/server/invariants.ts';
import { type Reply, startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import type { InvoiceView } from '../api.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const { sales, manager, rows, aShade, aCar, aQuotation, convert } = await bookingsAt(server);
const accountant = await server.as('accountant.hn');
const operations = await server.as('operations.hn');
const admin = await server.as('admin');
const branchId = server.world.branches.hn.id;

afterAll(async () => {
  expect(await brokenInvariants(server.database.pool)).toEqual([]);
  await server.stop();
});

const problem = ({ status, body }: Reply) => ({ status, type: body.type });
const accessories = (await rows('select id from accessories order by code limit 2')).map(({ id }) => id);

/** A confirmed booking with its car, held or its own for good. */
async function aBooking({ allocated = true, over = {} }: { allocated?: boolean; over?: object } = {}) {
  const shade = aShade();
  const car = await aCar(shade, { frameNumber: `RLH${shade.colorId.slice(-6)}`, engineNumber: `L15${shade.versionId.slice(-6)}` });
  const quotation = await aQuotation(shade, { accessories, discount: 3_000_000, ...over });
  const { body: booking } = await convert(quotation.id);
  if (allocated) expect((await operations.post(`/api/sales/vehicles/${car.id}/allocate`)).status).toBe(200);
  return { booking, car, shade };
}
const pay = (bookingId: string, amount: number, over: object = {}) =>
  accountant.post('/api/sales/payments', { bookingId, amount, method: 'TRANSFER', reference: 'FT26324', ...over });
const issue = (bookingId: string, by = accountant) => by.post('/api/sales/invoices', { bookingId });
const invoicesOf = async (bookingId: string) => (await accountant.get(`/api/sales/invoices?bookingId=${bookingId}`)).body.items;
const whenIssued = (invoiceWhen: string) => admin.patch(`/api/branches/${branchId}`, { settings: { invoiceWhen } });
const sumOf = (amounts: { amount: number }[]) => amounts.reduce((all, { amount }) => all + amount, 0);

describe('an invoice', () => {
  test('is issued by the last payment, and says price, taxes and what was paid', async () => {
    const { booking, car } = await aBooking();
    await pay(booking.id, 200_000_000, { method: 'CASH' });
    expect(await invoicesOf(booking.id)).toEqual([]);
    await pay(booking.id, booking.totalPrice - 200_000_000);
    const [row] = await invoicesOf(booking.id);
    const invoice: InvoiceView = (await accountant.get(`/api/sales/invoices/${row.id}`)).body;
    expect(invoice).toMatchObject({
      bookingNumber: booking.bookingNumber,
      customerName: 'Nguyễn Đức Thắng',
      issuedOn: '2026-11-20',
      total: booking.totalPrice,
      paid: booking.totalPrice,
      due: 0,
      cars: [{ vin: car.vin, frameNumber: car.frameNumber, engineNumber: car.engineNumber }],
      seller: { name: 'Forecourt Auto' },
      payments: [
        { method: 'CASH', amount: 200_000_000, receivedOn: '2026-11-20' },
        { method: 'TRANSFER', amount: booking.totalPrice - 200_000_000 },
      ],
    });
    expect(invoice.invoiceNumber).toMatch(/^INV-2026-\d{4}$/);
    expect(invoice.taxes.map(({ code, rateBp }) => [code, rateBp])).toEqual([['VAT', 1000]]);
    expect(invoice.taxable + sumOf(invoice.taxes) + invoice.fees + invoice.roundOff).toBe(booking.totalPrice);
    const bought = booking.lines.filter(({ kind }: { kind: string }) => ['CAR', 'ACCESSORY', 'SERVICE'].includes(kind));
    expect(sumOf(invoice.lines.filter(({ taxes }) => taxes.length > 0))).toBe(sumOf(bought));
    expect((await rows('select move from events where subject_id = $1', [invoice.id])).map(({ move }) => move)).toEqual(['issue']);
  });

  test('is issued when a bank promises the rest', async () => {
    const { booking } = await aBooking();
    await pay(booking.id, 300_000_000);
    const promised = { bookingId: booking.id, lender: 'Vietcombank', amount: booking.totalPrice - 300_000_000, reference: 'VCB-11' };
    expect((await accountant.post('/api/sales/payments/commit', promised)).status).toBe(200);
    const [row] = await invoicesOf(booking.id);
    expect((await accountant.get(`/api/sales/invoices/${row.id}`)).body).toMatchObject({
      paid: 300_000_000,
      committed: booking.totalPrice - 300_000_000,
      lender: 'Vietcombank',
      due: 0,
    });
  });

  test('waits for the car, which it names', async () => {
    const { booking, car } = await aBooking({ allocated: false });
    await pay(booking.id, booking.totalPrice);
    if ((await invoicesOf(booking.id)).length === 0) {
      expect(problem(await issue(booking.id))).toEqual({ status: 409, type: '/problems/invoice/waits-for-a-car' });
      await operations.post(`/api/sales/vehicles/${car.id}/allocate`);
    }
    expect(await invoicesOf(booking.id)).toHaveLength(1);
  });

  test('never changes, and the sale it names is no longer made into another', async () => {
    const { booking } = await aBooking();
    await pay(booking.id, booking.totalPrice);
    await expect(rows('update invoices set total = total where booking_id = $1', [booking.id])).rejects.toThrow('append-only');
    await expect(rows('delete from invoices where booking_id = $1', [booking.id])).rejects.toThrow('append-only');
    const [{ color_id: colorId }] = await rows('select color_id from version_colors where version_id = $1 and color_id <> $2', [
      booking.versionId,
      booking.colorId,
    ]);
    expect(problem(await sales.post(`/api/sales/bookings/${booking.id}/amend`, { colorId }))).toEqual({
      status: 409,
      type: '/problems/invoice/invoice-stands',
    });
    expect((await sales.get(`/api/sales/bookings/${booking.id}`)).body.colorId).toBe(booking.colorId);
  });
});

describe('the branch’s habit', () => {
  test('is to invoice what is paid, so what is not is refused', async () => {
    const { booking } = await aBooking();
    await pay(booking.id, 1);
    expect(problem(await issue(booking.id))).toEqual({ status: 409, type: '/problems/invoice/not-yet-paid' });
    await sales.post(`/api/sales/bookings/${booking.id}/cancel`, { reason: 'Khách đổi ý' });
    expect(problem(await issue(booking.id))).toEqual({ status: 409, type: '/problems/invoice/not-confirmed' });
  });

  test('may be to invoice by hand, before or after the money', async () => {
    await whenIssued('HAND');
    const { booking } = await aBooking();
    const { body: invoice, status } = await issue(booking.id);
    expect(status).toBe(201);
    expect(invoice).toMatchObject({ paid: 0, due: booking.totalPrice, payments: [] });
    expect(problem(await issue(booking.id))).toEqual({ status: 409, type: '/problems/invoice/already-invoiced' });
    const { booking: paid } = await aBooking();
    await pay(paid.id, paid.totalPrice);
    expect(await invoicesOf(paid.id)).toEqual([]);
    expect((await issue(paid.id, manager)).status).toBe(201);
    await whenIssued('PAID');
  });
});

describe('a cancelled sale that was invoiced', () => {
  test('has a credit note of its own series, which refers to the invoice and owes the money; the invoice stays as it is', async () => {
    const { booking } = await aBooking();
    await pay(booking.id, booking.totalPrice);
    const [{ id, invoiceNumber }] = await invoicesOf(booking.id);
    const path = `/api/sales/invoices/${id}`;
    const { credit: none, creditNumber: _, ...before } = (await accountant.get(path)).body;
    expect([none, (await accountant.get(`${path}/credit-note/pdf`)).status]).toEqual([null, 404]);
    const cancelled = await sales.post(`/api/sales/bookings/${booking.id}/cancel`, { reason: 'Khách đổi ý' });
    expect(cancelled.status).toBe(200);
    const { credit, creditNumber, ...after } = (await accountant.get(path)).body;
    expect(after).toEqual(before);
    expect(credit).toEqual({ creditNumber, issuedOn: '2026-11-20', reason: 'Khách đổi ý', owedBack: booking.totalPrice });
    expect(creditNumber).toMatch(/^CN-2026-\d{4}$/);
    expect((await accountant.get(`/api/sales/invoices?q=${creditNumber}`)).body.items).toMatchObject([{ id, creditNumber }]);
    const book = (await accountant.get(`/api/sales/payments/cash-book?bookingId=${booking.id}`)).body;
    expect(book).toMatchObject({ owedBack: booking.totalPrice });
    const paper = async (locale: string) => accountant.get(`${path}/credit-note/pdf?locale=${locale}`);
    const text = (await extractText(await getDocumentProxy((await paper('vi')).bytes.slice()), { mergePages: true })).text;
    for (const said of ['Phiếu điều chỉnh giảm hóa đơn', creditNumber, invoiceNumber, 'Khách đổi ý', 'Phải hoàn lại người mua'])
      expect(text.replace(/\s+/g, ' ')).toContain(said);
    expect(Buffer.from((await paper('en')).bytes)).toEqual(Buffer.from((await paper('en')).bytes));
    expect((await (await server.as('sales2.hn')).get(`${path}/credit-note/pdf`)).status).toBe(404);
    const [event] = await rows("select changes from events where subject_id = $1 and move = 'credit'", [id]);
    expect(event.changes).toMatchObject({ creditNumber, invoiceNumber, total: booking.totalPrice, owedBack: booking.totalPrice });
    await expect(rows('update credit_notes set reason = reason where invoice_id = $1', [id])).rejects.toThrow('append-only');
  });

  test('is taken back once, however often it is cancelled, and one that was not invoiced needs none', async () => {
    const made: string[] = [];
    for (let count = 0; count < 4; count++) {
      const { booking } = await aBooking();
      await pay(booking.id, booking.totalPrice);
      made.push(booking.id);
    }
    const cancel = (id: string) => sales.post(`/api/sales/bookings/${id}/cancel`, { reason: 'Khách đổi ý' });
    const replies = await Promise.all([...made, ...made, ...made].map(cancel));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(4);
    const { booking } = await aBooking();
    await cancel(booking.id);
    const numbers = await rows('select credit_number from credit_notes where branch_id = $1 order by 1', [branchId]);
    expect(numbers.map(({ credit_number }) => Number(credit_number.slice(-4)))).toEqual(numbers.map((_, at) => at + 1));
    expect(
      await rows('select n.id from credit_notes n join invoices i on i.id = n.invoice_id where i.booking_id = $1', [booking.id]),
    ).toEqual([]);
  });
});

describe('the numbers of invoices', () => {
  test('have no gap and come once, however many ask at the same moment and fail', async () => {
    await whenIssued('HAND');
    const sold: string[] = [];
    for (let count = 0; count < 8; count++) sold.push((await aBooking()).booking.id);
    const nobody = '01890000-0000-7000-8000-000000000000';
    const replies = await Promise.all(
      [...sold, ...sold, nobody, ...sold, ...sold].map((id, at) => issue(id, at % 3 ? accountant : manager)),
    );
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(sold.length);
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(sold.length * 3);
    const numbers = (await rows('select invoice_number from invoices where branch_id = $1 order by 1', [branchId])).map(
      ({ invoice_number }) => Number(invoice_number.slice(-4)),
    );
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    await whenIssued('PAID');
  });
});

describe('what is seen of invoices', () => {
  test('is one’s own sale for a salesperson, the branch’s for others, nothing of another branch', async () => {
    const { booking } = await aBooking();
    await pay(booking.id, booking.totalPrice);
    const [{ id }] = await invoicesOf(booking.id);
    const seen = async (who: string) => (await (await server.as(who)).get(`/api/sales/invoices/${id}`)).status;
    expect(await Promise.all(['sales.hn', 'manager.hn', 'operations.hn', 'admin'].map(seen))).toEqual([200, 200, 200, 200]);
    expect(await Promise.all(['sales2.hn', 'accountant.hcm', 'manager.pn', 'guard.hn'].map(seen))).toEqual([404, 404, 404, 403]);
    expect((await issue(booking.id, sales)).status).toBe(403);
    expect((await issue(booking.id, await server.as('accountant.hcm'))).status).toBe(404);
  });

  test('is found by number, booking and customer, in one statement', async () => {
    const { booking } = await aBooking({ over: { customerName: 'Phạm Thị Mỹ Duyên', customerPhone: '0987 555 444' } });
    await pay(booking.id, booking.totalPrice);
    const [{ id, invoiceNumber }] = await invoicesOf(booking.id);
    const found = async (q: string) =>
      (await sales.get(`/api/sales/invoices?q=${encodeURIComponent(q)}`)).body.items.map((one: { id: string }) => one.id);
    for (const q of [invoiceNumber, invoiceNumber.toLowerCase(), booking.bookingNumber, 'pham thi my duyen', '0987555444'])
      expect([q, await found(q)]).toEqual([q, [id]]);
    expect(await found('%')).toEqual([]);
    expect(await server.statements(() => accountant.get('/api/sales/invoices?from=2026-11-20&to=2026-11-20'))).toHaveLength(1);
  });

  test('on paper is the same in both languages, and the same bytes each time', async () => {
    const { booking, car } = await aBooking();
    await pay(booking.id, booking.totalPrice);
    const [{ id, invoiceNumber }] = await invoicesOf(booking.id);
    const money = (amount: number) => `${String(amount).replace(/\d(?=(?:\d{3})+$)/g, '$&.')} ₫`;
    const { taxes } = (await sales.get(`/api/sales/invoices/${id}`)).body;
    for (const [locale, title, tax] of [
      ['vi', 'Hóa đơn bán xe', 'Thuế GTGT 10 %'],
      ['en', 'Invoice', 'VAT 10 %'],
    ]) {
      const pdf = await sales.get(`/api/sales/invoices/${id}/pdf?locale=${locale}`);
      const { text } = await extractText(await getDocumentProxy(pdf.bytes.slice()), { mergePages: true });
      for (const words of [title, tax, invoiceNumber, car.vin, car.engineNumber, money(booking.totalPrice), money(taxes[0].amount)])
        expect(text).toContain(words);
      const again = await sales.get(`/api/sales/invoices/${id}/pdf?locale=${locale}`);
      expect(Buffer.compare(Buffer.from(pdf.bytes), Buffer.from(again.bytes))).toBe(0);
    }
    expect((await (await server.as('sales2.hn')).get(`/api/sales/invoices/${id}/pdf`)).status).toBe(404);
  });
});

test('in Pune the tax is CGST and SGST, by engine and length, and the paise come out', async () => {
  const [seller, keeper, desk] = await Promise.all([server.as('sales.pn'), server.as('operations.pn'), server.as('accountant.pn')]);
  const [{ version_id: versionId, color_id: colorId }] = await rows(
    `select v.id as version_id, vc.color_id from versions v join models m on m.id = v.model_id join version_colors vc on vc.version_id = v.id
     where m.name = 'Corolla' limit 1`,
  );
  const car = (await keeper.post('/api/sales/vehicles', { versionId, colorId, vin: 'MBJB29BE500123456', status: 'AVAILABLE' })).body;
  const quotation = await aQuotation({ versionId, colorId }, { registrationArea: 'MH', customerPhone: '98220 12345' }, seller);
  const { body: booking } = await convert(quotation.id, {}, seller);
  await keeper.post(`/api/sales/vehicles/${car.id}/allocate`);
  await desk.post('/api/sales/payments', { bookingId: booking.id, amount: booking.totalPrice, method: 'CARD' });
  const [{ id }] = (await desk.get('/api/sales/invoices')).body.items;
  const invoice: InvoiceView = (await desk.get(`/api/sales/invoices/${id}`)).body;
  expect(invoice.taxes.map(({ code, rateBp }) => [code, rateBp])).toEqual([
    ['CGST', 2000],
    ['SGST', 2000],
  ]);
  expect(invoice.taxes[0]?.amount).toBe(invoice.taxes[1]?.amount);
  expect(invoice.taxable + sumOf(invoice.taxes) + invoice.fees + invoice.roundOff).toBe(booking.totalPrice);
});
