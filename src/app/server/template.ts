import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { readConfig } from '#platform/server/config.ts';
import { connect } from '#platform/server/database.ts';
import { startJobs } from '#platform/server/jobs.ts';
import { migrateDatabase } from '#platform/server/migrate.ts';
import { startPostgres } from '#platform/server/postgres.ts';
import { allJobs } from './compose.ts';
import { groundSeeds, seedAll, seedWorld } from './seed.ts';
import { buildServer } from './server.ts';
import { testPassword } from './testing.ts';

/** Before the tests: a PostgreSQL of their own, with a template database that each test server copies. */
export default async function prepare() {
  const folder = mkdtempSync(join(tmpdir(), 'forecourt-test-'));
  const postgres = await startPostgres(folder);
  const url = Object.assign(new URL(postgres.url), { pathname: '/forecourt_template' }).href;
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('create database forecourt_template');
  await client.end();

  await migrateDatabase(url);
  const database = connect(url);
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
  const jobs = await startJobs(url, allJobs(undefined, config), {
    work: false,
    log: pino({ level: 'silent' }),
    inside: async () => undefined,
  });
  const server = await buildServer({ config, database, queue: jobs, secret: 'x'.repeat(32), publicUrl: 'http://localhost' });
  const world = await seedWorld(server.inside, testPassword);
  await seedAll(server.inside, world, groundSeeds);
  await server.app.close();
  await jobs.stop();
  await database.close();
  process.env.TEST_DATABASE_URL = postgres.url;

  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
