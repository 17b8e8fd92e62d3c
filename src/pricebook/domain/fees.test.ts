import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaOf, areas } from './areas.ts';
import { type FeeBasis, type FeeTerms, feesFor, ruleEndsBefore } from './fees.ts';

const rule = (terms: Partial<FeeTerms> & Pick<FeeTerms, 'code'>): FeeTerms => ({
  ruleSet: 'R3',
  kind: 'REGISTRATION_TAX',
  labelEn: terms.code,
  labelVi: terms.code,
  rateBp: null,
  amount: null,
  area: null,
  fuel: null,
  body: null,
  priceFrom: null,
  priceTo: null,
  firstOn: '2026-01-01',
  lastOn: null,
  source: 'test',
  check: false,
  ...terms,
});
const basis = (other: Partial<FeeBasis> = {}): FeeBasis => ({
  basePrice: 1_000_000_000,
  area: 'HN',
  fuel: 'PETROL',
  body: 'SUV',
  on: '2026-11-20',
  ...other,
});
const amounts = (rules: FeeTerms[], other: Partial<FeeBasis> = {}) =>
  feesFor(rules, basis(other)).map(({ code, amount }) => [code, amount]);

const registrationTax = [
  rule({ code: 'LPTB', rateBp: 1000 }),
  rule({ code: 'LPTB-HN', rateBp: 1200, area: 'HN' }),
  rule({ code: 'LPTB-HN-PICKUP', rateBp: 720, area: 'HN', body: 'PICKUP' }),
  rule({ code: 'LPTB-BEV', rateBp: 0, fuel: 'BEV', lastOn: '2027-02-28' }),
  rule({ code: 'LPTB-BEV-HN', rateBp: 0, fuel: 'BEV', area: 'HN', lastOn: '2027-02-28' }),
];

describe('a road fee', () => {
  test('is a share of the base price, rounded once, or an amount', () => {
    expect(amounts([rule({ code: 'A', rateBp: 150 })], { basePrice: 1_109_000_000 })).toEqual([['A', 16_635_000]]);
    expect(amounts([rule({ code: 'A', rateBp: 150 })], { basePrice: 33 })).toEqual([['A', 0]]);
    expect(amounts([rule({ code: 'A', rateBp: 150 })], { basePrice: 34 })).toEqual([['A', 1]]);
    expect(amounts([rule({ code: 'B', amount: 20_000_000 })])).toEqual([['B', 20_000_000]]);
  });

  test.each([
    ['a petrol car in Hà Nội', {}, 'LPTB-HN', 120_000_000],
    ['a pickup in Hà Nội', { body: 'PICKUP' }, 'LPTB-HN-PICKUP', 72_000_000],
    ['a petrol car elsewhere', { area: 'HCM' }, 'LPTB', 100_000_000],
    ['a battery-electric car elsewhere', { area: 'HCM', fuel: 'BEV' }, 'LPTB-BEV', 0],
    ['a battery-electric car in Hà Nội', { fuel: 'BEV' }, 'LPTB-BEV-HN', 0],
    ['a battery-electric pickup in Hà Nội', { fuel: 'BEV', body: 'PICKUP' }, 'LPTB-BEV-HN', 0],
    ['a battery-electric car after the exemption', { fuel: 'BEV', on: '2027-03-01' }, 'LPTB-HN', 120_000_000],
  ] as const)('of %s follows the most specific rule in force', (_, other, code, amount) => {
    expect(amounts(registrationTax, other)).toEqual([[code, amount]]);
  });

  test('holds on its first and on its last day, not the day before or after', () => {
    const rules = [rule({ code: 'A', amount: 5, firstOn: '2026-03-01', lastOn: '2026-03-31' })];
    const days = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'];
    expect(days.map((on) => amounts(rules, { on }).length)).toEqual([0, 1, 1, 0]);
  });

  test('of a price band holds from its first amount to below its last', () => {
    const rules = [rule({ code: 'LOW', amount: 1, priceTo: 100 }), rule({ code: 'HIGH', amount: 2, priceFrom: 100 })];
    expect([99, 100].map((basePrice) => amounts(rules, { basePrice })[0]?.[0])).toEqual(['LOW', 'HIGH']);
  });

  test('of another kind stands beside it, other fees one for each code', () => {
    const rules = [
      rule({ code: 'PLATE', kind: 'REGISTRATION_FEE', amount: 2 }),
      rule({ code: 'TCS', kind: 'OTHER', amount: 4 }),
      rule({ code: 'FASTAG', kind: 'OTHER', amount: 3 }),
      rule({ code: 'HULL', kind: 'INSURANCE', amount: 1 }),
    ];
    expect(amounts(rules).map(([code]) => code)).toEqual(['HULL', 'PLATE', 'FASTAG', 'TCS']);
  });
});

describe('a fee that changes before the last day of a quotation', () => {
  test('is told with both sets of fees and the day it turns', () => {
    const change = ruleEndsBefore(registrationTax, basis({ fuel: 'BEV', area: 'DN', on: '2027-02-20' }), '2027-03-05');
    expect(change).toMatchObject({
      lastOn: '2027-02-28',
      firstOn: '2027-03-01',
      before: [{ amount: 0 }],
      after: [{ amount: 100_000_000 }],
    });
  });

  test('is not told where the rule lasts through that day', () => {
    expect(ruleEndsBefore(registrationTax, basis({ fuel: 'BEV', on: '2027-02-20' }), '2027-02-28')).toBeUndefined();
    expect(ruleEndsBefore(registrationTax, basis(), '2030-01-01')).toBeUndefined();
  });

  test('is told as well when a rule begins', () => {
    const rules = [rule({ code: 'A', amount: 1 }), rule({ code: 'B', amount: 2, area: 'HN', firstOn: '2026-11-25' })];
    expect(ruleEndsBefore(rules, basis(), '2026-11-25')).toMatchObject({
      lastOn: '2026-11-24',
      before: [{ amount: 1 }],
      after: [{ amount: 2 }],
    });
  });
});

const anyRule = fc
  .record({
    code: fc.constantFrom('A', 'B', 'C'),
    kind: fc.constantFrom('INSURANCE' as const, 'REGISTRATION_TAX' as const, 'OTHER' as const),
    rateBp: fc.option(fc.integer({ min: 0, max: 10_000 })),
    area: fc.option(fc.constantFrom('HN', 'HCM')),
    fuel: fc.option(fc.constantFrom('PETROL' as const, 'BEV' as const)),
    body: fc.option(fc.constantFrom('SUV' as const, 'PICKUP' as const)),
    priceFrom: fc.option(fc.integer({ min: 0, max: 1_000 })),
    firstOn: fc.constantFrom('2026-01-01', '2026-06-01'),
    lastOn: fc.option(fc.constantFrom('2026-06-30', '2026-12-31')),
    amount: fc.integer({ min: 0, max: 1_000 }),
  })
  .map(rule);
const anyBasis = fc.record({
  basePrice: fc.integer({ min: 0, max: 2_000 }),
  area: fc.constantFrom('HN', 'HCM', 'DN'),
  fuel: fc.constantFrom('PETROL' as const, 'BEV' as const),
  body: fc.constantFrom('SUV' as const, 'PICKUP' as const),
  on: fc.constantFrom('2025-12-31', '2026-01-01', '2026-06-15', '2027-01-01'),
});

describe('whatever the rules', () => {
  test('their order never matters and no kind is charged twice', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 12 }), anyBasis, (rules, asked) => {
        const fees = feesFor(rules, asked);
        expect(feesFor([...rules].reverse(), asked).map(({ kind, code }) => [kind, code])).toEqual(
          fees.map(({ kind, code }) => [kind, code]),
        );
        const seats = fees.map(({ kind, code }) => (kind === 'OTHER' ? code : kind));
        expect(new Set(seats).size).toBe(seats.length);
      }),
    );
  });

  test('a rule for another area, or out of its days, changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 8 }), anyBasis, (rules, asked) => {
        const idle = [
          rule({ code: 'X', amount: 1, area: 'LS' }),
          rule({ code: 'Y', amount: 1, lastOn: '2025-01-01', firstOn: '2024-01-01' }),
        ];
        expect(feesFor([...idle, ...rules], asked)).toEqual(feesFor(rules, asked));
      }),
    );
  });
});

describe('the areas', () => {
  test('each have one code in their country, the catch-all last', () => {
    for (const country of ['VN', 'IN'] as const) {
      const codes = areas[country].map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      expect(codes.at(-1)).toBe('OTHER');
    }
    expect(areaOf('VN', 'HCM')?.vi).toBe('TP. Hồ Chí Minh');
    expect(areaOf('IN', 'HCM')).toBeUndefined();
  });
});
