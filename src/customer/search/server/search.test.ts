import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestServer, type TestServer } from '#app/server/testing.ts';
import { colors, versions } from '#catalogue/server/tables.ts';
import { deals } from '#deal/server/tables.ts';
import { quotations } from '#quotation/server/tables.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import { seedCustomer } from '../../server/seed.ts';
import { customers } from '../../server/tables.ts';

let server: TestServer;
let sales: Client;

const day = '2026-11-20';
const instant = `${day}T03:00:00.000Z`;
const ids = { deal: '01890000-0000-7000-8000-00000000000d', theirs: '01890000-0000-7000-8000-00000000000e' };

beforeAll(async () => {
  server = await startTestServer({ at: instant });
  await server.inside((ctx) => seedCustomer(ctx, server.world));
  sales = await server.as('sales.hn');
  await anOffer('QT-2026-0012', ids.deal, 'sales.hn');
  await anOffer('QT-2026-0013', ids.theirs, 'sales2.hn');
});
afterAll(() => server.stop());

/** A quotation for Nguyễn Văn Đức, and a car, straight into the tables: this test is about finding, not about pricing. */
async function anOffer(quoteNumber: string, dealId: string, owner: string) {
  const { db, world } = server;
  const [customer] = await db.select().from(customers).where(eq(customers.phone, '+84912345678'));
  const [version] = await db.select().from(versions).limit(1);
  const [color] = await db.select().from(colors).limit(1);
  if (!customer || !version || !color) throw new Error('the ground has no customer, version or colour');
  const branchId = world.branches.hn.id;
  const ownerId = world.people[owner]?.id ?? '';
  const { id: customerId, name: customerName, phone: customerPhone } = customer;
  const car = { versionId: version.id, colorId: color.id };
  await db.insert(deals).values({ id: dealId, branchId, ownerId, customerId, title: `CR-V, ${owner}`, status: 'OPEN', createdAt: instant });
  const money = {
    unitPrice: 1,
    basePrice: 1,
    accessoriesTotal: 0,
    servicesTotal: 0,
    insurance: 0,
    registrationTax: 0,
    registration: 0,
    otherFees: 0,
  };
  const less = {
    groupDiscount: 0,
    discount: 0,
    promotionValue: 0,
    totalPrice: 1,
    commission: 0,
    netRevenue: 1,
    cost: 1,
    grossProfit: 0,
    marginBp: 0,
  };
  const costs = { car: 1, accessories: 0, services: 0, operating: 0, marketing: 0, commission: 0 };
  await db.insert(quotations).values({
    ...{ id: dealId, branchId, ownerId, dealId, customerId, quoteNumber, customerName, customerPhone, ...car, ...money, ...less },
    ...{
      type: 'CASH_SALE',
      status: 'DRAFT',
      currency: 'VND',
      model: 'CR-V',
      version: 'L',
      color: 'Trắng',
      quantity: 1,
      registrationArea: 'HN',
    },
    ...{ costs, floorPrice: 1, priceList: 'STANDARD', feeRuleSet: 'R3', expiryDate: day, expiresAt: instant, createdAt: instant },
  });
  const vin = `RLHRW1860NY${quoteNumber.slice(-4)}78`;
  await db
    .insert(vehicles)
    .values({ id: dealId, branchId, vin, ...car, status: 'AVAILABLE', location: 'YARD', arrivedOn: day, createdAt: instant });
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
    expect(titles(items, 'QUOTATION')).toEqual(['QT-2026-0012']);
    expect(titles(items, 'DEAL')).toEqual(['CR-V, sales.hn']);
  });

  test.each(['QT-2026-0012', 'qt-2026-12', 'QT-2026-001', 'QT 12', '0012'])('“%s” finds the quotation', async (q) => {
    expect((await search(q))[0]).toMatchObject({ kind: 'QUOTATION', title: 'QT-2026-0012', path: `/sales/quotations/${ids.deal}` });
  });

  test('the last six of a VIN find the car', async () => {
    expect((await search('001278'))[0]).toMatchObject({
      kind: 'VEHICLE',
      title: 'RLHRW1860NY001278',
      path: `/sales/inventory/${ids.deal}`,
    });
    expect(titles(await search('ny001278'), 'VEHICLE')).toHaveLength(1);
  });

  test('a salesperson does not find a colleague’s quotation, their manager does, another branch finds nothing', async () => {
    expect(titles(await search('QT-2026-0013'), 'QUOTATION')).toEqual([]);
    expect(titles(await search('QT-2026-0013', await server.as('manager.hn')), 'QUOTATION')).toEqual(['QT-2026-0013']);
    const elsewhere = await server.as('manager.hcm');
    for (const q of ['nguyen van duc', '0912345678', 'QT-2026-0012', '001278']) {
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

  test('is one statement between begin and commit', async () => {
    for (const q of ['nguyen van duc', 'QT-2026-12', '345678', 'nguyem duk'])
      expect(await server.statements(() => search(q))).toHaveLength(3);
  });
});

test('the customer’s page shows what they have with us, of one’s own', async () => {
  const [{ path = '' } = {}] = await search('nguyen van duc');
  const mine = (await sales.get(`/api${path}`)).body;
  expect(mine.quotations).toMatchObject([{ number: 'QT-2026-0012', car: 'CR-V L', totalPrice: 1, currency: 'VND' }]);
  expect(mine.deals).toMatchObject([{ title: 'CR-V, sales.hn', ownerName: server.world.people['sales.hn']?.name }]);
  expect(mine).toMatchObject({ mayChange: true, branch: { code: 'hn' }, bookings: [] });
  const managers = (await (await server.as('manager.hn')).get(`/api${path}`)).body;
  expect(managers.quotations).toHaveLength(2);
  expect((await (await server.as('accountant.hn')).get(`/api${path}`)).body).toMatchObject({ mayChange: false });
});
