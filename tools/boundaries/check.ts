import { cruiseFolder, cruisePlanted } from './cruise.ts';
import { importRules } from './imports.ts';
import { phraseRules } from './phrases.ts';
import { codeOf, importsOf, readPhrases } from './read.ts';
import { type Files, failedProbes, type Probed } from './rule.ts';

/** Lays the planted files of all rules side by side; two rules may not plant the same file. */
function plantedBy(rules: readonly Probed[]): Files {
  const all = rules.flatMap(({ planted, fine, beside }) => Object.entries({ ...planted, ...fine, ...beside }));
  const twice = all.find(([path], at) => all.findIndex(([other]) => other === path) !== at);
  if (twice) throw new Error(`two rules plant ${twice[0]}`);
  return Object.fromEntries(all);
}

/** What dependency-cruiser did not read: it says "no violations" as well when it cannot read the language. */
function unread(files: Files, imports: Map<string, Set<string>>): string[] {
  if (Object.keys(files).length === 0) return ['there is no code below src'];
  return [...importsOf(files)].flatMap(([path, wanted]) => {
    const read = imports.get(path);
    if (!read) return [`${path} was not read by dependency-cruiser`];
    return wanted
      .filter((name) => !read.has(name.replace('node:', '')))
      .map((name) => `${path}: the import of ${name} was not read by dependency-cruiser`);
  });
}

const probes = [
  ...failedProbes(importRules, (await cruisePlanted(plantedBy(importRules))).offences),
  ...failedProbes(phraseRules, readPhrases(plantedBy(phraseRules))),
];
const source = codeOf('src');
const { offences, imports } = await cruiseFolder(process.cwd());
const phrases = readPhrases(codeOf('src', 'tools', 'bench', 'journeys'));
const complaints = [
  ...probes.map((probe) => `probe: ${probe}`),
  ...unread(source, imports),
  ...[...offences, ...phrases].map(({ rule, file, what }) => `${file} ${what} (${rule})`),
];
for (const complaint of complaints) console.log(complaint);
const count = [...imports.values()].reduce((all, names) => all + names.size, 0);
console.log(
  `${imports.size} files and ${count} imports read; ${importRules.length + phraseRules.length} rules, each with a planted violation`,
);
process.exitCode = complaints.length > 0 ? 1 : 0;
