import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type Reply, startTestServer, type TestServer } from '#app/server/testing.ts';
import { chosenCar } from './seed.ts';

let server: TestServer;
let sales: Client;
let manager: Client;
let crv: Awaited<ReturnType<typeof chosenCar>>;
const base = '/api/sales/quotations';
beforeAll(async () => {
  server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
  sales = await server.as('sales.hn');
  manager = await server.as('manager.hn');
  crv = await server.inside((ctx) => chosenCar(ctx, 'CR-V L', 'Platinum', ['EXT-BODYKIT', 'INT-LEATHER']));
});
afterAll(() => server.stop());

let phones = 300_000;
const asked = (other: object = {}) => ({
  type: 'CASH_SALE',
  ...crv,
  registrationArea: 'HN',
  customerName: 'Đỗ Văn Hùng',
  customerPhone: `0912${++phones}`,
  ...other,
});
const drafted = async (other: object = {}) => (await sales.post(base, asked(other))).body;
const rows = async (text: string, values: unknown[] = []) => (await server.database.pool.query(text, values)).rows;
const many = <T>(count: number, work: (at: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, at) => work(at)));
const counted = (replies: Reply[]) => {
  const counts: Record<string, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

describe('at the same moment', () => {
  test('a hundred submit one draft: one does, ninety-nine are told that it was', async () => {
    const one = await drafted({ discount: 20_000_000 });
    expect(counted(await many(100, () => sales.post(`${base}/${one.id}/submit`)))).toEqual({ 200: 1, 409: 99 });
    expect(await rows(`select move from events where subject_id = $1 and move = 'submit'`, [one.id])).toHaveLength(1);
  });

  test('a hundred draft, and no number is given twice', async () => {
    const replies = await many(100, () => sales.post(base, asked()));
    expect(counted(replies)).toEqual({ 201: 100 });
    expect(new Set(replies.map(({ body }) => body.quoteNumber)).size).toBe(100);
  });

  test('twenty draft for the same new phone, and it is one customer', async () => {
    const replies = await many(20, () => sales.post(base, asked({ customerPhone: '0977 000 111' })));
    expect(counted(replies)).toEqual({ 201: 20 });
    expect(await rows(`select id from customers where phone = '+84977000111'`)).toHaveLength(1);
  });

  test('twenty revise one quotation, and there is one next revision', async () => {
    const one = await drafted();
    await sales.post(`${base}/${one.id}/send`);
    expect(counted(await many(20, () => sales.post(`${base}/${one.id}/revise`)))).toEqual({ 200: 1, 409: 19 });
    expect(await rows('select revision from quotations where quote_number = $1 order by 1', [one.quoteNumber])).toEqual([
      { revision: 1 },
      { revision: 2 },
    ]);
  });

  test('two edit one draft: one wins, the other is told what holds now, nothing is lost', async () => {
    const one = await drafted();
    const replies = await many(10, (at) => sales.patch(`${base}/${one.id}`, { rowVersion: 1, discount: (at + 1) * 1_000_000 }));
    expect(counted(replies)).toEqual({ 200: 1, 409: 9 });
    const won = replies.find(({ status }) => status === 200)?.body;
    expect((await sales.get(`${base}/${one.id}`)).body.discount).toBe(won.discount);
    for (const { body } of replies.filter(({ status }) => status === 409)) expect(body.discount).toBe(won.discount);
  });

  test('the same key sent a hundred times makes one quotation', async () => {
    const body = asked();
    const replies = await many(100, () => sales.post(base, body, { 'idempotency-key': 'hundred' }));
    const done = replies.filter(({ status }) => status === 201);
    expect(done.length + replies.filter(({ body: { title } }) => title === 'platform/key-running').length).toBe(100);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    expect(await rows('select id from quotations where customer_phone = $1', [done[0]?.body.customerPhone])).toHaveLength(1);
  });

  test('one edits while another submits: what is approved or asked is exactly what stands there', async () => {
    for (let round = 0; round < 12; round += 1) {
      const one = await drafted();
      const [edit, submit] = await Promise.all([
        sales.patch(`${base}/${one.id}`, { rowVersion: 1, accessories: [], discount: 3_000_000 }),
        sales.post(`${base}/${one.id}/submit`),
      ]);
      expect(submit.status).toBe(200);
      const now = (await sales.get(`${base}/${one.id}`)).body;
      expect(now.accessories).toHaveLength(edit.status === 200 ? 0 : 2);
      expect(now.lines.reduce((all: number, line: { amount: number }) => all + line.amount, 0)).toBe(now.totalPrice);
    }
  });
});

describe('while it waits for an approval', () => {
  beforeAll(async () => {
    const admin = await server.as('admin');
    const rule = { name: 'Giảm giá trên 3 %', document: 'QUOTATION', discountAboveBp: 300, level: 1, role: 'MANAGER' };
    expect((await admin.post('/api/approval-rules', rule)).status).toBe(201);
  });
  const pending = async () => {
    const one = await drafted({ discount: 40_000_000 });
    const asking = (await sales.post(`${base}/${one.id}/submit`)).body;
    expect(asking.status).toBe('PENDING');
    const { items } = (await manager.get('/api/approvals?mine=true&limit=200')).body;
    return { ...asking, request: items.find(({ documentId }: { documentId: string }) => documentId === one.id) };
  };

  test('approving by the inbox and by the quotation, fifty times at once, is one decision', async () => {
    const one = await pending();
    const replies = await many(50, (at) =>
      at % 2 ? manager.post(`${base}/${one.id}/approve`) : manager.post(`/api/approvals/${one.request.id}/approve`),
    );
    expect(counted(replies)).toEqual({ 200: 1, 409: 49 });
    expect(await rows(`select move from events where subject_id = $1 and move = 'approve'`, [one.id])).toHaveLength(1);
  });

  test('revised while the manager approves: either it was approved, or nothing that was approved is gone', async () => {
    for (let round = 0; round < 8; round += 1) {
      const one = await pending();
      const [approve, revise] = await Promise.all([
        manager.post(`/api/approvals/${one.request.id}/approve`, { contentHash: one.contentHash }),
        sales.post(`${base}/${one.id}/revise`),
      ]);
      expect([200, 409]).toContain(approve.status);
      expect(revise.status).toBe(200);
      const [request] = await rows('select status from approval_requests where document_id = $1', [one.id]);
      expect(request.status).toBe(approve.status === 200 ? 'APPROVED' : 'WITHDRAWN');
      expect((await sales.get(`${base}/${one.id}`)).body.status).toBe('SUPERSEDED');
    }
  });

  test.each([
    ['the inbox', ({ request }: { request: { id: string } }) => `/api/approvals/${request.id}/approve`],
    ['its own page', ({ id }: { id: string }) => `${base}/${id}/approve`],
  ])('whoever approves by %s waits for the quotation before the question, so that nobody waits in a circle', async (_, path) => {
    const one = await pending();
    const revising = await server.database.pool.connect();
    await revising.query('begin');
    await revising.query('select id from quotations where id = $1 for update', [one.id]);
    const approving = manager.post(path(one));
    const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await rows(waiting)).length === 0);
    const question = await revising.query('select id from approval_requests where document_id = $1 for update nowait', [one.id]);
    await revising.query('commit');
    revising.release();
    expect(question.rows).toHaveLength(1);
    expect((await approving).status).toBe(200);
  });
});
