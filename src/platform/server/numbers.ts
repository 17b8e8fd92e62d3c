import { type SQL, sql } from 'drizzle-orm';

/** The kinds of internal numbers that may have gaps: a sequence per kind, scope and year, no lock. */
export type Series = 'QT' | 'BK' | 'DP' | 'CT' | 'GP';

/** SQL for the next number, `QT-2026-0001`; `scope` is a branch id or `company`, `year` the branch's. */
export const nextNumber = (series: Series, scope: string | SQL, year: number | SQL): SQL<string> =>
  sql<string>`next_number(${series}, ${scope}, ${year})`;
