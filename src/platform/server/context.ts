import type { Actor } from '../domain/actor.ts';
import type { Locale } from '../domain/refusal.ts';
import type { Transaction } from './database.ts';
import type { EventRow } from './tables.ts';

/** Puts a job in line, as part of `tx`. */
export type Queue = { send: (tx: Transaction, name: string, asked: object) => Promise<void> };

/** What a request carries into every service and query. Services never open a transaction. */
export type Context = {
  tx: Transaction;
  actor: Actor;
  locale: Locale;
  now: Temporal.Instant;
  newId: () => string;
  requestId: string;
  queue: Queue;
  /** Events of this transaction, written with its last statement. */
  events: EventRow[];
  /** Done once the transaction is committed, e.g. to drop what was cached. */
  afterCommit: (() => void)[];
};

/** The clock and the ids, so that a test sets them. */
export type Ground = { now: () => Temporal.Instant; newId: () => string };
