import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, personPage } from './browser.ts';
import { openBrowser } from './chromium.ts';
import { firstLoad, type Load } from './load.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The least of three: what a busy machine lets in beside the page's own only adds. */
async function least(load: () => Promise<Load>): Promise<Load> {
  const loads = [await load(), await load(), await load()];
  return loads.reduce((best, one) => (one.bytes < best.bytes ? one : best));
}

describe('the first load (B12)', () => {
  test('of the sign-in page is at most 250 kB in at most 12 requests', async () => {
    const { requests, bytes } = await least(async () => {
      const page = await openPage(browser);
      return firstLoad(page, '/sign-in', () => page.locator('input[type=password]').waitFor());
    });
    expect(bytes).toBeGreaterThan(20_000);
    expect([requests <= 12 || requests, bytes <= 250_000 || bytes]).toEqual([true, true]);
  });

  test('of the list of quotations is at most 350 kB in at most 12 requests', async () => {
    const before = await personPage(browser, 'sales.hn');
    const cookies = await before.context().cookies();
    const { requests, bytes } = await least(async () => {
      const page = await openPage(browser);
      await page.context().addCookies(cookies);
      return firstLoad(page, '/sales/quotations', () => page.getByRole('row').nth(2).waitFor());
    });
    expect(bytes).toBeGreaterThan(50_000);
    expect([requests <= 12 || requests, bytes <= 350_000 || bytes]).toEqual([true, true]);
  });
});
