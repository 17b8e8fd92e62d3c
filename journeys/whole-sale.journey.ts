import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailTo, personPage, textOfPdf } from './browser.ts';
import { openBrowser } from './chromium.ts';
import {
  agreeHandover,
  askDeposit,
  bringPapers,
  confirmDeposit,
  drawContract,
  handOver,
  issuePass,
  paperBehind,
  prepare,
  prove,
  receiveDue,
  said,
  showPass,
  signContract,
} from './closing.ts';
import { book, dong, paperOf, read, rupees, send, type Tongue, writeQuotation } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Each of the papers so named says all of these. */
function expectSaid(papers: Record<string, string>, names: string[], sayings: string[]) {
  for (const name of names) for (const saying of sayings) expect(papers[name], `the ${name} says ${saying}`).toContain(saying);
}

type Booking = Awaited<ReturnType<typeof book>>;

/** From the booking to its invoice, by salesperson, accountant and manager; gives the papers, opened where they stand on the screen. */
async function pay(sales: Page, tongue: Tongue, branch: string, booking: Booking) {
  const [accountant, manager] = [
    await personPage(browser, `accountant.${branch}`, { locale: tongue }),
    await personPage(browser, `manager.${branch}`, { locale: tongue }),
  ];
  const pdf = { name: 'PDF', exact: true };
  const depositId = await askDeposit(sales, tongue, booking.id);
  await prove(sales, tongue);
  await confirmDeposit(accountant, tongue, depositId, 'FT2632400246');
  await sales.goto(`/sales/bookings/${booking.id}`);
  const booked = await paperBehind(sales.getByRole('link', pdf));
  const contractId = await drawContract(sales, tongue, booking.id, { conditions: 'Thảm lót sàn' });
  await signContract(sales, tongue, 'customerSigns', 'NAME');
  await manager.goto(`/sales/contracts/${contractId}`);
  await signContract(manager, tongue, 'countersign', 'NAME');
  const contract = await paperBehind(manager.getByRole('link', pdf));
  await receiveDue(accountant, tongue, booking.id);
  const receipts = accountant.getByRole('link', { name: /PDF RC-/ });
  await receipts.nth(1).waitFor();
  const [last, first] = [await paperBehind(receipts.first()), await paperBehind(receipts.last())];
  await sales.goto(`/deals/${booking.dealId}`);
  await sales.getByRole('main').getByRole('link', { name: /INV-/ }).first().click();
  await sales.waitForURL(/\/sales\/invoices\//);
  const invoice = await paperBehind(sales.getByRole('link', pdf));
  await bringPapers(sales, tongue, booking.dealId);
  return { booked, contract, first, last, invoice };
}

/** From the preparation out of the gate, by operations and the guard; the pass opens it once. */
async function leave(tongue: Tongue, branch: string, booking: Booking, plate: string) {
  const t = said[tongue];
  const operations = await personPage(browser, `operations.${branch}`, { locale: tongue });
  await prepare(operations, tongue, booking.cars[0].vin, plate);
  await agreeHandover(operations, tongue, booking.id);
  const passNumber = await issuePass(operations, tongue);
  const gatepass = await paperBehind(operations.getByRole('link', { name: /GP-.*PDF/ }));
  await handOver(operations, tongue);
  const certificate = await paperBehind(operations.getByRole('link', { name: t.certificate }));

  const guard = await personPage(browser, `guard.${branch}`, { locale: tongue });
  await showPass(guard, tongue, passNumber);
  for (const shown of [plate, booking.customerName, booking.ownerName, booking.cars[0].vin]) await guard.getByText(shown).first().waitFor();
  await guard.getByRole('button', { name: t.letOut }).click();
  await guard.getByRole('heading', { name: t.leaves }).waitFor();
  await showPass(guard, tongue, passNumber);
  const red = guard.getByRole('alert');
  await red.getByRole('heading', { name: t.used }).waitFor();
  for (const told of [plate, passNumber, t.stays]) await red.getByText(told).first().waitFor();
  return { passNumber, gatepass, certificate };
}

test('a cash sale in Vietnamese goes from a new customer out of the gate, the same names and total on every paper', async () => {
  const [customer, plate] = ['Nguyễn Hoàng Yến Nhi', '51K-246.80'];
  const sales = await personPage(browser, 'sales.hcm');
  const wish = { customer: { name: customer, phone: '0987 111 246' }, model: 'CR-V', version: 'L', color: 'Đen ánh' };
  const id = await writeQuotation(sales, 'vi', { ...wish, accessories: ['Camera 360'] });
  const { quoteNumber, totalPrice } = await read(sales, `/api/sales/quotations/${id}`);
  await send(sales, 'vi', 'PRINT');
  const quotation = await paperOf(sales, `/api/sales/quotations/${id}/pdf?locale=vi`);
  const booking = await book(sales, 'vi');
  const { dealId, depositDue, bookingNumber } = booking;
  const [{ id: carId, vin }] = booking.cars;
  const { passNumber, ...papers } = {
    quotation,
    ...(await pay(sales, 'vi', 'hcm', booking)),
    ...(await leave('vi', 'hcm', booking, plate)),
  };

  expectSaid(papers, Object.keys(papers), [customer, 'CR-V L', 'Đen ánh']);
  expectSaid(papers, ['quotation', 'booked', 'contract', 'invoice'], [dong(totalPrice), 'Camera 360']);
  expectSaid(papers, ['booked', 'contract', 'invoice', 'gatepass', 'certificate'], [vin, bookingNumber]);
  expectSaid(papers, ['gatepass', 'certificate'], [plate, passNumber, 'Đặng Minh Khoa']);
  expectSaid(papers, ['quotation'], [quoteNumber, 'Báo giá']);
  expectSaid(papers, ['contract'], ['Hợp đồng mua bán xe', 'Thảm lót sàn', 'Võ Thị Hồng Nhung']);
  expectSaid(papers, ['first'], [`Số tiền thu ${dong(depositDue)}`, 'Tiền cọc', 'FT2632400246', 'Bùi Thanh Tâm']);
  expectSaid(papers, ['last'], [`Số tiền thu ${dong(totalPrice - depositDue)}`, `gồm cả phiếu này ${dong(totalPrice)}`]);
  expectSaid(papers, ['invoice'], ['Hóa đơn bán xe', dong(depositDue), dong(totalPrice - depositDue)]);

  await sales.goto(`/sales/inventory/${carId}`);
  await sales.getByText('Đã bán').filter({ visible: true }).first().waitFor();
  await sales.goto(`/deals/${dealId}`);
  await sales.getByText('Thành công').filter({ visible: true }).first().waitFor();
  await sales.getByText('Xe đã giao.').first().waitFor();
  await sales.getByRole('main').getByText(dong(totalPrice)).filter({ visible: true }).first().waitFor();
  await sales.getByRole('button', { name: said.vi.whole }).click();
  for (const event of [
    'Lập báo giá',
    'Xác nhận đặt cọc',
    'Ký duyệt hợp đồng',
    'Xuất hóa đơn',
    'Chốt thành công',
    'Đã giao xe',
    'Xe ra cổng',
  ])
    await sales.getByRole('listitem').filter({ hasText: event }).first().waitFor();
});

test('the example of Pune goes the whole way in English and rupees, and its papers reach the customer by e-mail', async () => {
  const email = 'john.doe.journey@example.com';
  const sales = await personPage(browser, 'sales.pn', { locale: 'en' });
  const wish = { model: 'Toyota Corolla', version: 'Model X', color: 'Blue' };
  const id = await writeQuotation(sales, 'en', { ...wish, customer: { name: 'John Doe', phone: '98220 45678', email } });
  const { totalPrice, quoteNumber } = await read(sales, `/api/sales/quotations/${id}`);
  await send(sales, 'en', 'EMAIL');
  await sales.getByText('Sent', { exact: true }).filter({ visible: true }).first().waitFor();
  const quotation = await paperOf(sales, `/api/sales/quotations/${id}/pdf?locale=en`);
  const booking = await book(sales, 'en', '20000');
  expect(booking).toMatchObject({ depositDue: 20_000_00, allocation: 'ALLOCATED', ownerName: 'Jane Smith' });
  const [{ vin }] = booking.cars;
  const { passNumber, ...papers } = {
    quotation,
    ...(await pay(sales, 'en', 'pn', booking)),
    ...(await leave('en', 'pn', booking, 'XYZ1234')),
  };

  expectSaid(papers, Object.keys(papers), ['John Doe', 'Corolla Model X', 'Blue']);
  expectSaid(papers, ['quotation', 'booked', 'contract', 'invoice'], [rupees(totalPrice)]);
  expectSaid(papers, ['booked', 'contract', 'invoice', 'gatepass', 'certificate'], [vin, booking.bookingNumber]);
  expectSaid(papers, ['gatepass', 'certificate'], ['XYZ1234', passNumber, 'Jane Smith']);
  expectSaid(papers, ['first'], ['Amount received ₹20,000.00', 'Priya Kulkarni']);
  expectSaid(papers, ['last'], [`Amount received ${rupees(totalPrice - 20_000_00)}`]);

  const subjects = [
    quoteNumber,
    `Booking ${booking.bookingNumber}`,
    'Receipt RC-',
    'Contract CT-',
    `Gatepass ${passNumber}`,
    'Handover certificate',
  ];
  await expect.poll(async () => (await mailTo(email)).length, { timeout: 30_000 }).toBe(subjects.length + 1);
  const letters = await mailTo(email);
  for (const subject of subjects)
    expect(
      letters.some((letter) => letter.subject.includes(subject)),
      subject,
    ).toBe(true);
  for (const { subject, attachments } of letters)
    expect(await textOfPdf(Buffer.from(attachments[0]?.base64 ?? '', 'base64')), subject).toContain('John Doe');
});
