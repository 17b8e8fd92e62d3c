import { describe, expect, test } from 'vitest';
import type { PriceLine } from '../../domain/quotation.ts';
import { type Compared, differencesOf } from './revision-diff.ts';

const line = (kind: PriceLine['kind'], amount: number, given: Partial<PriceLine> = {}): PriceLine => ({
  kind,
  amount,
  itemId: null,
  labelEn: kind,
  labelVi: kind,
  quantity: 1,
  unitPrice: amount,
  rule: 'R',
  source: '',
  ...given,
});

const mats = '00000000-0000-4000-8000-000000000001';
const revision = (given: Partial<Compared> = {}): Compared => ({
  model: 'CR-V',
  version: 'L',
  color: 'Đỏ',
  quantity: 1,
  type: 'CASH_SALE',
  registrationArea: 'HN',
  expiryDate: '2026-11-20',
  notes: '',
  commission: 0,
  lines: [line('CAR', 1000), line('INSURANCE', 15)],
  totalPrice: 1015,
  ...given,
});

describe('two revisions of a quotation', () => {
  test('do not differ where nothing was changed, whichever rule set a fee comes from', () => {
    const other = revision({ lines: [line('CAR', 1000), line('INSURANCE', 15, { rule: 'another rule' })] });
    expect(differencesOf(revision(), other)).toEqual([]);
  });

  test('tell what was chosen anew before the amounts that follow from it', () => {
    const after = revision({ color: 'Trắng', lines: [line('CAR', 990), line('INSURANCE', 15)] });
    expect(differencesOf(revision(), after)).toMatchObject([
      { of: 'FIELD', field: 'color', before: 'Đỏ', after: 'Trắng' },
      { of: 'LINE', before: 1000, after: 990 },
    ]);
  });

  test('tell an accessory that came and one that went', () => {
    const after = revision({ lines: [line('CAR', 1000), line('ACCESSORY', 5, { itemId: mats }), line('INSURANCE', 15)] });
    expect(differencesOf(revision(), after)).toMatchObject([{ of: 'LINE', before: null, after: 5 }]);
    expect(differencesOf(after, revision())).toMatchObject([{ of: 'LINE', before: 5, after: null }]);
  });
});
