import { bigint, customType, date, uuid } from 'drizzle-orm/pg-core';

/** Columns that every capability uses: ids, instants as ISO text, calendar days, amounts in minor units. */
const instantType = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamptz(3)',
  fromDriver: (value) => new Date(value).toISOString(),
});

export const id = (name = 'id') => uuid(name);
export const instant = (name: string) => instantType(name);
export const day = (name: string) => date(name, { mode: 'string' });
export const amount = (name: string) => bigint(name, { mode: 'number' });
