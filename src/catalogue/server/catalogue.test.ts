import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestServer, type TestServer } from '#app/server/testing.ts';

let server: TestServer;
let manager: Client;
let sales: Client;
beforeAll(async () => {
  server = await startTestServer();
  manager = await server.as('manager.hn');
  sales = await server.as('sales.hn');
});
afterAll(() => server?.stop());

type Named = { id: string; name: string; rowVersion: number };
type Coded = { id: string; code: string; active: boolean; rowVersion: number };
const tree = async () => (await sales.get('/api/catalogue')).body;
const versionOf = async (model: string, version: string) => {
  const { models } = await tree();
  return models.find((one: Named) => one.name === model)?.versions.find((one: Named) => one.name === version);
};

describe('the catalogue', () => {
  test('shows everything on sale as one tree, in one statement', async () => {
    let answer = await sales.get('/api/catalogue');
    const sent = await server.statements(async () => {
      answer = await sales.get('/api/catalogue');
    });
    expect(sent).toHaveLength(1);
    const { models, colors, accessories, services } = answer.body;
    expect(models.map(({ name }: Named) => name)).toEqual(['CR-V', 'City', 'Civic', 'Accord', 'Corolla']);
    expect(models[0].versions.map(({ name }: Named) => name)).toEqual(['G', 'L', 'L AWD', 'e:HEV RS']);
    expect(
      models
        .flatMap(({ versions }: { versions: { colorIds: string[] }[] }) => versions)
        .every(({ colorIds }: { colorIds: string[] }) => colorIds.length >= 4),
    ).toBe(true);
    expect(colors.every(({ nameVi, hex }: { nameVi: string; hex: string }) => nameVi.length > 0 && /^#[0-9a-f]{6}$/.test(hex))).toBe(true);
    expect(accessories).toHaveLength(16);
    expect(new Set(accessories.map(({ group }: { group: string }) => group)).size).toBe(4);
    expect(services.map(({ code }: Coded) => code)).toEqual(['SVC-FREE3', 'SVC-MAINT5', 'SVC-WARRANTY2', 'SVC-ROADSIDE']);
  });

  test('has the Toyota Corolla Model X in Blue', async () => {
    const corolla = await versionOf('Corolla', 'Model X');
    const blue = (await tree()).colors.find(({ nameEn }: { nameEn: string }) => nameEn === 'Blue');
    expect(corolla.colorIds).toContain(blue.id);
  });

  test('is not for those who are not signed in, nor for the guard', async () => {
    expect((await (await server.as()).get('/api/catalogue')).status).toBe(401);
    expect((await (await server.as('guard.hn')).get('/api/catalogue')).status).toBe(403);
  });
});

describe('editing the catalogue', () => {
  test('is refused to a salesperson and changes nothing', async () => {
    const before = await tree();
    const [model] = before.models;
    expect((await sales.post('/api/catalogue/models', { make: 'Honda', name: 'Jazz', body: 'HATCHBACK' })).status).toBe(403);
    expect((await sales.patch(`/api/catalogue/models/${model.id}`, { name: 'X', rowVersion: model.rowVersion })).status).toBe(403);
    expect(await tree()).toEqual(before);
  });

  test('adds a model with a version in two colours', async () => {
    const { colors } = await tree();
    const model = await manager.post('/api/catalogue/models', { make: 'Honda', name: 'HR-V', body: 'SUV', position: 9 });
    expect(model.status).toBe(201);
    const version = await manager.post('/api/catalogue/versions', {
      modelId: model.body.id,
      name: 'RS',
      year: 2026,
      fuel: 'PETROL',
      engineCc: 1498,
      lengthMm: 4385,
      seats: 5,
      colorIds: [colors[0].id, colors[1].id],
    });
    expect(version.status).toBe(201);
    expect((await versionOf('HR-V', 'RS')).colorIds.toSorted()).toEqual([colors[0].id, colors[1].id].toSorted());
  });

  test('gives a version other colours, and leaves them where none are named', async () => {
    const { colors } = await tree();
    const version = await versionOf('City', 'L');
    const painted = await manager.patch(`/api/catalogue/versions/${version.id}`, {
      colorIds: [colors[2].id],
      rowVersion: version.rowVersion,
    });
    expect(painted.body).toMatchObject({ colorIds: [colors[2].id], rowVersion: version.rowVersion + 1 });
    const renamed = await manager.patch(`/api/catalogue/versions/${version.id}`, { seats: 4, rowVersion: version.rowVersion + 1 });
    expect(renamed.body).toMatchObject({ seats: 4, colorIds: [colors[2].id] });
  });

  test('takes an accessory off sale without forgetting it', async () => {
    const spoiler = (await tree()).accessories.find(({ code }: Coded) => code === 'EXT-SPOILER');
    expect(
      (await manager.patch(`/api/catalogue/accessories/${spoiler.id}`, { active: false, rowVersion: spoiler.rowVersion })).body.active,
    ).toBe(false);
    expect((await tree()).accessories.some(({ code }: Coded) => code === 'EXT-SPOILER')).toBe(false);
    const listed = await manager.get('/api/catalogue/accessories?q=EXT-SPOILER');
    expect(listed.body.items).toHaveLength(1);
    await manager.patch(`/api/catalogue/accessories/${spoiler.id}`, { active: true, rowVersion: spoiler.rowVersion + 1 });
  });

  test('is refused on a record that somebody changed meanwhile', async () => {
    const { services } = await tree();
    const [free] = services;
    const names = { nameEn: 'Three services, free', rowVersion: free.rowVersion };
    expect((await manager.patch(`/api/catalogue/services/${free.id}`, names)).status).toBe(200);
    const late = await manager.patch(`/api/catalogue/services/${free.id}`, { ...names, nameEn: 'Other' });
    expect(late.status).toBe(409);
    expect(late.body.type).toBe('/problems/platform/changed-meanwhile');
    expect((await tree()).services[0].nameEn).toBe('Three services, free');
  });

  test.each([
    ['models', { make: 'Honda', name: 'CR-V', body: 'SUV' }, 'model-taken'],
    ['colors', { nameEn: 'Blue', nameVi: 'Xanh', hex: '#0000ff' }, 'color-taken'],
    ['accessories', { code: 'EXT-BODYKIT', group: 'EXTERIOR', nameEn: 'Kit', nameVi: 'Kit' }, 'accessory-code-taken'],
    ['services', { code: 'SVC-FREE3', nameEn: 'Free', nameVi: 'Miễn phí' }, 'service-code-taken'],
  ])('refuses a second of the same name among %s, saying so', async (where, body, refusal) => {
    const answer = await manager.post(`/api/catalogue/${where}`, body);
    expect(answer.status).toBe(409);
    expect(answer.body.type).toBe(`/problems/catalogue/${refusal}`);
  });

  test('names each wrong field, and takes no field that is not its own', async () => {
    const answer = await manager.post('/api/catalogue/colors', { nameEn: ' ', nameVi: 'Đỏ', hex: 'red', rowVersion: 9 });
    expect(answer.status).toBe(400);
    expect(answer.body.violations.map(({ at }: { at: string }) => at).toSorted()).toEqual(['/hex', '/nameEn', '/rowVersion']);
  });

  test('of a version answers 404 for a model or a colour that is not there', async () => {
    const nowhere = '019ab000-0000-7000-8000-000000000000';
    const version = { name: 'X', year: 2026, fuel: 'BEV', engineCc: 0, lengthMm: 4000, seats: 5 };
    expect((await manager.post('/api/catalogue/versions', { ...version, modelId: nowhere })).status).toBe(404);
    const { models } = await tree();
    expect((await manager.post('/api/catalogue/versions', { ...version, modelId: models[0].id, colorIds: [nowhere] })).status).toBe(404);
  });

  test('keeps who changed what, before and after', async () => {
    const [{ id, nameVi, rowVersion }] = (await tree()).accessories;
    await manager.patch(`/api/catalogue/accessories/${id}`, { nameVi: 'Bộ ốp thân xe', rowVersion });
    const { rows } = await server.database.pool.query('select move, actor_name, changes from events where subject_id = $1', [id]);
    expect(rows).toMatchObject([{ move: 'change-accessory', changes: { nameVi: [nameVi, 'Bộ ốp thân xe'] } }]);
  });
});

describe('a list of the catalogue', () => {
  test('comes page by page without loss or repetition', async () => {
    const codes: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const answer = await sales.get(`/api/catalogue/accessories?limit=5${cursor ? `&cursor=${cursor}` : ''}`);
      codes.push(...answer.body.items.map(({ code }: Coded) => code));
      cursor = answer.body.nextCursor;
    }
    expect(codes).toHaveLength(16);
    expect(new Set(codes).size).toBe(16);
  });

  test('finds names without their accents and refuses a forged cursor', async () => {
    expect((await sales.get('/api/catalogue/accessories?q=tham lot')).body.items).toMatchObject([{ code: 'INT-MAT' }]);
    const forged = Buffer.from('x\n019ab000-0000-7000-8000-000000000000').toString('base64url');
    expect((await sales.get(`/api/catalogue/accessories?cursor=${forged}`)).status).toBe(400);
    expect((await sales.get(`/api/catalogue/colors?cursor=${forged}`)).status).toBe(200);
  });
});
