/** The number stamped on a car. ISO 3779/3780; the check digit after 49 CFR 565. */
const letters = /^[A-HJ-NPR-Z0-9]{17}$/;
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const values: Record<string, number> = Object.fromEntries(
  ['AJ', 'BKS', 'CLT', 'DMU', 'ENV', 'FW', 'GPX', 'HY', 'RZ'].flatMap((group, at) => [...group].map((letter) => [letter, at + 1])),
);
const checkAt = 8;

/** A VIN as a person or a scanner gives it, as it is stored: capitals, without spaces, dashes and invisible marks. */
export const normaliseVin = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cc}\p{Cf}\p{Pd}]/gu, '');

export type VinProblem = 'length' | 'letters' | 'repeats';

/** Why a normalised text is no VIN, or nothing. The check digit is not judged: outside North America and China it means nothing. */
export function vinProblem(vin: string): VinProblem | undefined {
  if (vin.length !== 17) return 'length';
  if (!letters.test(vin)) return 'letters';
  return /^(.)\1+$/.test(vin) ? 'repeats' : undefined;
}

/** The check digit that the other sixteen characters ask for: `0`–`9` or `X`. */
export function checkDigitOf(vin: string): string {
  const sum = [...vin].reduce((total, letter, at) => total + (weights[at] ?? 0) * (values[letter] ?? Number(letter)), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/** Whether position 9 is the check digit; where it is not, a screen warns and lets it pass. */
export const checkDigitHolds = (vin: string): boolean => vin[checkAt] === checkDigitOf(vin);

/** The same VIN with its check digit put right. */
export const withCheckDigit = (vin: string): string => vin.slice(0, checkAt) + checkDigitOf(vin) + vin.slice(checkAt + 1);
