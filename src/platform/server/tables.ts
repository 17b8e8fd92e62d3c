import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

/** Everything that ever changed: the audit, the timeline and the outbox. Only inserted into (a trigger refuses the rest). */
export const events = pgTable(
  'events',
  {
    id: id().primaryKey(),
    at: instant('at').notNull(),
    subject: text('subject').notNull(),
    subjectId: id('subject_id').notNull(),
    branchId: id('branch_id'),
    dealId: id('deal_id'),
    actorId: id('actor_id'),
    actorName: text('actor_name').notNull(),
    move: text('move').notNull(),
    changes: jsonb('changes').$type<Record<string, unknown>>().notNull(),
    requestId: text('request_id').notNull(),
  },
  (t) => [index('events_subject').on(t.subjectId, t.at), index('events_deal').on(t.dealId, t.at)],
);

export type EventRow = typeof events.$inferInsert;

/** The first answer to each Idempotency-Key of each person. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    actorId: id('actor_id').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer('status'),
    body: text('body'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.actorId, t.key] }), index('idempotency_keys_created').on(t.createdAt)],
);

/** How far each series of numbers without a gap has come, by branch (or `company`) and year. Written by `take_statutory_number` alone. */
export const statutoryCounters = pgTable(
  'statutory_counters',
  {
    series: text('series').notNull(),
    scope: text('scope').notNull(),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  (t) => [primaryKey({ columns: [t.series, t.scope, t.year] })],
);
