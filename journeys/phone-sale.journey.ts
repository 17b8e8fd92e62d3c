import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personPage, phone } from './browser.ts';
import { openBrowser } from './chromium.ts';
import {
  agreeHandover,
  askDeposit,
  bringPapers,
  confirmDeposit,
  drawContract,
  issuePass,
  paperBehind,
  prepare,
  prove,
  said,
  showPass,
  signContract,
} from './closing.ts';
import { faultsOf, fitsItsWidth } from './faults.ts';
import { press } from './hands.ts';
import { book, dong, read, send, writeQuotation } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Nothing stands out of the phone's width, and axe finds nothing. */
async function expectUsable(page: Page) {
  await page.waitForLoadState('networkidle');
  expect([page.url(), await fitsItsWidth(page), await faultsOf(page)]).toEqual([page.url(), true, []]);
}

test('an instalment sale goes by finger on the phones of all five, up to its gatepass, while a bank promises the rest', async () => {
  const t = said.vi;
  const sales = await personPage(browser, 'sales.hcm', phone);
  const wish = { customer: { name: 'Trương Gia Bình An', phone: '0987 222 357' }, model: 'Civic', version: 'RS', color: 'Xanh lam' };
  const id = await writeQuotation(sales, 'vi', { ...wish, plan: /60 tháng/ });
  await expectUsable(sales);
  const { totalPrice, dealId } = await read(sales, `/api/sales/quotations/${id}`);
  await send(sales, 'vi', 'PRINT');
  const booking = await book(sales, 'vi');
  expect(booking).toMatchObject({ type: 'LEASE_SALE', allocation: 'ALLOCATED' });
  const depositId = await askDeposit(sales, 'vi', booking.id);
  await prove(sales, 'vi');
  await expectUsable(sales);

  const accountant = await personPage(browser, 'accountant.hcm', phone);
  await confirmDeposit(accountant, 'vi', depositId, 'FT26324357');
  const rest = totalPrice - booking.depositDue;
  const loan = { lender: 'Vietcombank', amount: String(rest) };
  const contractId = await drawContract(sales, 'vi', booking.id, { loan });
  await signContract(sales, 'vi', 'customerSigns', 'HAND');
  await expectUsable(sales);
  const manager = await personPage(browser, 'manager.hcm', phone);
  await manager.goto(`/sales/contracts/${contractId}`);
  await signContract(manager, 'vi', 'countersign', 'HAND');
  await expectUsable(manager);
  const contract = await paperBehind(manager.getByRole('link', { name: 'PDF', exact: true }));
  for (const told of ['Vay ngân hàng', 'Vietcombank', dong(rest), dong(totalPrice)]) expect(contract).toContain(told);

  await accountant.goto(`/sales/bookings/${booking.id}/cash-book`);
  await press(accountant.getByRole('main').getByRole('button', { name: t.commit }));
  const dialog = accountant.getByRole('dialog');
  await dialog.getByLabel(t.bank).first().fill('Vietcombank');
  await dialog.getByLabel(t.letter).fill('TB-357');
  await press(dialog.getByRole('button', { name: t.commit }));
  await dialog.waitFor({ state: 'detached' });
  await accountant.getByText('Đã thu đủ').first().waitFor();
  await accountant.getByText(dong(rest)).filter({ visible: true }).first().waitFor();
  await expectUsable(accountant);
  await bringPapers(sales, 'vi', dealId);

  const operations = await personPage(browser, 'operations.hcm', phone);
  await prepare(operations, 'vi', booking.cars[0].vin, '51K-357.91');
  await expectUsable(operations);
  await agreeHandover(operations, 'vi', booking.id);
  await operations.getByText('Đã đủ điều kiện: có thể cấp phiếu ra cổng.').waitFor();
  const number = await issuePass(operations, 'vi');
  const pass = await paperBehind(operations.getByRole('link', { name: `Mở phiếu ${number} dạng PDF` }));
  for (const told of [number, '51K-357.91', booking.cars[0].vin, 'Trương Gia Bình An']) expect(pass).toContain(told);
  await sales.goto(`/deals/${dealId}`);
  await sales.getByText('Vietcombank cam kết').filter({ visible: true }).first().waitFor();
  await expectUsable(sales);

  const guard = await personPage(browser, 'guard.hcm', phone);
  await showPass(guard, 'vi', number);
  await guard.getByRole('heading', { name: 'Chưa được ra cổng' }).waitFor();
  const { items } = await read(operations, '/api/sales/deliveries?status=DELIVERED&limit=200');
  const views = await Promise.all(items.map((one: { id: string }) => read(operations, `/api/sales/deliveries/${one.id}`)));
  const waits = views.flatMap(({ cars }) => cars).find(({ registrationNumber }) => registrationNumber === '51M-408.65');
  await showPass(guard, 'vi', waits.gatepass.gatepassNumber);
  await press(guard.getByRole('button', { name: t.letOut }));
  await guard.getByRole('heading', { name: t.leaves }).waitFor();
  await expectUsable(guard);
});
