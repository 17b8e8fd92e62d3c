/** Money: whole minor units of one currency (đồng, paise), never a float. `docs/decisions/0002-money.md`. */
export type Currency = 'VND' | 'INR';

/** Digits after the decimal point of each currency (ISO 4217). */
export const minorDigits: Record<Currency, number> = { VND: 0, INR: 2 };

/** The largest amount accepted, in minor units: 2^53 − 1. */
export const largestAmount = Number.MAX_SAFE_INTEGER;

/** Basis points in a whole: 10,000 bp = 100 %. */
export const wholeBp = 10_000;

/** Quotient of two integers, rounded half away from zero: the one rounding of the system. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  if (divisor === 0n) throw new RangeError('division by zero');
  const negative = dividend < 0n !== divisor < 0n;
  const top = dividend < 0n ? -dividend : dividend;
  const bottom = divisor < 0n ? -divisor : divisor;
  const rounded = (2n * top + bottom) / (2n * bottom);
  return negative ? -rounded : rounded;
}

/** A bigint as an amount; throws `RangeError` beyond 2^53 − 1. */
export function toAmount(value: bigint): number {
  if (value > BigInt(largestAmount) || value < -BigInt(largestAmount)) throw new RangeError('amount beyond 2^53 - 1');
  return Number(value);
}

/** `rateBp` basis points of `amount` minor units, rounded once. */
export const shareOf = (amount: number, rateBp: number): number =>
  toAmount(divideRounded(BigInt(amount) * BigInt(rateBp), BigInt(wholeBp)));

/** `amount` minor units times a whole `quantity`. */
export const times = (amount: number, quantity: number): number => toAmount(BigInt(amount) * BigInt(quantity));

/** Sum of amounts in minor units; throws `RangeError` beyond 2^53 − 1. */
export const sum = (amounts: readonly number[]): number => toAmount(amounts.reduce((total, amount) => total + BigInt(amount), 0n));

/** `part` of `whole` in basis points, rounded; 0 of 0 is 0. */
export const ratioBp = (part: number, whole: number): number =>
  whole === 0 ? 0 : toAmount(divideRounded(BigInt(part) * BigInt(wholeBp), BigInt(whole)));

/** Splits `amount` by `weights` so that the parts sum to it exactly (largest remainder). */
export function split(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (total <= 0n || weights.some((weight) => weight < 0)) throw new RangeError('weights must be positive');
  const size = BigInt(amount < 0 ? -amount : amount);
  const parts = weights.map((weight) => (size * BigInt(weight)) / total);
  const remainders = weights.map((weight, at) => ({ at, left: (size * BigInt(weight)) % total }));
  remainders.sort((a, b) => (a.left === b.left ? a.at - b.at : a.left < b.left ? 1 : -1));
  let rest = size - parts.reduce((all, part) => all + part, 0n);
  for (const { at } of remainders) {
    if (rest === 0n) break;
    parts[at] = (parts[at] ?? 0n) + 1n;
    rest -= 1n;
  }
  return parts.map((part) => toAmount(amount < 0 ? -part : part));
}
