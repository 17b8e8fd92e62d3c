import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, personPage } from './browser.ts';
import { openBrowser } from './chromium.ts';
import { book, read, send, words, writeQuotation } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const t = words.vi;
const wish = { model: 'City', version: 'RS', color: 'Đỏ cá tính' };

describe('what is refused says why', () => {
  test('too large a discount comes back with the reason of the manager', async () => {
    const sales = await personPage(browser, 'sales.hn');
    const id = await writeQuotation(sales, 'vi', {
      ...wish,
      customer: { name: 'Lương Bích Hữu', phone: '0904 333 222' },
      discount: '50000000',
    });
    const { quoteNumber } = await read(sales, `/api/sales/quotations/${id}`);
    await sales.getByRole('button', { name: t.submit }).click();
    await sales.getByText('Chờ duyệt').filter({ visible: true }).first().waitFor();

    const manager = await personPage(browser, 'manager.hn');
    await manager.goto('/approvals');
    await manager.getByRole('article').filter({ hasText: quoteNumber }).getByRole('button', { name: t.reject, exact: true }).click();
    const dialog = manager.getByRole('dialog');
    await dialog.getByRole('button', { name: t.reject, exact: true }).click();
    await dialog.getByText('Vui lòng cho biết lý do.').waitFor();
    await dialog.getByRole('textbox').fill('Tối đa 3 % cho City trong tháng này');
    await dialog.getByRole('button', { name: t.reject, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });

    await sales.reload();
    await sales.getByText('Tối đa 3 % cho City trong tháng này').filter({ visible: true }).first().waitFor();
    expect((await read(sales, `/api/sales/quotations/${id}`)).status).toBe('REJECTED');
  });

  test('nobody approves their own quotation, on the page or past it', async () => {
    const manager = await personPage(browser, 'manager.hcm');
    const id = await writeQuotation(manager, 'vi', {
      ...wish,
      customer: { name: 'Mạc Văn Khoa', phone: '0904 555 111' },
      discount: '50000000',
    });
    await manager.getByRole('button', { name: t.submit }).click();
    await manager.getByText('Chờ duyệt').filter({ visible: true }).first().waitFor();
    const { moves } = await read(manager, `/api/sales/quotations/${id}`);
    expect(moves.find((one: { move: string }) => one.move === 'approve').blockedBy.type).toBe('quotation/self-approval');
    expect(await manager.getByRole('button', { name: t.approve, exact: true }).isEnabled()).toBe(false);
    const answer = await ask(manager, 'POST', `/api/sales/quotations/${id}/approve`, {});
    expect([answer.status, answer.body.type]).toEqual([409, '/problems/quotation/self-approval']);
  });

  test('an expired quotation is neither accepted nor booked', async () => {
    const sales = await personPage(browser, 'sales.hn');
    const expired = (await read(sales, '/api/sales/quotations?status=EXPIRED')).items[0];
    await sales.goto(`/sales/quotations/${expired.id}`);
    await sales.getByText('Hết hiệu lực').filter({ visible: true }).first().waitFor();
    expect(await sales.getByRole('link', { name: t.convert }).count()).toBe(0);
    for (const move of ['accept', 'convert', 'send']) {
      const answer = await ask(sales, 'POST', `/api/sales/quotations/${expired.id}/${move}`, {});
      expect([move, answer.status]).toEqual([move, 409]);
    }
    expect((await read(sales, `/api/sales/quotations/${expired.id}`)).status).toBe('EXPIRED');
  });

  test('a second conversion shows the booking that exists', async () => {
    const sales = await personPage(browser, 'sales.hn');
    const id = await writeQuotation(sales, 'vi', { ...wish, customer: { name: 'Tăng Duy Tân', phone: '0904 666 111' } });
    await send(sales, 'vi', 'PRINT');
    const other = await personPage(browser, 'manager.hn');
    await other.goto(`/sales/bookings/new?quotationId=${id}`);
    await other.getByRole('button', { name: t.book, exact: true }).waitFor();
    const booking = await book(sales, 'vi');

    await other.getByRole('button', { name: t.book, exact: true }).click();
    await other.getByText(booking.bookingNumber).filter({ visible: true }).first().waitFor();
    const again = await ask(sales, 'POST', `/api/sales/quotations/${id}/convert`, {});
    expect(again.status).toBe(409);
    const all = await read(sales, `/api/sales/bookings?q=${booking.bookingNumber}`);
    expect(all.items).toHaveLength(1);
  });

  test('a car that is held already says for whom', async () => {
    const operations = await personPage(browser, 'operations.hn');
    const held = (await read(operations, '/api/sales/vehicles?status=HELD')).items[0];
    await operations.goto(`/sales/inventory/${held.id}`);
    await operations
      .getByText(/BK-\d{4}-\d{4}/)
      .first()
      .waitFor();
    const [claim] = (await read(operations, '/api/sales/bookings?status=APPROVED&allocation=BACKORDERED')).items;
    const answer = await ask(operations, 'POST', `/api/sales/vehicles/${held.id}/hold`, { bookingId: claim.id });
    expect(answer.status).toBe(409);
    expect(answer.body.detail).toMatch(/BK-\d{4}-\d{4}/);
  });
});

describe('two people edit one quotation', () => {
  test('and the second is shown both values, and chooses', async () => {
    const sales = await personPage(browser, 'sales.hn');
    const id = await writeQuotation(sales, 'vi', { ...wish, customer: { name: 'Hồ Ngọc Hà', phone: '0904 888 111' }, discount: '1000000' });
    const manager = await personPage(browser, 'manager.hn');
    for (const page of [sales, manager]) {
      await page.goto(`/sales/quotations/${id}/edit`);
      await page.getByRole('tab', { name: t.analysis }).click();
      await page.getByLabel(t.discount, { exact: true }).waitFor();
    }
    await manager.getByLabel(t.discount, { exact: true }).fill('3000000');
    await manager.getByRole('button', { name: t.save }).first().click();
    await manager.waitForURL(/\/sales\/quotations\/[0-9a-f-]{36}$/);

    await sales.getByLabel(t.discount, { exact: true }).fill('2000000');
    await sales.getByRole('button', { name: t.save }).first().click();
    const dialog = sales.getByRole('dialog');
    await dialog.getByText('Có người vừa sửa bản ghi này').waitFor();
    await dialog.getByText('2.000.000 ₫').filter({ visible: true }).first().waitFor();
    await dialog.getByText('3.000.000 ₫').filter({ visible: true }).first().waitFor();
    expect((await read(manager, `/api/sales/quotations/${id}`)).discount).toBe(3_000_000);
    await dialog.getByRole('button', { name: 'Lưu giá trị đã chọn' }).click();
    await sales.waitForURL(/\/sales\/quotations\/[0-9a-f-]{36}$/);
    expect([2_000_000, 3_000_000]).toContain((await read(sales, `/api/sales/quotations/${id}`)).discount);
  });
});
