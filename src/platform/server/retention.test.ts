import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '#app/server/testing.ts';
import { startJobs } from './jobs.ts';
import { keysAtOnce, retentionJobs } from './retention.ts';

const job = 'platform.forget-keys';
const now = '2026-11-20T03:00:00Z';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ at: now });
});
afterAll(() => server.stop());

const rows = async (text: string, values: unknown[] = []) => (await server.database.pool.query(text, values)).rows;
const keep = (keys: string[], at: string) =>
  rows(
    `insert into idempotency_keys (actor_id, key, request_hash, status, body, created_at)
     select '01890000-0000-7000-8000-000000000000', key, 'hash', 200, '{}', $2 from unnest($1::text[]) key`,
    [keys, at],
  );
const many = (count: number) => Array.from({ length: count }, (_, n) => `old ${n}`);
const kept = async (): Promise<string[]> => (await rows('select key from idempotency_keys order by key')).map(({ key }) => key);

beforeEach(async () => {
  server.clock.set(now);
  await rows('delete from idempotency_keys');
  await rows('delete from pgboss.job where name = $1', [job]);
});

describe('forgetting idempotency keys', () => {
  test('takes what is older than seven days and leaves what is not', async () => {
    await keep(['a year'], '2025-11-20T03:00:00Z');
    await keep(['seven days and a moment'], '2026-11-13T02:59:59.999Z');
    await keep(['seven days'], '2026-11-13T03:00:00Z');
    await keep(['now'], now);
    await server.runJob(job);
    expect(await kept()).toEqual(['now', 'seven days']);
    expect(await server.queued(job)).toEqual([]);
  });

  test('keeps them for as many days as it is told', async () => {
    const [forgetting] = retentionJobs({ IDEMPOTENCY_DAYS: 2 });
    await keep(['three days'], '2026-11-17T03:00:00Z');
    await keep(['one day'], '2026-11-19T03:00:00Z');
    await server.inside(async (ctx) => forgetting?.work(ctx, {}));
    expect(await kept()).toEqual(['one day']);
  });

  test('takes so many at once, the oldest first, and asks for itself again while there may be more', async () => {
    await keep(many(keysAtOnce + 300), '2026-11-01T03:00:00Z');
    await keep(
      many(keysAtOnce).map((key) => `older ${key}`),
      '2026-10-01T03:00:00Z',
    );
    await keep(['young'], '2026-11-19T03:00:00Z');
    const left: [number, number][] = [];
    for (let asked = 1; left.length < asked; asked = 1 + (await server.queued(job)).length) {
      await server.runJob(job);
      left.push([(await kept()).length, (await kept()).filter((key) => key.startsWith('older')).length]);
    }
    expect(left).toEqual([
      [keysAtOnce + 301, 0],
      [301, 0],
      [1, 0],
    ]);
    expect(await kept()).toEqual(['young']);
  });

  test('is done by the queue batch after batch until none is left', async () => {
    await keep(many(2 * keysAtOnce + 1), '2026-11-01T03:00:00Z');
    const left: number[] = [];
    const none = Promise.withResolvers<number[]>();
    const jobs = await startJobs(server.url, retentionJobs({ IDEMPOTENCY_DAYS: 7 }), {
      work: true,
      log: pino({ level: 'silent' }),
      inside: async (work) => {
        await server.inside(work);
        left.push((await kept()).length);
        if (left.at(-1) === 0) none.resolve([...left]);
      },
    });
    try {
      await server.inside((ctx) => ctx.queue.send(ctx.tx, job, {}));
      expect(await none.promise).toEqual([keysAtOnce + 1, 1, 0]);
    } finally {
      await jobs.stop();
    }
  });

  test('does not wait for another instance that is at it, nor lets it take the same keys', async () => {
    await keep(many(keysAtOnce + 5), '2026-11-01T03:00:00Z');
    const [forgetting] = retentionJobs({ IDEMPOTENCY_DAYS: 7 });
    await server.inside(async (first) => {
      await forgetting?.work(first, {});
      await server.runJob(job);
      expect(await kept()).toHaveLength(keysAtOnce);
    });
    expect(await kept()).toEqual([]);
  });
});

test('a key that was forgotten may be used anew', async () => {
  const sales = await server.as('sales.hn');
  const post = (phone: string) =>
    sales.post('/api/customers', { kind: 'PERSON', name: 'Nguyễn Thị Quên', phone }, { 'idempotency-key': 'forgotten' });
  const first = await post('0909 111 001');
  server.clock.advance({ hours: 24 * 7 });
  await server.runJob(job);
  expect((await post('0909 111 001')).text).toBe(first.text);
  expect((await post('0909 111 002')).status).toBe(422);

  server.clock.advance({ seconds: 1 });
  await server.runJob(job);
  const anew = await post('0909 111 002');
  expect(anew.status).toBe(201);
  expect(anew.body.id).not.toBe(first.body.id);
  expect((await post('0909 111 002')).text).toBe(anew.text);
});
