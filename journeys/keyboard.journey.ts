import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personPage } from './browser.ts';
import { openBrowser } from './chromium.ts';
import { read, words } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const t = words.vi;

/** Presses Tab until what has the focus is called so, at most a page's worth; the ring must be visible on it. */
async function tabTo(page: Page, name: RegExp) {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    const called = await page.evaluate<string>(`(() => {
      const at = document.activeElement;
      return [at?.getAttribute('aria-label'), at?.labels?.[0]?.textContent, at?.textContent].find(Boolean) ?? '';
    })()`);
    if (name.test(called)) return;
  }
  throw new Error(`no Tab led to ${name}`);
}

describe('a quotation by keyboard alone', () => {
  test('is written, saved and sent without a mouse', async () => {
    const page = await personPage(browser, 'sales.hcm');
    await page.addInitScript(`window.pointers = 0; addEventListener('pointerdown', () => window.pointers++, true);`);
    await page.goto('/sales/quotations');
    await page.getByRole('heading', { level: 1 }).waitFor();

    await page.keyboard.press('Control+k');
    await page.keyboard.type('tạo báo giá');
    await page
      .getByRole('option', { name: /Tạo báo giá/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sales\/quotation(\?|$)/);
    await page
      .getByRole('combobox', { name: t.buyer })
      .or(page.getByRole('textbox', { name: t.buyer }))
      .first()
      .waitFor();

    await page.keyboard.type('Đoàn Thị Bàn Phím');
    await page
      .getByRole('option', { name: t.addNew, selected: true })
      .or(page.getByText('Không có khách hàng nào khớp'))
      .filter({ visible: true })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel(t.phone).first().waitFor();
    await page.keyboard.type('0933 111 999');
    await tabTo(page, /^CR-V/);
    await page.keyboard.press('Space');
    await tabTo(page, /^G/);
    await page.keyboard.press('Space');
    await page.getByRole('radio', { name: 'Trắng ngọc trai' }).waitFor();
    await tabTo(page, /Trắng|Đen|Đỏ|Xám|Xanh|Bạc/);
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/sales\/quotations\/[0-9a-f-]{36}$/);

    await page.getByRole('button', { name: t.send, exact: true }).first().waitFor();
    await tabTo(page, new RegExp(`^${t.send}$`));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: t.printNow }).waitFor();
    await tabTo(page, new RegExp(`^${t.printNow}$`));
    await page.keyboard.press('Enter');
    await page.getByText('Đã gửi khách').filter({ visible: true }).first().waitFor();

    expect((await read(page, `/api${new URL(page.url()).pathname}`)).status).toBe('SENT');
    expect(await page.evaluate<number>('window.pointers')).toBe(0);
  });

  test('typing a letter in a field does nothing but write it, and in a list it selects and moves', async () => {
    const page = await personPage(browser, 'sales.hn');
    await page.goto('/sales/quotations');
    await page.getByRole('row').nth(2).waitFor();
    await page.getByRole('searchbox').or(page.getByRole('textbox')).last().press('x');
    expect(await page.getByRole('searchbox').or(page.getByRole('textbox')).last().inputValue()).toBe('x');
    await page.goto('/sales/quotations');
    await page.getByRole('row').nth(2).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sales\/quotations\/[0-9a-f-]{36}$/);
  });
});
