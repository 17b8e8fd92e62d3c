import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { showPhone } from './customer.ts';
import { normalisePhone } from './phone.ts';

const vietnameseMobile = fc
  .tuple(fc.constantFrom('90', '91', '94', '96', '97', '98', '32', '33', '70', '77', '83', '86'), fc.integer({ min: 0, max: 9_999_999 }))
  .map(([prefix, rest]) => `${prefix}${String(rest).padStart(7, '0')}`);
const indianMobile = fc.integer({ min: 9_000_000_000, max: 9_899_999_999 }).map(String);

describe('a phone number', () => {
  test.each([
    '0912 345 678',
    '+84912345678',
    '0912.345.678',
    '(+84) 912-345-678',
    '84912345678',
    '0084 912 345 678',
    '+84 (0) 912 345 678',
    '0912345678\u200e',
  ])('%s is +84912345678', (spelling) => expect(normalisePhone(spelling, 'VN')).toBe('+84912345678'));

  test('is read as it is dialled in the branch’s country', () => {
    expect(normalisePhone('98220 12345', 'IN')).toBe('+919822012345');
    expect(normalisePhone('098220 12345', 'IN')).toBe('+919822012345');
    expect(normalisePhone('024 3768 2215', 'VN')).toBe('+842437682215');
    expect(normalisePhone('98220 12345', 'VN')).toBeUndefined();
    expect(normalisePhone('+65 9123 4567', 'VN')).toBe('+6591234567');
  });

  test.each(['', '123', '0912 345 67', 'không có', '0912 345 678 hoặc 0987 654 321', '+84', '0'.repeat(100)])('“%s” is none', (text) =>
    expect(normalisePhone(text, 'VN')).toBeUndefined());

  test('is the same in every spelling of a Vietnamese mobile, and stays the same when read again', () => {
    fc.assert(
      fc.property(
        vietnameseMobile,
        fc.constantFrom('0', '+84', '84', '0084', '+84 (0)'),
        fc.constantFrom('', ' ', '.', '-'),
        (number, lead, gap) => {
          const typed = `${lead}${number.slice(0, 3)}${gap}${number.slice(3, 6)}${gap}${number.slice(6)}`;
          const read = normalisePhone(typed, 'VN');
          expect(read).toBe(`+84${number}`);
          expect(normalisePhone(read ?? '', 'IN')).toBe(read);
        },
      ),
    );
  });

  test('reads back what is shown of it', () => {
    fc.assert(
      fc.property(vietnameseMobile, (number) => {
        expect(normalisePhone(showPhone(`+84${number}`), 'VN')).toBe(`+84${number}`);
      }),
    );
    fc.assert(
      fc.property(indianMobile, (number) => {
        expect(normalisePhone(showPhone(`+91${number}`), 'IN')).toBe(`+91${number}`);
      }),
    );
  });

  test('is shown as people write it', () => {
    expect(showPhone('+84912345678')).toBe('0912 345 678');
    expect(showPhone('+842437682215')).toBe('024 3768 2215');
    expect(showPhone('+919822012345')).toBe('+91 98220 12345');
    expect(showPhone('+842363822123')).toBe('0236 382 2123');
    expect(showPhone('+912025678800')).toBe('+91 20 2567 8800');
    expect(showPhone('+6591234567')).toBe('+6591234567');
  });
});
