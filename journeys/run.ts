import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Plays the journeys and closes with how many came through. Names of files may be given to play only those. */
const folder = mkdtempSync(join(tmpdir(), 'forecourt-journeys-'));
const report = join(folder, 'report.json');
const config = join(import.meta.dirname, 'vitest.config.ts');
const player = spawn(
  'vitest',
  ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
player.on('exit', (code) => {
  let passed = 0;
  let failed = 1;
  try {
    const told = JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number; success: boolean };
    passed = told.numPassedTests;
    failed = Math.max(told.numFailedTests, told.success && code === 0 ? 0 : 1);
  } catch {
    process.stdout.write('The journeys did not come to an end.\n');
  }
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
});
