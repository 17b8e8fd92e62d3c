import { describe, expect, test } from 'vitest';
import { viewOn, withoutAdded } from './list-view.ts';

type View = { q?: string; status?: string; type?: string; sort?: string };
const all = { view: {} };
const toSend = { view: { status: 'APPROVED' } };
const lapsing = { view: { status: 'DRAFT,SENT', sort: 'expiryDate' } };
const saved: { view: Partial<View> }[] = [all, toSend, lapsing];
const added = (view: View) => withoutAdded(view, ['status', 'type'], viewOn(saved, view));

describe('a saved view', () => {
  test('is on when the address holds exactly its values, whatever else is filtered', () => {
    expect(viewOn(saved, {})).toBe(all);
    expect(viewOn(saved, { status: 'APPROVED', type: 'CASH_SALE', q: 'an' })).toBe(toSend);
    expect(viewOn(saved, { status: 'DRAFT,SENT', sort: 'expiryDate' })).toBe(lapsing);
    expect(viewOn(saved, { status: 'SENT' })).toBeUndefined();
  });

  test('is not a filter that somebody set, so there is nothing to clear', () => {
    expect([added({}), added({ status: 'APPROVED' }), added({ status: 'DRAFT,SENT', sort: 'expiryDate' })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('stays on when what was added to it is cleared', () => {
    expect(added({ status: 'APPROVED', q: 'an', type: 'CASH_SALE' })).toEqual({ q: undefined, type: undefined });
    expect(added({ q: 'an' })).toEqual({ q: undefined });
  });

  test('leaves everything to be cleared where none is on', () => {
    expect(added({ status: 'SENT', q: 'an' })).toEqual({ status: undefined, q: undefined });
  });
});
