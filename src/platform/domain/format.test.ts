import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, formatInstant, formatMoney, formatRate, parseMoney } from './format.ts';
import { type Currency, largestAmount } from './money.ts';

const currency = fc.constantFrom<Currency>('VND', 'INR');
const amount = fc.maxSafeInteger();

describe('money as people write it', () => {
  test.each([
    [0, 'VND', '0 ₫'],
    [-0, 'VND', '0 ₫'],
    [999, 'VND', '999 ₫'],
    [1_273_535_000, 'VND', '1.273.535.000 ₫'],
    [-5_000, 'VND', '-5.000 ₫'],
    [largestAmount, 'VND', '9.007.199.254.740.991 ₫'],
    [0, 'INR', '₹0.00'],
    [5, 'INR', '₹0.05'],
    [-5, 'INR', '-₹0.05'],
    [99_900, 'INR', '₹999.00'],
    [123_456_750, 'INR', '₹12,34,567.50'],
    [-2_000_000, 'INR', '-₹20,000.00'],
    [largestAmount, 'INR', '₹9,00,71,99,25,47,409.91'],
  ] as const)('%d %s is written %s, in both languages', (minor, unit, written) => {
    expect(formatMoney(minor, unit, 'en')).toBe(written);
    expect(formatMoney(minor, unit, 'vi')).toBe(written);
  });

  test('what is not a whole safe amount is never written', () => {
    for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) expect(() => formatMoney(wrong, 'VND')).toThrow(RangeError);
  });

  test('has plain spaces only, and every digit of the amount', () => {
    fc.assert(
      fc.property(amount, currency, (minor, unit) => {
        const written = formatMoney(minor, unit);
        expect(written).toMatch(/^-?[₹\d., ₫]+$/);
        expect(BigInt(written.replace(/\D/g, ''))).toBe(BigInt(Math.abs(minor)));
        expect(written.startsWith('-')).toBe(minor < 0);
      }),
    );
  });

  test('agrees with the grouping that Unicode knows', () => {
    const rupees = new Intl.NumberFormat('en-IN', { style: 'currency', currency: 'INR' });
    const dong = new Intl.NumberFormat('vi-VN', { style: 'currency', currency: 'VND' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (minor) => {
        expect(formatMoney(minor, 'VND')).toBe(dong.format(minor).replace('\u00a0', ' '));
        expect(formatMoney(minor * 100, 'INR').slice(0, -3)).toBe(rupees.format(minor).slice(0, -3));
      }),
    );
  });
});

describe('money as people type it', () => {
  test('what was written is read back', () => {
    fc.assert(
      fc.property(amount, currency, (minor, unit) => {
        expect(parseMoney(formatMoney(minor, unit), unit)).toBe(minor || 0);
      }),
    );
  });

  test.each([
    ['1.234.567 ₫', 'VND', 1_234_567],
    ['1,234,567', 'VND', 1_234_567],
    ['1234567', 'VND', 1_234_567],
    ['1 234 567 đ', 'VND', 1_234_567],
    ['1.234.567\u00a0₫', 'VND', 1_234_567],
    ['1,109,000,000.00', 'VND', 1_109_000_000],
    ['1109000000.00', 'VND', 1_109_000_000],
    ['VND 20.000', 'VND', 20_000],
    ['−500.000 VNĐ', 'VND', -500_000],
    ['12,34,567.50', 'INR', 123_456_750],
    ['₹12,34,567.5', 'INR', 123_456_750],
    ['1,234,567.50', 'INR', 123_456_750],
    ['1.234.567,50', 'INR', 123_456_750],
    ['12345678.5', 'INR', 1_234_567_850],
    ['Rs. 20,000/-', 'INR', 2_000_000],
    ['₹ -500', 'INR', -50_000],
    ['0', 'INR', 0],
    ['-0', 'VND', 0],
  ] as const)('“%s” in %s is read', (typed, unit, minor) => {
    expect(parseMoney(typed, unit)).toBe(minor);
  });

  test.each([
    ['', 'VND'],
    ['₫', 'VND'],
    ['abc', 'VND'],
    ['1,5', 'VND'],
    ['1.00', 'VND'],
    ['1.234.00', 'VND'],
    ['12,34,567', 'VND'],
    ['1.234,567', 'VND'],
    ['0.123', 'VND'],
    ['1₫234', 'VND'],
    ['--5', 'VND'],
    ['-₫-5', 'VND'],
    ['1e9', 'VND'],
    ['₹500', 'VND'],
    ['9.007.199.254.740.992', 'VND'],
    ['1.234', 'INR'],
    ['12,50', 'INR'],
    ['1.234567', 'INR'],
    ['1,23,4567', 'INR'],
    ['500 ₫', 'INR'],
    ['1'.repeat(61), 'VND'],
  ] as const)('“%s” in %s is not an amount, or could be two', (typed, unit) => {
    expect(parseMoney(typed, unit)).toBeUndefined();
  });

  test('whatever is typed gives a safe whole amount or nothing', () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^[-₹₫ .,0-9]{0,24}$/));
    fc.assert(
      fc.property(typed, currency, (words, unit) => {
        const minor = parseMoney(words, unit);
        expect(minor === undefined || Number.isSafeInteger(minor)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('days, instants and rates', () => {
  test('a day is written day first', () => {
    expect([formatDay('2026-11-20', 'en'), formatDay('2026-11-20', 'vi')]).toEqual(['20/11/2026', '20/11/2026']);
  });

  test('an instant is written as the clock of the branch shows it', () => {
    expect(formatInstant('2026-11-20T02:00:00Z', 'Asia/Ho_Chi_Minh', 'vi')).toBe('20/11/2026 09:00');
    expect(formatInstant('2026-11-20T18:45:59.999Z', 'Asia/Kolkata', 'en')).toBe('21/11/2026 00:15');
    expect(formatInstant('2026-11-20T16:59:00.000Z', 'Asia/Ho_Chi_Minh', 'en')).toBe('20/11/2026 23:59');
  });

  test.each([
    [150, '1.5 %', '1,5 %'],
    [965, '9.65 %', '9,65 %'],
    [1_000, '10 %', '10 %'],
    [5, '0.05 %', '0,05 %'],
    [0, '0 %', '0 %'],
    [-250, '-2.5 %', '-2,5 %'],
    [10_000, '100 %', '100 %'],
  ])('%d basis points are %s', (rateBp, en, vi) => {
    expect([formatRate(rateBp, 'en'), formatRate(rateBp, 'vi')]).toEqual([en, vi]);
  });
});
