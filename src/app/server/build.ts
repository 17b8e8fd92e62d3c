import { execFile } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = `${root}dist/web/index.html`;

/** Builds the web where it was never built or its sources are newer. True where it was built now. */
export async function buildWeb(): Promise<boolean> {
  if (existsSync(page) && newest() <= statSync(page).mtimeMs) return false;
  const vite = `${root}node_modules/vite/bin/vite.js`;
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return true;
}

function newest(): number {
  const files = globSync(
    [
      'src/*/web/**/*',
      'src/*/domain/**/*',
      'src/*/api.ts',
      'src/*/*/web/**/*',
      'src/*/*/domain/**/*',
      'vite.config.ts',
      'package-lock.json',
    ],
    {
      cwd: root,
    },
  );
  return Math.max(0, ...files.map((file) => statSync(`${root}${file}`).mtimeMs));
}
