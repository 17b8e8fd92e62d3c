import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const places = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A real Chromium: the one in npm on Linux x64, elsewhere an installed one (`CHROME_PATH` names it). */
export async function openBrowser(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64' && !process.env.CHROME_PATH)
    return chromium.launch({
      executablePath: await sparticuz.executablePath(),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--lang=vi-VN'],
      headless: true,
    });
  const executablePath = places.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error('No Chrome or Chromium was found; set CHROME_PATH.');
  return chromium.launch({ executablePath, headless: true });
}
