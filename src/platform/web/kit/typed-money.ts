import { formatMoney, parseMoney } from '../../domain/format.ts';
import { type Currency, largestAmount, minorDigits } from '../../domain/money.ts';

/** What a field of money shows at rest: `1.234.567 ₫`, `₹12,34,567.5`; nothing where there is no amount. */
export function shown(amount: number | null | undefined, currency: Currency): string {
  if (amount === null || amount === undefined) return '';
  const written = formatMoney(amount, currency);
  return minorDigits[currency] === 0 ? written : written.replace(/\.?0+$/, '');
}

/** Plain digits, with a point before the fraction, as minor units, exactly; nothing beyond the largest amount. */
function minor(whole: string, fraction: string, currency: Currency): number | undefined {
  const amount = BigInt(whole + fraction.padEnd(minorDigits[currency], '0'));
  return amount > BigInt(largestAmount) ? undefined : Number(amount);
}

/** A field of money while somebody types: `own` separators keep the text as typed; `wrong` is text that is no amount. */
export type Typed = { text: string; caret: number; own: boolean; amount: number | null; wrong: boolean };

const dressed = (bare: string, currency: Currency) => (currency === 'VND' ? `${bare} ₫` : `₹${bare}`);

/** The place in `text` behind as many of the `counted` characters as stand before the caret in `raw`. */
function caretIn(text: string, raw: string, caret: number, counted: RegExp): number {
  const before = raw.slice(0, caret).match(counted)?.length ?? 0;
  const places = [...text.matchAll(counted)].map(({ index }) => index);
  const last = places.at(-1) ?? 0;
  return before === 0 ? (places[0] ?? 0) : (places[before - 1] ?? last) + 1;
}

/**
 * What a key makes of the field, `raw` being its text and `added` what was put in. Digits are grouped at each key; whoever puts
 * in a separator keeps what they type, and all of it is read: `1,200,000` đồng is an amount, `12,5` đồng is wrong, never 125.
 * Nothing where the key is refused: beyond the largest amount, or a third digit of paise.
 */
export function typed(raw: string, caret: number, added: string, own: boolean, currency: Currency): Typed | undefined {
  if (/^[^\d.]*\./.test(raw) && currency === 'INR' && !own) return typed(raw.replace('.', '0.'), caret + 1, added, own, currency);
  const bare = raw.replace(/[^\d.,]/g, '');
  if (bare === '') return { text: '', caret: 0, own: false, amount: null, wrong: false };
  const points = bare.split('.').length - 1;
  const separates = currency === 'VND' ? /[.,]/.test(added) : added.includes(',') || (added.includes('.') && points > 1);
  if ((own && /[.,]/.test(bare)) || separates) return asTyped(raw, caret, bare, currency);
  const [whole = '', fraction = ''] = (currency === 'VND' ? bare.replace(/\D/g, '') : bare.replaceAll(',', '')).split('.');
  const amount = fraction.length > minorDigits[currency] ? undefined : minor(whole, fraction, currency);
  const groups = minor(whole || '0', '', currency);
  if (amount === undefined || groups === undefined) return undefined;
  const text = currency === 'INR' && points > 0 ? `${shown(groups, currency)}.${fraction}` : shown(groups, currency);
  return { text, caret: caretIn(text, raw, caret, currency === 'VND' ? /\d/g : /[\d.]/g), own: false, amount, wrong: false };
}

/** The text as it was typed; a separator at its end still waits for its digits. */
function asTyped(raw: string, caret: number, bare: string, currency: Currency): Typed {
  const amount = parseMoney(bare.replace(/[.,]$/, ''), currency) ?? null;
  const text = dressed(bare, currency);
  return { text, caret: caretIn(text, raw, caret, /[\d.,]/g), own: true, amount, wrong: amount === null };
}
