import { type SQL, sql } from 'drizzle-orm';

/** The kinds of internal numbers that may have gaps: a sequence per kind, scope and year, no lock. */
export type Series = 'QT' | 'BK' | 'DP' | 'CT' | 'GP';

/** SQL for the next number, `QT-2026-0001`; `scope` is a branch id or `company`, `year` the branch's. */
export const nextNumber = (series: Series, scope: string | SQL, year: number | SQL): SQL<string> =>
  sql<string>`next_number(${series}, ${scope}, ${year})`;

/** The kinds of numbers that may have no gap: receipts, invoices and credit notes. */
export type StatutorySeries = 'RC' | 'INV' | 'CN';

/**
 * SQL that takes the next number without a gap, `RC-2026-0001`. All who want one of the same series wait for each other until they
 * commit, so it is taken with the last statement before the events.
 */
export const takeStatutoryNumber = (series: StatutorySeries, scope: string, year: number): SQL<string> =>
  sql<string>`take_statutory_number(${series}, ${scope}, ${year})`;
