import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type Reply, startTestServer, type TestServer } from '#app/server/testing.ts';
import { colors, models, versionColors, versions } from '#catalogue/server/tables.ts';
import { events } from '#platform/server/tables.ts';
import { withCheckDigit } from '../../domain/vin.ts';
import { seedVehicle } from '../../server/seed.ts';
import { vehicles } from '../../server/tables.ts';

let server: TestServer;
let seller: Client;
let keeper: Client;
let manager: Client;
let admin: Client;
let ids: Record<'red' | 'white' | 'silver' | 'crvL', string>;

beforeAll(async () => {
  server = await startTestServer({ at: '2026-11-20T02:00:00Z' });
  await server.inside((ctx) => seedVehicle(ctx, server.world));
  seller = await server.as('sales.hn');
  keeper = await server.as('operations.hn');
  manager = await server.as('manager.hn');
  admin = await server.as('admin');
  const shades = await server.db
    .select({
      versionId: versions.id,
      name: sql<string>`${models.name} || ' ' || ${versions.name}`,
      colorId: colors.id,
      color: colors.nameEn,
    })
    .from(versionColors)
    .innerJoin(versions, eq(versions.id, versionColors.versionId))
    .innerJoin(models, eq(models.id, versions.modelId))
    .innerJoin(colors, eq(colors.id, versionColors.colorId));
  const color = (name: string) => shades.find((one) => one.color.startsWith(name))?.colorId ?? '';
  const crvL = shades.find((one) => one.name === 'CR-V L')?.versionId ?? '';
  ids = { red: color('Ignite'), white: color('Platinum'), silver: color('Lunar'), crvL };
});
afterAll(() => server.stop());

const base = '/api/sales/vehicles';
let serial = 700_000;
const aVin = () => withCheckDigit(`RLHRM1850TY${++serial}`);
const draft = (more: object = {}) => ({ vin: aVin(), versionId: ids.crvL, colorId: ids.red, ...more });
const add = (client: Client, more: object = {}) => client.post(base, draft(more));
const wrong = ({ body }: Reply) => (body.violations ?? []).map((one: { at: string }) => one.at);
const outcome = ({ status, body }: Reply) => `${status} ${body.title ?? body.status}`;
const count = async () => (await server.db.select({ n: sql<number>`count(*)::int` }).from(vehicles))[0]?.n;

describe('adding a car', () => {
  test('on its way, or here since today or an earlier day', async () => {
    const coming = await add(keeper, { expectedOn: '2026-12-01', engineNumber: ' l15b7-1 ', frameNumber: 'rlhrm 1' });
    expect(coming.status).toBe(201);
    expect(coming.body).toMatchObject({
      status: 'IN_TRANSIT',
      arrivedOn: null,
      ageDays: null,
      engineNumber: 'L15B7-1',
      frameNumber: 'RLHRM 1',
      model: 'CR-V',
      version: 'L',
      checkDigitHolds: true,
    });
    expect(coming.body.history[0]).toMatchObject({
      move: 'add',
      actorName: 'Phạm Văn Dũng',
      changes: { version: 'CR-V L', color: 'Đỏ cá tính' },
    });
    expect((await add(keeper, { status: 'AVAILABLE' })).body).toMatchObject({ status: 'AVAILABLE', arrivedOn: '2026-11-20', ageDays: 0 });
    expect((await add(keeper, { status: 'AVAILABLE', arrivedOn: '2026-11-01' })).body).toMatchObject({ ageDays: 19 });
  });

  test('here tells those who wait for such a car', async () => {
    const { body } = await add(keeper, { status: 'AVAILABLE' });
    const told = await server.db
      .select()
      .from(events)
      .where(and(eq(events.subjectId, body.id), eq(events.move, 'arrive')));
    expect(told[0]?.changes).toMatchObject({ versionId: ids.crvL, colorId: ids.red });
  });

  test('names each field that is wrong, and then adds nothing', async () => {
    const before = await count();
    expect(wrong(await add(keeper, { vin: 'RLHRM1850TY10435' }))).toEqual(['/vin']);
    expect(wrong(await add(keeper, { vin: 'RLHRM1850TYO04350' }))).toEqual(['/vin']);
    expect(wrong(await add(keeper, { vin: '1'.repeat(17) }))).toEqual(['/vin']);
    expect(wrong(await add(keeper, { colorId: ids.silver, engineNumber: '1.23E+16' }))).toEqual(['/engineNumber', '/colorId']);
    expect(wrong(await add(keeper, { status: 'AVAILABLE', arrivedOn: '2026-11-21' }))).toEqual(['/arrivedOn']);
    expect(wrong(await add(keeper, { arrivedOn: '2026-11-19' }))).toEqual(['/arrivedOn']);
    expect(wrong(await add(keeper, { manufacturedOn: '2026-11-21' }))).toEqual(['/manufacturedOn']);
    expect(wrong(await add(keeper, { status: 'SOLD' }))).toEqual(['/status']);
    expect(wrong(await add(keeper, { bookingId: ids.red, rowVersion: 9 }))).toEqual(['/bookingId', '/rowVersion']);
    expect((await add(keeper, { versionId: ids.red })).status).toBe(404);
    expect((await add(keeper, { branchId: server.world.branches.hcm.id })).status).toBe(404);
    expect(wrong(await add(admin))).toEqual(['/branchId']);
    expect(await count()).toBe(before);
  });

  test('with a check digit that does not fit is a warning, not an error (C37)', async () => {
    const reply = await add(keeper, { vin: 'WVGZZZ5NZEW069297' });
    expect([reply.status, reply.body.checkDigitHolds]).toEqual([201, false]);
  });

  test('twice is refused, by twenty at once too', async () => {
    const vin = aVin();
    const replies = await Promise.all(Array.from({ length: 20 }, () => add(keeper, { vin: vin.toLowerCase() })));
    expect(replies.map(outcome).sort()).toEqual(['201 IN_TRANSIT', ...Array(19).fill('409 vehicle/vin-taken')]);
  });
});

describe('correcting a car', () => {
  test('changes what is given, keeps the rest, and says so in its history', async () => {
    const { body } = await add(keeper, { engineNumber: 'K1' });
    const { status, body: after } = await keeper.patch(`${base}/${body.id}`, { colorId: ids.white, rowVersion: body.rowVersion });
    expect([status, after.color.id, after.engineNumber, after.rowVersion]).toEqual([200, ids.white, 'K1', 2]);
    expect(after.history[0]).toMatchObject({ move: 'amend', changes: { color: ['Đỏ cá tính', 'Trắng ngọc trai'] } });
  });

  test('is refused to whoever saw an older state of it', async () => {
    const { body } = await add(keeper);
    await keeper.patch(`${base}/${body.id}`, { engineNumber: 'K1', rowVersion: 1 });
    expect(outcome(await keeper.patch(`${base}/${body.id}`, { engineNumber: 'K2', rowVersion: 1 }))).toBe('409 platform/changed-meanwhile');
  });

  test('into a VIN that another car has is refused', async () => {
    const [one, other] = [(await add(keeper)).body, (await add(keeper)).body];
    expect(outcome(await keeper.patch(`${base}/${one.id}`, { vin: other.vin, rowVersion: 1 }))).toBe('409 vehicle/vin-taken');
  });

  test('is for those who run the stock of that branch', async () => {
    const { body } = await add(keeper);
    expect((await seller.patch(`${base}/${body.id}`, { demo: true, rowVersion: 1 })).status).toBe(403);
    expect((await (await server.as('operations.hcm')).patch(`${base}/${body.id}`, { demo: true, rowVersion: 1 })).status).toBe(404);
  });
});

describe('what a car cost', () => {
  const canary = 987_654_321;

  test('is seen and set by managers alone: not in a list, a page, a search or the history of others', async () => {
    const { body } = await add(manager, { landedCost: canary });
    expect(body.landedCost).toBe(canary);
    await manager.patch(`${base}/${body.id}`, { landedCost: canary + 1, rowVersion: 1 });
    const costs = (await manager.get(`${base}/${body.id}`)).body.history.filter((one: { move: string }) => one.move === 'cost');
    expect(costs.map((one: { changes: object }) => one.changes)).toEqual([
      { landedCost: [canary, canary + 1] },
      { landedCost: [null, canary] },
    ]);
    const accountant = await server.as('accountant.hn');
    for (const client of [seller, keeper, accountant])
      for (const path of [`${base}/${body.id}`, `${base}?limit=200`, `${base}?q=${body.vin}`]) {
        const reply = await client.get(path);
        expect(reply.status).toBe(200);
        expect(reply.text).not.toMatch(/98765432|landedCost|"cost"/);
      }
    expect((await add(keeper, { landedCost: 1 })).status).toBe(403);
    expect((await keeper.patch(`${base}/${body.id}`, { landedCost: null, rowVersion: 2 })).status).toBe(403);
  });

  test('is not part of any event of a deal', async () => {
    const rows = await server.db.select().from(events).where(sql`${events.changes} ? 'landedCost' and ${events.dealId} is not null`);
    expect(rows).toEqual([]);
  });
});

describe('the stock', () => {
  const list = async (client: Client, query = ''): Promise<{ vin: string; status: string; model: string; branchId: string }[]> =>
    (await client.get(`${base}?limit=200${query}`)).body.items;

  test('is seen branch by branch, and whole by the administrator', async () => {
    const { hn, hcm, pn } = server.world.branches;
    expect(new Set((await list(seller)).map((one) => one.branchId))).toEqual(new Set([hn.id]));
    expect(new Set((await list(admin)).map((one) => one.branchId))).toEqual(new Set([hn.id, hcm.id, pn.id]));
    expect(await list(seller, `&branchId=${hcm.id}`)).toEqual([]);
  });

  test('has the sixty cars of the demonstration; in Pune a blue Corolla is free', async () => {
    const made = await server.db.select().from(vehicles).where(sql`vin !~ '[RY]7000..$' and engine_number like 'L15%-3%'`);
    expect(made).toHaveLength(60);
    const pune = await list(await server.as('sales.pn'), '&status=AVAILABLE&demo=0');
    expect(pune).toContainEqual(
      expect.objectContaining({
        model: 'Corolla',
        version: 'Model X',
        color: expect.objectContaining({ nameEn: 'Blue' }),
        status: 'AVAILABLE',
      }),
    );
  });

  test('is narrowed by state, model, version, colour, place, demonstration and days of arrival, all at once too', async () => {
    expect(new Set((await list(seller, '&status=IN_TRANSIT')).map((one) => one.status))).toEqual(new Set(['IN_TRANSIT']));
    expect(new Set((await list(seller, '&status=IN_TRANSIT,AVAILABLE')).map((one) => one.status)).size).toBe(2);
    const [crv] = await server.db.select({ id: models.id }).from(models).where(eq(models.name, 'CR-V'));
    expect(new Set((await list(seller, `&modelId=${crv?.id}`)).map((one) => one.model))).toEqual(new Set(['CR-V']));
    const narrow = await list(
      seller,
      `&modelId=${crv?.id}&versionId=${ids.crvL}&colorId=${ids.white}&location=SHOWROOM&demo=0&from=2026-11-10&to=2026-11-12`,
    );
    expect(narrow).toEqual([expect.objectContaining({ arrivedOn: '2026-11-11', location: 'SHOWROOM', ageDays: 9 })]);
    expect(wrong(await seller.get(`${base}?status=GONE`))).toEqual(['/status/0']);
    expect(wrong(await seller.get(`${base}?sort=cost`))).toEqual(['/sort']);
  });

  test('finds a car by the tail of its VIN, its frame or engine number, in any writing', async () => {
    const { body } = await add(keeper, { frameNumber: 'RLH-88-001', engineNumber: 'K20C1-77' });
    for (const q of [
      body.vin,
      body.vin.slice(-6),
      body.vin.slice(-6).toLowerCase(),
      ` ${body.vin.slice(0, 9)} ${body.vin.slice(9)} `,
      'rlh-88',
      'k20c1-77',
    ])
      expect((await list(seller, `&q=${encodeURIComponent(q)}`)).map((one) => one.vin)).toEqual([body.vin]);
    for (const q of ['%', '_', "' or 1=1 --", '\\']) expect(await list(seller, `&q=${encodeURIComponent(q)}`)).toEqual([]);
  });

  test('is turned page by page without losing or repeating a car, in every order', async () => {
    for (const sort of ['-createdAt', 'createdAt', '-arrivedOn', 'arrivedOn']) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await admin.get(`${base}?limit=7&sort=${sort}${cursor && `&cursor=${cursor}`}`);
        seen.push(...body.items.map((one: { vin: string }) => one.vin));
        cursor = body.nextCursor ?? '';
      } while (cursor);
      const whole = (await list(admin, `&sort=${sort}`)).map((one) => one.vin);
      expect(seen).toEqual(whole);
      expect(new Set(seen).size).toBe(seen.length);
    }
    expect(wrong(await admin.get(`${base}?cursor=abc`))).toEqual(['/cursor']);
  });

  test('costs one statement to list', async () => {
    const sent = await server.statements(async () => seller.get(base));
    expect(sent).toHaveLength(1);
  });
});
