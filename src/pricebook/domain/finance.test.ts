import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sum } from '#platform/domain/money.ts';
import { impliedYearlyRateBp, installmentsOf, lastInstallmentOf, totalsOf } from './finance.ts';

describe('bank finance on a reducing balance', () => {
  test.each([
    { loan: '₹1,00,000 at 9.99 % over 36 months', args: [10_000_000, 999, 36, 'INR'], first: 322_625, last: 322_625, interest: 1_614_500 },
    { loan: '₹130 at 20 % over 12 months', args: [13_000, 2000, 12, 'INR'], first: 1204, last: 1207, interest: 1451 },
    {
      loan: '500.000.000 ₫ at 8.4 % over 60 months',
      args: [500_000_000, 840, 60, 'VND'],
      first: 10_234_184,
      last: 10_234_220,
      interest: 114_051_076,
    },
  ] as const)('$loan is paid as the calculators say', ({ args: [principal, rate, months, currency], first, last, interest }) => {
    const rows = installmentsOf(principal, rate, months, currency);
    expect(rows[0]?.payment).toBe(first);
    expect(rows.at(-1)?.payment).toBe(last);
    expect(sum(rows.map((row) => row.interest))).toBe(interest);
  });

  test('in whole rupees ₹8,00,000 at 9.5 % over 60 months is ₹16,801 a month, ₹16,834 at last, ₹2,08,093 of interest', () => {
    const rows = installmentsOf(80_000_000, 950, 60, 'INR', 'whole');
    expect(rows[0]?.payment).toBe(1_680_100);
    expect(rows.at(-1)?.payment).toBe(1_683_400);
    expect(sum(rows.map((row) => row.interest))).toBe(20_809_300);
    expect(rows.every((row) => row.payment % 100 === 0)).toBe(true);
  });

  test('without interest the loan is split evenly and the last month takes the remainder', () => {
    expect(installmentsOf(100, 0, 3, 'VND').map((row) => row.payment)).toEqual([33, 33, 34]);
  });

  test('every loan ends at exactly nothing, in as many rows as months, its principal parts making the principal', () => {
    const loans = fc.tuple(
      fc.integer({ min: 100_000, max: 5_000_000_000 }),
      fc.integer({ min: 0, max: 4000 }),
      fc.integer({ min: 1, max: 120 }),
      fc.constantFrom('minor' as const, 'whole' as const),
    );
    fc.assert(
      fc.property(loans, ([principal, rate, months, rounding]) => {
        const rows = installmentsOf(principal, rate, months, 'INR', rounding);
        expect(rows).toHaveLength(months);
        expect(sum(rows.map((row) => row.principal))).toBe(principal);
        expect(rows.at(-1)?.balance).toBe(0);
        for (const row of rows) expect(row.payment).toBe(row.interest + row.principal);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the yearly rate that payments imply', () => {
  test('5,000 paid back in 36 months of 166.07 is 12 % a year', () => {
    expect(
      impliedYearlyRateBp(
        500_000,
        Array.from({ length: 36 }, () => 16_607),
      ),
    ).toBe(1200);
  });

  test('is nothing where no more is paid than was financed', () => {
    expect(impliedYearlyRateBp(1200, [100, 100, 1000])).toBe(0);
    expect(impliedYearlyRateBp(0, [100])).toBe(0);
  });

  test('gives back the rate of any loan, to a twentieth of a percent', () => {
    const loans = fc.tuple(
      fc.integer({ min: 50_000_000, max: 5_000_000_000 }),
      fc.integer({ min: 10, max: 6000 }),
      fc.integer({ min: 2, max: 120 }),
    );
    fc.assert(
      fc.property(loans, ([principal, rate, months]) => {
        const payments = installmentsOf(principal, rate, months, 'VND').map((row) => row.payment);
        expect(Math.abs(impliedYearlyRateBp(principal, payments) - rate)).toBeLessThanOrEqual(5);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an instalment plan', () => {
  const plan = { installmentPrice: 1_200_000_000, installmentAdvance: 400_000_000, durationMonths: 36, monthlyInstallment: 22_222_000 };

  test('takes its remainder in the last month, so that all parts make the price', () => {
    const totals = totalsOf(plan, 1_109_000_000);
    expect(totals).toMatchObject({ totalPayable: 1_200_000_000, lastInstallment: 22_230_000, difference: -8000 });
    expect(400_000_000 + 35 * 22_222_000 + totals.lastInstallment).toBe(1_200_000_000);
  });

  test('shows what it costs a year beside the price in cash', () => {
    expect(totalsOf(plan, 1_109_000_000).yearlyRateBp).toBe(801);
    expect(totalsOf(plan, 1_200_000_000).yearlyRateBp).toBe(0);
  });

  test('is paid up before its end when advance and instalments pass the price', () => {
    expect(lastInstallmentOf({ ...plan, monthlyInstallment: 23_000_000 })).toBeLessThan(0);
  });
});
