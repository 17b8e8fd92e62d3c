import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { inject, onTestFailed } from 'vitest';
import { touch } from './hands.ts';
import type { CaughtMail } from './stage.ts';

export type Look = { locale?: 'vi' | 'en'; width?: number; height?: number; dark?: boolean; touched?: boolean };

/** A phone in the hand: narrow, and touched. */
export const phone = { width: 390, height: 844, touched: true } satisfies Look;

/** A window of its own, Vietnamese at 1440 unless said otherwise. Whatever the page throws fails the journey that asks `page.errors`. */
export async function openPage(browser: Browser, look: Look = {}): Promise<Page> {
  const options: BrowserContextOptions = {
    baseURL: inject('address'),
    locale: look.locale === 'en' ? 'en-IN' : 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
    colorScheme: look.dark ? 'dark' : 'light',
    acceptDownloads: true,
    ...(look.touched ? { hasTouch: true, isMobile: true } : {}),
  };
  const context = await browser.newContext(options);
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  if (look.touched) touch(page);
  keepPictureOfFailure(page);
  return page;
}

/** Where a test fails, what its windows showed is kept in `journeys/output`. */
function keepPictureOfFailure(page: Page) {
  try {
    onTestFailed(async ({ task }) => {
      const name = `${task.name.replace(/\W+/g, '-').slice(0, 60)}-${++pictures}`;
      await page.screenshot({ path: `${import.meta.dirname}/output/${name}.png` }).catch(() => undefined);
    });
  } catch {
    // opened before any test began
  }
}
let pictures = 0;

/** Signs in on the page, as a person does. */
export async function signIn(page: Page, person: string) {
  await page.goto('/');
  await page.locator('input[type=email]').fill(`${person}@forecourt.test`);
  await page.locator('input[type=password]').fill(inject('password'));
  await page.locator('input[type=password]').press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  await page.getByRole('banner').waitFor();
}

/** A signed-in window of one person. */
export async function personPage(browser: Browser, person: string, look?: Look): Promise<Page> {
  const page = await openPage(browser, look);
  await signIn(page, person);
  return page;
}

/** The words of a PDF, lines joined by spaces. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return text.replace(/\s+/g, ' ');
}

/** Asks the API as the person of this window. */
export async function ask(page: Page, method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown) {
  const answer = await page.request.fetch(path, {
    method,
    headers: { 'accept-language': 'en', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { data: JSON.stringify(body) }),
  });
  return { status: answer.status(), body: await answer.json().catch(() => undefined), bytes: await answer.body() };
}

/** The mail that came to an address, waiting until there is some. */
export async function mailTo(address: string): Promise<CaughtMail[]> {
  const until = performance.now() + 20_000;
  for (;;) {
    const caught = (await (await fetch(`${inject('post')}/?to=${encodeURIComponent(address)}`)).json()) as CaughtMail[];
    if (caught.length > 0 || performance.now() > until) return caught;
    await new Promise((again) => setTimeout(again, 100));
  }
}
