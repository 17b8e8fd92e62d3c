import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { allJobs } from '#app/server/compose.ts';
import { groundSeeds, seedAll, seedWorld } from '#app/server/seed.ts';
import { buildServer } from '#app/server/server.ts';
import { readConfig } from '#platform/server/config.ts';
import { connect } from '#platform/server/database.ts';
import { startJobs } from '#platform/server/jobs.ts';
import { migrateDatabase } from '#platform/server/migrate.ts';
import { progress } from './progress.ts';
import * as rows from './rows.ts';

export const password = 'a long password to measure with';

/** What a loaded database holds. `lines`: how many of the newest quotations have theirs; the list never reads them. */
export type Size = { name: string; customers: number; quotations: number; lines: number };

/** The three books that are measured: the usual one, and two to see what a list costs when there is more. */
export type Books = Record<'usual' | 'small' | 'large', Size>;

/** `scale` 1 is what the goals are about; less is for trying the measurement itself. */
export function booksOf(scale: number): Books {
  const rows = (count: number) => Math.round((count * scale) / 1000) * 1000;
  const suffix = scale === 1 ? '' : `_${String(scale).replace('.', '_')}`;
  const book = (name: string, quotations: number, lines = quotations): Size => ({
    name: `bench${name}${suffix}`,
    customers: rows(100_000),
    quotations: rows(quotations),
    lines: rows(lines),
  });
  return { usual: book('', 100_000), small: book('_small', 10_000), large: book('_large', 1_000_000, 20_000) };
}

const chunk = 10_000;
const root = join(import.meta.dirname, '../..');

/** Changes with the tables and the loader: a book of another edition is loaded anew. */
function edition(): string {
  const files = globSync(['migrations/*/migration.sql', 'bench/ground/{names,rows}.ts'], { cwd: root }).sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

export const urlOf = (maintenance: string, name: string): string => {
  const url = new URL(maintenance);
  url.pathname = `/${name}`;
  return url.href;
};

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'forecourt-bench' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Brings a book to this edition; one that is there already is used as it is. */
export async function load(maintenance: string, size: Size) {
  const wanted = edition();
  await withClient(maintenance, async (client) => {
    const { rows: found } = await client.query(
      "select shobj_description(oid, 'pg_database') as edition from pg_database where datname = $1",
      [size.name],
    );
    if (found[0]?.edition === wanted) return;
    await client.query(`drop database if exists ${size.name} with (force)`);
    await client.query(`create database ${size.name}`);
    await fill(urlOf(maintenance, size.name), size);
    await client.query(`comment on database ${size.name} is '${wanted}'`);
  });
}

async function fill(url: string, size: Size) {
  await lay(url);
  await withClient(url, async (client) => {
    await rows.addSalespeople(client);
    await rows.addAccessories(client);
    await rows.prepareSession(client);
    const total = size.customers + size.quotations + size.lines;
    const bar = progress(`Loading ${size.quotations.toLocaleString('en')} quotations`, total);
    const inChunks = async (from: number, to: number, work: (span: rows.Span) => Promise<void>, of = to) => {
      for (let at = from; at < to; at += chunk) {
        await work({ from: at, to: Math.min(at + chunk, to), of });
        bar.add(Math.min(chunk, to - at));
      }
    };
    await inChunks(0, size.customers, (span) => rows.addCustomers(client, span));
    await inChunks(0, size.quotations, (span) => rows.addQuotations(client, span, size));
    await inChunks(size.quotations - size.lines, size.quotations, (span) => rows.addLines(client, span));
    await rows.addCars(client, { from: size.quotations - 500, to: size.quotations, of: size.quotations });
    await rows.continueNumbers(client, size.quotations * 2);
    bar.note('tidying');
    await client.query('vacuum analyze');
    await client.query('checkpoint');
    bar.end();
  });
}

/** Tables, branches, people, catalogue and prices, as the product makes them. */
async function lay(url: string) {
  await migrateDatabase(url);
  const database = connect(url);
  const config = readConfig({ LOG_LEVEL: 'silent' });
  const jobs = await startJobs(url, allJobs(undefined, config), {
    work: false,
    log: pino({ level: 'silent' }),
    inside: async () => undefined,
  });
  const server = await buildServer({ config, database, queue: jobs, secret: 'x'.repeat(32), publicUrl: 'http://localhost' });
  await seedAll(server.inside, await seedWorld(server.inside, password), groundSeeds);
  await server.app.close();
  await jobs.stop();
  await database.close();
}
