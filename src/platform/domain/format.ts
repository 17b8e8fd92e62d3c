import { type Currency, largestAmount, minorDigits, wholeBp } from './money.ts';
import type { Locale } from './refusal.ts';

/** How people write money, days and rates: on screens, in mails and on paper alike, with plain spaces only. */

const thousands = /\d(?=(?:\d{3})+$)/g;
const lakhs = /\d(?=(?:\d{2})*\d{3}$)/g;

/**
 * An amount in minor units, exact up to 2^53 − 1: `1.273.535.000 ₫`, `₹12,34,567.50`, `-5.000 ₫`.
 * A currency is written its own way in every language. Throws `RangeError` for what is not a whole safe amount.
 */
export function formatMoney(amount: number, currency: Currency, _locale?: Locale): string {
  if (!Number.isSafeInteger(amount)) throw new RangeError('amount beyond 2^53 - 1, or not whole');
  const sign = amount < 0 ? '-' : '';
  const digits = String(Math.abs(amount)).padStart(minorDigits[currency] + 1, '0');
  if (currency === 'VND') return `${sign}${digits.replace(thousands, '$&.')} ₫`;
  return `${sign}₹${digits.slice(0, -2).replace(lakhs, '$&,')}.${digits.slice(-2)}`;
}

/** The ways of writing a number that can be read in one way only: whole part, then the fraction. */
const readings: Record<Currency, readonly RegExp[]> = {
  VND: [
    /^(\d+)$/,
    /^(\d{4,})\.0{1,2}$/,
    /^([1-9]\d{0,2}(?:\.\d{3})+)(?:,0{1,2})?$/,
    /^([1-9]\d{0,2}(?:,\d{3})+)(?:\.0{1,2})?$/,
    /^([1-9]\d{0,2}(?: \d{3})+)(?:[.,]0{1,2})?$/,
  ],
  INR: [
    /^(\d+)(?:\.(\d{1,2}))?$/,
    /^([1-9]\d?(?:,\d{2})*,\d{3})(?:\.(\d{1,2}))?$/,
    /^([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,2}))?$/,
    /^([1-9]\d{0,2}(?: \d{2,3})* \d{3})(?:\.(\d{1,2}))?$/,
    /^([1-9]\d{0,2}(?:\.\d{3})+),(\d{1,2})$/,
    /^([1-9]\d{0,2}(?:\.\d{3}){2,})$/,
  ],
};
const dressed: Record<Currency, RegExp> = {
  VND: /^([-−]?) ?(?:vnđ|vnd|₫|đ)? ?([-−]?)([\d., ]*\d) ?(?:vnđ|vnd|₫|đ)?$/iu,
  INR: /^([-−]?) ?(?:₹|inr|rs\.?)? ?([-−]?)([\d., ]*\d) ?(?:₹|inr|rs\.?|\/-)?$/iu,
};

/**
 * Minor units of what a person typed or pasted (`1.234.567 ₫`, `1,234,567`, `12,34,567.50`, `Rs 500`);
 * nothing when it is no amount of that currency or could mean two (`1.234` rupees, `1,5` đồng).
 */
export function parseMoney(text: string, currency: Currency): number | undefined {
  if (text.length > 60) return undefined;
  const [, before, after, number] = dressed[currency].exec(text.normalize('NFKC').replace(/\s+/gu, ' ').trim()) ?? [];
  if (number === undefined || (before && after)) return undefined;
  const reading = readings[currency].map((form) => form.exec(number)).find(Boolean);
  if (!reading) return undefined;
  const [, whole = '', fraction = ''] = reading;
  const minor = BigInt(whole.replace(/\D/g, '') + fraction.padEnd(minorDigits[currency], '0'));
  if (minor > BigInt(largestAmount)) return undefined;
  return (before || after) && minor > 0n ? -Number(minor) : Number(minor);
}

/** A calendar day `2026-11-20` as `20/11/2026`. */
export const formatDay = (day: string, _locale?: Locale): string => day.slice(0, 10).split('-').reverse().join('/');

/** An instant (ISO 8601) as the clock on the wall of `zone` shows it, 24 hours: `20/11/2026 09:00`. */
export function formatInstant(instant: string, zone: string, locale?: Locale): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return `${formatDay(local.toPlainDate().toString(), locale)} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** Basis points as a share: 150 is `1.5 %`, in Vietnamese `1,5 %`. */
export function formatRate(rateBp: number, locale: Locale): string {
  const size = Math.abs(rateBp);
  const fraction = String(size % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  const mark = locale === 'vi' ? ',' : '.';
  return `${rateBp < 0 ? '-' : ''}${Math.trunc(size / (wholeBp / 100))}${fraction && mark + fraction} %`;
}
