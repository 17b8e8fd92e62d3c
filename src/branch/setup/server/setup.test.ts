import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '#app/server/testing.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const lacking = async () => {
  const { status, body } = await (await server.as('admin')).get('/api/branches/setup');
  expect(status).toBe(200);
  return body.steps.flatMap(({ step, done }: { step: string; done: boolean }) => (done ? [] : [step]));
};

describe('what a new company still needs', () => {
  test('is named until it is there, the last of it the first car', async () => {
    expect(await lacking()).toEqual(['CARS']);
    const { rows } = await server.database.pool.query(`select v.id as "versionId", vc.color_id as "colorId" from versions v
      join version_colors vc on vc.version_id = v.id limit 1`);
    const car = { ...rows[0], vin: 'RLHRM1850SY000001', status: 'AVAILABLE' };
    expect((await (await server.as('manager.hn')).post('/api/sales/vehicles', car)).status).toBe(201);
    expect(await lacking()).toEqual([]);
  });

  test('counts nobody who can no longer sign in', async () => {
    await server.database.pool.query(`update people set disabled_at = now() where email not like 'admin@%'`);
    expect(await lacking()).toContain('PEOPLE');
    await server.database.pool.query('update people set disabled_at = null');
  });

  test('is told to the administrator only', async () => {
    expect((await (await server.as('manager.hn')).get('/api/branches/setup')).status).toBe(403);
  });
});
