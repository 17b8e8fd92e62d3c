import { boolean, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant } from '#platform/server/columns.ts';
import type { BranchSettings } from '../domain/branch.ts';

/** The dealer itself: one row. */
export const companies = pgTable('companies', {
  id: id().primaryKey(),
  name: text('name').notNull(),
  taxNumber: text('tax_number'),
  createdAt: instant('created_at').notNull(),
});

/** A branch with its currency, time zone, language and settings. */
export const branches = pgTable(
  'branches',
  {
    id: id().primaryKey(),
    companyId: id('company_id')
      .notNull()
      .references(() => companies.id),
    code: text('code').notNull(),
    name: text('name').notNull(),
    address: text('address').notNull(),
    phone: text('phone'),
    currency: text('currency').$type<'VND' | 'INR'>().notNull(),
    timeZone: text('time_zone').notNull(),
    locale: text('locale').$type<'en' | 'vi'>().notNull(),
    country: text('country').$type<'VN' | 'IN'>().notNull(),
    area: text('area').notNull(),
    settings: jsonb('settings').$type<BranchSettings>().notNull(),
    active: boolean('active').notNull().default(true),
  },
  (t) => [uniqueIndex('branches_code').on(t.code)],
);
