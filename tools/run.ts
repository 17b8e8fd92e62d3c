import { spawn } from 'node:child_process';

export type Ran = { ok: boolean; output: string; seconds: number };

/** A command of `node_modules/.bin`, or Node itself. */
export type Command = readonly [program: string, ...args: string[]];

/**
 * Runs a command without input and keeps what it prints. `shown` passes that on while it runs;
 * a command that takes longer than `minutes` is stopped and has failed.
 */
export function run([program, ...args]: Command, { shown = false, minutes = 30 } = {}): Promise<Ran> {
  const began = performance.now();
  const path = program === 'node' ? process.execPath : `node_modules/.bin/${program}`;
  return new Promise((done) => {
    const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: minutes * 60_000 });
    const chunks: Buffer[] = [];
    const keep = (to: NodeJS.WriteStream) => (chunk: Buffer) => {
      chunks.push(chunk);
      if (shown) to.write(chunk);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    const end = (ok: boolean, why = '') =>
      done({ ok, output: `${Buffer.concat(chunks).toString('utf8')}${why}`.trim(), seconds: (performance.now() - began) / 1000 });
    child.on('error', (error) => end(false, error.message));
    child.on('close', (code, signal) => end(code === 0, signal ? `\nstopped by ${signal} after ${minutes} minutes at most` : ''));
  });
}
