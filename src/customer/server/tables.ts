import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { people } from '#access/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { amount, id, instant } from '#platform/server/columns.ts';
import type { CustomerKind, EnquirySource } from '../domain/customer.ts';

/** Customers who share a discount on the car: a percentage or an amount, never both. */
export const customerGroups = pgTable(
  'customer_groups',
  {
    id: id().primaryKey(),
    branchId: id('branch_id')
      .notNull()
      .references(() => branches.id),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    discountBp: integer('discount_bp'),
    discountAmount: amount('discount_amount'),
    active: boolean('active').notNull().default(true),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [uniqueIndex('customer_groups_name').on(t.branchId, sql`fold(name)`)],
);

/** A person or a company that buys at a branch. `phone` is E.164; `nameFolded` has neither accents nor capitals. */
export const customers = pgTable(
  'customers',
  {
    id: id().primaryKey(),
    branchId: id('branch_id')
      .notNull()
      .references(() => branches.id),
    kind: text('kind').$type<CustomerKind>().notNull(),
    name: text('name').notNull(),
    nameFolded: text('name_folded').notNull().generatedAlwaysAs(sql`fold(name)`),
    phone: text('phone').notNull(),
    email: text('email'),
    taxNumber: text('tax_number'),
    address: text('address'),
    source: text('source').$type<EnquirySource>(),
    notes: text('notes').notNull().default(''),
    groupId: id('group_id').references(() => customerGroups.id),
    createdBy: id('created_by').references(() => people.id),
    createdAt: instant('created_at').notNull(),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [
    index('customers_list').on(t.branchId, t.createdAt, t.id),
    index('customers_phone').on(t.phone, t.branchId),
    index('customers_newest').on(t.createdAt, t.id),
    index('customers_group').on(t.groupId, t.createdAt, t.id).where(sql`group_id is not null`),
    index('customers_phone_digits').using('gin', sql`phone gin_trgm_ops`),
    index('customers_email').on(sql`lower(email) text_pattern_ops`),
    index('customers_tax_number').on(sql`tax_number text_pattern_ops`).where(sql`tax_number is not null`),
    index('customers_name_begins').on(sql`name_folded text_pattern_ops`),
    index('customers_name').using('gin', sql`name_folded gin_trgm_ops`),
  ],
);
