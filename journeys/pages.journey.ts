import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, openPage, personPage } from './browser.ts';
import { openBrowser } from './chromium.ts';
import { faultsOf } from './faults.ts';

/** Every page there is, as it stands in the capabilities' routes: nothing is left out by forgetting it here. */
const root = join(import.meta.dirname, '..');
const paths = globSync('src/**/web/routes.tsx', { cwd: root })
  .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path as string))
  .concat('/', '/settings')
  .sort();
const open = ['/sign-in', '/forgotten-password', '/reset-password'];

/** Where a record to look at comes from, by the path before its id. */
const lists: Record<string, string> = {
  '/approvals': '/api/approvals',
  '/customers': '/api/customers',
  '/deals': '/api/deals',
  '/sales/bookings': '/api/sales/bookings',
  '/sales/contracts': '/api/sales/contracts',
  '/sales/delivery': '/api/sales/deliveries',
  '/sales/deposits': '/api/sales/deposits',
  '/sales/inventory': '/api/sales/vehicles',
  '/sales/invoices': '/api/sales/invoices',
  '/sales/preparation': '/api/sales/preparations',
  '/sales/quotations': '/api/sales/quotations',
  '/settings/branches': '/api/branches',
};

/** Of these, the records with the most to do are looked at. */
const fullest: Record<string, string> = { '/sales/quotations': '?status=DRAFT', '/sales/bookings': '?status=APPROVED' };

let browser: Browser;
const ids = new Map<string, string>();
beforeAll(async () => {
  browser = await openBrowser();
  const page = await personPage(browser, 'admin');
  for (const [path, list] of Object.entries(lists)) {
    const { body } = await ask(page, 'GET', `${list}${fullest[path] ?? ''}`);
    ids.set(path, body.items[0].id);
  }
  const { body: handed } = await ask(page, 'GET', '/api/sales/deliveries?status=DELIVERED');
  const { body: delivery } = await ask(page, 'GET', `/api/sales/deliveries/${handed.items[0].id}`);
  ids.set('/gate', delivery.cars[0].gatepass.gatepassNumber);
  await page.context().close();
});
afterAll(() => browser.close());

const addressOf = (path: string) => path.replace(/^(.*)\/\$(?:id|code)/, (_, before: string) => `${before}/${ids.get(before)}`);

async function visit(page: Page, path: string) {
  await page.goto(addressOf(path));
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
}

describe.each([
  { look: 'in light, in Vietnamese', dark: false, locale: 'vi' as const },
  { look: 'in dark, in English', dark: true, locale: 'en' as const },
])('every page $look', ({ dark, locale }) => {
  let page: Page;
  beforeAll(async () => {
    page = await openPage(browser, { dark, locale });
    for (const path of open) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      expect([path, await faultsOf(page)]).toEqual([path, []]);
    }
    await page.context().close();
    page = await personPage(browser, 'admin', { dark, locale });
    await ask(page, 'PATCH', '/api/access/me', { locale });
  });
  afterAll(() => page.context().close());

  test.each(paths.filter((path) => !open.includes(path)))('%s meets WCAG 2.2 AA', async (path) => {
    await visit(page, path);
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe('on a phone', () => {
  let page: Page;
  beforeAll(async () => {
    page = await personPage(browser, 'admin', { width: 390, height: 844 });
  });
  afterAll(() => page.context().close());

  test.each(paths.filter((path) => !open.includes(path)))('%s does not scroll sideways', async (path) => {
    await visit(page, path);
    const [content, window] = await page.evaluate<number[]>('[document.documentElement.scrollWidth, document.documentElement.clientWidth]');
    expect(content).toBe(window);
  });
});
