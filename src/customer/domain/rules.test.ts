import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, readSought } from './rules.ts';

const year = 2026;
const sought = (typed: string) => readSought(typed, year);

describe('what was typed into a search box', () => {
  test('is a name without accents or capitals', () => {
    expect(fold('Nguyễn Đức')).toBe('nguyen duc');
    expect(sought('  ĐẶNG  thị Hồng ').words).toEqual(['dang', 'thi', 'hong']);
    expect(sought('Nguyễn Đức').guessable).toBe(true);
  });

  test.each([
    '0912 345 678',
    '+84912345678',
    '0912.345.678',
    '0084912345678',
    '+84 (0) 912 345 678',
  ])('%s is digits inside that phone', (typed) => {
    expect('84912345678').toContain(sought(typed).digits ?? 'nothing');
    expect(sought(typed).guessable).toBe(false);
  });

  test('is an e-mail address as soon as it has its sign', () => {
    expect(sought('Duc@Example').email).toBe('duc@example');
    expect(sought('duc@').email).toBe('duc@');
    expect(sought('duc nguyen@').email).toBeUndefined();
  });

  test('is a document number, whole, begun, or without its zeros and its year', () => {
    expect(sought('QT-2026-12').numbers).toEqual(['QT-2026-12', 'QT-2026-0012']);
    expect(sought('qt-2025-').numbers).toEqual(['QT-2025-']);
    expect(sought('BK 17').numbers).toContain('BK-2026-0017');
    expect(sought('0012').numbers).toEqual(['QT-2026-0012', 'BK-2026-0012']);
    expect(sought('inv 12').numbers).toContain('INV-2026-0012');
    expect(sought('RC-2026-0003').numbers).toEqual(['RC-2026-0003']);
    expect(sought('VIN-2026-0003').numbers).toEqual([]);
    expect(sought('12').numbers).toEqual([]);
    expect(sought('Nguyễn').numbers).toEqual([]);
  });

  test('is the end of a VIN', () => {
    expect(sought('k1234567').vinTail).toBe('K1234567');
    expect(sought('345678').vinTail).toBe('345678');
    expect(sought('honda').vinTail).toBeUndefined();
    expect(sought('IOQ123').vinTail).toBeUndefined();
  });

  test('never breaks, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (typed) => {
        const { words, digits, numbers } = sought(typed);
        expect(words.length).toBeLessThanOrEqual(8);
        expect(words.every((word) => word.length > 0 && !/\s/.test(word))).toBe(true);
        expect(digits ?? '123').toMatch(/^[1-9]\d{2,14}$/);
        expect(numbers.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
