import type { Actor } from '../domain/actor.ts';
import type { Locale } from '../domain/refusal.ts';
import type { Rows, Transaction } from './database.ts';
import type { Files } from './files.ts';
import type { Seal } from './seal.ts';
import type { EventRow } from './tables.ts';

/** `send` puts a job in line, as part of `tx`. `wake` has one done soon that finds its work itself and comes by the clock anyway. */
export type Queue = { send: (tx: Transaction, name: string, asked: object) => Promise<void>; wake: (name: string) => void };

/** Where a request came from: its address and what the browser calls itself; evidence of who signed. */
export type Origin = { ip: string; agent: string };

/** What a request carries into every service and query. Services never open a transaction. */
export type Context = {
  tx: Transaction;
  actor: Actor;
  locale: Locale;
  now: Temporal.Instant;
  newId: () => string;
  requestId: string;
  /** Nothing where nobody asked: the clock, a job. */
  origin?: Origin;
  queue: Queue;
  files: Files;
  seal: Seal;
  /** Events of this transaction, written with its last statement. */
  events: EventRow[];
  /** Rows that nothing in this transaction reads, written with the events: they cost no statement of their own. */
  rows: Rows[];
  /** Done once the transaction is committed, e.g. to drop what was cached. */
  afterCommit: (() => void)[];
};

/** The clock and the ids, so that a test sets them. */
export type Ground = { now: () => Temporal.Instant; newId: () => string };
