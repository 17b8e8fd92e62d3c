import { describe, expect, test } from 'vitest';
import { LineKind, type PriceLine } from '#quotation/domain/quotation.ts';
import { carTaxBp, invoiceLines, type Taxed, taxWithin, totalsOf } from './pricing.ts';

const line = (kind: PriceLine['kind'], amount: number, over: Partial<PriceLine> = {}): PriceLine => ({
  kind,
  itemId: null,
  labelEn: kind,
  labelVi: kind,
  quantity: 1,
  unitPrice: amount,
  amount,
  rule: '',
  source: '',
  ...over,
});
const vietnam: Taxed = { country: 'VN', fuel: 'PETROL', engineCc: 1498, lengthMm: 4691 };
const india: Taxed = { ...vietnam, country: 'IN' };

describe('the tax on a car', () => {
  test('is ten percent in Vietnam, whatever the car', () => {
    expect(carTaxBp(vietnam)).toBe(1000);
    expect(carTaxBp({ ...vietnam, fuel: 'BEV' })).toBe(1000);
  });

  test.each([
    ['a small petrol car', 'PETROL', 1200, 4000, 1800],
    ['a petrol car with a larger engine', 'PETROL', 1201, 3995, 4000],
    ['a petrol car that is longer', 'PETROL', 1197, 4001, 4000],
    ['a small diesel car', 'DIESEL', 1500, 3995, 1800],
    ['a diesel car with a larger engine', 'DIESEL', 1501, 3995, 4000],
    ['an electric car', 'BEV', 0, 4700, 500],
  ] as const)('in India of %s depends on engine and length', (_, fuel, engineCc, lengthMm, rateBp) => {
    expect(carTaxBp({ country: 'IN', fuel, engineCc, lengthMm })).toBe(rateBp);
  });
});

describe('the tax within a price', () => {
  test('of ₹11,50,000 at 40 % is halved, and the paisa that is left is rounded off', () => {
    expect(taxWithin(1_150_000_00, 'IN', 4000)).toEqual({
      taxable: 821_428_57,
      taxes: [
        { code: 'CGST', rateBp: 2000, amount: 164_285_71 },
        { code: 'SGST', rateBp: 2000, amount: 164_285_71 },
      ],
      roundOff: 1,
    });
  });

  test('of 1,109,000,000 đồng at 10 % is 100,818,182', () => {
    expect(taxWithin(1_109_000_000, 'VN', 1000)).toEqual({
      taxable: 1_008_181_818,
      taxes: [{ code: 'VAT', rateBp: 1000, amount: 100_818_182 }],
      roundOff: 0,
    });
  });
});

describe('an invoice', () => {
  test('of the worked example comes to what was agreed, with tax on what is sold and none on fees', () => {
    const lines = invoiceLines(
      [
        line('CAR', 1_109_000_000),
        line('ACCESSORY', 30_000_000),
        line('SERVICE', 12_000_000),
        line('INSURANCE', 16_635_000),
        line('REGISTRATION_TAX', 110_900_000),
        line('REGISTRATION_FEE', 20_000_000),
        line('DISCOUNT', -20_000_000),
        line('PROMOTION', -5_000_000),
      ],
      vietnam,
    );
    const totals = totalsOf(lines);
    expect(lines.map(({ kind }) => kind)).not.toContain('DISCOUNT');
    expect(lines.reduce((all, { reduction }) => all + reduction, 0)).toBe(-25_000_000);
    expect(totals).toMatchObject({ fees: 147_535_000, roundOff: 0, total: 1_273_535_000 });
    expect(totals.taxable + (totals.taxes[0]?.amount ?? 0)).toBe(1_126_000_000);
    expect(totals.taxes).toHaveLength(1);
  });

  test('in India names each rate of each tax once', () => {
    const { taxes, total } = totalsOf(
      invoiceLines([line('CAR', 19_00_000_00), line('ACCESSORY', 25_000_00), line('SERVICE', 10_000_00)], india),
    );
    expect(taxes.map(({ code, rateBp }) => `${code} ${rateBp}`)).toEqual(['CGST 2000', 'CGST 900', 'SGST 2000', 'SGST 900']);
    expect(total).toBe(19_35_000_00);
  });

  test('always comes to the total of the booking, and its taxes to no more than the rounding of each line allows', () => {
    let seed = 20_261_120;
    const next = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const reductions: LineKind[] = ['GROUP_DISCOUNT', 'DISCOUNT', 'PROMOTION'];
    for (let round = 0; round < 500; round++) {
      const sold = [line('CAR', 1 + next(2_000_000_000)), ...Array.from({ length: next(6) }, () => line('ACCESSORY', next(30_000_000)))];
      const least = Math.floor((sold[0]?.amount ?? 0) / 4);
      const off = reductions.filter(() => next(2)).map((kind) => line(kind, -next(least + 1)));
      const fees = LineKind.options.slice(3, 7).map((kind) => line(kind, next(100_000_000)));
      const booked = [...sold, ...fees, ...off];
      for (const taxed of [vietnam, india]) {
        const lines = invoiceLines(booked, taxed);
        const totals = totalsOf(lines);
        expect(totals.total).toBe(booked.reduce((all, { amount }) => all + amount, 0));
        expect(totals.roundOff).toBeLessThanOrEqual(sold.length);
        for (const one of lines) {
          const [first, second] = one.taxes;
          if (second) expect(second.amount).toBe(first?.amount);
          const within = one.taxes.reduce((all, { amount }) => all + amount, one.roundOff);
          const rate = one.taxes.reduce((all, { rateBp }) => all + rateBp, 0);
          if (first) expect(Math.abs(within - (one.taxable * rate) / 10_000)).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  test('takes what is given for nothing as it is', () => {
    expect(totalsOf(invoiceLines([line('CAR', 0), line('REGISTRATION_FEE', 5)], vietnam))).toEqual({
      taxable: 0,
      taxes: [{ code: 'VAT', rateBp: 1000, amount: 0 }],
      fees: 5,
      roundOff: 0,
      total: 5,
    });
  });
});
