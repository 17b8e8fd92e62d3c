import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import type { Files, Offence } from '../probes.ts';
import { phraseRules } from './phrases.ts';

/** The project's own code, by path. */
export const codeOf = (...folders: string[]): Files =>
  Object.fromEntries(
    globSync(folders.map((folder) => `${folder}/**/*.{ts,tsx}`))
      .sort()
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );

const parse = (path: string, text: string) =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);

/** What the phrase rules find in these files. */
export function readPhrases(files: Files, rules = phraseRules): Offence[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const source = parse(path, text);
    return rules
      .filter(({ where }) => where(path))
      .flatMap(({ name, says, finds }) =>
        finds(source).map((place) => ({ rule: name, file: path, what: `line ${lineOf(source, place)}: ${says}` })),
      );
  });
}

const lineOf = (source: ts.SourceFile, place: ts.Node | number) =>
  source.getLineAndCharacterOfPosition(typeof place === 'number' ? place : place.getStart(source)).line + 1;

/** What each file imports by the compiler's own reading, to hold against what dependency-cruiser has read. */
export const importsOf = (files: Files): Map<string, string[]> =>
  new Map(
    Object.entries(files).map(([path, text]) => [path, ts.preProcessFile(text, true, false).importedFiles.map(({ fileName }) => fileName)]),
  );
