import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { people } from '#access/server/tables.ts';
import type { ApprovalFacts } from '#approval/domain/approval.ts';
import { branches } from '#branch/server/tables.ts';
import { colors, versions } from '#catalogue/server/tables.ts';
import { customers } from '#customer/server/tables.ts';
import type { SaleType } from '#deal/domain/deal.ts';
import { deals } from '#deal/server/tables.ts';
import { amount, day, id, instant } from '#platform/server/columns.ts';
import type { LineKind, PlanTerms } from '#quotation/domain/quotation.ts';
import { quotations } from '#quotation/server/tables.ts';
import type { Allocation, BookingStatus, ReferenceType } from '../domain/booking.ts';

/** A customer's claim on a car. The unique quotation makes a second conversion impossible. */
export const bookings = pgTable(
  'bookings',
  {
    id: id().primaryKey(),
    branchId: id('branch_id')
      .notNull()
      .references(() => branches.id),
    ownerId: id('owner_id')
      .notNull()
      .references(() => people.id),
    dealId: id('deal_id')
      .notNull()
      .references(() => deals.id),
    customerId: id('customer_id')
      .notNull()
      .references(() => customers.id),
    bookingNumber: text('booking_number').notNull(),
    type: text('type').$type<SaleType>().notNull(),
    referenceType: text('reference_type').$type<ReferenceType>().notNull(),
    quotationId: id('quotation_id').references(() => quotations.id),
    status: text('status').$type<BookingStatus>().notNull(),
    /** Null until approved. */
    allocation: text('allocation').$type<Allocation>(),
    /** Its place in the queue: by deposit, then by this. */
    queuedAt: instant('queued_at'),
    /** Its hold ended, or its car was taken back: only a car that comes free later serves it again. */
    lapsedAt: instant('lapsed_at'),
    depositAt: instant('deposit_at'),
    currency: text('currency').$type<'VND' | 'INR'>().notNull(),
    customerName: text('customer_name').notNull(),
    customerPhone: text('customer_phone').notNull(),
    versionId: id('version_id')
      .notNull()
      .references(() => versions.id),
    colorId: id('color_id')
      .notNull()
      .references(() => colors.id),
    model: text('model').notNull(),
    version: text('version').notNull(),
    color: text('color').notNull(),
    quantity: integer('quantity').notNull(),
    registrationArea: text('registration_area').notNull().default(''),
    totalPrice: amount('total_price').notNull(),
    commission: amount('commission').notNull().default(0),
    /** What its approval is judged by; holds the margin, so it is never sent as it is. */
    facts: jsonb('facts').$type<ApprovalFacts>(),
    depositDue: amount('deposit_due').notNull(),
    plan: jsonb('plan').$type<PlanTerms>(),
    bookedOn: day('booked_on').notNull(),
    expectedOn: day('expected_on'),
    requests: text('requests').notNull().default(''),
    cancelReason: text('cancel_reason'),
    createdAt: instant('created_at').notNull(),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('bookings_number').on(t.branchId, t.bookingNumber),
    uniqueIndex('bookings_quotation').on(t.quotationId),
    index('bookings_list').on(t.branchId, t.createdAt, t.id),
    index('bookings_status').on(t.branchId, t.status, t.createdAt, t.id),
    index('bookings_owner').on(t.ownerId, t.createdAt, t.id),
    index('bookings_mine').on(t.ownerId, t.createdAt).where(sql`status = 'APPROVED'`),
    index('bookings_deal').on(t.dealId),
    index('bookings_customer').on(t.customerId, t.createdAt),
    index('bookings_number_text').on(sql`booking_number text_pattern_ops`),
    index('bookings_queue')
      .on(t.branchId, t.versionId, t.colorId, t.depositAt, t.queuedAt)
      .where(sql`allocation = 'BACKORDERED' and status = 'APPROVED'`),
  ],
);

/** The lines it was booked at, taken over from the quotation to the last unit (R2 `sale_booking_items`). */
export const bookingLines = pgTable(
  'booking_lines',
  {
    id: id().primaryKey(),
    bookingId: id('booking_id')
      .notNull()
      .references(() => bookings.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    kind: text('kind').$type<LineKind>().notNull(),
    itemId: id('item_id'),
    labelEn: text('label_en').notNull(),
    labelVi: text('label_vi').notNull(),
    quantity: integer('quantity').notNull(),
    unitPrice: amount('unit_price').notNull(),
    amount: amount('amount').notNull(),
    rule: text('rule').notNull(),
    source: text('source').notNull(),
  },
  (t) => [index('booking_lines_booking').on(t.bookingId, t.position)],
);

/** Whose sale a record is that belongs to a booking. */
export const ofBooking = () => ({
  branchId: id('branch_id')
    .notNull()
    .references(() => branches.id),
  ownerId: id('owner_id')
    .notNull()
    .references(() => people.id),
  dealId: id('deal_id')
    .notNull()
    .references(() => deals.id),
  bookingId: id('booking_id')
    .notNull()
    .references(() => bookings.id),
});
