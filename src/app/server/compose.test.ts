import { afterAll, beforeAll, expect, test } from 'vitest';
import { allConstraints } from './compose.ts';
import { startTestServer, type TestServer } from './testing.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
});
afterAll(() => server.stop());

test('each constraint that is answered with a sentence is there in the database', async () => {
  const { rows } = await server.database.pool.query<{ name: string }>(
    "select conname as name from pg_constraint union select indexname from pg_indexes where schemaname = 'public'",
  );
  const there = rows.map(({ name }) => name);
  expect(Object.keys(allConstraints).length).toBeGreaterThan(10);
  expect(Object.keys(allConstraints).filter((name) => !there.includes(name))).toEqual([]);
});
