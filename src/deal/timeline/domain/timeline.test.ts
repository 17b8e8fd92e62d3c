import { describe, expect, test } from 'vitest';
import { changesShown } from './timeline.ts';

const hanoi = { currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', colors: { 'Ignite Red': 'Đỏ' } } as const;

describe('the timeline of a deal', () => {
  test('writes amounts out and shows before and after', () => {
    expect(changesShown({ totalPrice: [1_273_535_000, 1_270_000_000], status: ['DRAFT', 'PENDING'] }, hanoi)).toEqual([
      { field: 'totalPrice', before: '1.273.535.000 ₫', after: '1.270.000.000 ₫' },
      { field: 'status', before: 'DRAFT', after: 'PENDING' },
    ]);
  });

  test('writes days and times as the branch does', () => {
    expect(changesShown({ heldUntil: '2026-11-23T03:00:00Z', expectedOn: [null, '2026-12-01'] }, hanoi)).toEqual([
      { field: 'heldUntil', before: null, after: '23/11/2026 10:00' },
      { field: 'expectedOn', before: null, after: '01/12/2026' },
    ]);
  });

  test('never shows cost, margin, commission, the floor or what holds them', () => {
    const secret = {
      cost: 1,
      landedCost: [1, 2],
      marginBp: 965,
      grossProfit: 108_680_000,
      commission: 8,
      floorPrice: 5,
      facts: { marginBp: 1 },
      profit: {},
    };
    expect(changesShown(secret, hanoi)).toEqual([]);
  });

  test('names a colour in the reader’s language, and one that is no longer in the catalogue as it was noted', () => {
    expect(changesShown({ color: ['Ignite Red', 'Sky Blue'] }, hanoi)).toEqual([{ field: 'color', before: 'Đỏ', after: 'Sky Blue' }]);
  });

  test('leaves out what is empty and what is not said in one word', () => {
    expect(changesShown({ notes: '', title: { nested: true }, reason: 'Bought elsewhere' }, hanoi)).toEqual([
      { field: 'reason', before: null, after: 'Bought elsewhere' },
    ]);
  });
});
