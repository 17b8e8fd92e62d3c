import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from '#platform/server/postgres.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

export type Program = { address: string; pid: number; said: () => string; kill: (signal: NodeJS.Signals) => Promise<number | null> };

/** Runs the program as `npm start` does, in a process of its own, for tests that look at it from outside or kill it. */
export async function startProgram(environment: Record<string, string>): Promise<Program> {
  const port = environment.PORT ?? String(await freePort());
  const program = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'fatal',
      RATE_LIMIT: '1000000',
      SIGN_IN_LIMIT: '1000',
      ...environment,
      PORT: port,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const exited = new Promise<number | null>((done) => program.once('exit', done));
  await new Promise<void>((done, fail) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Forecourt is open at')) done();
    };
    program.stdout.on('data', listen);
    program.stderr.on('data', listen);
    program.once('exit', (code) => fail(new Error(`the program ended (${code}): ${said}`)));
  });
  return {
    address: `http://localhost:${port}`,
    pid: program.pid ?? 0,
    said: () => said,
    kill: (signal) => {
      program.kill(signal);
      return exited;
    },
  };
}
