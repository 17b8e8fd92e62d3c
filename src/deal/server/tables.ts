import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { people } from '#access/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { customers } from '#customer/server/tables.ts';
import { id, instant } from '#platform/server/columns.ts';
import type { DealStatus } from '../domain/deal.ts';

/** One customer's purchase, from the first question to the last reminder. */
export const deals = pgTable(
  'deals',
  {
    id: id().primaryKey(),
    branchId: id('branch_id')
      .notNull()
      .references(() => branches.id),
    ownerId: id('owner_id')
      .notNull()
      .references(() => people.id),
    customerId: id('customer_id')
      .notNull()
      .references(() => customers.id),
    title: text('title').notNull(),
    status: text('status').$type<DealStatus>().notNull(),
    lostReason: text('lost_reason'),
    createdAt: instant('created_at').notNull(),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [
    index('deals_list').on(t.branchId, t.status, t.createdAt, t.id),
    index('deals_newest').on(t.branchId, t.createdAt, t.id),
    index('deals_owner').on(t.ownerId, t.createdAt),
    index('deals_customer').on(t.customerId, t.createdAt),
  ],
);
