import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { people } from '#access/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { colors, versions } from '#catalogue/server/tables.ts';
import { customers } from '#customer/server/tables.ts';
import type { SaleType } from '#deal/domain/deal.ts';
import { deals } from '#deal/server/tables.ts';
import { amount, day, id, instant } from '#platform/server/columns.ts';
import type { Costs, Later, LineKind, PlanTerms, QuotationStatus } from '../domain/quotation.ts';

/** A price offered. Totals are stored when written and never computed again. */
export const quotations = pgTable(
  'quotations',
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
    quoteNumber: text('quote_number').notNull(),
    revision: integer('revision').notNull().default(1),
    type: text('type').$type<SaleType>().notNull(),
    status: text('status').$type<QuotationStatus>().notNull(),
    currency: text('currency').$type<'VND' | 'INR'>().notNull(),
    customerName: text('customer_name').notNull(),
    customerPhone: text('customer_phone').notNull(),
    customerEmail: text('customer_email'),
    source: text('source'),
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
    registrationArea: text('registration_area').notNull(),
    unitPrice: amount('unit_price').notNull(),
    basePrice: amount('base_price').notNull(),
    accessoriesTotal: amount('accessories_total').notNull(),
    servicesTotal: amount('services_total').notNull(),
    insurance: amount('insurance').notNull(),
    registrationTax: amount('registration_tax').notNull(),
    registration: amount('registration').notNull(),
    otherFees: amount('other_fees').notNull(),
    groupDiscount: amount('group_discount').notNull(),
    discount: amount('discount').notNull(),
    promotionValue: amount('promotion_value').notNull(),
    totalPrice: amount('total_price').notNull(),
    commission: amount('commission').notNull(),
    netRevenue: amount('net_revenue').notNull(),
    cost: amount('cost').notNull(),
    grossProfit: amount('gross_profit').notNull(),
    marginBp: integer('margin_bp').notNull(),
    costs: jsonb('costs').$type<Costs>().notNull(),
    floorPrice: amount('floor_price').notNull(),
    /** The cash price that it was made from. */
    cashPriceId: id('cash_price_id'),
    priceList: text('price_list').notNull(),
    feeRuleSet: text('fee_rule_set').notNull(),
    planId: id('plan_id'),
    plan: jsonb('plan').$type<PlanTerms>(),
    later: jsonb('later').$type<Later>(),
    notes: text('notes').notNull().default(''),
    expiryDate: day('expiry_date').notNull(),
    /** The first instant after its last day in the branch's zone. */
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('quotations_number').on(t.branchId, t.quoteNumber, t.revision),
    index('quotations_all').on(t.createdAt, t.id),
    index('quotations_list').on(t.branchId, t.createdAt, t.id),
    index('quotations_status').on(t.branchId, t.status, t.createdAt, t.id),
    index('quotations_owner').on(t.ownerId, t.createdAt, t.id),
    index('quotations_deal').on(t.dealId, t.createdAt),
    index('quotations_customer').on(t.customerId, t.createdAt),
    index('quotations_expiry').on(t.expiresAt).where(sql`status in ('DRAFT','PENDING','APPROVED','SENT')`),
    index('quotations_number_text').on(sql`quote_number text_pattern_ops`),
  ],
);

/** The computed lines; they sum to the total. */
export const quotationLines = pgTable(
  'quotation_lines',
  {
    id: id().primaryKey(),
    quotationId: id('quotation_id')
      .notNull()
      .references(() => quotations.id, { onDelete: 'cascade' }),
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
  (t) => [index('quotation_lines_quotation').on(t.quotationId, t.position)],
);
