import { randomBytes, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { v7 as uuid } from 'uuid';
import { clockActor } from '#access/server/scope.ts';
import { actorOf } from '#access/server/sessions.ts';
import { people as peopleTable } from '#access/server/tables.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { branches as branchTable } from '#branch/server/tables.ts';
import { readConfig } from '#platform/server/config.ts';
import type { Context } from '#platform/server/context.ts';
import { connect, transact } from '#platform/server/database.ts';
import { openFiles } from '#platform/server/files.ts';
import { finish } from '#platform/server/idempotency.ts';
import { type Jobs, startJobs } from '#platform/server/jobs.ts';
import { mailer } from '#platform/server/mail.ts';
import { sealOf } from '#platform/server/seal.ts';
import { contextOf } from '#platform/server/serve.ts';
import { allJobs } from './compose.ts';
import { buildServer } from './server.ts';
import type { World } from './world.ts';

/** What a request came back with. `body` is the JSON, `text` the bytes as text. */
export type Reply = { status: number; headers: Headers; text: string; bytes: Uint8Array<ArrayBuffer>; body: Json };
type Json = ReturnType<typeof JSON.parse>;

export type Client = {
  get: (path: string) => Promise<Reply>;
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
  patch: (path: string, body: unknown) => Promise<Reply>;
  put: (path: string, body: unknown) => Promise<Reply>;
  delete: (path: string) => Promise<Reply>;
  upload: (path: string, name: string, content: Uint8Array<ArrayBuffer> | string) => Promise<Reply>;
};

export const testPassword = 'correct horse battery';

/**
 * The whole server on a database of its own (a copy of the template: branches, people, catalogue, prices), with a clock that
 * stands where it is set. `as('sales.hn')` signs in; `statements()` counts what is sent to the database meanwhile.
 */
export async function startTestServer(options: { at?: string; env?: Record<string, string> } = {}) {
  const maintenance = process.env.TEST_DATABASE_URL ?? '';
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await query(maintenance, `create database ${name} template forecourt_template`);
  const url = new URL(maintenance);
  url.pathname = `/${name}`;

  let now = options.at ? Temporal.Instant.from(options.at) : Temporal.Now.instant();
  const clock = {
    now: () => now,
    set: (at: string) => {
      now = Temporal.Instant.from(at);
    },
    advance: (duration: Temporal.DurationLike) => {
      now = now.toZonedDateTimeISO('UTC').add(duration).toInstant();
    },
  };
  const counted = counting();
  const database = connect(url.href, counted);
  const folder = join(tmpdir(), `forecourt-${name}`);
  const limits = { RATE_LIMIT: '1000000', SIGN_IN_LIMIT: '1000' };
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', ...limits, DATA_DIR: folder, ...options.env });
  const jobs: Jobs = await startJobs(url.href, allJobs(mailer(config), config), {
    work: false,
    log: pino({ level: 'silent' }),
    inside: async () => undefined,
  });
  const ground = { now: clock.now, newId: () => uuid() };
  const secret = randomBytes(32).toString('hex');
  const server = await buildServer({ config, database, queue: jobs, secret, publicUrl: 'http://localhost', ground });
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  const outside = { ground, queue: jobs, files: openFiles(config), seal: sealOf(secret) };
  const address = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
  const world = await worldOf(database.db, clock.now);
  const cookies = new Map<string, string>();

  /** A client for a person by short name (`sales.hn`), or for nobody. */
  async function as(person?: string): Promise<Client> {
    if (!person) return clientOf(address, {});
    let cookie = cookies.get(person);
    if (!cookie) {
      const answer = await fetch(`${address}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: `${person}@forecourt.test`, password: testPassword }),
      });
      if (answer.status !== 200) throw new Error(`${person} could not sign in: ${answer.status} ${await answer.text()}`);
      cookie = answer.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      cookies.set(person, cookie);
    }
    return clientOf(address, { cookie });
  }

  /** Runs work as the clock, or as a person, in a transaction of its own. */
  const inside = async <T>(work: (ctx: Context) => Promise<T>, person?: string): Promise<T> => {
    const actor = person ? await actorOf(database.db, world.people[person]?.id ?? '', 'person') : clockActor();
    if (!actor) throw new Error(`there is no ${person}`);
    return transact(database.db, async (tx) => {
      const ctx = contextOf(outside, { tx, actor, locale: 'en', requestId: 'test', afterCommit: [] });
      const value = await work(ctx);
      await finish(ctx);
      return value;
    });
  };

  return {
    address,
    url: url.href,
    /** Where its files are kept. */
    folder,
    database,
    db: database.db,
    clock,
    world,
    as,
    inside,
    /** Runs a job as the queue would. */
    runJob: async (job: string, asked: object = {}) => {
      const found = allJobs(server.mailer, config).find((one) => one.name === job);
      if (!found) throw new Error(`there is no job ${job}`);
      await server.inside((ctx) => found.work(ctx, asked));
    },
    /** Jobs waiting in the queue, by name. */
    queued: async (job: string) => {
      const { rows } = await database.pool.query('select data from pgboss.job where name = $1 order by created_on', [job]);
      return rows.map((row: { data: Json }) => row.data);
    },
    /** Statements sent while `work` runs, `begin` and `commit` too. */
    statements: counted.statements,
    cost: counted.cost,
    stop: async () => {
      await server.app.close();
      await jobs.stop();
      await database.close();
      await rm(folder, { recursive: true, force: true });
      await query(maintenance, `drop database if exists ${name} with (force)`);
    },
  };
}

/** Notes each statement that is sent to the database. */
function counting() {
  const sent: string[] = [];
  let packets = 0;
  let gathers = false;
  return {
    onStatement: (text: string) => {
      sent.push(text);
      if (gathers) return;
      gathers = true;
      packets++;
      process.nextTick(() => {
        gathers = false;
      });
    },
    statements: async (work: () => Promise<unknown>) => {
      const before = sent.length;
      await work();
      return sent.slice(before);
    },
    /** How many statements were sent while `work` ran, and in how many packets: what is sent in one turn travels together. */
    cost: async (work: () => Promise<unknown>): Promise<[statements: number, packets: number]> => {
      const [statements, before] = [sent.length, packets];
      await work();
      return [sent.length - statements, packets - before];
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

async function worldOf(db: TestServer['db'], now: () => Temporal.Instant): Promise<World> {
  const branches = Object.fromEntries((await db.select().from(branchTable)).map((branch) => [branch.code, branch])) as World['branches'];
  const rows = await db.select({ id: peopleTable.id, name: peopleTable.name, email: peopleTable.email }).from(peopleTable);
  const people = Object.fromEntries(rows.map((person) => [person.email.split('@')[0] ?? '', person]));
  return { branches, people, today: (code) => dayOf(now(), branches[code].timeZone) };
}

function clientOf(address: string, proof: Record<string, string>): Client {
  const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> => {
    const form = body instanceof FormData;
    const answer = await fetch(`${address}${path}`, {
      method,
      headers: { ...proof, ...(form || body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const json = answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined;
    return { status: answer.status, headers: answer.headers, text, bytes, body: json };
  };
  return {
    get: (path) => ask('GET', path),
    post: (path, body = {}, headers) => ask('POST', path, body, headers),
    patch: (path, body) => ask('PATCH', path, body),
    put: (path, body) => ask('PUT', path, body),
    delete: (path) => ask('DELETE', path),
    upload: (path, name, content) => {
      const form = new FormData();
      form.set('file', new Blob([content]), name);
      return ask('POST', path, form);
    },
  };
}

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
