import { describe, expect, test } from 'vitest';
import { changesShown, worthTelling } from './timeline.ts';

const hanoi = { currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', colors: { 'Ignite Red': 'Đỏ' }, amounts: true } as const;

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

  test('tells no amount to whoever may not see what a customer has paid', () => {
    expect(changesShown({ amount: 50_000_000, due: 1, receiptNumber: 'RC-2026-0001' }, { ...hanoi, amounts: false })).toEqual([
      { field: 'receiptNumber', before: null, after: 'RC-2026-0001' },
    ]);
  });

  test('says first how much came, then what is still due', () => {
    const fields = changesShown({ due: 5, amount: 1, receiptNumber: 'RC-2026-0001' }, hanoi).map(({ field }) => field);
    expect(fields).toEqual(['amount', 'due', 'receiptNumber']);
  });

  test('tells of a file once: not beside the signature or the proof that it was kept for', () => {
    const kept = (subjectId: string, kind: string) => ({ subject: 'document', subjectId, changes: { kind, name: 'a.pdf' } });
    const proven = { subject: 'deposit', subjectId: 'd', changes: { proofId: [null, 'slip'] } };
    const events = [proven, kept('slip', 'PAYMENT_PROOF'), kept('signed', 'CONTRACT'), kept('card', 'IDENTITY')];
    expect(worthTelling(events).map(({ subjectId }) => subjectId)).toEqual(['d', 'card']);
  });

  test('leaves out what is empty and what is not said in one word', () => {
    expect(changesShown({ notes: '', title: { nested: true }, reason: 'Bought elsewhere' }, hanoi)).toEqual([
      { field: 'reason', before: null, after: 'Bought elsewhere' },
    ]);
  });
});
