import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';

/** A server under measurement, in a process of its own. `startMs`: from nothing to its first answer from the database. */
export type Program = { address: string; pid: number; startMs: number; stop: () => Promise<void> };

/** Where the databases and the logs of both servers are. */
export const data = join(import.meta.dirname, 'data');
/** Signs the sessions of whoever measures. */
export const secret = 'a secret for measuring, thirty-two characters or more';
const node = join(import.meta.dirname, '../node_modules/.bin/node');

async function launch(file: string, environment: (address: string) => Record<string, string>, flags: string[] = []): Promise<Program> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const log = openSync(join(data, `${basename(file, '.ts')}.log`), 'a');
  const began = performance.now();
  const child = spawn(node, [...flags, join(import.meta.dirname, file)], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1', ...environment(address) },
    stdio: ['ignore', log, 'inherit'],
  });
  closeSync(log);
  await answered(child, `${address}/readyz`);
  const startMs = performance.now() - began;
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await gone;
  };
  return { address, pid: child.pid ?? 0, startMs, stop };
}

/** The product as `npm start` runs it, on a database that is loaded and beside a PostgreSQL that runs. */
export const startProduct = (url: string): Promise<Program> =>
  launch(
    '../src/app/server/main.ts',
    (address) => ({
      DATABASE_URL: url,
      PUBLIC_URL: address,
      AUTH_SECRET: secret,
      DATA_DIR: data,
      RATE_LIMIT: '1000000000',
      SIGN_IN_LIMIT: '1000',
    }),
    startFlags,
  );

/** What `npm start` gives Node.js. */
const startFlags = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as { scripts: { start: string } }
).scripts.start
  .split(' ')
  .filter((word) => word.startsWith('--'));

export const startReference = (url: string): Promise<Program> => launch('reference.ts', () => ({ DATABASE_URL: url, DATA_DIR: data }));

/** Resolves at the first success. */
async function answered(child: ChildProcess, address: string) {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`);
    const answer = await fetch(address).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    await new Promise((again) => setTimeout(again, 5));
  }
}

/** Signs in as a person does and gives the headers of everything asked from then on. */
export async function signIn(address: string, person: string, password: string): Promise<Record<string, string>> {
  const answer = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email: `${person}@forecourt.test`, password }),
  });
  if (answer.status !== 200) throw new Error(`${person} could not sign in: ${answer.status} ${await answer.text()}`);
  return {
    cookie: answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; '),
  };
}

/** Memory of a process that is in use, in bytes; nothing where the system does not tell. */
export function memoryOf(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
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
