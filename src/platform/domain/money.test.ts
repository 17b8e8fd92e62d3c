import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divideRounded, largestAmount, ratioBp, shareOf, split, sum, times } from './money.ts';

const amounts = fc.integer({ min: -largestAmount, max: largestAmount });

describe('rounding', () => {
  test('is half away from zero, once', () => {
    expect([5n, -5n, 15n, -15n, 4n, -4n].map((value) => divideRounded(value, 10n))).toEqual([1n, -1n, 2n, -2n, 0n, 0n]);
    expect(() => divideRounded(1n, 0n)).toThrow(RangeError);
  });

  test('is never further than half a unit from the truth', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 6n }), (top, bottom) => {
        const off = 2n * (divideRounded(top, bottom) * bottom - top);
        expect(off <= bottom && off >= -bottom).toBe(true);
      }),
    );
  });
});

describe('a share in basis points', () => {
  test('is exact where floats are not', () => {
    expect(shareOf(1_109_000_000, 150)).toBe(16_635_000);
    expect(shareOf(largestAmount, 10_000)).toBe(largestAmount);
    expect(shareOf(33, 150)).toBe(0);
    expect(shareOf(34, 150)).toBe(1);
  });

  test('of a whole is the whole, and of parts comes back as their ratio', () => {
    fc.assert(fc.property(amounts, (amount) => shareOf(amount, 10_000) === amount));
    expect(ratioBp(108_680_000, 1_126_000_000)).toBe(965);
    expect(ratioBp(1, 0)).toBe(0);
  });
});

describe('amounts', () => {
  test('beyond 2^53 − 1 are refused, not rounded', () => {
    expect(() => times(largestAmount, 2)).toThrow(RangeError);
    expect(() => sum([largestAmount, 1])).toThrow(RangeError);
    expect(sum([largestAmount, 1, -1])).toBe(largestAmount);
  });

  test('split by weights sum to what was split, each within a unit of its share', () => {
    fc.assert(
      fc.property(amounts, fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { minLength: 1, maxLength: 40 }), (amount, weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        const parts = split(amount, weights);
        const total = BigInt(weights.reduce((all, weight) => all + weight, 0));
        expect(sum(parts)).toBe(amount);
        parts.forEach((part, at) => {
          const off = BigInt(part) * total - BigInt(amount) * BigInt(weights[at] ?? 0);
          expect(off < total && off > -total).toBe(true);
        });
      }),
    );
    expect(split(32_857_143, [1, 1])).toEqual([16_428_572, 16_428_571]);
    expect(() => split(10, [0, 0])).toThrow(RangeError);
    expect(() => split(10, [2, -1])).toThrow(RangeError);
  });
});
