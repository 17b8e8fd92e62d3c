import { type Currency, largestAmount, minorDigits } from '../../domain/money.ts';

/** Minor units as the plain number that stands in the field: 1234550 paise is `12345.50`. */
export function typed(amount: number | null | undefined, currency: Currency): string {
  if (amount === null || amount === undefined) return '';
  const digits = minorDigits[currency];
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  const number = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`.replace(/\.?0+$/, '');
  return amount < 0 ? `-${number}` : number;
}

/** The reverse, exact: no float is ever in between. */
export function minor(text: string, currency: Currency): number | null {
  const [, sign, whole, fraction = ''] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === undefined || (whole === '' && fraction === '')) return null;
  const amount = BigInt(whole + fraction.padEnd(minorDigits[currency], '0').slice(0, minorDigits[currency]));
  if (amount > BigInt(largestAmount)) return null;
  return sign ? -Number(amount) : Number(amount);
}
