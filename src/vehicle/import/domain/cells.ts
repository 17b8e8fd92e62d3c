/** What a cell of a sheet holds; a date has already become `YYYY-MM-DD` text. */
export type Cell = string | number | boolean | null;

/** What was read, or the reason why not; both absent when the cell is empty. */
export type Reading<T> = { value?: T; problem?: string };

/** A number that a spreadsheet has rounded: its last digits are gone. */
const rounded = /^\d(?:[.,]\d+)?e\+?\d+$/i;

export const textOf = (cell: Cell | undefined): string =>
  typeof cell === 'string' ? cell.normalize('NFKC').trim() : cell === null || cell === undefined ? '' : String(cell);

/** A number of letters and digits (frame, engine), in capitals. */
export function readNumber(cell: Cell | undefined): Reading<string> {
  const text = textOf(cell).toUpperCase().replace(/\s+/g, ' ');
  if (text === '') return {};
  if ((typeof cell === 'number' && !Number.isSafeInteger(cell)) || rounded.test(text)) return { problem: 'digits-lost' };
  if (text.length > 40 || /\p{Cc}/u.test(text)) return { problem: 'bad-text' };
  return { value: text };
}

/** A calendar day: `2026-11-20`, `20/11/2026`, `20-11-2026`, `20.11.2026`. Day first, and nothing is guessed. */
export function readDay(cell: Cell | undefined): Reading<string> {
  const text = textOf(cell);
  if (text === '') return {};
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : text;
  if (typeof cell === 'number' || !/^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(iso)) return { problem: 'bad-day' };
  try {
    return { value: Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString() };
  } catch {
    return { problem: 'bad-day' };
  }
}

export function readYear(cell: Cell | undefined): Reading<number> {
  const text = textOf(cell);
  if (text === '') return {};
  return /^(?:19|20)\d{2}$/.test(text) ? { value: Number(text) } : { problem: 'bad-year' };
}

/** One of the words that a field knows. */
export function readChoice<T>(cell: Cell | undefined, known: ReadonlyMap<string, T>, fold: (text: string) => string): Reading<T> {
  const text = fold(textOf(cell));
  if (text === '') return {};
  const value = known.get(text);
  return value === undefined ? { problem: 'bad-choice' } : { value };
}
