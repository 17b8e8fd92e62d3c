import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigitHolds, checkDigitOf, normaliseVin, vinProblem, withCheckDigit } from './vin.ts';

const vin = fc.string({ unit: fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'), minLength: 17, maxLength: 17 });
const mixed = vin.filter((one) => vinProblem(one) === undefined);

describe('a VIN', () => {
  test.each([
    '1M8GDM9AXKP042788',
    '1HGCM82633A004352',
    '2G1WB5E37E1110567',
    '5YJ3E1EAXHF000316',
    'WAUZZZ8K1DA006278',
  ])('%s conforms to its check digit', (one) => {
    expect(vinProblem(one)).toBeUndefined();
    expect(checkDigitHolds(one)).toBe(true);
  });

  test.each([
    ['WVGZZZ5NZEW069297', 'X'],
    ['WF0KXXGCBKBJ13223', '0'],
    ['YV1MC5851CJ126651', '2'],
  ])('%s is a real European car, although its ninth character is not %s', (one, computed) => {
    expect(vinProblem(one)).toBeUndefined();
    expect(checkDigitHolds(one)).toBe(false);
    expect(checkDigitOf(one)).toBe(computed);
  });

  test('has no I, O or Q, anywhere', () => {
    fc.assert(
      fc.property(mixed, fc.nat(16), fc.constantFrom('I', 'O', 'Q', '*', 'Đ'), (one, at, letter) => {
        expect(vinProblem(one.slice(0, at) + letter + one.slice(at + 1))).toBe('letters');
      }),
    );
  });

  test('has seventeen characters, no fewer and no more', () => {
    fc.assert(
      fc.property(mixed, fc.nat(16), (one, length) => {
        expect(vinProblem(one.slice(0, length))).toBe('length');
        expect(vinProblem(one + one.slice(0, length + 1))).toBe('length');
      }),
    );
  });

  test('is not one character seventeen times, even where the check digit happens to hold', () => {
    expect(checkDigitHolds('1'.repeat(17))).toBe(true);
    expect(vinProblem('1'.repeat(17))).toBe('repeats');
  });

  test('can always be given the check digit that holds, which changes nothing else', () => {
    fc.assert(
      fc.property(vin, (one) => {
        const right = withCheckDigit(one);
        expect(checkDigitHolds(right)).toBe(true);
        expect(right.slice(0, 8) + right.slice(9)).toBe(one.slice(0, 8) + one.slice(9));
      }),
    );
  });

  test('one wrong digit is noticed wherever it stands but in the ninth place', () => {
    fc.assert(
      fc.property(mixed, fc.nat(16), fc.constantFrom(...'0123456789'), (one, at, digit) => {
        const right = withCheckDigit(one);
        fc.pre(at !== 8 && /\d/.test(right[at] ?? '') && right[at] !== digit);
        expect(checkDigitHolds(right.slice(0, at) + digit + right.slice(at + 1))).toBe(false);
      }),
    );
  });

  test('is read as people and scanners write it: small letters, spaces, dashes, full-width forms, a line feed', () => {
    expect(normaliseVin(' 1hgcm-8263 3a004352\r\n')).toBe('1HGCM82633A004352');
    expect(normaliseVin('１ＨＧＣＭ８２６３３Ａ００４３５２')).toBe('1HGCM82633A004352');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normaliseVin(normaliseVin(text))).toBe(normaliseVin(text));
      }),
    );
  });
});
