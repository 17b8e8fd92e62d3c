import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, personPage } from './browser.ts';
import { openBrowser } from './chromium.ts';
import { firstLoad } from './load.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('the first load (B12)', () => {
  test('of the sign-in page is at most 250 kB in at most 12 requests', async () => {
    const page = await openPage(browser);
    const { requests, bytes } = await firstLoad(page, '/sign-in', () => page.locator('input[type=password]').waitFor());
    expect(bytes).toBeGreaterThan(20_000);
    expect([requests <= 12 || requests, bytes <= 250_000 || bytes]).toEqual([true, true]);
  });

  test('of the list of quotations is at most 350 kB in at most 12 requests', async () => {
    const before = await personPage(browser, 'sales.hn');
    const page = await openPage(browser);
    await page.context().addCookies(await before.context().cookies());
    const { requests, bytes } = await firstLoad(page, '/sales/quotations', () => page.getByRole('row').nth(2).waitFor());
    expect(bytes).toBeGreaterThan(50_000);
    expect([requests <= 12 || requests, bytes <= 350_000 || bytes]).toEqual([true, true]);
  });
});
