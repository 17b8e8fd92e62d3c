import { buildServer } from '#app/server/server.ts';
import { readConfig } from '#platform/server/config.ts';
import { connect } from '#platform/server/database.ts';
import { openBrowser } from '../../journeys/chromium.ts';
import { firstLoad, type Load } from '../../journeys/load.ts';
import type { Ask } from '../drive.ts';
import type { Finding, Found } from '../finding.ts';
import { addConvertible } from '../ground/run.ts';
import { secret } from '../program.ts';
import type { Stage } from '../stage.ts';
import { productCreate } from './create.ts';
import { productPage } from './read.ts';

const atMostSo = (id: string, what: string, counts: readonly number[], most: number, unit = ''): Finding => ({
  id,
  what,
  figure: counts.map((count) => `${count.toLocaleString('en')}${unit}`).join(', '),
  goal: `≤ ${most}${unit}`,
  met: counts.every((count) => count <= most),
});

/** B7: statements of one request, `begin` and `commit` too, as the program itself sends them. */
export async function statementGoals({ url, facts, books, sales, manager }: Stage): Promise<Found> {
  const sent: string[] = [];
  const database = connect(url, { onStatement: (text) => sent.push(text) });
  const config = readConfig({ LOG_LEVEL: 'silent', WEB: '0' });
  const queue = { send: async () => undefined, wake: () => undefined };
  const { app } = await buildServer({ config, database, queue, secret, publicUrl: 'http://localhost' });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const [ready = ''] = await addConvertible(url, { ...books.usual, quotations: books.usual.quotations * 10 }, 1);
  const countOf = async ({ method, path, headers: own, body }: Ask, who: Record<string, string>): Promise<number> => {
    await fetch(`${address}/api/sales/quotations?limit=1`, { headers: who });
    sent.length = 0;
    const headers = { ...who, ...own, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const answer = await fetch(`${address}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return sent.length;
  };
  const conversion: Ask = {
    method: 'POST',
    path: `/api/sales/quotations/${ready}/convert`,
    headers: { 'idempotency-key': ready },
    body: '{}',
  };
  const findings = [
    atMostSo(
      'B7',
      'statements: create, 4 and 40 lines',
      [await countOf(productCreate(facts, 4)(), sales), await countOf(productCreate(facts, 40)(), sales)],
      6,
    ),
    atMostSo('B7', 'statements: quotation to confirmed booking', [await countOf(conversion, manager)], 8),
    atMostSo('B7', 'statements: list', [await countOf({ method: 'GET', path: productPage(facts.branchId) }, manager)], 3),
  ];
  await app.close();
  await database.close();
  return { findings };
}

/** B12: what the sign-in page and the list of quotations cost a browser that has seen neither. */
export async function loadGoals({ product, sales }: Stage): Promise<Found> {
  const browser = await openBrowser();
  const opened = async (path: string, cookies: Record<string, string>, there: string): Promise<Load> => {
    const context = await browser.newContext({ baseURL: product.address, locale: 'vi-VN', extraHTTPHeaders: cookies });
    const page = await context.newPage();
    return firstLoad(page, path, () => page.locator(there).first().waitFor());
  };
  const signInPage = await opened('/sign-in', {}, 'input[type=password]');
  const list = await opened('/sales/quotations', sales, 'tbody tr');
  await browser.close();
  const kilobytes = ({ bytes }: Load) => [Math.round(bytes / 1000)];
  return {
    findings: [
      atMostSo('B12', 'first load, gzipped: sign-in page', kilobytes(signInPage), 250, ' kB'),
      atMostSo('B12', 'first load, gzipped: list of quotations', kilobytes(list), 350, ' kB'),
      atMostSo('B12', 'requests of each', [signInPage.requests, list.requests], 12),
    ],
  };
}
