import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestServer, type TestServer } from '#app/server/testing.ts';
import { feesFor } from '../domain/fees.ts';

let server: TestServer;
let manager: Client;
let sales: Client;
let admin: Client;
let hn: string;
let hcm: string;
const versionIds = new Map<string, string>();
beforeAll(async () => {
  server = await startTestServer({ at: '2026-11-20T02:00:00Z' });
  manager = await server.as('manager.hn');
  sales = await server.as('sales.hn');
  admin = await server.as('admin');
  hn = server.world.branches.hn.id;
  hcm = server.world.branches.hcm.id;
  const { body } = await sales.get('/api/catalogue');
  for (const model of body.models) for (const version of model.versions) versionIds.set(`${model.name} ${version.name}`, version.id);
});
afterAll(() => server?.stop());

const versionId = (name: string) => versionIds.get(name) ?? '';
const figures = { salesmanPrice: 900, retailPrice: 1000, fixedPrice: 1000, defaultPriceType: 'retail', changePrice: true };
const inForce = async (name: string, on: string, client = sales) =>
  (await client.get(`/api/pricebook/prices?branchId=${hn}&versionId=${versionId(name)}&on=${on}`)).body.items;
const onlyPrice = async (name: string, on: string) => (await inForce(name, on))[0];

describe('a cash price', () => {
  test('of CR-V L is 1,109,000,000 ₫ in Hà Nội, with all fields of the price list', async () => {
    expect(await inForce('CR-V L', '2026-11-20')).toMatchObject([
      {
        model: 'Honda CR-V',
        version: 'L',
        currency: 'VND',
        priceListCode: 'STANDARD',
        salesmanPrice: 1_079_000_000,
        retailPrice: 1_109_000_000,
        fixedPrice: 1_109_000_000,
        defaultPriceType: 'retail',
        changePrice: true,
        effectiveOn: '2026-01-01',
        lastOn: null,
      },
    ]);
  });

  test('follows the day at both edges, and there is never more than one', async () => {
    const retail = async (on: string) => (await inForce('City G', on)).map(({ retailPrice }: { retailPrice: number }) => retailPrice);
    expect(await retail('2024-12-31')).toEqual([]);
    expect(await retail('2025-01-01')).toEqual([489_000_000]);
    expect(await retail('2025-12-31')).toEqual([489_000_000]);
    expect(await retail('2026-01-01')).toEqual([499_000_000]);
    expect(await retail('2026-12-31')).toEqual([499_000_000]);
    expect(await retail('2027-01-01')).toEqual([513_000_000]);
  });

  test.each([
    ['on its last day', '2025-12-31', '2025-12-31', '01/01/2025 to 31/12/2025'],
    ['on its first day', '2024-01-01', '2025-01-01', '01/01/2025 to 31/12/2025'],
    ['within an open end', '2026-05-01', '2026-06-01', '01/01/2026 to …'],
  ])('is refused %s of another one, whose days are named', async (_, effectiveOn, lastOn, period) => {
    const body = { branchId: hn, versionId: versionId('Civic G'), ...figures, effectiveOn, lastOn };
    const answer = await manager.post('/api/pricebook/prices', body, { 'accept-language': 'en' });
    expect(answer.status).toBe(409);
    expect(answer.body.type).toBe('/problems/pricebook/price-overlaps');
    expect(answer.body.detail).toContain(period);
  });

  test('may stand the day before another begins, and in another list on the same day', async () => {
    const body = { branchId: hn, versionId: versionId('Civic G'), ...figures };
    expect((await manager.post('/api/pricebook/prices', { ...body, effectiveOn: '2024-01-01', lastOn: '2024-12-31' })).status).toBe(201);
    expect((await manager.post('/api/pricebook/prices', { ...body, priceListCode: 'FLEET', effectiveOn: '2026-01-01' })).status).toBe(201);
  });

  test('set twice at the same moment is set once', async () => {
    const body = { branchId: hn, versionId: versionId('CR-V G'), ...figures, priceListCode: 'RACE', effectiveOn: '2026-01-01' };
    const answers = await Promise.all(Array.from({ length: 12 }, () => manager.post('/api/pricebook/prices', body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 11 }, () => 409)]);
  });

  test('from a day on ends the one before it in the same step', async () => {
    const old = await onlyPrice('CR-V L AWD', '2026-11-20');
    const next = {
      ...figures,
      salesmanPrice: 1_200_000_000,
      retailPrice: 1_230_000_000,
      effectiveOn: '2026-12-01',
      rowVersion: old.rowVersion,
    };
    expect((await manager.post(`/api/pricebook/prices/${old.id}/succeed`, next)).body).toMatchObject({
      effectiveOn: '2026-12-01',
      lastOn: null,
    });
    expect(await onlyPrice('CR-V L AWD', '2026-11-30')).toMatchObject({ id: old.id, retailPrice: 1_250_000_000, lastOn: '2026-11-30' });
    expect(await onlyPrice('CR-V L AWD', '2026-12-01')).toMatchObject({ retailPrice: 1_230_000_000 });
  });

  test('takes only what was left of the days of the one it follows', async () => {
    const old = await onlyPrice('City L', '2026-11-20');
    const next = { ...figures, effectiveOn: '2026-12-15', rowVersion: old.rowVersion };
    expect((await manager.post(`/api/pricebook/prices/${old.id}/succeed`, next)).body).toMatchObject({
      effectiveOn: '2026-12-15',
      lastOn: old.lastOn,
    });
  });

  test.each([
    ['before', '2026-01-01', 'starts-too-early'],
    ['after', '2027-06-01', 'ended-before'],
  ])('cannot follow one whose days lie %s its own', async (_, effectiveOn, refusal) => {
    const old = await onlyPrice('City G', '2026-11-20');
    const answer = await manager.post(`/api/pricebook/prices/${old.id}/succeed`, { ...figures, effectiveOn, rowVersion: old.rowVersion });
    expect(answer.status).toBe(409);
    expect(answer.body.type).toBe(`/problems/pricebook/${refusal}`);
    expect(await onlyPrice('City G', '2026-11-20')).toEqual(old);
  });

  test('whose floor is above the retail price, or which ends before it begins, is refused at that field', async () => {
    const body = { branchId: hn, versionId: versionId('Accord 1.5 Turbo'), ...figures, priceListCode: 'NEW', effectiveOn: '2026-06-01' };
    const floor = await manager.post('/api/pricebook/prices', { ...body, salesmanPrice: 1001 });
    expect([floor.status, floor.body.violations[0].at]).toEqual([400, '/salesmanPrice']);
    const days = await manager.post('/api/pricebook/prices', { ...body, lastOn: '2026-05-31' });
    expect([days.status, days.body.violations[0].at]).toEqual([400, '/lastOn']);
  });

  test('is removed only before it begins', async () => {
    const coming = await onlyPrice('City G', '2027-02-01');
    expect((await manager.delete(`/api/pricebook/prices/${coming.id}`)).status).toBe(200);
    const present = await onlyPrice('City G', '2026-11-20');
    const answer = await manager.delete(`/api/pricebook/prices/${present.id}`);
    expect([answer.status, answer.body.type]).toEqual([409, '/problems/pricebook/already-begun']);
  });

  test('edited by two at once keeps the first edit and tells the second', async () => {
    const price = await onlyPrice('Civic RS', '2026-11-20');
    const edit = (retailPrice: number) => manager.patch(`/api/pricebook/prices/${price.id}`, { retailPrice, rowVersion: price.rowVersion });
    expect((await edit(895_000_000)).status).toBe(200);
    expect((await edit(896_000_000)).body.type).toBe('/problems/platform/changed-meanwhile');
    expect((await onlyPrice('Civic RS', '2026-11-20')).retailPrice).toBe(895_000_000);
  });

  test('moved over another by an edit is refused', async () => {
    const past = await onlyPrice('CR-V e:HEV RS', '2025-06-01');
    const answer = await manager.patch(`/api/pricebook/prices/${past.id}`, { lastOn: null, rowVersion: past.rowVersion });
    expect([answer.status, answer.body.firstOn]).toEqual([409, '2026-01-01']);
  });
});

describe('who may set prices', () => {
  test('a salesperson reads them and sets none', async () => {
    const price = await onlyPrice('CR-V L', '2026-11-20');
    expect((await sales.patch(`/api/pricebook/prices/${price.id}`, { retailPrice: 1, rowVersion: 1 })).status).toBe(403);
    const items = { branchId: hn, itemId: price.versionId, price: 1, rowVersion: 0 };
    expect((await sales.put('/api/pricebook/items', items)).status).toBe(403);
  });

  test('another branch’s prices are not there: not to read, to add, to change', async () => {
    const [foreign] = (await admin.get(`/api/pricebook/prices?branchId=${hcm}&on=2026-11-20`)).body.items;
    expect((await manager.get(`/api/pricebook/prices?branchId=${hcm}`)).body.items).toEqual([]);
    expect(
      (await manager.get('/api/pricebook/prices?limit=200')).body.items.every(({ branchId }: { branchId: string }) => branchId === hn),
    ).toBe(true);
    expect((await manager.patch(`/api/pricebook/prices/${foreign.id}`, { retailPrice: 1, rowVersion: 1 })).status).toBe(404);
    expect((await manager.delete(`/api/pricebook/prices/${foreign.id}`)).status).toBe(404);
    const body = { branchId: hcm, versionId: foreign.versionId, ...figures, priceListCode: 'X', effectiveOn: '2026-01-01' };
    expect((await manager.post('/api/pricebook/prices', body)).status).toBe(404);
    const promotion = { branchId: hcm, versionId: foreign.versionId, name: 'X', amount: 1, firstOn: '2026-01-01', lastOn: '2026-01-02' };
    expect((await manager.post('/api/pricebook/promotions', promotion)).status).toBe(404);
    expect((await manager.get(`/api/pricebook/items?branchId=${hcm}`)).body.items).toEqual([]);
  });

  test('a rule set that another branch uses as well is changed only by who sets prices there too', async () => {
    const rule = {
      ruleSet: 'R3',
      code: 'NEW',
      kind: 'OTHER',
      labelEn: 'New',
      labelVi: 'Mới',
      amount: 5,
      firstOn: '2026-01-01',
      source: 'test',
    };
    const answer = await manager.post('/api/pricebook/fees', rule);
    expect([answer.status, answer.body.type]).toEqual([409, '/problems/pricebook/set-of-other-branches']);
    expect((await admin.post('/api/pricebook/fees', rule)).status).toBe(201);
  });
});

describe('a promotion', () => {
  test('of 5,000,000 ₫ is on CR-V L in Hà Nội', async () => {
    const { body } = await sales.get(`/api/pricebook/promotions?branchId=${hn}&versionId=${versionId('CR-V L')}&on=2026-11-20`);
    expect(body.items).toMatchObject([{ amount: 5_000_000, currency: 'VND' }]);
  });

  test('is refused on the last day of another, and stands the day after', async () => {
    const promotion = {
      branchId: hn,
      versionId: versionId('Civic G'),
      name: 'A',
      amount: 1_000_000,
      firstOn: '2026-05-01',
      lastOn: '2026-05-31',
    };
    expect((await manager.post('/api/pricebook/promotions', promotion)).status).toBe(201);
    const overlapping = await manager.post('/api/pricebook/promotions', { ...promotion, firstOn: '2026-05-31', lastOn: '2026-06-30' });
    expect(overlapping.status).toBe(409);
    expect(overlapping.body).toMatchObject({ type: '/problems/pricebook/promotion-overlaps', firstOn: '2026-05-01', lastOn: '2026-05-31' });
    expect((await manager.post('/api/pricebook/promotions', { ...promotion, firstOn: '2026-06-01', lastOn: '2026-06-30' })).status).toBe(
      201,
    );
    const before = { ...promotion, firstOn: '2026-04-01', lastOn: '2026-05-01' };
    expect((await manager.post('/api/pricebook/promotions', before)).status).toBe(409);
    expect((await manager.post('/api/pricebook/promotions', { ...before, lastOn: '2026-04-30' })).status).toBe(201);
  });

  test('cannot end before it begins', async () => {
    const promotion = { branchId: hn, versionId: versionId('City G'), name: 'A', amount: 1, firstOn: '2026-05-02', lastOn: '2026-05-01' };
    expect((await manager.post('/api/pricebook/promotions', promotion)).body.violations[0].at).toBe('/lastOn');
  });
});

describe('an instalment plan', () => {
  const plan = {
    code: 'HP-12',
    name: 'Trả góp 12 tháng',
    installmentPrice: 600_000_000,
    installmentAdvance: 100_000_000,
    durationMonths: 12,
    monthlyInstallment: 41_666_000,
  };

  test('shows all that is paid, the last month and the yearly rate beside the cash price', async () => {
    const { body } = await sales.get(`/api/pricebook/plans?branchId=${hn}&versionId=${versionId('CR-V L')}`);
    expect(body.items.map(({ code }: { code: string }) => code)).toEqual(['TG-36', 'TG-60']);
    for (const item of body.items) {
      expect(item.cashPrice).toBe(1_109_000_000);
      expect(item.yearlyRateBp).toBe(840);
      expect(item.installmentAdvance + (item.durationMonths - 1) * item.monthlyInstallment + item.lastInstallment).toBe(
        item.installmentPrice,
      );
      expect(item.totalPayable).toBe(item.installmentPrice);
    }
  });

  test('is added, changed and taken off sale', async () => {
    const added = await manager.post('/api/pricebook/plans', { branchId: hn, versionId: versionId('City RS'), ...plan });
    expect(added.status).toBe(201);
    const closed = await manager.patch(`/api/pricebook/plans/${added.body.id}`, { active: false, rowVersion: 1 });
    expect(closed.body).toMatchObject({ active: false, rowVersion: 2 });
    const twice = await manager.post('/api/pricebook/plans', { branchId: hn, versionId: versionId('City RS'), ...plan });
    expect(twice.body.type).toBe('/problems/pricebook/plan-code-taken');
  });

  test.each([
    ['an advance as high as the price', { installmentAdvance: 600_000_000 }, '/installmentAdvance'],
    ['instalments that pass the price before the last month', { monthlyInstallment: 50_000_000 }, '/monthlyInstallment'],
  ])('is refused with %s', async (_, wrong, at) => {
    const answer = await manager.post('/api/pricebook/plans', { branchId: hn, versionId: versionId('City G'), ...plan, ...wrong });
    expect([answer.status, answer.body.violations[0].at]).toEqual([400, at]);
  });
});

describe('road fees', () => {
  const basis = { basePrice: 1_109_000_000, fuel: 'PETROL', body: 'SUV', on: '2026-11-20' } as const;
  const fees = async (ruleSet: string, area: string, other = {}) => {
    const { items } = (await sales.get(`/api/pricebook/fees?ruleSet=${ruleSet}&limit=200`)).body;
    const wanted = ['INSURANCE', 'REGISTRATION_TAX', 'REGISTRATION_FEE'];
    return feesFor(items, { ...basis, area, ...other }).flatMap(({ kind, amount }) => (wanted.includes(kind) ? [amount] : []));
  };

  test('of R3 are those of the worked example', async () => {
    expect(await fees('R3', 'HN')).toEqual([16_635_000, 110_900_000, 20_000_000]);
    expect(await fees('R3', 'HCM')).toEqual([16_635_000, 110_900_000, 20_000_000]);
    expect(await fees('R3', 'NA')).toEqual([16_635_000, 110_900_000, 1_000_000]);
  });

  test.each([
    ['Hà Nội', 'HN', [131_880_000, 14_000_000]],
    ['Hồ Chí Minh City', 'HCM', [109_900_000, 14_000_000]],
    ['another province', 'LS', [109_900_000, 140_000]],
  ])('of Vietnam since 2026, for 1,099,000,000 ₫ in %s, are as the law says', async (_, area, expected) => {
    expect((await fees('VN-2026', area, { basePrice: 1_099_000_000 })).slice(1)).toEqual(expected);
  });

  test.each(['HN', 'HCM', 'LS'])('of Vietnam tax no battery-electric car until the end of February 2027 (%s)', async (area) => {
    expect((await fees('VN-2026', area, { fuel: 'BEV', on: '2027-02-28' }))[1]).toBe(0);
    expect((await fees('VN-2026', area, { fuel: 'BEV', on: '2027-03-01' }))[1]).toBeGreaterThan(0);
  });

  test('of India collect 1 % at source only above ₹10 lakh', async () => {
    const { items } = (await sales.get('/api/pricebook/fees?ruleSet=IN-2026&limit=200')).body;
    const collected = (basePrice: number) => feesFor(items, { ...basis, area: 'MH', basePrice }).find(({ code }) => code === 'TCS')?.amount;
    expect(collected(100_000_000)).toBeUndefined();
    expect(collected(100_000_001)).toBe(1_000_000);
    expect(items.find(({ code }: { code: string }) => code === 'ROAD-TAX').check).toBe(true);
  });

  test('of a branch are those of the set that it uses', async () => {
    const { body } = await sales.get(`/api/pricebook/fees?branchId=${hn}`);
    expect(new Set(body.items.map(({ ruleSet }: { ruleSet: string }) => ruleSet))).toEqual(new Set(['R3']));
    expect((await sales.get(`/api/pricebook/fees?branchId=${hcm}`)).body.items).toEqual([]);
    const sets = (await admin.get('/api/pricebook/fees/sets')).body.items;
    expect(sets.find(({ ruleSet }: { ruleSet: string }) => ruleSet === 'IN-2026')).toMatchObject({
      currency: 'INR',
      branches: [{ name: 'Forecourt Pune' }],
    });
  });

  test('are not said twice for the same cars on the same day', async () => {
    const rule = {
      ruleSet: 'VN-2026',
      kind: 'REGISTRATION_TAX',
      labelEn: 'Tax',
      labelVi: 'Thuế',
      rateBp: 1100,
      area: 'HN',
      source: 'test',
    };
    const answer = await admin.post('/api/pricebook/fees', { ...rule, code: 'OTHER-CODE', firstOn: '2030-01-01' });
    expect(answer.body).toMatchObject({ status: 409, type: '/problems/pricebook/fee-overlaps', firstOn: '2026-01-01', last: '…' });
    const { items } = (await admin.get('/api/pricebook/fees?ruleSet=VN-2026&limit=200')).body;
    const present = items.find(({ code }: { code: string }) => code === 'LPTB-HN');
    expect((await admin.patch(`/api/pricebook/fees/${present.id}`, { lastOn: '2029-12-31', rowVersion: 1 })).status).toBe(200);
    expect((await admin.post('/api/pricebook/fees', { ...rule, code: 'LPTB-HN', firstOn: '2029-12-31' })).status).toBe(409);
    const later = await admin.post('/api/pricebook/fees', { ...rule, code: 'LPTB-HN', firstOn: '2030-01-01' });
    expect(later.status).toBe(201);
    expect((await admin.delete(`/api/pricebook/fees/${later.body.id}`)).status).toBe(200);
    expect((await admin.delete(`/api/pricebook/fees/${present.id}`)).body.type).toBe('/problems/pricebook/already-begun');
  });

  test.each([
    ['a percentage and an amount', { rateBp: 100, amount: 100 }, '/amount'],
    ['neither', {}, '/amount'],
    ['an area of another country', { amount: 1, area: 'KA' }, '/area'],
    ['an empty price band', { amount: 1, priceFrom: 10, priceTo: 10 }, '/priceTo'],
  ])('are refused with %s', async (_, wrong, at) => {
    const rule = {
      ruleSet: 'VN-2026',
      code: 'X',
      kind: 'OTHER',
      labelEn: 'X',
      labelVi: 'X',
      firstOn: '2026-01-01',
      source: 'test',
      ...wrong,
    };
    const answer = await admin.post('/api/pricebook/fees', rule);
    expect([answer.status, answer.body.violations[0].at]).toEqual([400, at]);
  });
});

describe('what accessories and service packages cost', () => {
  const items = async (branchId = hn) => (await admin.get(`/api/pricebook/items?branchId=${branchId}`)).body.items;
  const itemOf = async (code: string) => (await items()).find((item: { code: string }) => item.code === code);

  test('is listed for each branch in its own money, the first package free', async () => {
    const all = await items();
    expect(all).toHaveLength(20);
    expect(all.every(({ price }: { price: number | null }) => price !== null)).toBe(true);
    expect(await itemOf('SVC-FREE3')).toMatchObject({ price: 0, kind: 'SERVICE', currency: 'VND' });
    const [bodykit] = await items(server.world.branches.pn.id);
    expect(bodykit).toMatchObject({ code: 'EXT-BODYKIT', price: 4_500_000, currency: 'INR' });
  });

  test('is set, changed, and taken off sale', async () => {
    const item = await itemOf('TEC-HUD');
    const set = (price: number | null, rowVersion: number) =>
      manager.put('/api/pricebook/items', { branchId: hn, itemId: item.itemId, price, rowVersion });
    expect((await set(4_100_000, item.rowVersion)).body).toMatchObject({ price: 4_100_000, rowVersion: 2 });
    expect((await set(4_200_000, item.rowVersion)).body.type).toBe('/problems/platform/changed-meanwhile');
    expect((await set(null, 2)).body).toMatchObject({ price: null, rowVersion: 0 });
    expect((await set(3_900_000, 0)).body).toMatchObject({ price: 3_900_000, rowVersion: 1 });
  });

  test('has no place for what is neither an accessory nor a package', async () => {
    const body = { branchId: hn, itemId: versionId('City G'), price: 1, rowVersion: 0 };
    expect((await manager.put('/api/pricebook/items', body)).status).toBe(404);
  });
});

describe('lists of prices', () => {
  test.each(['prices', 'plans', 'promotions', 'fees', 'items'])('of %s are one statement and come page by page', async (what) => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/api/pricebook/${what}?limit=3&branchId=${hn}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
      let answer = await admin.get(path);
      const sent = await server.statements(async () => {
        answer = await admin.get(path);
      });
      expect(sent).toHaveLength(1);
      seen.push(...answer.body.items.map((row: { id?: string; itemId?: string }) => row.id ?? row.itemId));
      cursor = answer.body.nextCursor;
    }
    const whole = (await admin.get(`/api/pricebook/${what}?limit=200&branchId=${hn}`)).body.items;
    expect(seen).toHaveLength(whole.length);
    expect(new Set(seen).size).toBe(whole.length);
  });

  test.each([
    'x y',
    `${'-'.repeat(36)} 2026-01-01`,
    '019ab000-0000-7000-8000-000000000000 2026-99-99',
  ])('refuse a cursor that was tampered with (%s)', async (at) => {
    const forged = Buffer.from(`${at}\n019ab000-0000-7000-8000-000000000000`).toString('base64url');
    for (const what of ['prices', 'promotions']) expect((await admin.get(`/api/pricebook/${what}?cursor=${forged}`)).status).toBe(400);
  });
});
