import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { people } from '#access/server/tables.ts';
import { ofBooking } from '#booking/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { customers } from '#customer/server/tables.ts';
import { amount, day, id, instant } from '#platform/server/columns.ts';
import type { InvoiceLine, PaidAmount, Party, SoldCar, Tax } from '../domain/invoice.ts';

/** An invoice as it was issued: everything that it says, so that nothing that changes later changes it. Only inserted into. */
export const invoices = pgTable(
  'invoices',
  {
    id: id().primaryKey(),
    ...ofBooking(),
    customerId: id('customer_id')
      .notNull()
      .references(() => customers.id),
    /** Without a gap, in the order in which they were issued. */
    invoiceNumber: text('invoice_number').notNull(),
    bookingNumber: text('booking_number').notNull(),
    issuedOn: day('issued_on').notNull(),
    currency: text('currency').$type<'VND' | 'INR'>().notNull(),
    seller: jsonb('seller').$type<Party>().notNull(),
    buyer: jsonb('buyer').$type<Party>().notNull(),
    model: text('model').notNull(),
    version: text('version').notNull(),
    colorEn: text('color_en').notNull(),
    colorVi: text('color_vi').notNull(),
    quantity: integer('quantity').notNull(),
    cars: jsonb('cars').$type<SoldCar[]>().notNull(),
    lines: jsonb('lines').$type<InvoiceLine[]>().notNull(),
    taxable: amount('taxable').notNull(),
    taxes: jsonb('taxes').$type<Tax[]>().notNull(),
    tax: amount('tax').notNull(),
    fees: amount('fees').notNull(),
    roundOff: amount('round_off').notNull(),
    total: amount('total').notNull(),
    /** The money that had come by then, and what a bank had promised. */
    payments: jsonb('payments').$type<PaidAmount[]>().notNull(),
    paid: amount('paid').notNull(),
    committed: amount('committed').notNull(),
    /** What the car counted for that the customer gave in payment. */
    tradedIn: amount('traded_in').notNull().default(0),
    lender: text('lender').notNull(),
    createdBy: id('created_by').references(() => people.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('invoices_booking').on(t.bookingId),
    uniqueIndex('invoices_number').on(t.branchId, t.invoiceNumber),
    index('invoices_list').on(t.branchId, t.createdAt, t.id),
    index('invoices_owner').on(t.ownerId, t.createdAt, t.id),
    index('invoices_deal').on(t.dealId),
    index('invoices_number_text').on(sql`invoice_number text_pattern_ops`),
  ],
);

/** What takes an invoice back whose sale was cancelled: the whole of it. The invoice stays as it is. Only inserted into. */
export const creditNotes = pgTable(
  'credit_notes',
  {
    id: id().primaryKey(),
    invoiceId: id('invoice_id')
      .notNull()
      .references(() => invoices.id),
    branchId: id('branch_id')
      .notNull()
      .references(() => branches.id),
    /** Without a gap, in a series of its own. */
    creditNumber: text('credit_number').notNull(),
    issuedOn: day('issued_on').notNull(),
    reason: text('reason').notNull(),
    total: amount('total').notNull(),
    /** The customer's money that was with the dealer when it was issued. */
    owedBack: amount('owed_back').notNull(),
    createdBy: id('created_by').references(() => people.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('credit_notes_invoice').on(t.invoiceId),
    uniqueIndex('credit_notes_number').on(t.branchId, t.creditNumber),
    index('credit_notes_number_text').on(sql`credit_number text_pattern_ops`),
  ],
);
