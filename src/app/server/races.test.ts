import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '#platform/server/database.ts';
import { nextNumber, type Series } from '#platform/server/numbers.ts';
import { startTestServer, type TestServer } from './testing.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const series: Series[] = ['QT', 'BK', 'DP', 'CT', 'GP'];

describe('a number', () => {
  test.each(series)('of the series %s is never given twice, by 500 takers of whom a quarter roll back', async (kind) => {
    const kept: string[] = [];
    const failed: string[] = [];
    const take = (n: number) =>
      transact(server.db, async (tx) => {
        const { rows } = await tx.execute<{ number: string }>(sql`select ${nextNumber(kind, server.world.branches.hn.id, 2026)} as number`);
        const number = rows[0]?.number ?? '';
        if (n % 4 === 0) throw new Error('rolled back');
        return number;
      }).then(
        (number) => kept.push(number),
        (error: Error) => failed.push(String((error.cause as Error | undefined)?.message ?? error.message)),
      );
    await Promise.all(Array.from({ length: 500 }, (_, n) => take(n)));
    expect([...new Set(failed)]).toEqual(['rolled back']);
    expect(kept).toHaveLength(375);
    expect(new Set(kept).size).toBe(375);
    expect(kept.every((number) => new RegExp(`^${kind}-2026-[0-9]{4,}$`).test(number))).toBe(true);
  });

  test('begins at one in a new year and in another branch, and grows past 9999', async () => {
    const take = (scope: string, year: number) =>
      transact(
        server.db,
        async (tx) => (await tx.execute<{ number: string }>(sql`select ${nextNumber('QT', scope, year)} as number`)).rows[0]?.number,
      );
    expect(await take('company', 2031)).toBe('QT-2031-0001');
    expect(await take('company', 2032)).toBe('QT-2032-0001');
    expect(await take(server.world.branches.pn.id, 2031)).toBe('QT-2031-0001');
    await server.database.pool.query("select setval('number_qt_company_2031', 9998)");
    expect(await take('company', 2031)).toBe('QT-2031-9999');
    expect(await take('company', 2031)).toBe('QT-2031-10000');
  });
});

describe('one idempotency key', () => {
  test('sent a hundred times at once has one effect and one answer', async () => {
    const sales = await server.as('sales.hn');
    const body = { kind: 'PERSON', name: 'Trần Một Lần', phone: '0909 000 111' };
    const post = () => sales.post('/api/customers', body, { 'idempotency-key': 'a hundred times' });
    const answers = await Promise.all(Array.from({ length: 100 }, post));
    const done = answers.filter(({ status }) => status === 201);
    const running = answers.filter(({ status }) => status === 409);
    expect(done.length).toBeGreaterThan(0);
    expect(done.length + running.length).toBe(100);
    expect(running.every((answer) => answer.body.type === '/problems/platform/key-running')).toBe(true);
    expect(new Set([...done, await post()].map(({ text }) => text)).size).toBe(1);
    const { rows } = await server.database.pool.query("select count(*)::int as made from customers where phone = '+84909000111'");
    expect(rows[0].made).toBe(1);
  });

  test('is a different key for another person', async () => {
    const body = { kind: 'PERSON', name: 'Trần Hai Người', phone: '0909 000 222' };
    const first = await (await server.as('sales.hn')).post('/api/customers', body, { 'idempotency-key': 'shared' });
    const second = await (await server.as('sales.hcm')).post('/api/customers', body, { 'idempotency-key': 'shared' });
    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
  });
});
