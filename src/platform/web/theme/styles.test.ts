import { expect, test } from 'vitest';

const screens = import.meta.glob<string>('/src/**/web/**/*.tsx', { query: '?raw', import: 'default', eager: true });
const sheets = import.meta.glob<string>('/src/platform/web/theme/*-styles.ts', { query: '?raw', import: 'default', eager: true });
const styles = Object.keys(import.meta.glob('/node_modules/@mantine/core/styles/*.layer.css', { query: '?raw', exhaustive: true }));

/** Components that have no styles of their own but are made of these. */
const madeOf: Record<string, string[]> = {
  Select: ['Combobox'],
  Autocomplete: ['Combobox'],
  MultiSelect: ['Combobox', 'PillsInput', 'Pill'],
  TagsInput: ['Combobox', 'PillsInput', 'Pill'],
};

const listed = [...Object.values(screens), ...Object.values(sheets)].join('\n');
const styleOf = (name: string) => styles.some((path) => path.endsWith(`/${name}.layer.css`));

test('every component of Mantine in use has its styles listed', () => {
  const named = Object.values(screens).flatMap((text) =>
    [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.trim()),
    ),
  );
  const needed = [...new Set(named)].flatMap((name) => madeOf[name] ?? (styleOf(name) ? [name] : []));
  expect(needed.length).toBeGreaterThan(10);
  expect(needed.filter((name) => !listed.includes(`@mantine/core/styles/${name}.layer.css`))).toEqual([]);
});
