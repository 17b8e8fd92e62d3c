import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestAmount } from '../../domain/money.ts';
import { minor, typed } from './typed-money.ts';

describe('money in a field', () => {
  test('what stands in the field is the amount again, exactly, in both currencies', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('VND' as const, 'INR' as const), (amount, currency) => {
        expect(minor(typed(amount, currency), currency)).toBe(amount);
      }),
    );
  });

  test.each([
    ['12345678.5', 'INR', 1_234_567_850],
    ['0.05', 'INR', 5],
    ['1234567890', 'VND', 1_234_567_890],
    ['', 'VND', null],
    ['-', 'INR', null],
    [String(BigInt(largestAmount) + 1n), 'VND', null],
  ] as const)('“%s” in %s is %s in minor units', (text, currency, amount) => {
    expect(minor(text, currency)).toBe(amount);
  });
});
