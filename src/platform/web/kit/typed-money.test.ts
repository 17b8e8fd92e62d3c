import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMoney } from '../../domain/format.ts';
import { type Currency, largestAmount } from '../../domain/money.ts';
import { shown, type Typed, typed } from './typed-money.ts';

const empty: Typed = { text: '', caret: 0, own: false, amount: null, wrong: false };

/** Each key in turn where the caret stands; what is refused leaves the field as it was. */
const keys = (pressed: string, currency: Currency, from: Typed = empty): Typed =>
  [...pressed].reduce((field, key) => {
    const raw = `${field.text.slice(0, field.caret)}${key}${field.text.slice(field.caret)}`;
    return typed(raw, field.caret + 1, key, field.own, currency) ?? field;
  }, from);
const backspace = (field: Typed, currency: Currency): Typed =>
  typed(field.text.slice(0, field.caret - 1) + field.text.slice(field.caret), field.caret - 1, '', field.own, currency) ?? field;

describe('money that is typed', () => {
  test.each([
    ['1234567890', 'VND', '1.234.567.890 ₫', 1_234_567_890],
    ['1.200.000', 'VND', '1.200.000 ₫', 1_200_000],
    ['1,200,000', 'VND', '1,200,000 ₫', 1_200_000],
    ['1 200 000', 'VND', '1.200.000 ₫', 1_200_000],
    ['12.', 'VND', '12. ₫', 12],
    ['0', 'VND', '0 ₫', 0],
    ['007', 'VND', '7 ₫', 7],
    ['12345678.5', 'INR', '₹1,23,45,678.5', 1_234_567_850],
    ['12,34,567.50', 'INR', '₹12,34,567.50', 123_456_750],
    ['1,234,567', 'INR', '₹1,234,567', 123_456_700],
    ['12.555', 'INR', '₹12.55', 1_255],
    ['.5', 'INR', '₹0.5', 50],
  ] as const)('“%s” in %s stands as %s', (pressed, currency, text, amount) => {
    expect(keys(pressed, currency)).toMatchObject({ text, amount, wrong: false });
  });

  test.each([
    ['12,5', 'VND', '12,5 ₫'],
    ['12.5', 'VND', '12.5 ₫'],
    ['1,50', 'VND', '1,50 ₫'],
    ['1.234.56', 'VND', '1.234.56 ₫'],
    ['1.234,567', 'VND', '1.234,567 ₫'],
    [',', 'VND', ', ₫'],
    ['12,5', 'INR', '₹12,5'],
    ['1.200.000', 'INR', '₹1.20.000'],
  ] as const)('“%s” in %s stays as typed and is no amount', (pressed, currency, text) => {
    expect(keys(pressed, currency)).toMatchObject({ text, amount: null, wrong: true });
  });

  test('a separator that is taken back leaves digits that are grouped again', () => {
    const wrong = keys('12,5', 'VND');
    const right = keys('500', 'VND', backspace(wrong, 'VND'));
    expect(right).toMatchObject({ text: '12,500 ₫', amount: 12_500, wrong: false });
    const without = backspace(backspace(wrong, 'VND'), 'VND');
    expect(keys('34', 'VND', without)).toMatchObject({ text: '1.234 ₫', own: false });
    const afresh = [1, 2, 3, 4].reduce((field) => backspace(field, 'VND'), wrong);
    expect(afresh).toEqual(empty);
  });

  test('the caret stays where one types, also in the middle', () => {
    const middle = keys('9', 'VND', { ...keys('1234567', 'VND'), caret: 1 });
    expect(middle).toMatchObject({ text: '19.234.567 ₫', caret: 2 });
    expect(backspace(middle, 'VND')).toMatchObject({ text: '1.234.567 ₫', caret: 1 });
    expect(backspace({ ...keys('1234', 'VND'), caret: 2 }, 'VND')).toMatchObject({ text: '1.234 ₫', caret: 1 });
    expect(keys('5', 'INR', { ...keys('1234.5', 'INR'), caret: 2 })).toMatchObject({ text: '₹15,234.5', caret: 3 });
  });

  test('what is beyond the largest amount is refused at its key', () => {
    const largest = keys(String(largestAmount), 'VND');
    expect(largest.amount).toBe(largestAmount);
    expect(keys('0', 'VND', largest)).toBe(largest);
  });

  test('is what the field then shows, or nothing: never another amount', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d.,]{1,14}$/), fc.constantFrom<Currency>('VND', 'INR'), (pressed, currency) => {
        const { text, amount, wrong } = keys(pressed, currency);
        expect(wrong).toBe(amount === null);
        if (amount !== null) expect(parseMoney(text.replace(/[.,](?= ₫$|$)/, ''), currency)).toBe(amount);
      }),
      { numRuns: 500 },
    );
  });
});

describe('money in a field at rest', () => {
  test('is read back exactly, in both currencies', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom<Currency>('VND', 'INR'), (amount, currency) => {
        expect(parseMoney(shown(amount, currency), currency)).toBe(amount || 0);
      }),
    );
    expect([shown(null, 'VND'), shown(500_00, 'INR'), shown(50_050, 'INR')]).toEqual(['', '₹500', '₹500.5']);
  });
});
