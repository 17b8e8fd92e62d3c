import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { people } from '#access/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { deals } from '#deal/server/tables.ts';
import { id, instant } from '#platform/server/columns.ts';
import type { DocumentKind } from '../domain/document.ts';

/** A kept file of a record: where it lies (`key`) and what it was when it was kept. Rows are only added (a trigger refuses the rest). */
export const documents = pgTable(
  'documents',
  {
    id: id().primaryKey(),
    branchId: id('branch_id')
      .notNull()
      .references(() => branches.id),
    ownerId: id('owner_id')
      .notNull()
      .references(() => people.id),
    dealId: id('deal_id').references(() => deals.id),
    subject: text('subject').notNull(),
    subjectId: id('subject_id').notNull(),
    kind: text('kind').$type<DocumentKind>().notNull(),
    name: text('name').notNull(),
    key: text('key').notNull(),
    mediaType: text('media_type').notNull(),
    bytes: integer('bytes').notNull(),
    sha256: text('sha256').notNull(),
    uploadedBy: id('uploaded_by').references(() => people.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('documents_key').on(t.key),
    index('documents_deal').on(t.dealId, t.createdAt, t.id),
    index('documents_subject').on(t.subjectId, t.createdAt, t.id),
  ],
);
