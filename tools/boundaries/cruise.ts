import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import type { Files, Offence } from '../probes.ts';
import { type ImportRule, importRules } from './imports.ts';

export type Cruised = { offences: Offence[]; imports: Map<string, Set<string>> };

/** Reads every import below `src` of that folder and judges it by the rules. */
export async function cruiseFolder(folder: string, rules: readonly ImportRule[] = importRules): Promise<Cruised> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    const { output } = await cruise(
      ['src'],
      {
        baseDir: folder,
        validate: true,
        ruleSet: { forbidden: rules.map(({ name, from, to }) => ({ name, from, to, severity: 'error' })) },
        tsPreCompilationDeps: true,
        doNotFollow: { path: 'node_modules' },
        moduleSystems: ['es6'],
      },
      { exportsFields: ['exports'], conditionNames: ['node', 'import', 'default', 'types'] },
    );
    const { modules, summary } = output as ICruiseResult;
    const said = new Map(rules.map(({ name, says }) => [name, says]));
    const read = modules.filter(({ source }) => source.startsWith('src/'));
    return {
      imports: new Map(
        read.map(({ source, dependencies }) => [source, new Set(dependencies.map(({ module }) => module.replace('node:', '')))]),
      ),
      offences: summary.violations.map(({ rule, from, to, cycle }) => {
        const path = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
        return { rule: rule.name, file: from, what: `imports ${path}: ${said.get(rule.name)}` };
      }),
    };
  } finally {
    process.chdir(before);
  }
}

/** Judges files that exist nowhere else: they are laid out in a folder of their own, with whatever they import. */
export async function cruisePlanted(files: Files): Promise<Cruised> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'forecourt-probes-')));
  try {
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'probes', type: 'module', imports: { '#*': './src/*' } }));
    for (const [path, text] of Object.entries({ ...importedBy(files), ...files })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${text}\n`);
    }
    return await cruiseFolder(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Empty stand-ins for the project's files that the planted ones import, but for what is meant to lead nowhere. */
function importedBy(files: Files): Files {
  const wanted = Object.entries(files).flatMap(([path, text]) =>
    [...text.matchAll(/'(#|\.\.?\/)([^']+)'/g)].map(([, start = '', rest = '']) =>
      start === '#' ? join('src', rest) : join(dirname(path), start, rest),
    ),
  );
  return Object.fromEntries(wanted.filter((path) => !path.endsWith('nowhere.ts')).map((path) => [path, 'export {};']));
}
