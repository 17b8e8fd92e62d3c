import { describe, expect, test } from 'vitest';
import { QuotationDraft } from '../../domain/draft.ts';
import { choiceOf, draftOf, noEntries } from './entries.ts';
import { tabOf } from './tabs.ts';

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const car = { versionId: id(1), colorId: id(2) };
const of = { branchId: id(9) };

describe('the form of a quotation', () => {
  test('asks for the buyer and the car when nothing is chosen, and for nothing else', () => {
    const read = QuotationDraft.safeParse(draftOf(noEntries('HN'), of));
    expect(read.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual(['colorId', 'customerId', 'versionId']);
  });

  test('names a customer who is new, and sends only the id of one who is known', () => {
    const named = { customerName: 'Nguyễn Văn Đức', customerPhone: '0912 345 678' };
    expect(draftOf(noEntries('HN', { ...car, ...named, isNew: true }), of)).toMatchObject({ ...named, customerEmail: null });
    expect(draftOf(noEntries('HN', { ...car, ...named, customerId: id(3) }), of)).not.toHaveProperty('customerName');
  });

  test('sends no price of its own and no plan where the kind of sale has none', () => {
    const entries = noEntries('HN', { ...car, unitPrice: 5, planId: id(4) });
    expect(choiceOf({ ...entries, type: 'LEASE_SALE' })).toMatchObject({ unitPrice: null, planId: id(4) });
    expect(choiceOf({ ...entries, type: 'CASH_SALE' })).toMatchObject({ unitPrice: 5, planId: null });
  });

  test('knows on which tab a refused field stands', () => {
    expect(['customerId', 'versionId', 'accessories/3', 'services.0', 'discount'].map(tabOf)).toEqual([
      'basic',
      'basic',
      'extras',
      'extras',
      'analysis',
    ]);
  });
});
