import { execFile } from 'node:child_process';
import { existsSync, globSync, renameSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = `${root}dist/web/index.html`;

/** Builds the web where it was never built or its sources are newer. True where it was built now. */
export async function buildWeb(): Promise<boolean> {
  if (existsSync(page) && newest() <= statSync(page).mtimeMs) return false;
  const vite = `${root}node_modules/vite/bin/vite.js`;
  const fresh = `${root}dist/web-${process.pid}`; // takes the place of the old one when it is whole, so that two starts do not disturb each other
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error', '--outDir', fresh], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  rmSync(`${root}dist/web`, { recursive: true, force: true });
  renameSync(fresh, `${root}dist/web`);
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
