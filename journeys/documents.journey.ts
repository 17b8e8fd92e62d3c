import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personPage } from './browser.ts';
import { openBrowser } from './chromium.ts';
import { faultsOf } from './faults.ts';
import { read } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A photo of twelve megapixels, as a tablet takes it. */
const takenPhoto = () =>
  sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 30 } } })
    .jpeg({ quality: 92 })
    .toBuffer();

describe('the files of a deal', () => {
  test('a photo of twelve megapixels is made light on the way, seen, and who saw it is known', async () => {
    const sales = await personPage(browser, 'sales.hn', { width: 390, height: 844 });
    const { items } = await read(sales, '/api/deals?status=OPEN');
    const [deal] = items;
    await sales.goto(`/deals/${deal.id}`);
    await sales.getByRole('link', { name: 'Hồ sơ đính kèm' }).click();
    await sales.waitForURL(/\/documents$/);
    const answered = sales.waitForResponse((answer) => answer.request().method() === 'POST');
    await sales
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'Căn cước.jpg', mimeType: 'image/jpeg', buffer: await takenPhoto() });
    const kept = await (await answered).json();
    expect(kept).toMatchObject({ name: 'Căn cước.jpg', kind: 'IDENTITY', mediaType: 'image/jpeg' });
    expect(kept.bytes).toBeLessThan(700_000);
    await sales.getByRole('button', { name: 'Căn cước.jpg' }).click();
    const picture = sales.getByRole('img', { name: /Căn cước\.jpg/ });
    await picture.waitFor();
    await expect.poll(() => picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBeGreaterThan(500);
    expect(await faultsOf(sales)).toEqual([]);
    expect(await sales.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    await sales.screenshot({ path: `${import.meta.dirname}/output/documents-phone.png` });
    expect((await read(sales, `/api/documents/${kept.id}/views`)).items[0].name).toBe('Nguyễn Thu Hà');
    await sales.keyboard.press('Escape');
    await sales.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await faultsOf(sales)).toEqual([]);
    await sales.screenshot({ path: `${import.meta.dirname}/output/documents-list.png` });
  });

  test('what customers were written is in the outbox', async () => {
    const manager = await personPage(browser, 'manager.pn', { locale: 'en', dark: true });
    await manager.goto('/settings');
    await manager.getByRole('main').getByRole('link', { name: 'Outbox' }).click();
    const letter = manager.getByText(/Booking BK-\d{4}-\d{4} confirmed/).first();
    await letter.waitFor();
    expect(await faultsOf(manager)).toEqual([]);
    await manager.screenshot({ path: `${import.meta.dirname}/output/outbox-dark.png` });
    await letter.click();
    await manager.getByRole('dialog').getByText('Kind regards').waitFor();
    expect(await faultsOf(manager)).toEqual([]);
    await manager.screenshot({ path: `${import.meta.dirname}/output/outbox-letter.png` });
  });
});
