import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Role } from '#access/domain/roles.ts';
import { people } from '#access/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import type { SaleType } from '#deal/domain/deal.ts';
import { amount, id, instant } from '#platform/server/columns.ts';
import type { ApprovalDocument, ApprovalFacts, ApprovalStatus, Because } from '../domain/approval.ts';

/** When a document needs whose approval. Every condition that is set must hold; none set: always. */
export const approvalRules = pgTable(
  'approval_rules',
  {
    id: id().primaryKey(),
    branchId: id('branch_id').references(() => branches.id),
    name: text('name').notNull(),
    document: text('document').$type<ApprovalDocument>().notNull(),
    type: text('type').$type<SaleType>(),
    discountAboveBp: integer('discount_above_bp'),
    marginBelowBp: integer('margin_below_bp'),
    totalAbove: amount('total_above'),
    level: integer('level').notNull(),
    role: text('role').$type<Role>().notNull(),
    active: boolean('active').notNull().default(true),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [index('approval_rules_document').on(t.document, t.branchId)],
);

/** One question to the approvers, bound to the content it was asked about. At most one is open per document. */
export const approvalRequests = pgTable(
  'approval_requests',
  {
    id: id().primaryKey(),
    branchId: id('branch_id')
      .notNull()
      .references(() => branches.id),
    document: text('document').$type<ApprovalDocument>().notNull(),
    documentId: id('document_id').notNull(),
    dealId: id('deal_id'),
    authorId: id('author_id')
      .notNull()
      .references(() => people.id),
    contentHash: text('content_hash').notNull(),
    facts: jsonb('facts').$type<ApprovalFacts>().notNull(),
    status: text('status').$type<ApprovalStatus>().notNull(),
    createdAt: instant('created_at').notNull(),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    uniqueIndex('approval_requests_open').on(t.documentId).where(sql`status = 'OPEN'`),
    index('approval_requests_document').on(t.documentId, t.createdAt),
    index('approval_requests_list').on(t.branchId, t.status, t.createdAt, t.id),
  ],
);

/** The levels a request must pass, lowest first, and who passed them. */
export const approvalSteps = pgTable(
  'approval_steps',
  {
    id: id().primaryKey(),
    requestId: id('request_id')
      .notNull()
      .references(() => approvalRequests.id),
    level: integer('level').notNull(),
    role: text('role').$type<Role>().notNull(),
    rule: text('rule').notNull(),
    because: jsonb('because').$type<Because[]>().notNull(),
    decision: text('decision').$type<'APPROVED' | 'REJECTED'>(),
    reason: text('reason'),
    decidedBy: id('decided_by').references(() => people.id),
    decidedAt: instant('decided_at'),
  },
  (t) => [uniqueIndex('approval_steps_level').on(t.requestId, t.level, t.role)],
);
