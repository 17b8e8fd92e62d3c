import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSignature, pad, pathOf, Strokes, svgOf } from './signature.ts';

const point = fc.tuple(fc.integer({ min: 0, max: pad.width }), fc.integer({ min: 0, max: pad.height }));
const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 20 });

describe('a drawn signature', () => {
  test('is made of points of the pad, and of nothing else', () => {
    fc.assert(
      fc.property(strokes, (drawn) => {
        expect(Strokes.safeParse(drawn).success).toBe(true);
        expect(pathOf(drawn)).toMatch(/^(?:M\d+ \d+(?:L\d+ \d+)*(?:h1)?)+$/);
        expect(svgOf(drawn)).not.toMatch(/script|href|on\w+=/);
      }),
    );
  });

  test.each([
    ['nothing', []],
    ['an empty stroke', [[]]],
    ['a point outside', [[[pad.width + 1, 0]]]],
    ['a fraction', [[[1.5, 2]]]],
    ['text', [[['1"/><script>', 2]]]],
    ['a path', 'M0 0L10 10'],
    ['ink without end', [Array.from({ length: 6001 }, () => [1, 1])]],
    ['strokes without end', Array.from({ length: 301 }, () => [[1, 1]])],
  ])('is refused when it is %s', (_, drawn) => {
    expect(Strokes.safeParse(drawn).success).toBe(false);
  });

  test('is more than a dot or a slip of the finger', () => {
    expect(isSignature([[[10, 10]]])).toBe(false);
    expect(
      isSignature([
        [
          [10, 10],
          [20, 12],
        ],
      ]),
    ).toBe(false);
    expect(
      isSignature([
        [
          [10, 100],
          [60, 20],
          [110, 100],
        ],
      ]),
    ).toBe(true);
  });
});
