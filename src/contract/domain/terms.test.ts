import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amissIn, sharesOf, type Terms } from './terms.ts';

const agreed = { totalPrice: 1_273_535_000, depositDue: 127_353_500 };
const today = '2026-11-20';
const terms = (over: Partial<Terms> = {}): Terms => ({
  terms: 'FULL',
  lender: null,
  lenderAmount: null,
  lenderApproved: false,
  tradeIn: '',
  tradeInValue: 0,
  deliveryOn: '2026-12-01',
  ...over,
});
const bank = (over: Partial<Terms> = {}) => terms({ terms: 'BANK', lender: 'Vietcombank', lenderAmount: 900_000_000, ...over });
const names = (given: Terms) => amissIn(given, agreed, today).map(({ at, name }) => `${at} ${name}`);

describe('how the price is paid', () => {
  test('in full: the deposit, then the rest before delivery', () => {
    expect(sharesOf(terms(), agreed)).toEqual({ lender: 0, tradeIn: 0, deposit: 127_353_500, rest: 1_146_181_500 });
  });

  test('by a bank and a car given in payment', () => {
    expect(sharesOf(bank({ tradeIn: 'City 2019', tradeInValue: 200_000_000 }), agreed)).toEqual({
      lender: 900_000_000,
      tradeIn: 200_000_000,
      deposit: 127_353_500,
      rest: 46_181_500,
    });
  });

  test('the shares always sum to the price', () => {
    fc.assert(
      fc.property(
        fc.nat(2_000_000_000),
        fc.nat(300_000_000),
        fc.nat(2_000_000_000),
        fc.nat(500_000_000),
        (totalPrice, depositDue, lent, car) => {
          const { lender, tradeIn, deposit, rest } = sharesOf(bank({ lenderAmount: lent, tradeInValue: car }), { totalPrice, depositDue });
          expect(lender + tradeIn + deposit + rest).toBe(totalPrice);
          expect(deposit).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('terms', () => {
  test('can be signed when everything is said', () => {
    expect(names(terms())).toEqual([]);
    expect(names(bank({ tradeIn: 'City 2019', tradeInValue: 200_000_000 }))).toEqual([]);
    expect(names(bank({ lenderAmount: agreed.totalPrice }))).toEqual([]);
  });

  test('with a bank name it, and what it pays', () => {
    expect(names(bank({ lender: null, lenderAmount: null }))).toEqual(['/lender lender-needed', '/lenderAmount lender-amount-needed']);
  });

  test('never cover more than the price', () => {
    expect(names(bank({ lenderAmount: agreed.totalPrice + 1 }))).toEqual(['/lenderAmount covers-too-much']);
    expect(names(terms({ tradeIn: 'City 2019', tradeInValue: agreed.totalPrice + 1 }))).toEqual(['/tradeInValue covers-too-much']);
  });

  test('say which car is given in payment', () => {
    expect(names(terms({ tradeInValue: 1 }))).toEqual(['/tradeIn trade-in-needed']);
  });

  test('promise a day that is still to come', () => {
    expect(names(terms({ deliveryOn: null }))).toEqual(['/deliveryOn delivery-day-needed']);
    expect(names(terms({ deliveryOn: '2026-11-19' }))).toEqual(['/deliveryOn delivery-too-early']);
    expect(names(terms({ deliveryOn: today }))).toEqual([]);
  });
});
