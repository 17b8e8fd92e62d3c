import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { deliveriesAt } from '#delivery/gatepass/server/seed.ts';
import { aSlip, cashDeskAt } from '#payment/deposit/server/seed.ts';
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

async function rows<T extends pg.QueryResultRow>(folder: string, text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseOf(folder) });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
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

type Sent = { status: number; text: string; body: ReturnType<typeof JSON.parse> };
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
      headers: {
        cookie,
        ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...(key ? { 'idempotency-key': key } : {}),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, text, body: JSON.parse(text) };
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

/** A sale on its way, and what the next step of it needs. */
type Sale = {
  quotation: string;
  booking: string;
  deal: string;
  deposit: string;
  due: number;
  contract: string;
  hash: string;
  delivery: string;
  pass: string;
};

describe('kill -9 of the server leaves all or nothing, and the same keys complete what was cut off', () => {
  const everyone = ['sales.hn', 'sales2.hn', 'manager.hn', 'accountant.hn', 'operations.hn', 'guard.hn'];
  const cookies = new Map<string, string>();
  let program: Program;
  let folder: string;
  let sales: Sale[];

  const as = async (person: string) => ({
    get: (path: string) => must(send(program, cookies.get(person) ?? '', 'GET', path)),
    post: (path: string, body: unknown = {}) => must(send(program, cookies.get(person) ?? '', 'POST', path, body)),
    upload: (path: string, name: string, content: Uint8Array<ArrayBuffer> | string) => {
      const form = new FormData();
      form.set('file', new Blob([content]), name);
      return must(send(program, cookies.get(person) ?? '', 'POST', path, form));
    },
  });

  /** Asks for each sale, eight at a time, and kills the program each time so many more were answered. The answers, which are final. */
  async function underFire(step: string, person: string, kills: number[], ask: (sale: Sale) => [path: string, body?: object]) {
    const waiting = [...sales];
    const answers = new Map<Sale, Sent>();
    const answered = counter();
    const once = (sale: Sale) => {
      const [path, body = {}] = ask(sale);
      return send(program, cookies.get(person) ?? '', 'POST', path, body, `${step} ${sale.quotation}`);
    };
    const work = async () => {
      for (let sale = waiting.shift(); sale; sale = waiting.shift()) {
        const answer = await once(sale);
        if (!answer || answer.body.type === '/problems/platform/key-running') {
          waiting.push(sale);
          return;
        }
        if (answer.status >= 300) throw new Error(`${step}: ${answer.text} ${bugOf(program)}`);
        answers.set(sale, answer);
        answered.add();
      }
    };
    for (const enough of kills) {
      const reached = answered.more(enough);
      const writers = Promise.all(Array.from({ length: 8 }, work));
      await Promise.race([reached, writers]);
      await program.kill('SIGKILL');
      await writers;
      program = (await open(folder)).program;
      expect(await broken(folder)).toEqual([]);
    }
    const acknowledged = [...answers];
    while (waiting.length > 0) await work();
    for (const [sale, { text }] of acknowledged) expect((await once(sale))?.text).toBe(text);
    return (sale: Sale) => answers.get(sale)?.body;
  }

  beforeAll(async () => {
    ({ program, folder } = await open());
    for (const person of everyone) cookies.set(person, await signIn(program, person));
    const quotations = await approvedQuotations(program, cookies.get('sales.hn') ?? '', folder, 40);
    const blank = { booking: '', deal: '', deposit: '', due: 0, contract: '', hash: '', delivery: '', pass: '' };
    sales = quotations.map((quotation) => ({ quotation, ...blank }));
  });

  test('in the middle of conversions', { timeout: 120_000 }, async () => {
    const made = await underFire('convert', 'sales.hn', [1, 7, 5, 9], ({ quotation }) => [`/api/sales/quotations/${quotation}/convert`]);
    for (const sale of sales) [sale.booking, sale.deal] = [made(sale).id, made(sale).dealId];
    const booked = await rows<{ quotation_id: string; id: string }>(
      folder,
      'select quotation_id, id from bookings where quotation_id is not null',
    );
    const byQuotation = new Map(booked.map((one) => [one.quotation_id, one.id]));
    expect(sales.filter(({ quotation, booking }) => byQuotation.get(quotation) !== booking)).toEqual([]);
    expect(await broken(folder)).toEqual([]);
    sales = sales.slice(0, 12);
  });

  test('in the middle of deposits that are confirmed', { timeout: 120_000 }, async () => {
    const desk = await cashDeskAt({ as });
    await Promise.all(sales.map(async (sale) => Object.assign(sale, { deposit: (await desk.aProven(sale.booking)).id })));
    const made = await underFire('confirm', 'accountant.hn', [3, 3], ({ deposit }) => [`/api/sales/deposits/${deposit}/confirm`]);
    for (const sale of sales) sale.due = made(sale).book.due;
  });

  test('in the middle of contracts that are signed and countersigned', { timeout: 120_000 }, async () => {
    const seller = await as('sales.hn');
    const deliveryOn = today().add({ days: 10 }).toString();
    for (const sale of sales) {
      sale.contract = (await seller.post('/api/sales/contracts', { bookingId: sale.booking, deliveryOn })).body.id;
      sale.hash = (await seller.get(`/api/sales/contracts/${sale.contract}/paper`)).body.sha256;
    }
    const signing = { how: 'TYPED', name: 'Người mua' };
    await underFire('sign', 'sales.hn', [3], ({ contract, hash }) => [
      `/api/sales/contracts/${contract}/sign`,
      { ...signing, contentHash: hash },
    ]);
    await underFire('countersign', 'manager.hn', [3], ({ contract }) => [`/api/sales/contracts/${contract}/approve`]);
  });

  test('in the middle of payments, each the last one, with its invoice', { timeout: 120_000 }, async () => {
    const manager = await as('manager.hn');
    const wanted = await rows<{ version_id: string; color_id: string }>(
      folder,
      'select version_id, color_id from bookings order by id desc limit 1',
    );
    const [versionId, colorId] = [wanted[0]?.version_id, wanted[0]?.color_id];
    for (let n = 0; n < 24; n++)
      await manager.post('/api/sales/vehicles', {
        versionId,
        colorId,
        vin: `RLHRM1850SK${String(n).padStart(6, '0')}`,
        status: 'AVAILABLE',
      });
    await underFire('receive', 'accountant.hn', [3, 3], ({ booking, due }) => [
      '/api/sales/payments',
      { bookingId: booking, amount: due, method: 'TRANSFER' },
    ]);
    const unlike = await rows(
      folder,
      `select b.booking_number from bookings b join deposits d on d.booking_id = b.id and d.status = 'CONFIRMED'
      where b.id in (${sales.map(({ booking }) => `'${booking}'`)}) and (
        (select count(*) from payments p where p.booking_id = b.id) <> 2 or (select count(*) from invoices i where i.booking_id = b.id) <> 1)`,
    );
    expect(unlike).toEqual([]);
  });

  test('in the middle of gatepasses, of deliveries and at the gate', { timeout: 120_000 }, async () => {
    const desks = { sales: await as('sales.hn'), manager: await as('manager.hn') };
    const unused = { aShade: nothing, aCar: nothing, aQuotation: nothing, convert: nothing };
    const office = { ...desks, ...unused, rows: (text: string, values: unknown[] = []) => rows(folder, text, values) };
    const yard = await deliveriesAt(office, { as }, aSlip(), today().toString());
    const soon = Temporal.Now.instant().add({ hours: 1 }).toString({ smallestUnit: 'second' });
    const inTurn = async (work: (sale: Sale) => Promise<unknown>) => {
      for (const sale of sales) await work(sale);
    };
    await inTurn(async (sale) => {
      await yard.prepare(sale.booking);
      await yard.papers(sale.deal);
      sale.delivery = `/api/sales/deliveries/${(await yard.good(yard.schedule(sale.booking, soon))).id}`;
    });
    const issued = await underFire('issue', 'operations.hn', [3], ({ delivery }) => [`${delivery}/gatepasses`]);
    await inTurn(async (sale) => {
      sale.pass = issued(sale).cars[0].gatepass.gatepassNumber;
      await yard.handOver(sale.delivery);
    });
    await underFire('deliver', 'operations.hn', [3], ({ delivery }) => [`${delivery}/deliver`]);
    await underFire('use', 'guard.hn', [3], ({ pass }) => ['/api/gate/use', { pass }]);
    const left = await rows(
      folder,
      `select g.gatepass_number from gatepasses g where g.status = 'USED' and 1 = (
      select count(*) from events e where e.subject_id = g.id and e.move = 'use')`,
    );
    expect(left).toEqual(expect.arrayContaining(sales.map(({ pass }) => ({ gatepass_number: pass }))));
    expect(await broken(folder)).toEqual([]);
  });
});

const today = () => Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh');
const nothing = (): never => {
  throw new Error('nothing is made here');
};
async function must(asked: Promise<Sent | undefined>): Promise<Sent> {
  const answer = await asked;
  if (!answer) throw new Error('the program did not answer');
  return answer;
}

describe('kill -9 of PostgreSQL under writing', () => {
  test('loses nothing that was acknowledged, and the program goes on by itself', async () => {
    const { program, folder } = await open();
    const cookie = await signIn(program, 'manager.hn');
    const bookings = await rows<{ id: string }>(
      folder,
      `select b.id from bookings b join branches h on h.id = b.branch_id and h.code = 'hn'
       left join cash_books m on m.booking_id = b.id where b.status = 'APPROVED' and m.received is distinct from m.asked`,
    );
    const acknowledged: string[] = [];
    const answered = counter();
    let next = 0;
    let stop = false;
    const write = async () => {
      while (!stop) {
        const n = next++;
        const customer = { kind: 'PERSON', name: `Khách ${n}`, phone: `08${String(10_000_000 + n)}` };
        const money = { bookingId: bookings[n % bookings.length]?.id, amount: 1_000, method: 'CASH' };
        const [path, body] = n % 2 ? ['/api/customers', customer] : ['/api/sales/payments', money];
        const answer = await send(program, cookie, 'POST', path, body);
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
    const listening = "select 1 from pg_stat_activity where application_name = 'forecourt-listen'";
    await vi.waitFor(async () => expect(await rows(folder, listening)).toHaveLength(1), { timeout: 5_000 });
    const kept = new Set(
      (await rows<{ id: string }>(folder, 'select id from customers union all select id from payments')).map(({ id }) => id),
    );
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
