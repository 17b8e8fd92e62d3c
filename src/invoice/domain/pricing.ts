import type { Fuel } from '#catalogue/domain/catalogue.ts';
import { divideRounded, split, sum, toAmount, wholeBp } from '#platform/domain/money.ts';
import type { LineKind, PriceLine } from '#quotation/domain/quotation.ts';
import type { InvoiceLine, Tax, TaxCode } from './invoice.ts';

type Country = 'VN' | 'IN';
/** What decides the tax on a car in India. */
export type Taxed = { country: Country; fuel: Fuel; engineCc: number; lengthMm: number };

/** Vietnam: 10 %. Accessories and services in India: 18 % (GST since 22 September 2025). */
const usualBp: Record<Country, number> = { VN: 1000, IN: 1800 };
const electricBp = 500;
const largeBp = 4000;

/** GST on cars since 22 September 2025: small ones 18 %, electric ones 5 %, all others 40 %. Basis points. */
export function carTaxBp({ country, fuel, engineCc, lengthMm }: Taxed): number {
  if (country === 'VN') return usualBp.VN;
  if (fuel === 'BEV') return electricBp;
  const small = lengthMm <= 4000 && engineCc <= (fuel === 'DIESEL' ? 1500 : 1200);
  return small ? usualBp.IN : largeBp;
}

/** Taxable value and taxes within a price that includes them. CGST and SGST are the same; what cannot be halved is rounded off. */
export function taxWithin(price: number, country: Country, rateBp: number): Pick<InvoiceLine, 'taxable' | 'taxes' | 'roundOff'> {
  const taxable = toAmount(divideRounded(BigInt(price) * BigInt(wholeBp), BigInt(wholeBp + rateBp)));
  const tax = price - taxable;
  if (country === 'VN') return { taxable, taxes: [{ code: 'VAT', rateBp, amount: tax }], roundOff: 0 };
  const half = Math.trunc(tax / 2);
  const halves = (['CGST', 'SGST'] as const).map((code) => ({ code, rateBp: rateBp / 2, amount: half }));
  return { taxable, taxes: halves, roundOff: tax - 2 * half };
}

const reductionKinds: readonly LineKind[] = ['GROUP_DISCOUNT', 'DISCOUNT', 'PROMOTION'];
const soldKinds: readonly LineKind[] = ['CAR', 'ACCESSORY', 'SERVICE'];

/** The lines of an invoice from those that were booked: what comes off is shared by what is sold, and fees are passed on as they are. */
export function invoiceLines(lines: readonly PriceLine[], taxed: Taxed): InvoiceLine[] {
  const sold = lines.filter(({ kind }) => soldKinds.includes(kind));
  const reduction = sum(lines.filter(({ kind }) => reductionKinds.includes(kind)).map(({ amount }) => amount));
  const weights = sold.map(({ amount }) => amount);
  const shares = reduction === 0 ? [] : split(reduction, weights.some(Boolean) ? weights : weights.map(() => 1));
  const share = new Map(sold.map((line, at) => [line, shares[at] ?? 0]));
  return lines
    .filter(({ kind }) => !reductionKinds.includes(kind))
    .map((line) => {
      const { kind, labelEn, labelVi, quantity, unitPrice, amount } = line;
      const off = share.get(line);
      const said = { kind, labelEn, labelVi, quantity, unitPrice, amount };
      if (off === undefined) return { ...said, reduction: 0, taxable: 0, taxes: [], roundOff: 0 };
      const rateBp = kind === 'CAR' ? carTaxBp(taxed) : usualBp[taxed.country];
      return { ...said, reduction: off, ...taxWithin(sum([amount, off]), taxed.country, rateBp) };
    });
}

/** What the lines come to, in minor units; `total` is the sum of all the others. */
export type InvoiceTotals = { taxable: number; taxes: Tax[]; fees: number; roundOff: number; total: number };

export function totalsOf(lines: readonly InvoiceLine[]): InvoiceTotals {
  const rates = new Map<string, Tax>();
  for (const { code, rateBp, amount } of lines.flatMap(({ taxes }) => taxes)) {
    const before = rates.get(`${code} ${rateBp}`)?.amount ?? 0;
    rates.set(`${code} ${rateBp}`, { code, rateBp, amount: sum([before, amount]) });
  }
  const order: TaxCode[] = ['VAT', 'CGST', 'SGST'];
  const taxes = [...rates.values()].sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code) || b.rateBp - a.rateBp);
  const taxable = sum(lines.map((line) => line.taxable));
  const fees = sum(lines.filter(({ taxes: own }) => own.length === 0).map(({ amount }) => amount));
  const roundOff = sum(lines.map((line) => line.roundOff));
  return { taxable, taxes, fees, roundOff, total: sum([taxable, fees, roundOff, ...taxes.map(({ amount }) => amount)]) };
}
