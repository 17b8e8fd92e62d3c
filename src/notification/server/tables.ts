import { sql } from 'drizzle-orm';
import { type AnyPgColumn, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { branches } from '#branch/server/tables.ts';
import { deals } from '#deal/server/tables.ts';
import { id, instant } from '#platform/server/columns.ts';
import type { MessageKind, MessageReason, MessageStatus } from '../domain/message.ts';

/** What is to be, was or could not be sent to a customer. One event makes one message, so each is sent once, and again only by hand. */
export const messages = pgTable(
  'messages',
  {
    id: id().primaryKey(),
    branchId: id('branch_id')
      .notNull()
      .references(() => branches.id),
    dealId: id('deal_id')
      .notNull()
      .references(() => deals.id),
    eventId: id('event_id').notNull(),
    /** The first letter of the event, where this one was sent again by hand. */
    againOf: id('again_of').references((): AnyPgColumn => messages.id),
    kind: text('kind').$type<MessageKind>().notNull(),
    subjectId: id('subject_id').notNull(),
    status: text('status').$type<MessageStatus>().notNull(),
    reason: text('reason').$type<MessageReason>(),
    /** Written when its turn comes, from what is true then. */
    customerName: text('customer_name').notNull(),
    address: text('address').notNull(),
    locale: text('locale').$type<'en' | 'vi'>(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    tried: integer('tried').notNull(),
    dueAt: instant('due_at'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (t) => [
    uniqueIndex('messages_event').on(t.eventId).where(sql`again_of is null`),
    uniqueIndex('messages_again').on(t.againOf).where(sql`status = 'WAITING'`),
    index('messages_list').on(t.branchId, t.createdAt, t.id),
    index('messages_newest').on(t.createdAt, t.id),
    index('messages_deal').on(t.dealId),
    index('messages_subject').using('gin', sql`fold(subject) gin_trgm_ops`),
    index('messages_due').on(t.dueAt).where(sql`status = 'WAITING'`),
  ],
);
