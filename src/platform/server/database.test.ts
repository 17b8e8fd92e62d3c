import { asc, eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '#app/server/testing.ts';
import { branches } from '#branch/server/tables.ts';
import { customers } from '#customer/server/tables.ts';
import { databaseError, insertTogether, rowsOf, sendAlong, type Transaction, transact } from './database.ts';
import { events } from './tables.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
});
afterAll(() => server.stop());

const id = (last: number) => `01890000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const aCustomer = (given: Partial<typeof customers.$inferInsert> & { id: string }): typeof customers.$inferInsert => ({
  branchId: server.world.branches.hn.id,
  kind: 'PERSON',
  name: 'Nguyễn Đức “An” \\ O’Neil',
  phone: '+84912345678',
  createdAt: '2026-11-20T03:00:00.120Z',
  ...given,
});

describe('a transaction', () => {
  test('sends its beginning with the first statement and its end with the last', async () => {
    const sent = await server.statements(() =>
      transact(server.db, async (tx, closing) => {
        await tx.select().from(branches).limit(1);
        closing(sql`select 1`);
      }),
    );
    expect(sent.map((text) => text.split(' ')[0])).toEqual(['begin', 'select', 'select', 'commit']);
  });

  test('is undone when it throws, when its last statement fails, and when a failure in it was passed over', async () => {
    const note = (tx: Transaction, at: number) => insertTogether(tx, [rowsOf(customers, [aCustomer({ id: id(at) })])]);
    const thrown = transact(server.db, async (tx) => {
      await note(tx, 1);
      throw new Error('thrown');
    });
    const failedLast = transact(server.db, async (tx, closing) => {
      await note(tx, 2);
      closing(sql`select 1 / 0`);
    });
    const passedOver = transact(server.db, async (tx) => {
      await note(tx, 3);
      await tx.execute(sql`select 1 / 0`).catch(() => undefined);
    });
    const outcomes = await Promise.allSettled([thrown, failedLast, passedOver]);
    const reasons = outcomes.map((outcome) =>
      outcome.status === 'rejected' ? (databaseError(outcome.reason)?.message ?? String(outcome.reason.message)) : 'saved',
    );
    expect(reasons).toEqual(['thrown', 'division by zero', expect.stringContaining('nothing was saved')]);
    expect(
      await server.db
        .select()
        .from(customers)
        .where(inArray(customers.id, [id(1), id(2), id(3)])),
    ).toEqual([]);
  });

  test('that sent a statement along fails with its error, whichever statement was refused after it, and saves nothing', async () => {
    const failing = (after: (tx: Transaction) => Promise<unknown>) =>
      transact(server.db, async (tx) => {
        sendAlong(tx, tx.insert(customers).values(aCustomer({ id: id(5) })));
        sendAlong(tx, tx.execute(sql`select 1 / 0`));
        await after(tx);
      });
    for (const after of [async () => undefined, (tx: Transaction) => tx.execute(sql`select 1`)])
      await expect(failing(after).catch((error) => databaseError(error)?.message)).resolves.toBe('division by zero');
    expect(
      await server.db
        .select()
        .from(customers)
        .where(eq(customers.id, id(5))),
    ).toEqual([]);
  });

  test('is not needed to read, and what only reads cannot write', async () => {
    const writing = insertTogether(server.database.reading, [rowsOf(customers, [aCustomer({ id: id(4) })])]);
    await expect(writing).rejects.toMatchObject({ cause: { code: '25006' } });
  });
});

describe('rows inserted together', () => {
  test('are read back as they were given, whatever is in them', async () => {
    const changes = { text: 'Đỗ "Quốc" \\u0041 \n', amount: 9_007_199_254_740_991, list: [1, null, 'a'], nothing: null };
    const event = { subject: 'test', actorName: 'Hà', move: 'try', requestId: 'r', at: '2026-11-20T03:00:00.000Z' };
    await transact(server.db, (tx) =>
      insertTogether(tx, [
        rowsOf(customers, [aCustomer({ id: id(10), email: 'an@example.vn' }), aCustomer({ id: id(11), email: null })]),
        rowsOf(events, [{ ...event, id: id(12), subjectId: id(10), changes }]),
      ]),
    );
    const read = await server.db
      .select()
      .from(customers)
      .where(inArray(customers.id, [id(10), id(11)]))
      .orderBy(asc(customers.id));
    expect(read.map(({ email }) => email)).toEqual(['an@example.vn', null]);
    expect(read[0]).toMatchObject({
      name: 'Nguyễn Đức “An” \\ O’Neil',
      nameFolded: 'nguyen duc "an" \\ o\'neil',
      notes: '',
      rowVersion: 1,
    });
    expect(read[0]?.createdAt).toBe('2026-11-20T03:00:00.120Z');
    const [noted] = await server.db
      .select()
      .from(events)
      .where(eq(events.id, id(12)));
    expect(noted?.changes).toEqual(changes);
  });

  test('take what the database itself gives: defaults of a column that only some rows name, and SQL', async () => {
    const rows = [aCustomer({ id: id(20), notes: 'VIP' }), aCustomer({ id: id(21), name: sql`upper('an')` as unknown as string })];
    await transact(server.db, (tx) => insertTogether(tx, [rowsOf(customers, rows)]));
    const read = await server.db
      .select({ name: customers.name, notes: customers.notes })
      .from(customers)
      .where(inArray(customers.id, [id(20), id(21)]))
      .orderBy(asc(customers.id));
    expect(read).toEqual([
      { name: 'Nguyễn Đức “An” \\ O’Neil', notes: 'VIP' },
      { name: 'AN', notes: '' },
    ]);
  });

  test('cost the same statement, however many they are', async () => {
    const texts = await Promise.all(
      [1, 40].map(async (count) => {
        const rows = Array.from({ length: count }, (_, at) => aCustomer({ id: id(1000 * count + at) }));
        const [, text] = await server.statements(() => transact(server.db, (tx) => insertTogether(tx, [rowsOf(customers, rows)])));
        return text;
      }),
    );
    expect(texts[1]).toBe(texts[0]);
  });
});

describe('a statement that comes again and again', () => {
  const prepared = async (work: (tx: Transaction) => Promise<unknown>) => {
    for (let turn = 0; turn < 5; turn++) await transact(server.db, work);
    return transact(server.db, async (tx) => {
      await work(tx);
      const { rows } = await tx.execute<{ statement: string }>(sql`select statement from pg_prepared_statements`);
      return rows.map(({ statement }) => statement);
    });
  };

  test('is prepared once on each connection', async () => {
    expect(await prepared((tx) => tx.execute(sql`select 'again', ${1}::int`))).toContain("select 'again', $1::int");
  });

  test('is planned each time where it looks for a pattern', async () => {
    const work = (tx: Transaction) => tx.execute(sql`select 'pattern' where 'a' like ${'a%'}`);
    expect((await prepared(work)).filter((text) => text.includes("'pattern'"))).toEqual([]);
  });
});
