import { conclude, type Files, failedProbes, plantedBy } from '../probes.ts';
import { uncompiled } from './compiled.ts';
import { cruiseFolder, cruisePlanted } from './cruise.ts';
import { importRules } from './imports.ts';
import { phraseRules } from './phrases.ts';
import { codeOf, importsOf, readPhrases } from './read.ts';

/** What dependency-cruiser did not read: it says "no violations" as well when it cannot read the language. */
function unread(files: Files, imports: Map<string, Set<string>>): string[] {
  if (Object.keys(files).length === 0) return ['there is no code below src'];
  return [...importsOf(files)].flatMap(([path, wanted]) => {
    const read = imports.get(path);
    if (!read) return [`${path} was not read by dependency-cruiser`];
    const missed = wanted.filter((name) => !read.has(name.replace('node:', '')));
    return missed.map((name) => `${path}: the import of ${name} was not read by dependency-cruiser`);
  });
}

const probes = [
  ...failedProbes(importRules, (await cruisePlanted(plantedBy(importRules))).offences),
  ...failedProbes(phraseRules, readPhrases(plantedBy(phraseRules))),
];
const source = codeOf('src');
const { offences, imports } = await cruiseFolder(process.cwd());
const phrases = readPhrases(codeOf('src', 'tools', 'bench', 'journeys'));
const count = [...imports.values()].reduce((all, names) => all + names.size, 0);
conclude(
  [
    ...probes,
    ...unread(source, imports),
    ...uncompiled(Object.keys(source)),
    ...[...offences, ...phrases].map(({ rule, file, what }) => `${file} ${what} (${rule})`),
  ],
  `${imports.size} files and ${count} imports read; ${importRules.length + phraseRules.length} rules, each with a planted violation`,
);
