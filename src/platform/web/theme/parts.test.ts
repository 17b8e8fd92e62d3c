import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const styles = 'node_modules/@mantine/core/styles';
const listed = globSync('src/**/web/**/*.{css,ts,tsx}').map((path) => readFileSync(path, 'utf8')).join('\n');

/** Components that have no styles of their own but are made of these. */
const madeOf: Record<string, string[]> = {
  Select: ['Combobox'],
  Autocomplete: ['Combobox'],
  MultiSelect: ['Combobox', 'PillsInput', 'Pill'],
  TagsInput: ['Combobox', 'PillsInput', 'Pill'],
};

const used = new Set(
  globSync('src/**/web/**/*.tsx').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => /^[A-Z]/.test(name)),
    ),
  ),
);

test('every component of Mantine in use has its styles listed', () => {
  const needed = [...used].flatMap((name) => madeOf[name] ?? (existsSync(`${styles}/${name}.layer.css`) ? [name] : []));
  expect(needed.length).toBeGreaterThan(10);
  expect(needed.filter((name) => !listed.includes(`@mantine/core/styles/${name}.layer.css`))).toEqual([]);
});
