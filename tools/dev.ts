import { type ChildProcess, spawn } from 'node:child_process';

/** The program and the web, both reloading when a file changes; the web's address is the one to open. */
const running: ChildProcess[] = [
  spawn('node', ['--watch-path=src', '--watch-preserve-output', 'src/app/server/main.ts'], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'development', LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' },
  }),
  spawn('vite', [], { stdio: 'inherit' }),
];
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
  });
