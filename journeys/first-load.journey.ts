import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openPage, personPage } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

type Load = { requests: number; bytes: number };

/** What a page costs that nobody has opened before: requests, and bytes as they travel. The API's answers are not its code. */
async function firstLoad(page: Page, path: string, there: () => Promise<unknown>): Promise<Load> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const code = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (!new URL(response.url).pathname.startsWith('/api/')) code.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (code.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(path);
  await there();
  await page.waitForLoadState('load');
  const load = { requests: code.size, bytes };
  await session.detach();
  return load;
}

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
