import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenInvariants } from './invariants.ts';
import { type Program, startProgram } from './program.ts';

const password = 'a password to crash with';
const folders: string[] = [];
const programs: Program[] = [];

/** A program on its own PostgreSQL in a folder of its own, with demonstration data. */
async function open(folder = newFolder()): Promise<{ program: Program; folder: string }> {
  const program = await startProgram({ DATA_DIR: folder, DEMO_PASSWORD: password, WEB: '0', LOG_LEVEL: 'error' });
  programs.push(program);
  return { program, folder };
}

function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'forecourt-crash-'));
  folders.push(folder);
  return folder;
}

/** The database's address, as an operator finds it. */
function databaseOf(folder: string): string {
  const port = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
  return `postgres://forecourt:forecourt@127.0.0.1:${port}/postgres`;
}

async function rows<T extends pg.QueryResultRow>(folder: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseOf(folder) });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

async function broken(folder: string) {
  const pool = new pg.Pool({ connectionString: databaseOf(folder), max: 1 });
  try {
    return await brokenInvariants(pool);
  } finally {
    await pool.end();
  }
}

/** Counts, and wakes whoever waits for a count. */
function counter() {
  let count = 0;
  let waiters: { at: number; wake: () => void }[] = [];
  return {
    add: () => {
      count++;
      for (const { wake } of waiters.filter(({ at }) => at <= count)) wake();
      waiters = waiters.filter(({ at }) => at > count);
    },
    more: (many: number) => new Promise<void>((wake) => waiters.push({ at: count + many, wake })),
  };
}

async function signIn(program: Program, person: string): Promise<string> {
  const answer = await fetch(`${program.address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${person}@forecourt.test`, password }),
  });
  expect(answer.status).toBe(200);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

type Sent = { status: number; body: { id?: string; items?: { id: string }[]; type?: string } };
async function send(
  program: Program,
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
  key?: string,
): Promise<Sent | undefined> {
  try {
    const answer = await fetch(`${program.address}${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Sent['body'] };
  } catch {
    return undefined;
  }
}

/** Approved quotations of Hà Nội, made through the API. */
async function approvedQuotations(program: Program, cookie: string, folder: string, many: number): Promise<string[]> {
  const [choice] = await rows<{ version: string; color: string }>(
    folder,
    `select p.version_id as version, c.color_id as color from cash_prices p join version_colors c using (version_id) join branches b on b.id = p.branch_id
     where b.code = 'hn' and p.default_price_type = 'retail' and p.effective_on <= now() and (p.last_on is null or p.last_on > now()) limit 1`,
  );
  const made: string[] = [];
  for (let n = 0; n < many; n++) {
    const draft = await send(program, cookie, 'POST', '/api/sales/quotations', {
      type: 'CASH_SALE',
      customerName: `Người mua ${n}`,
      customerPhone: `09${String(10_000_000 + n)}`,
      versionId: choice?.version,
      colorId: choice?.color,
      accessories: [],
      services: [],
      registrationArea: 'HN',
    });
    expect(draft?.status).toBe(201);
    const submitted = await send(program, cookie, 'POST', `/api/sales/quotations/${draft?.body.id}/submit`, {});
    expect(submitted?.status).toBe(200);
    made.push(draft?.body.id ?? '');
  }
  return made;
}

afterAll(async () => {
  for (const program of programs) await program.kill('SIGTERM');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('kill -9 of the server in the middle of conversions', () => {
  test('leaves all or nothing, and the same keys complete what was cut off', { timeout: 120_000 }, async () => {
    let { program, folder } = await open();
    const cookie = await signIn(program, 'sales.hn');
    const quotations = await approvedQuotations(program, cookie, folder, 40);
    const waiting = [...quotations];
    const acknowledged = new Map<string, string>();
    const answered = counter();

    const convert = async () => {
      for (let id = waiting.shift(); id; id = waiting.shift()) {
        const answer = await send(program, cookie, 'POST', `/api/sales/quotations/${id}/convert`, {}, `convert ${id}`);
        if (answer?.status !== 200 || !answer.body.id) {
          waiting.push(id);
          return;
        }
        acknowledged.set(id, answer.body.id);
        answered.add();
      }
    };
    for (const enough of [1, 7, 5, 9]) {
      const reached = answered.more(enough);
      const writers = Promise.all(Array.from({ length: 8 }, convert));
      await reached;
      await program.kill('SIGKILL');
      await writers;
      program = (await open(folder)).program;
      expect(await broken(folder)).toEqual([]);
    }
    while (waiting.length > 0) await convert();

    const booked = await rows<{ quotation_id: string; id: string }>(
      folder,
      'select quotation_id, id from bookings where quotation_id is not null',
    );
    const byQuotation = new Map(booked.map((one) => [one.quotation_id, one.id]));
    expect(quotations.filter((id) => !byQuotation.has(id))).toEqual([]);
    for (const [quotation, booking] of acknowledged) expect(byQuotation.get(quotation)).toBe(booking);
    expect(await broken(folder)).toEqual([]);
  });
});

describe('kill -9 of PostgreSQL under writing', () => {
  test('loses nothing that was acknowledged, and the program goes on by itself', async () => {
    const { program, folder } = await open();
    const cookie = await signIn(program, 'sales.hn');
    const acknowledged: string[] = [];
    const answered = counter();
    let next = 0;
    let stop = false;
    const write = async () => {
      while (!stop) {
        const n = next++;
        const answer = await send(program, cookie, 'POST', '/api/customers', {
          kind: 'PERSON',
          name: `Khách ${n}`,
          phone: `08${String(10_000_000 + n)}`,
        });
        if (answer?.status === 201 && answer.body.id) {
          acknowledged.push(answer.body.id);
          answered.add();
        } else if (answer && answer.status !== 503 && answer.status !== 401)
          throw new Error(`answered ${answer.status}: ${bugOf(program)}`);
      }
    };
    const writers = Promise.all(Array.from({ length: 8 }, write));
    writers.catch(() => undefined);
    for (const enough of [100, 100]) {
      await Promise.race([answered.more(enough), writers]);
      killPostgres(folder);
      await ready(program);
    }
    stop = true;
    await writers;
    const kept = new Set((await rows<{ id: string }>(folder, 'select id from customers')).map(({ id }) => id));
    expect(acknowledged.length).toBeGreaterThan(200);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect(await broken(folder)).toEqual([]);
  });
});

/** What the program's log says of its last fault. */
const bugOf = (program: Program) =>
  program
    .said()
    .split('\n')
    .findLast((line) => line.includes('"bug"'));

/** Until the program answers from its database again. */
async function ready(program: Program) {
  while ((await fetch(`${program.address}/readyz`)).status !== 200);
}

/** Every process of that cluster, at once and without a word. */
function killPostgres(folder: string) {
  const postmaster = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0] ?? '';
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', postmaster], { encoding: 'utf8' }).split('\n').map(Number).filter(Boolean);
  for (const pid of [Number(postmaster), ...children]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it is gone already
    }
  }
}

describe('stopping and copying the data folder', () => {
  let first: Program;
  let folder: string;
  beforeAll(async () => {
    ({ program: first, folder } = await open());
  });

  test('SIGTERM ends the program and its PostgreSQL, and a copy of the folder is the whole system again', async () => {
    const cookie = await signIn(first, 'manager.hn');
    const before = await send(first, cookie, 'GET', '/api/sales/quotations?limit=200');
    const quotation = before?.body.items?.[0]?.id;
    const pdf = async (program: Program, proof: string) =>
      Buffer.from(
        await (
          await fetch(`${program.address}/api/sales/quotations/${quotation}/pdf?locale=vi`, { headers: { cookie: proof } })
        ).arrayBuffer(),
      );
    const paper = await pdf(first, cookie);
    const counts = `select relname, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I', relname), false, true, '')))[1]::text as n
      from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('sessions', 'rate_limits', 'events') order by 1`;
    const tables = await rows(folder, counts);
    expect(await first.kill('SIGTERM')).toBe(0);
    expect(() => databaseOf(folder)).toThrow();

    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', '--reference', join(folder, 'postgres'), join(copy, 'postgres')]);
    const { program } = await open(copy);
    expect(program.said()).not.toContain('Password of all');
    expect(await rows(copy, counts)).toEqual(tables);
    const again = await signIn(program, 'manager.hn');
    expect((await send(program, again, 'GET', '/api/sales/quotations?limit=200'))?.body).toEqual(before?.body);
    expect((await pdf(program, again)).equals(paper)).toBe(true);
  });

  const starts: [Record<string, string>, RegExp][] = [
    [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', AUTH_SECRET: 'x'.repeat(32) }, /The database of DATABASE_URL does not answer/],
    [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, /AUTH_SECRET is missing/],
    [{ DATA_DIR: '/dev/null/data' }, /cannot be written; set DATA_DIR/],
    [{ PORT: 'eighty' }, /These settings cannot be used: PORT/],
    [{ SMTP_URL: 'http://post' }, /These settings cannot be used: SMTP_URL/],
  ];
  test.each(starts)('a start that cannot go on says why in one sentence: %o', async (environment, sentence) => {
    const failure = await startProgram({ WEB: '0', ...environment }).then(
      () => new Error('it started'),
      (error: Error) => error,
    );
    expect(failure.message).toMatch(sentence);
    expect(failure.message.split('\n').length).toBeLessThan(4);
  });
});
