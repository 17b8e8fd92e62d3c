import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { StartRefused } from './config.ts';

const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url));
const lock = 7_263_001;

/** Brings the database to this version, one instance at a time (an advisory lock). */
export async function migrateDatabase(url: string) {
  await withClient(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [lock]);
    await migrate(drizzle({ client }), { migrationsFolder });
  });
}

/** How many migrations of this version the database still lacks. */
export async function pendingMigrations(pool: Pick<pg.Pool, 'query'>): Promise<number> {
  const all = globSync('*/migration.sql', { cwd: migrationsFolder }).length;
  const { rows } = await pool.query("select to_regclass('drizzle.__drizzle_migrations') is not null as there");
  if (!rows[0]?.there) return all;
  const done = await pool.query('select count(*)::int as done from drizzle.__drizzle_migrations');
  return all - done.rows[0].done;
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new StartRefused(`The database of DATABASE_URL does not answer: ${(error as Error).message || 'connection refused'}.`);
  }
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
