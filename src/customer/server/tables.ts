import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { people } from '#access/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { amount, id, instant } from '#platform/server/columns.ts';

/** Customers who share a discount on the car: a percentage or an amount, never both. */
export const customerGroups = pgTable('customer_groups', {
  id: id().primaryKey(),
  branchId: id('branch_id').notNull().references(() => branches.id),
  name: text('name').notNull(),
  description: text('description').notNull().default(''),
  discountBp: integer('discount_bp'),
  discountAmount: amount('discount_amount'),
  active: boolean('active').notNull().default(true),
});

/** A person or a company that buys at a branch. `phone` is E.164; `nameFolded` has neither accents nor capitals. */
export const customers = pgTable(
  'customers',
  {
    id: id().primaryKey(),
    branchId: id('branch_id').notNull().references(() => branches.id),
    kind: text('kind').$type<'PERSON' | 'COMPANY'>().notNull(),
    name: text('name').notNull(),
    nameFolded: text('name_folded').notNull().generatedAlwaysAs(sql`fold(name)`),
    phone: text('phone').notNull(),
    email: text('email'),
    taxNumber: text('tax_number'),
    address: text('address'),
    source: text('source'),
    notes: text('notes').notNull().default(''),
    groupId: id('group_id').references(() => customerGroups.id),
    createdBy: id('created_by').references(() => people.id),
    createdAt: instant('created_at').notNull(),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [
    index('customers_list').on(t.branchId, t.createdAt, t.id),
    index('customers_phone').on(t.phone, t.branchId),
    index('customers_email').on(sql`lower(email)`),
    index('customers_name').using('gin', sql`name_folded gin_trgm_ops`),
  ],
);
