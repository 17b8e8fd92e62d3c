import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roleNames } from '#access/domain/roles.ts';
import { roleWords as named } from '#access/domain/words.ts';
import type { ApprovalFacts } from './approval.ts';
import { type ApprovalRule, openLevel, stepsFor } from './rules.ts';
import { roleWords } from './words.ts';

const rule = (other: Partial<ApprovalRule>): ApprovalRule => ({
  name: 'rule',
  document: 'QUOTATION',
  type: null,
  discountAboveBp: null,
  marginBelowBp: null,
  totalAbove: null,
  level: 1,
  role: 'MANAGER',
  ...other,
});
const facts = (other: Partial<ApprovalFacts> = {}): ApprovalFacts => ({
  number: 'QT-2026-0001',
  customerName: 'Nguyễn Văn An',
  title: 'CR-V L',
  currency: 'VND',
  totalPrice: 1_273_535_000,
  discount: 20_000_000,
  discountBp: 180,
  marginBp: 965,
  grossProfit: 108_680_000,
  belowFloor: false,
  ...other,
});
const steps = (rules: ApprovalRule[], other: Partial<ApprovalFacts> = {}) =>
  stepsFor(rules, { document: 'QUOTATION', type: 'CASH_SALE', facts: facts(other) }).map(({ level, role }) => `${level} ${role}`);

const discount = rule({ name: 'discount', discountAboveBp: 300 });
const margin = rule({ name: 'margin', marginBelowBp: 500 });
const total = rule({ name: 'total', totalAbove: 2_000_000_000, level: 2, role: 'ADMIN' });

describe('an approval is needed', () => {
  test('where a rule matches, and its limit itself does not', () => {
    expect(steps([discount, margin, total])).toEqual([]);
    expect(steps([discount], { discountBp: 300 })).toEqual([]);
    expect(steps([discount], { discountBp: 301 })).toEqual(['1 MANAGER']);
    expect(steps([margin], { marginBp: 500 })).toEqual([]);
    expect(steps([margin], { marginBp: 499 })).toEqual(['1 MANAGER']);
    expect(steps([total], { totalPrice: 2_000_000_001 })).toEqual(['2 ADMIN']);
  });

  test('when every condition of a rule holds, not one of them', () => {
    const both = rule({ discountAboveBp: 300, totalAbove: 2_000_000_000 });
    expect(steps([both], { discountBp: 500 })).toEqual([]);
    expect(steps([both], { discountBp: 500, totalPrice: 3_000_000_000 })).toEqual(['1 MANAGER']);
  });

  test('always by a rule without conditions, for its document and kind of sale only', () => {
    expect(steps([rule({})])).toEqual(['1 MANAGER']);
    expect(steps([rule({ document: 'BOOKING' }), rule({ type: 'LEASE_SALE' })])).toEqual([]);
  });

  test('of a manager below the floor, whatever the rules are', () => {
    expect(steps([], { belowFloor: true })).toEqual(['1 MANAGER']);
  });

  test('once for each level and role, with every reason', () => {
    const [first, ...others] = stepsFor([discount, margin], {
      document: 'QUOTATION',
      type: 'CASH_SALE',
      facts: facts({ discountBp: 400, marginBp: 100 }),
    });
    expect(others).toEqual([]);
    expect(first).toEqual({
      level: 1,
      role: 'MANAGER',
      rules: ['discount', 'margin'],
      because: [
        { fact: 'DISCOUNT', limit: 300, actual: 400 },
        { fact: 'MARGIN', limit: 500, actual: 100 },
      ],
    });
  });

  test('at every level that a rule asks for, all known up front, the lowest asked first', () => {
    const any = fc.array(
      fc.record({
        level: fc.integer({ min: 1, max: 5 }),
        role: fc.constantFrom('MANAGER' as const, 'ADMIN' as const),
        totalAbove: fc.option(fc.integer({ min: 0, max: 3_000_000_000 })),
      }),
    );
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 3_000_000_000 }), (random, totalPrice) => {
        const rules = random.map((one) => rule(one));
        const wanted = new Set(
          rules.filter(({ totalAbove }) => totalAbove === null || totalPrice > totalAbove).map(({ level, role }) => `${level} ${role}`),
        );
        const found = steps(rules, { totalPrice });
        expect(new Set(found)).toEqual(wanted);
        expect(found).toEqual([...found].sort());
        expect(openLevel(found.map((step) => ({ level: Number(step[0]), decision: null })))).toBe(found[0] && Number(found[0][0]));
      }),
    );
  });
});

describe('a role', () => {
  test('has one name, on its own and within a sentence', () => {
    for (const role of roleNames) expect(roleWords.vi[role]).toBe(named.vi[role].toLowerCase());
    expect(roleWords.vi.MANAGER).toBe('quản lý');
  });
});
