import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestServer, type TestServer } from '#app/server/testing.ts';

let server: TestServer;
let sales: Client;
let manager: Client;
let car: { versionId: string; colorId: string };
let vins = 0;

beforeAll(async () => {
  server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
  sales = await server.as('sales.hn');
  manager = await server.as('manager.hn');
  const { rows } = await server.database.pool.query(
    `select v.id, vc.color_id from versions v join models m on m.id = v.model_id join version_colors vc on vc.version_id = v.id
     where m.name = 'CR-V' and v.name = 'L' order by vc.color_id limit 1`,
  );
  car = { versionId: rows[0].id, colorId: rows[0].color_id };
});
afterAll(() => server.stop());

describe('smoke', () => {
  test('convert', async () => {
    const added = await manager.post('/api/sales/vehicles', { ...car, vin: `1HGCM82633A${String(++vins).padStart(6, '0')}`, status: 'AVAILABLE' });
    expect(added.body).toMatchObject({ status: 'AVAILABLE' });
    const draft = await sales.post('/api/sales/quotations', {
      type: 'CASH_SALE',
      ...car,
      accessories: [],
      services: [],
      registrationArea: 'HN',
      customerName: 'Nguyễn Văn An',
      customerPhone: '0912 345 678',
    });
    expect(draft.status).toBe(201);
    const submitted = await sales.post(`/api/sales/quotations/${draft.body.id}/submit`);
    expect(submitted.body).toMatchObject({ status: 'APPROVED' });
    let reply = submitted;
    const sent = await server.statements(async () => {
      reply = await sales.post(`/api/sales/quotations/${draft.body.id}/convert`, {}, { 'idempotency-key': 'x' });
    });
    console.log(reply.status, JSON.stringify(reply.body, null, 1));
    console.log(sent.map((s) => s.replace(/\s+/g, ' ').slice(0, 110)));
    const deal = await sales.get(`/api/deals/${reply.body.dealId}`);
    console.log(deal.status, JSON.stringify(deal.body, null, 1));
    console.log(JSON.stringify((await sales.get('/api/deals/waiting')).body), JSON.stringify((await sales.get('/api/deals')).body).slice(0, 800));
  });
});
