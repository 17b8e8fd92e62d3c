/** What the words in a search box can mean. Several may hold at once: `345678` is part of a phone and the end of a VIN. */
export type Sought = {
  /** Words of a name, folded; none where the text cannot be a name. */
  words: string[];
  /** Digits inside a phone number, without the zero or the zeros it is dialled with. */
  digits: string | undefined;
  email: string | undefined;
  /** The beginning of a tax or GST number, in capitals. */
  taxNumber: string | undefined;
  /** Beginnings of document numbers, `QT-2026-12`. */
  numbers: string[];
  /** The last characters of a VIN, in capitals. */
  vinTail: string | undefined;
  /** Whether names that are merely alike are worth offering: words without a digit in them. */
  guessable: boolean;
};

/** A bare number is one of the first two; the others are found by their letters. */
const seriesSearched = ['QT', 'BK', 'DP', 'RC', 'CT', 'INV', 'CN'] as const;
const mostWords = 8;

const plainLetters: Record<string, string> = { đ: 'd', ð: 'd', ø: 'o', ł: 'l', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };

/** A name as it is searched, without accents or capitals: what the database's own `fold` makes of it. */
export const fold = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[đðøłıßæœ]/g, (letter) => plainLetters[letter] ?? letter);

/** Reads what was typed; `year` is the one meant by a document number that names none. */
export function readSought(typed: string, year: number): Sought {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const email = /^[^\s@]+@[^\s@]*$/.test(plain) ? plain.toLowerCase() : undefined;
  const vinTail = /^(?=.*\d)[A-HJ-NPR-Z0-9]{4,17}$/i.test(plain) ? plain.toUpperCase() : undefined;
  const taxNumber = /^(?=.*\d{2})[A-Z\d-]{5,20}$/i.test(plain) ? plain.toUpperCase() : undefined;
  return {
    words: email ? [] : fold(plain).split(' ').filter(Boolean).slice(0, mostWords),
    digits: phoneDigits(plain),
    email,
    taxNumber,
    numbers: documentNumbers(plain, year),
    vinTail,
    guessable: !email && !/\d/.test(plain) && /\p{L}{2}/u.test(plain),
  };
}

function phoneDigits(plain: string): string | undefined {
  if (!/^\+?[\d ().\-–/]+$/u.test(plain)) return undefined;
  const digits = plain
    .replace(/^(\+|00)(\d{2,3})[ .]*\(0\)/, '$2')
    .replace(/\D/g, '')
    .replace(/^0+/, '');
  return digits.length >= 3 && digits.length <= 15 ? digits : undefined;
}

function documentNumbers(plain: string, year: number): string[] {
  const [, series, rest = ''] = /^([A-Z]{2,3})?[- ]?((?:\d{4}-)?\d*)$/i.exec(plain) ?? [];
  const wanted = series ? seriesSearched.filter((one) => one === series.toUpperCase()) : seriesSearched.slice(0, 2);
  const [, named = String(year), count = ''] = /^(?:(\d{4})-)?(\d*)$/.exec(rest) ?? [];
  if (!series && (count.length < 3 || count.length > 6)) return [];
  const ends = new Set(series ? [rest] : []);
  if (count) ends.add(`${named}-${count}`).add(`${named}-${count.padStart(4, '0')}`);
  return wanted.flatMap((one) => [...ends].map((end) => `${one}-${end}`));
}
