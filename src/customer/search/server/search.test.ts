import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestServer, type TestServer } from '#app/server/testing.ts';
import { models, versionColors, versions } from '#catalogue/server/tables.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import { seedCustomer } from '../../server/seed.ts';

let server: TestServer;
let sales: Client;
/** What `sales.hn` and, after it, a colleague offered Nguyễn Văn Đức. */
let mine: Offer;
let theirs: Offer;
const carId = '01890000-0000-7000-8000-00000000000d';

type Offer = { id: string; quoteNumber: string; dealId: string };

beforeAll(async () => {
  server = await startTestServer({ at: '2026-11-20T03:00:00.000Z' });
  await server.inside((ctx) => seedCustomer(ctx, server.world));
  sales = await server.as('sales.hn');
  const car = await aCar();
  mine = await offer(sales, car);
  theirs = await offer(await server.as('sales2.hn'), car);
});
afterAll(() => server.stop());

async function aCar() {
  const [car] = await server.db
    .select({ versionId: versions.id, colorId: versionColors.colorId })
    .from(versions)
    .innerJoin(models, eq(models.id, versions.modelId))
    .innerJoin(versionColors, eq(versionColors.versionId, versions.id))
    .where(eq(models.name, 'CR-V'))
    .limit(1);
  if (!car) throw new Error('the catalogue has no CR-V');
  const branchId = server.world.branches.hn.id;
  const arrived = { status: 'AVAILABLE', location: 'YARD', arrivedOn: '2026-11-20', createdAt: '2026-11-20T03:00:00.000Z' } as const;
  await server.db.insert(vehicles).values({ id: carId, branchId, vin: 'RLHRW1860NY123478', ...car, ...arrived });
  return car;
}

async function offer(client: Client, car: object): Promise<Offer> {
  const { body: found } = await client.get('/api/customers?q=0912345678');
  const asked = { type: 'CASH_SALE', customerId: found.items[0].id, ...car, accessories: [], services: [], registrationArea: 'HN' };
  const { status, body } = await client.post('/api/sales/quotations', asked);
  if (status !== 201) throw new Error(`no quotation: ${JSON.stringify(body)}`);
  return body;
}

type Item = { kind: string; title: string; path: string };
const search = async (q: string, client = sales): Promise<Item[]> =>
  (await client.get(`/api/search?q=${encodeURIComponent(q)}`)).body.items;
const titles = (items: Item[], kind: string) => items.filter((item) => item.kind === kind).map(({ title }) => title);

describe('one box for everything', () => {
  test.each([
    'nguyen van duc',
    'Nguyễn Văn Đức',
    '0912 345 678',
    '+84912345678',
    'duc.nguyen@example.com',
    'nguyem van duk',
  ])('“%s” finds the customer with their deal and quotation', async (q) => {
    const items = await search(q);
    expect(items[0]).toMatchObject({ kind: 'CUSTOMER', title: 'Nguyễn Văn Đức', subtitle: '0912 345 678' });
    expect(titles(items, 'QUOTATION')).toEqual([mine.quoteNumber]);
    expect(titles(items, 'DEAL')).toHaveLength(1);
  });

  test('a quotation is found by its number, whole, begun, or without its zeros and its year', async () => {
    const count = Number(mine.quoteNumber.slice(-4));
    for (const q of [
      mine.quoteNumber,
      mine.quoteNumber.toLowerCase(),
      `QT-2026-${count}`,
      mine.quoteNumber.slice(0, -1),
      `QT ${count}`,
      mine.quoteNumber.slice(-4),
    ])
      expect((await search(q))[0]).toMatchObject({ kind: 'QUOTATION', title: mine.quoteNumber, path: `/sales/quotations/${mine.id}` });
  });

  test('the last six of a VIN find the car', async () => {
    expect((await search('123478'))[0]).toMatchObject({ kind: 'VEHICLE', title: 'RLHRW1860NY123478', path: `/sales/inventory/${carId}` });
    expect(titles(await search('ny123478'), 'VEHICLE')).toHaveLength(1);
  });

  test('a salesperson does not find a colleague’s quotation, their manager does, another branch finds nothing', async () => {
    expect(titles(await search(theirs.quoteNumber), 'QUOTATION')).toEqual([]);
    expect(titles(await search(theirs.quoteNumber, await server.as('manager.hn')), 'QUOTATION')).toEqual([theirs.quoteNumber]);
    const elsewhere = await server.as('manager.hcm');
    for (const q of ['nguyen van duc', '0912345678', mine.quoteNumber, '123478']) {
      const foreign = (await search(q, elsewhere)).filter(({ title }) => /Nguyễn Văn Đức|QT-|RLHRW/.test(title));
      expect(foreign).toEqual([]);
    }
    expect(await search('nguyen', await server.as('guard.hn'))).toEqual([]);
  });

  test('one letter, a sign or an attack finds nothing and breaks nothing', async () => {
    for (const q of ['', 'a', '%%', '__', "x' union select 1 --", '\\', '🚗🚗'])
      expect((await sales.get(`/api/search?q=${encodeURIComponent(q)}`)).status).toBe(200);
    expect(await search('%%')).toEqual([]);
  });

  test('is one statement', async () => {
    for (const q of ['nguyen van duc', 'QT-2026-12', '345678', 'nguyem duk'])
      expect(await server.statements(() => search(q))).toHaveLength(1);
  });
});

test('the customer’s page shows what they have with us, of one’s own', async () => {
  const [{ path = '' } = {}] = await search('nguyen van duc');
  const seen = (await sales.get(`/api${path}`)).body;
  expect(seen.quotations).toMatchObject([{ id: mine.id, number: mine.quoteNumber, status: 'DRAFT', currency: 'VND' }]);
  expect(seen.deals).toMatchObject([{ id: mine.dealId, ownerName: server.world.people['sales.hn']?.name }]);
  expect(seen).toMatchObject({ mayChange: true, branch: { code: 'hn' }, bookings: [] });
  const moves = seen.events.map(({ subject, move }: { subject: string; move: string }) => `${subject}.${move}`);
  expect(moves).toEqual(expect.arrayContaining(['customer.create', 'deal.open', 'quotation.draft']));
  expect(JSON.stringify(seen)).not.toMatch(/grossProfit|marginBp|floorPrice|landedCost/);
  const managers = (await (await server.as('manager.hn')).get(`/api${path}`)).body;
  expect(managers.quotations).toHaveLength(2);
  expect((await (await server.as('accountant.hn')).get(`/api${path}`)).body).toMatchObject({ mayChange: false });
});
