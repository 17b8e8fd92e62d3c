import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, personPage, textOfPdf } from './browser.ts';
import { openBrowser } from './chromium.ts';
import { takenPhoto } from './closing.ts';
import { faultsOf, fitsItsWidth } from './faults.ts';
import { draw } from './hands.ts';
import { read } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const phone = { width: 390, height: 844 };
const picture = (page: Page, name: string) => page.screenshot({ path: `${import.meta.dirname}/output/${name}.png`, fullPage: true });

describe('a handover', () => {
  test('is agreed on from the page of the booking, and says what keeps the car in, with the way to mend it', async () => {
    const operations = await personPage(browser, 'operations.hn', phone);
    const { items } = await read(operations, '/api/sales/bookings?status=APPROVED&limit=200');
    let booking: { id: string } | undefined;
    for (const one of items) if (!(await read(operations, `/api/sales/deliveries/gate?bookingId=${one.id}`)).deliveryId) booking ??= one;
    if (!booking) throw new Error('every booking has its handover');
    await operations.goto(`/sales/bookings/${booking.id}`);
    await operations.getByRole('link', { name: 'Giao xe', exact: true }).first().click();
    await operations.getByLabel('Giờ giao').fill('15:30');
    expect(await faultsOf(operations)).toEqual([]);
    await operations.getByRole('button', { name: 'Hẹn giao', exact: true }).click();
    await operations.waitForURL(/\/sales\/delivery\/[0-9a-f-]{36}$/);
    await operations.getByText(/^Còn thiếu \d+ mục$/).waitFor();
    const papers = operations.getByRole('link', { name: 'Thiếu giấy tờ: Giấy tờ cư trú' });
    expect(await operations.getByRole('button', { name: 'Giao xe cho khách' }).isDisabled()).toBe(true);
    expect([await faultsOf(operations), await fitsItsWidth(operations)]).toEqual([[], true]);
    await picture(operations, 'delivery-missing-phone');
    await papers.click();
    await operations.waitForURL(/\/documents$/);
  });

  test('is gone through beside the car, signed by both; and the guard lets the car out once', async () => {
    const operations = await personPage(browser, 'operations.hn', phone);
    const { items } = await read(operations, '/api/sales/deliveries?status=SCHEDULED');
    let ready: { id: string; customerName: string; bookingNumber: string } | undefined;
    for (const one of items) if ((await read(operations, `/api/sales/deliveries/${one.id}`)).missing.length === 0) ready ??= one;
    if (!ready) throw new Error('nothing is ready to be handed over');
    await operations.goto('/sales/delivery');
    await operations.getByRole('button', { name: 'Hôm nay' }).click();
    await operations.getByText(ready.bookingNumber).click();
    await operations.getByRole('button', { name: 'Cấp phiếu ra cổng' }).click();
    const number = await operations
      .getByText(/^GP-\d{4}-\d{4,}$/)
      .first()
      .innerText();
    const path = `/api/sales/deliveries/${ready.id}`;
    const pass = (await read(operations, path)).cars[0].gatepass;
    const paper = await ask(operations, 'GET', `/api/sales/gatepasses/${pass.id}/pdf?locale=vi`);
    expect(await textOfPdf(paper.bytes)).toContain(number);

    const guard = await personPage(browser, 'guard.hn', phone);
    await guard.goto('/');
    await guard.waitForURL(/\/gate$/);
    expect([await faultsOf(guard), await fitsItsWidth(guard)]).toEqual([[], true]);
    const show = async () => {
      await guard.goto('/gate');
      await guard.getByLabel('Số phiếu ra cổng').fill(number.toLowerCase());
      await guard.keyboard.press('Enter');
    };
    await show();
    await guard.getByRole('heading', { name: 'Chưa được ra cổng' }).waitFor();

    await operations
      .locator('input[type=file]')
      .setInputFiles({ name: 'ban-giao.jpg', mimeType: 'image/jpeg', buffer: await takenPhoto() });
    await operations.getByText('Đã lưu 1 ảnh').waitFor();
    const ticks = ['Kiểm tra ngoại thất', 'Đối chiếu phụ kiện', 'Hồ sơ giấy tờ', 'Hướng dẫn sử dụng tính năng', 'Chụp ảnh bàn giao'];
    const handed = ['Chìa khóa xe', 'Giấy tờ đăng ký xe', 'Sách hướng dẫn', 'Thẻ bảo hành', 'Sổ bảo dưỡng'];
    for (const name of [...ticks, ...handed]) await operations.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
    await operations.getByRole('button', { name: '5 trên 5' }).click();
    await operations.getByRole('button', { name: 'Ký: Khách hàng' }).click();
    const dialog = operations.getByRole('dialog');
    await draw(operations, dialog.getByRole('img', { name: 'Ô chữ ký' }));
    expect(await faultsOf(operations)).toEqual([]);
    await dialog.getByRole('button', { name: 'Ký', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await operations.getByRole('button', { name: 'Ký: Tư vấn bán hàng' }).click();
    await dialog.getByText('Gõ họ tên').click();
    await dialog.getByRole('button', { name: 'Ký', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await operations.getByText('Các mục bàn giao (7/7)').waitFor();
    expect([await faultsOf(operations), await fitsItsWidth(operations)]).toEqual([[], true]);
    await picture(operations, 'delivery-phone');
    await operations.getByRole('button', { name: 'Giao xe cho khách' }).click();
    await operations.getByRole('dialog').getByRole('button', { name: 'Giao xe cho khách' }).click();
    await operations.getByRole('link', { name: 'Biên bản bàn giao' }).waitFor();
    const certificate = await ask(operations, 'GET', `${path}/pdf`);
    const text = await textOfPdf(certificate.bytes);
    for (const said of ['Biên bản bàn giao xe', ready.customerName, number]) expect(text).toContain(said);

    await show();
    await guard.getByRole('button', { name: 'Cho xe ra cổng' }).waitFor();
    expect([await faultsOf(guard), await fitsItsWidth(guard)]).toEqual([[], true]);
    await picture(guard, 'gate-phone');
    await guard.getByRole('button', { name: 'Cho xe ra cổng' }).click();
    await guard.getByRole('heading', { name: 'Xe được ra cổng' }).waitFor();
    expect(await faultsOf(guard)).toEqual([]);
    await show();
    await guard.getByRole('heading', { name: 'Phiếu đã dùng' }).waitFor();
    await guard.getByText(/Hoàng Văn Tám/).waitFor();
    expect(await faultsOf(guard)).toEqual([]);
    await picture(guard, 'gate-used-phone');
    expect((await read(operations, path)).cars[0].gatepass.status).toBe('USED');
  });
});

test.each([{ dark: false }, { dark: true, width: 390 }])('everyone can use the pages of delivery, %o', async (look) => {
  const page = await personPage(browser, 'manager.pn', { ...look, locale: 'en' });
  const { items } = await read(page, '/api/sales/deliveries?limit=200');
  const john = items.findLast(({ customerName }: { customerName: string }) => customerName === 'John Doe');
  const pass = (await read(page, `/api/sales/deliveries/${john.id}`)).cars[0];
  expect([pass.registrationNumber, pass.gatepass.status]).toEqual(['XYZ1234', 'ISSUED']);
  for (const path of ['/sales/delivery', `/sales/delivery/${john.id}`, '/gate', `/gate/${pass.gatepass.gatepassNumber}`]) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect([path, await faultsOf(page)]).toEqual([path, []]);
    expect([path, await fitsItsWidth(page)]).toEqual([path, true]);
  }
});
