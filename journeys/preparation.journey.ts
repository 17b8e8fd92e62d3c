import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, personPage, textOfPdf } from './browser.ts';
import { openBrowser } from './chromium.ts';
import { faultsOf, fitsItsWidth } from './faults.ts';
import { read } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const picture = (page: Page, name: string) => page.screenshot({ path: `${import.meta.dirname}/output/${name}.png`, fullPage: true });

describe('a car', () => {
  test('is made ready on a phone, place by place', async () => {
    const phone = await personPage(browser, 'operations.hn', { width: 390, height: 844 });
    await phone.goto('/sales/preparation');
    await phone.getByRole('button', { name: 'Cần chuẩn bị' }).click();
    const held = (await read(phone, '/api/sales/vehicles?status=HELD')).items[0];
    expect((await ask(phone, 'POST', `/api/sales/vehicles/${held.id}/allocate`, {})).status).toBe(200);
    await phone.reload();
    await phone.getByText(held.vin).click();
    await phone.waitForURL(/\/sales\/preparation\/[0-9a-f-]{36}$/);
    const path = `/api/sales/preparations/${new URL(phone.url()).pathname.split('/').at(-1)}`;
    await phone.getByRole('button', { name: /^Không đạt: Phanh chân/ }).click();
    await phone.getByPlaceholder('Lỗi gì').fill('Phanh đỗ lỏng');
    await phone.getByRole('button', { name: 'Lưu', exact: true }).click();
    await phone.getByText('Phanh đỗ lỏng').waitFor();
    expect(await faultsOf(phone)).toEqual([]);
    expect(await fitsItsWidth(phone)).toBe(true);
    await picture(phone, 'preparation-phone');
    await phone.getByRole('button', { name: 'Các mục còn lại đều đạt' }).click();
    await phone.getByText('Đã kiểm tra 12/12').waitFor();
    await phone.getByRole('button', { name: /^Đạt: Phanh chân/ }).click();
    await phone.getByRole('button', { name: 'Nhập biển số' }).click();
    const plate = phone.getByRole('dialog');
    await plate.getByLabel('Biển số').fill('30l-111.22');
    expect(await faultsOf(phone)).toEqual([]);
    await plate.getByRole('button', { name: 'Lưu' }).click();
    await plate.waitFor({ state: 'detached' });
    await phone.getByText('30L-111.22').first().waitFor();
    await phone.getByRole('button', { name: 'Nhập bảo hiểm' }).click();
    const insurance = phone.getByRole('dialog');
    await insurance.getByLabel('Công ty bảo hiểm').fill('PVI');
    await insurance.getByLabel('Số hợp đồng').fill('PVI-99');
    await insurance.getByLabel('Phạm vi bảo hiểm').fill('Vật chất xe');
    await insurance.getByLabel('Từ ngày').fill('01/01/2026');
    await insurance.getByLabel('Đến hết ngày').fill('31/12/2099');
    await insurance.getByRole('button', { name: 'Lưu' }).click();
    await insurance.waitFor({ state: 'detached' });
    const fit = phone.getByRole('button', { name: /^Đã lắp: / });
    for (let left = await fit.count(); left > 0; left--) {
      await fit.first().click();
      await expect.poll(() => fit.count()).toBe(left - 1);
    }
    await phone.getByText('Sẵn sàng giao').first().waitFor();
    expect(await read(phone, path)).toMatchObject({ status: 'READY', registrationNumber: '30L-111.22' });
    await picture(phone, 'preparation-ready-phone');
  });
});

describe('an invoice', () => {
  test('is read on the screen and on paper with the same figures', async () => {
    const accountant = await personPage(browser, 'accountant.hn');
    const [row] = (await read(accountant, '/api/sales/invoices')).items;
    await accountant.goto('/sales/invoices');
    await accountant.getByText(row.invoiceNumber).first().waitFor();
    await picture(accountant, 'invoices');
    await accountant.getByRole('button', { name: 'Xuất hóa đơn' }).click();
    const dialog = accountant.getByRole('dialog');
    await dialog.getByLabel('Đơn đặt xe').fill('BK');
    await accountant.getByRole('option').first().click();
    await dialog.getByRole('button', { name: 'Xuất', exact: true }).click();
    await dialog.getByText(/chỉ xuất hóa đơn khi|còn thiếu|đã xuất hóa đơn/).waitFor();
    expect(await faultsOf(accountant)).toEqual([]);
    await accountant.goto(`/sales/invoices/${row.id}`);
    await accountant.getByText('Thuế GTGT 10 %').first().waitFor();
    await picture(accountant, 'invoice');
    const pdf = await ask(accountant, 'GET', `/api/sales/invoices/${row.id}/pdf?locale=vi`);
    const text = await textOfPdf(pdf.bytes);
    const invoice = await read(accountant, `/api/sales/invoices/${row.id}`);
    for (const said of ['Hóa đơn bán xe', row.invoiceNumber, invoice.cars[0].vin, invoice.payments[0].receiptNumber])
      expect(text).toContain(said);
  });
});

test.each([{ dark: false }, { dark: true, width: 390 }])('everyone can use the pages of preparation and invoices, %o', async (look) => {
  const page = await personPage(browser, 'manager.pn', { ...look, locale: 'en' });
  const [car] = (await read(page, '/api/sales/preparations')).items;
  const [invoice] = (await read(page, '/api/sales/invoices')).items;
  const paths = ['/sales/preparation', `/sales/preparation/${car.id}`, '/sales/invoices', `/sales/invoices/${invoice.id}`];
  for (const path of paths) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect([path, await faultsOf(page)]).toEqual([path, []]);
    expect([path, await fitsItsWidth(page)]).toEqual([path, true]);
    if (look.dark) await picture(page, `dark-${path.split('/')[2]}-${path.split('/').length}`);
  }
});
