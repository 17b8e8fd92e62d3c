import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { people } from '#access/server/tables.ts';
import { bookings, ofBooking } from '#booking/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { amount, day, id, instant } from '#platform/server/columns.ts';
import type { DepositStatus, Method, Payer, PaymentKind } from '../domain/payment.ts';

const made = () => ({
  createdBy: id('created_by')
    .notNull()
    .references(() => people.id),
  createdAt: instant('created_at').notNull(),
});

/** Money asked for before a car is kept for good. A booking has one that is open at most. */
export const deposits = pgTable(
  'deposits',
  {
    id: id().primaryKey(),
    ...ofBooking(),
    depositNumber: text('deposit_number').notNull(),
    amount: amount('amount').notNull(),
    currency: text('currency').$type<'VND' | 'INR'>().notNull(),
    method: text('method').$type<Method>().notNull(),
    status: text('status').$type<DepositStatus>().notNull(),
    /** The document that proves the payment. */
    proofId: id('proof_id'),
    reason: text('reason'),
    confirmedBy: id('confirmed_by').references(() => people.id),
    confirmedAt: instant('confirmed_at'),
    ...made(),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('deposits_number').on(t.branchId, t.depositNumber),
    uniqueIndex('deposits_one_open').on(t.bookingId).where(sql`status in ('PENDING', 'CONFIRMED')`),
    index('deposits_list').on(t.branchId, t.createdAt, t.id),
    index('deposits_status').on(t.branchId, t.status, t.createdAt, t.id),
    index('deposits_owner').on(t.ownerId, t.createdAt, t.id),
    index('deposits_unproven').on(t.ownerId, t.createdAt).where(sql`status = 'PENDING' and proof_id is null`),
    index('deposits_owed').on(t.branchId, t.createdAt).where(sql`status = 'CANCELLED' and confirmed_by is not null`),
    index('deposits_booking').on(t.bookingId),
    index('deposits_deal').on(t.dealId),
    index('deposits_number_text').on(sql`deposit_number text_pattern_ops`),
  ],
);

/** Money that came or went back; only inserted into (a trigger refuses the rest). */
export const payments = pgTable(
  'payments',
  {
    id: id().primaryKey(),
    ...ofBooking(),
    depositId: id('deposit_id').references(() => deposits.id),
    kind: text('kind').$type<PaymentKind>().notNull(),
    payer: text('payer').$type<Payer>().notNull(),
    method: text('method').$type<Method>().notNull(),
    /** Never negative: `kind` says which way it went. */
    amount: amount('amount').notNull(),
    currency: text('currency').$type<'VND' | 'INR'>().notNull(),
    reference: text('reference').notNull().default(''),
    note: text('note').notNull().default(''),
    receivedOn: day('received_on').notNull(),
    /** Without a gap; null for a refund. */
    receiptNumber: text('receipt_number'),
    ...made(),
  },
  (t) => [
    uniqueIndex('payments_receipt').on(t.branchId, t.receiptNumber),
    index('payments_list').on(t.branchId, t.createdAt, t.id),
    index('payments_owner').on(t.ownerId, t.createdAt, t.id),
    index('payments_booking').on(t.bookingId, t.createdAt),
    index('payments_deposit').on(t.depositId).where(sql`deposit_id is not null`),
    index('payments_deal').on(t.dealId),
    index('payments_receipt_text').on(sql`receipt_number text_pattern_ops`),
  ],
);

/** The sums of a booking's money, kept in balance by the database itself; begun with its first movement. */
export const cashBooks = pgTable(
  'cash_books',
  {
    bookingId: id('booking_id')
      .primaryKey()
      .references(() => bookings.id),
    branchId: id('branch_id')
      .notNull()
      .references(() => branches.id),
    asked: amount('asked').notNull(),
    received: amount('received').notNull(),
    refunded: amount('refunded').notNull(),
    deposited: amount('deposited').notNull(),
    committed: amount('committed').notNull(),
    tradedIn: amount('traded_in').notNull().default(0),
    lender: text('lender').notNull().default(''),
    lenderReference: text('lender_reference').notNull().default(''),
  },
  /** Money that is there without a deposit: of a booking that was cancelled it goes back. */
  (t) => [index('cash_books_kept').on(t.branchId).where(sql`received > refunded and deposited = 0`)],
);
