import type { Page } from 'playwright-core';

export type Load = { requests: number; bytes: number };

/** What comes once the page has nothing else to do is not its first load, however busy the machine is. */
const notLater =
  'const wait = window.setTimeout; window.setTimeout = (then, after, ...more) => (after >= 2000 ? 0 : wait(then, after, ...more));';

/** What a page costs that nobody has opened before: requests, and bytes as they travel. The API's answers are not its code. */
export async function firstLoad(page: Page, path: string, there: () => Promise<unknown>): Promise<Load> {
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
  await page.addInitScript(notLater);
  await page.mouse.move(1200, 850); // in the corner it would lie on the sign, and what a pointed-at link leads to is fetched ahead
  await page.goto(path);
  await there();
  await page.waitForLoadState('load');
  const load = { requests: code.size, bytes };
  await session.detach();
  return load;
}
