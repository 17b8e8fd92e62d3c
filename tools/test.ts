import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check.ts';
import { run } from './run.ts';

/** What a suite came to. A suite that broke without naming a failed test counts as one. */
type Tally = { passed: number; failed: number };
const tallied = (ok: boolean, { passed, failed }: Tally): Tally => ({ passed, failed: ok ? failed : Math.max(failed, 1) });

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

/** A file that could not even be loaded has failed as well, though it names no test. */
const brokenFiles = ({ testResults }: VitestReport) =>
  testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'))
    .length;

async function rulesAndCapabilities(): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'forecourt-test-'));
  const file = join(folder, 'report.json');
  try {
    const { ok } = await run(['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], { shown: true });
    if (!existsSync(file)) return tallied(ok, { passed: 0, failed: 0 });
    const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
    return tallied(ok, { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles(report) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function journeys(): Promise<Tally> {
  if (!existsSync('journeys/run.ts')) {
    console.log('There are no journeys yet.');
    return { passed: 0, failed: 0 };
  }
  const { ok, output } = await run(['node', 'journeys/run.ts'], { shown: true });
  const [, passed = '0', failed = '0'] = [...output.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1) ?? [];
  return tallied(ok, { passed: Number(passed), failed: Number(failed) });
}

const suites: Tally[] = [];
for (const [title, suite] of Object.entries({ check, 'rules and capabilities': rulesAndCapabilities, journeys })) {
  console.log(`\n── ${title}`);
  suites.push(await suite());
}
const total = (key: keyof Tally) => suites.reduce((all, suite) => all + suite[key], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
