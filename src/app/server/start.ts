import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { inspect } from 'node:util';
import { type Config, publicUrlOf, readConfig, StartRefused } from '#platform/server/config.ts';
import type { Queue } from '#platform/server/context.ts';
import { connect, type Database } from '#platform/server/database.ts';
import { startJobs } from '#platform/server/jobs.ts';
import { openLog } from '#platform/server/log.ts';
import { mailer } from '#platform/server/mail.ts';
import { migrateDatabase, pendingMigrations } from '#platform/server/migrate.ts';
import { hear } from '#platform/server/notices.ts';
import { type EmbeddedServer, startPostgres } from '#platform/server/postgres.ts';
import { buildWeb } from './build.ts';
import { allJobs } from './compose.ts';
import { groundSeeds, seedAll, seedWorld, storySeeds } from './seed.ts';
import { buildServer, type Server } from './server.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Starts everything and prints where; a start that cannot go on says why in one sentence. */
async function start() {
  const config = readConfig(process.env);
  if (config.WEB) await buildWeb();
  if (config.DATABASE_URL && !config.AUTH_SECRET)
    throw new StartRefused('AUTH_SECRET is missing: with a database of your own, set it to at least 32 characters.');
  const own = config.DATABASE_URL ? undefined : await startPostgres(config.DATA_DIR);
  try {
    await run(config, own, config.AUTH_SECRET ?? keptSecret(config.DATA_DIR));
  } catch (error) {
    await own?.stop();
    throw error;
  }
}

async function run(config: Config, own: EmbeddedServer | undefined, secret: string) {
  const url = config.DATABASE_URL ?? own?.url ?? '';
  const database = connect(url, { connections: config.DATABASE_POOL });
  if (config.MIGRATE) await migrateDatabase(url);
  else if (await pendingMigrations(database.pool)) throw new StartRefused('The database lacks migrations; start once with MIGRATE=1.');
  const publicUrl = publicUrlOf(config);
  const log = openLog(config.LOG_LEVEL);
  const opened = Promise.withResolvers<Server>();
  const starting = startJobs(url, allJobs(mailer(config), config), {
    work: config.JOBS,
    log,
    inside: async (work) => (await opened.promise).inside(work),
  });
  starting.catch(() => undefined); // it is waited for below; until then only what puts a job in line waits
  const queue: Queue = {
    send: async (...job) => (await starting).send(...job),
    wake: (name) => void starting.then((jobs) => jobs.wake(name)),
  };
  const server = await buildServer({ config, database, queue, secret, publicUrl, log });
  const demo = await loadDemonstration(config, database, server);
  opened.resolve(server);
  const listener = await hear(url, 'access', server.forget);
  try {
    await server.app.listen({ port: config.PORT, host: config.HOST });
  } catch (error) {
    await (await starting).stop();
    await listener.stop();
    await database.close();
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new StartRefused(`Port ${config.PORT} is in use; set PORT to another one.`);
    throw error;
  }
  const jobs = await starting;
  welcome(publicUrl, demo);
  stopOnSignal(async () => {
    server.drain();
    await server.app.close();
    await jobs.stop();
    await listener.stop();
    await database.close();
    await own?.stop();
  });
}

/** The secret that signs sessions, made once and kept beside the data. */
function keptSecret(folder: string): string {
  const path = resolve(folder, 'secret');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(path, 'utf8');
}

/** Loads demonstration data into an empty database, once; gives the password when it was made here. */
async function loadDemonstration(config: Config, database: Database, server: Server): Promise<string | undefined> {
  const { rows } = await database.pool.query('select exists (select 1 from people) or exists (select 1 from companies) as used');
  if (rows[0]?.used || !config.DEMO) return undefined;
  say('Loading demonstration data …');
  const password = config.DEMO_PASSWORD ?? randomBytes(9).toString('base64url');
  const world = await seedWorld(server.inside, password);
  await seedAll(server.inside, world, [...groundSeeds, ...storySeeds]);
  await database.pool.query('analyze');
  return password;
}

function welcome(publicUrl: string, password: string | undefined) {
  say(`\nForecourt is open at ${publicUrl}\n`);
  if (!password) return;
  say('Demonstration people (sign in with their e-mail address):');
  for (const branch of ['hn', 'hcm', 'pn'])
    say(`  ${['sales', 'manager', 'accountant', 'operations', 'guard'].map((role) => `${role}.${branch}@forecourt.test`).join('  ')}`);
  say(`  admin@forecourt.test\nPassword of all: ${password}\n`);
}

/** Ctrl-C and SIGTERM let what runs finish, then stop everything, PostgreSQL too. */
function stopOnSignal(stop: () => Promise<void>) {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(1), 20_000).unref();
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
}

start().catch((error: unknown) => {
  process.stderr.write(error instanceof StartRefused ? `${error.message}\n` : `${inspect(error)}\n`);
  process.exit(1);
});
