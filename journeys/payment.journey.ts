import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, personPage, textOfPdf } from './browser.ts';
import { openBrowser } from './chromium.ts';
import { faultsOf } from './faults.ts';
import { read } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const slip = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

describe('the money of a booking', () => {
  test('is asked for, proven, confirmed, received further and refused beyond what is owed', async () => {
    const sales = await personPage(browser, 'sales.hn');
    const { items } = await read(sales, '/api/sales/bookings?status=APPROVED&allocation=BACKORDERED');
    const booking = items[0];
    await sales.goto(`/sales/bookings/${booking.id}`);
    await sales.getByRole('main').getByRole('link', { name: 'Sổ thu chi', exact: true }).click();
    await sales.getByRole('button', { name: 'Yêu cầu đặt cọc' }).click();
    const dialog = sales.getByRole('dialog');
    expect(await faultsOf(sales)).toEqual([]);
    await dialog.getByRole('button', { name: 'Yêu cầu đặt cọc' }).click();
    await dialog.waitFor({ state: 'detached' });
    await sales.getByRole('link', { name: /^DP-\d{4}-\d+$/ }).click();
    await sales.waitForURL(/\/sales\/deposits\/[0-9a-f-]{36}$/);
    const path = new URL(sales.url()).pathname;

    const accountant = await personPage(browser, 'accountant.hn');
    await accountant.goto(path);
    const confirm = accountant.getByRole('main').getByRole('button', { name: 'Xác nhận cọc' });
    await confirm.waitFor();
    expect(await confirm.isEnabled()).toBe(false);
    await accountant.getByText(/Hãy tải chứng từ thanh toán/).waitFor();

    await sales.locator('input[type=file]').last().setInputFiles({ name: 'uy-nhiem-chi.png', mimeType: 'image/png', buffer: slip });
    await sales.getByRole('button', { name: 'Xem', exact: true }).waitFor();
    await accountant.reload();
    await confirm.click();
    const sure = accountant.getByRole('dialog');
    expect(await faultsOf(accountant)).toEqual([]);
    await sure.getByLabel('Số tham chiếu').fill('FT26324');
    await sure.getByRole('button', { name: 'Xác nhận cọc' }).click();
    await sure.waitFor({ state: 'detached' });
    const deposit = await read(accountant, `/api${path}`);
    expect(deposit).toMatchObject({ status: 'CONFIRMED', amount: booking.depositDue });
    await accountant.screenshot({ path: `${import.meta.dirname}/output/deposit.png`, fullPage: true });

    await accountant.goto('/sales/payments');
    await accountant.getByRole('button', { name: 'Thu tiền' }).first().click();
    await accountant.getByRole('dialog').getByLabel('Đơn đặt xe').fill(booking.bookingNumber);
    await accountant.getByRole('option', { name: new RegExp(booking.bookingNumber) }).click();
    const desk = accountant.getByRole('dialog');
    const amount = desk.getByLabel('Số tiền', { exact: false }).first();
    await amount.waitFor();
    expect(await faultsOf(accountant)).toEqual([]);
    await amount.fill(String(booking.totalPrice));
    await desk.getByRole('button', { name: 'Thu tiền' }).click();
    await desk
      .getByText(/Khách chỉ còn phải trả/)
      .first()
      .waitFor();
    await amount.fill('50000000');
    await accountant.screenshot({ path: `${import.meta.dirname}/output/receive.png` });
    await desk.getByRole('button', { name: 'Thu tiền' }).click();
    await desk.waitFor({ state: 'detached' });
    const book = await read(accountant, `/api/sales/payments/cash-book?bookingId=${booking.id}`);
    expect(book).toMatchObject({ received: booking.depositDue + 50_000_000, due: booking.totalPrice - booking.depositDue - 50_000_000 });
    const pdf = await ask(accountant, 'GET', `/api/sales/payments/${book.payments[0].id}/pdf?locale=vi`);
    const text = await textOfPdf(pdf.bytes);
    for (const said of ['Phiếu thu', book.payments[0].receiptNumber, '50.000.000 ₫', booking.customerName]) expect(text).toContain(said);
    await accountant.goto(`/sales/bookings/${booking.id}/cash-book`);
    await accountant.getByText(book.payments[0].receiptNumber).first().waitFor();
    await accountant.screenshot({ path: `${import.meta.dirname}/output/cash-book.png`, fullPage: true });

    expect((await ask(sales, 'POST', `/api/sales/bookings/${booking.id}/cancel`, { reason: 'Khách đổi ý' })).status).toBe(200);
    const manager = await personPage(browser, 'manager.hn', { width: 390, height: 844 });
    await manager.goto(path);
    await manager.getByText('Còn phải hoàn cho khách').waitFor();
    await manager.getByRole('button', { name: 'Hoàn tiền cọc' }).click();
    const back = manager.getByRole('dialog');
    const give = back.getByRole('button', { name: 'Hoàn tiền cọc' });
    await give.waitFor();
    expect(await faultsOf(manager)).toEqual([]);
    await give.click();
    const typed = back.getByLabel(`Nhập ${deposit.depositNumber} để xác nhận`);
    expect(await typed.getAttribute('aria-invalid')).toBe('true');
    await typed.fill(deposit.depositNumber);
    await give.click();
    await back.waitFor({ state: 'detached' });
    expect((await read(manager, `/api${path}`)).status).toBe('REFUNDED');
  });

  test.each([{ dark: false }, { dark: true, width: 390 }])('has pages that everyone can use, %o', async (look) => {
    const page = await personPage(browser, 'accountant.pn', look);
    const [first] = (await read(page, '/api/sales/deposits')).items;
    const paths = ['/sales/deposits', `/sales/deposits/${first.id}`, '/sales/payments', `/sales/bookings/${first.bookingId}/cash-book`];
    for (const [at, path] of paths.entries()) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle');
      expect([path, await faultsOf(page)]).toEqual([path, []]);
      expect([path, await page.evaluate('document.documentElement.scrollWidth <= innerWidth')]).toEqual([path, true]);
      await page.screenshot({ path: `${import.meta.dirname}/output/payment-${look.width ?? 1440}-${at}.png`, fullPage: true });
    }
  });
});
