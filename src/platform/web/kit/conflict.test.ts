import { describe, expect, test } from 'vitest';
import { mergeMine } from './conflict.ts';

const base = { name: 'An', phone: '1', note: '' };

describe('two people change the same record', () => {
  test('changes to different fields hold together', () => {
    const { merged, fields } = mergeMine(base, { ...base, name: 'Anh' }, { ...base, phone: '2' });
    expect(merged).toEqual({ name: 'Anh', phone: '2', note: '' });
    expect(fields).toEqual([]);
  });

  test('a field that both changed is left to a person', () => {
    expect(mergeMine(base, { ...base, name: 'Anh' }, { ...base, name: 'Ân' }).fields).toEqual(['name']);
  });

  test('the same change on both sides is no clash', () => {
    expect(mergeMine(base, { ...base, name: 'Anh' }, { ...base, name: 'Anh' }).fields).toEqual([]);
  });
});
