import { bigint, customType, date, uuid } from 'drizzle-orm/pg-core';

/** PostgreSQL's instant as ISO text in UTC, with milliseconds. */
function isoOf(value: string): string {
  const [, day, time, fraction = ''] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?\+00$/.exec(value) ?? [];
  return day ? `${day}T${time}.${fraction.padEnd(3, '0')}Z` : new Date(value).toISOString();
}

/** Columns that every capability uses: ids, instants as ISO text, calendar days, amounts in minor units. */
const instantType = customType<{ data: string; driverData: string }>({ dataType: () => 'timestamptz(3)', fromDriver: isoOf });

export const id = (name = 'id') => uuid(name);
export const instant = (name: string) => instantType(name);
export const day = (name: string) => date(name, { mode: 'string' });
export const amount = (name: string) => bigint(name, { mode: 'number' });
