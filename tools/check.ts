import { availableParallelism } from 'node:os';
import { type Command, run } from './run.ts';

/** All that must hold before a change is worth testing; the slow ones first, so that two cores are busy to the end. */
const steps: Record<string, Command> = {
  'types:server': ['tsc', '-p', 'tsconfig.server.json'],
  'types:web': ['tsc', '-p', 'tsconfig.web.json'],
  'types:domain': ['tsc', '-p', 'tsconfig.domain.json'],
  lint: ['biome', 'check', '--formatter-enabled=false', '--error-on-warnings', '--max-diagnostics=60', '.'],
  format: ['biome', 'format', '--reporter=summary', '.'],
  boundaries: ['node', 'tools/boundaries/check.ts'],
  generated: ['node', 'tools/generated.ts', '--check'],
  migrations: ['node', 'tools/migrations.ts'],
  dead: ['knip', '--no-progress'],
  vocabulary: ['node', 'tools/vocabulary.ts'],
};

/** `types` means each of `types:server`, `types:web`, `types:domain`. */
const chosen = (wanted: readonly string[]) =>
  Object.keys(steps).filter((name) => wanted.length === 0 || wanted.some((word) => name === word || name.startsWith(`${word}:`)));

const indented = (text: string) => text.replaceAll(/^(?=.)/gm, '    ');

async function hold(name: string, command: Command): Promise<boolean> {
  const { ok, output, seconds } = await run(command, { minutes: 5 });
  const summary = ok ? (output.split('\n').at(-1) ?? '') : '';
  console.log(
    `${ok ? '✓' : '✗'} ${name.padEnd(13)} ${seconds.toFixed(1).padStart(5)} s  ${command[0] === 'node' ? summary : ''}`.trimEnd(),
  );
  if (!ok) console.log(indented(output || 'failed without a word'));
  return ok;
}

/** Runs the steps so named (all, when none is), as many at a time as there are processors. */
export async function check(wanted: readonly string[] = []): Promise<{ passed: number; failed: number }> {
  const waiting = chosen(wanted);
  const results: boolean[] = [];
  const work = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const command = steps[name];
      if (command) results.push(await hold(name, command));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

if (import.meta.main) {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((word) => chosen([word]).length === 0);
  if (unknown.length > 0) {
    console.error(`There is no step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}.`);
    process.exit(2);
  }
  const { passed, failed } = await check(wanted);
  console.log(failed === 0 ? `All ${passed} steps hold.` : `${failed} of ${passed + failed} steps do not hold.`);
  process.exitCode = failed === 0 ? 0 : 1;
}
