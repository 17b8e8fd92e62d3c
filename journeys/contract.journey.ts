import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, personPage, textOfPdf } from './browser.ts';
import { openBrowser } from './chromium.ts';
import { faultsOf } from './faults.ts';
import { draw } from './hands.ts';
import { read, words, writeQuotation } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('a contract', () => {
  test('is drawn up on a booking, signed by hand, changed, signed again by typing and countersigned', async () => {
    const sales = await personPage(browser, 'sales.hn');
    const { items } = await read(sales, '/api/sales/bookings?status=APPROVED');
    const contracts = (await read(sales, '/api/sales/contracts?limit=200')).items;
    const booking = items.find(({ id }: { id: string }) => !contracts.some((one: { bookingId: string }) => one.bookingId === id));
    expect(booking).toBeDefined();
    await sales.goto(`/sales/bookings/${booking.id}`);
    await sales.getByRole('main').getByRole('link', { name: 'Hợp đồng', exact: true }).click();
    await sales.getByLabel('Thỏa thuận riêng').fill('Tặng thảm lót sàn.');
    await sales.getByLabel('Ngày giao xe').fill('31/12/2030');
    await sales.getByRole('button', { name: 'Lập hợp đồng' }).click();
    await sales.waitForURL(/\/sales\/contracts\/[0-9a-f-]{36}$/);
    const path = `/api${new URL(sales.url()).pathname}`;
    const { contractNumber } = await read(sales, path);

    await sales.getByRole('button', { name: 'Khách hàng ký' }).click();
    const dialog = sales.getByRole('dialog');
    const sign = dialog.getByRole('button', { name: 'Ký', exact: true });
    await dialog.getByText(/SHA-256 [0-9a-f]{64}/).waitFor();
    await dialog.getByRole('checkbox').check();
    expect(await sign.isEnabled()).toBe(false);
    await draw(sales, dialog.getByRole('img', { name: 'Ô chữ ký' }));
    expect(await faultsOf(sales)).toEqual([]);
    await sign.click();
    await dialog.waitFor({ state: 'detached' });
    const signed = await read(sales, path);
    expect(signed).toMatchObject({ status: 'SIGNED', signatures: [{ how: 'DRAWN', party: 'CUSTOMER' }] });
    expect(signed.signatures[0].path.length).toBeGreaterThan(60);

    await sales.getByRole('button', { name: 'Sửa điều khoản' }).click();
    await dialog.getByText(/Khách hàng đã ký/).waitFor();
    await dialog.getByLabel('Thỏa thuận riêng').fill('Tặng thảm lót sàn và phim cách nhiệt.');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await sales.getByText('Chữ ký trước không còn hiệu lực.').first().waitFor();
    expect(await read(sales, path)).toMatchObject({ status: 'DRAFT', contentHash: null });

    await sales.getByRole('button', { name: 'Khách hàng ký' }).click();
    await dialog.getByText('Gõ họ tên', { exact: true }).click();
    await dialog.getByRole('checkbox').check();
    await sign.click();
    await dialog.waitFor({ state: 'detached' });

    const manager = await personPage(browser, 'manager.hn', { width: 390, height: 844 });
    await manager.goto('/sales/contracts?status=SIGNED');
    await manager.getByText(contractNumber).first().waitFor();
    await manager.goto(new URL(sales.url()).pathname);
    await manager.getByRole('button', { name: 'Ký duyệt' }).click();
    const paper = manager.getByRole('dialog');
    await paper.getByText(/SHA-256 [0-9a-f]{64}/).waitFor();
    await draw(manager, paper.getByRole('img', { name: 'Ô chữ ký' }));
    await paper.getByRole('checkbox').check();
    await paper.getByRole('button', { name: 'Ký', exact: true }).click();
    await paper.waitFor({ state: 'detached' });
    expect((await read(sales, path)).status).toBe('APPROVED');
    await manager.getByRole('button', { name: 'Kiểm tra bản lưu' }).click();
    await manager.getByText('Mọi bản lưu đúng từng byte với bản đã ký.').waitFor();
    const pdf = await ask(sales, 'GET', `${path}/pdf`);
    const text = await textOfPdf(pdf.bytes);
    for (const said of [contractNumber, booking.customerName, 'Tặng thảm lót sàn và phim cách nhiệt.', 'Trần Quốc Bảo'])
      expect(text).toContain(said);
  });

  test('is drawn up from a quotation that is booked at the same moment', async () => {
    const sales = await personPage(browser, 'sales.hn');
    const wish = { model: 'City', version: 'RS', color: 'Đỏ cá tính', customer: { name: 'Đoàn Thị Hương', phone: '0905 777 121' } };
    const id = await writeQuotation(sales, 'vi', wish);
    await sales.getByRole('button', { name: words.vi.submit }).click();
    await sales.getByRole('link', { name: 'Đặt xe và lập hợp đồng' }).click();
    await sales.getByText('Vay ngân hàng', { exact: true }).click();
    await sales.getByRole('button', { name: 'Đặt xe và lập hợp đồng' }).click();
    await sales.getByText('Hãy chọn ngày giao xe.').first().waitFor();
    await sales.getByText('Hãy nhập tên ngân hàng cho vay.').first().waitFor();
    expect((await read(sales, `/api/sales/quotations/${id}`)).status).toBe('APPROVED');
    await sales.getByText('Khách hàng thanh toán toàn bộ', { exact: true }).click();
    await sales.getByLabel('Ngày giao xe').fill('31/12/2030');
    await sales.getByRole('button', { name: 'Đặt xe và lập hợp đồng' }).click();
    await sales.waitForURL(/\/sales\/contracts\/[0-9a-f-]{36}$/);
    expect((await read(sales, `/api/sales/quotations/${id}`)).status).toBe('CONTRACT');
    expect(await read(sales, `/api${new URL(sales.url()).pathname}`)).toMatchObject({ status: 'DRAFT', deliveryOn: '2030-12-31' });
  });

  test.each([{ dark: false }, { dark: true, width: 390 }])('has pages that everyone can use, %o', async (look) => {
    const page = await personPage(browser, 'manager.pn', look);
    const [first] = (await read(page, '/api/sales/contracts')).items;
    for (const path of ['/sales/contracts', '/sales/contracts/new', `/sales/contracts/${first.id}`]) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle');
      expect([path, await faultsOf(page)]).toEqual([path, []]);
      expect([path, await page.evaluate('document.documentElement.scrollWidth <= innerWidth')]).toEqual([path, true]);
    }
  });
});
