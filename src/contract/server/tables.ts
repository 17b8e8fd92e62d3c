import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { people } from '#access/server/tables.ts';
import { ofBooking } from '#booking/server/tables.ts';
import { amount, day, id, instant } from '#platform/server/columns.ts';
import type { ContractStatus, Party, PaymentTerms, SigningWay } from '../domain/contract.ts';
import type { Strokes } from '../domain/signature.ts';

/** The agreement on a booking. A booking has one that is not cancelled. */
export const contracts = pgTable(
  'contracts',
  {
    id: id().primaryKey(),
    ...ofBooking(),
    contractNumber: text('contract_number').notNull(),
    status: text('status').$type<ContractStatus>().notNull(),
    locale: text('locale').$type<'en' | 'vi'>().notNull(),
    terms: text('terms').$type<PaymentTerms>().notNull(),
    lender: text('lender'),
    lenderAmount: amount('lender_amount'),
    lenderApproved: boolean('lender_approved').notNull().default(false),
    tradeIn: text('trade_in').notNull().default(''),
    tradeInValue: amount('trade_in_value').notNull().default(0),
    deliveryOn: day('delivery_on').notNull(),
    conditions: text('conditions').notNull().default(''),
    authorId: id('author_id')
      .notNull()
      .references(() => people.id),
    editorId: id('editor_id')
      .notNull()
      .references(() => people.id),
    /** SHA-256 of the PDF that the customer signed. */
    contentHash: text('content_hash'),
    /** The PDF with the signatures on it, and its SHA-256. */
    copyId: id('copy_id'),
    copyHash: text('copy_hash'),
    signedAt: instant('signed_at'),
    approvedAt: instant('approved_at'),
    cancelReason: text('cancel_reason'),
    createdAt: instant('created_at').notNull(),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('contracts_number').on(t.branchId, t.contractNumber),
    uniqueIndex('contracts_booking').on(t.bookingId).where(sql`status <> 'CANCELLED'`),
    index('contracts_list').on(t.branchId, t.createdAt, t.id),
    index('contracts_status').on(t.branchId, t.status, t.createdAt, t.id),
    index('contracts_owner').on(t.ownerId, t.createdAt, t.id),
    index('contracts_unsigned').on(t.ownerId, t.createdAt).where(sql`status = 'DRAFT'`),
    index('contracts_deal').on(t.dealId),
    index('contracts_of_booking').on(t.bookingId),
    index('contracts_number_text').on(sql`contract_number text_pattern_ops`),
  ],
);

/** Who signed which exact PDF, when, how and from where. A signature is never changed, only made void. */
export const contractSignatures = pgTable(
  'contract_signatures',
  {
    id: id().primaryKey(),
    contractId: id('contract_id')
      .notNull()
      .references(() => contracts.id),
    party: text('party').$type<Party>().notNull(),
    how: text('how').$type<SigningWay>().notNull(),
    name: text('name').notNull(),
    strokes: jsonb('strokes').$type<Strokes>(),
    at: instant('at').notNull(),
    actorId: id('actor_id').references(() => people.id),
    ip: text('ip').notNull(),
    userAgent: text('user_agent').notNull(),
    /** What was signed: its SHA-256, and where its bytes are kept. */
    pdfSha256: text('pdf_sha256').notNull(),
    paperId: id('paper_id').notNull(),
    voidedAt: instant('voided_at'),
    voidReason: text('void_reason'),
  },
  (t) => [
    index('contract_signatures_contract').on(t.contractId, t.at),
    uniqueIndex('contract_signatures_live').on(t.contractId, t.party).where(sql`voided_at is null`),
  ],
);
