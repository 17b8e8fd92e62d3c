import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Locale } from '../domain/refusal.ts';

/** What a document is, for its metadata, running head and footer. */
export type About = {
  title: string;
  number?: string;
  /** Who issues it: the company. */
  author: string;
  locale: Locale;
  madeAt: Temporal.Instant;
  /** A line at the foot of every page; the author where it is left out. */
  footer?: string;
};

export type Align = 'left' | 'right' | 'center';

/** Labels and values under a heading. */
export type FactGroup = { title?: string; facts: readonly (readonly [label: string, value: string])[] };
/** `width` in points; the columns without one share what is left. Money is `align: 'right'`: figures stand under each other. */
export type Column = { label: string; width?: number; align?: Align };
/** A line of a table; `note` stands small under the first cell. A row of a single cell is the heading of a group. */
export type Row = { cells: readonly string[]; note?: string };
export type Sum = readonly [label: string, amount: string];
/** Who signs: role, a hint, the drawn signature (PNG) if there is one, the name, and when. */
export type Signatory = { role: string; hint?: string; name?: string; drawn?: Uint8Array; signed?: string };

/** A piece of a document, set below the one before it. */
export type Block =
  | { kind: 'letterhead'; company: string; branch?: string; lines: readonly string[] }
  | { kind: 'heading'; title: string; number?: string; day?: string; remark?: string }
  | { kind: 'facts'; groups: readonly FactGroup[] }
  | { kind: 'table'; columns: readonly Column[]; rows: readonly Row[] }
  | { kind: 'totals'; sums: readonly Sum[]; total: Sum; remark?: string }
  | { kind: 'prose'; text: string; head?: string }
  | { kind: 'terms'; items: readonly string[]; head?: string }
  | { kind: 'notice'; text: string }
  | { kind: 'picture'; image: Uint8Array; width: number; height: number; caption?: string; align?: Align }
  | { kind: 'signatures'; people: readonly Signatory[] };

/** What the worker is asked and answers. */
export type Order = { about: Omit<About, 'madeAt'> & { madeAt: number }; blocks: readonly Block[] };
export type Printed = { pdf: Uint8Array } | { failed: string };

const longestMs = 20_000;
/** So many of the last papers are remembered: who reads one signs it, prints it and gets it by letter within minutes. */
const mostRemembered = 24;
let press: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Sets a document on A4 and gives its PDF: the same facts, blocks and `madeAt` give the same bytes.
 * It is set in a thread of its own, one after the other, so no document holds up the server; one that takes too long is given up.
 * The last ones are remembered, so their bytes are not to be changed.
 */
export function makePdf({ madeAt, ...about }: About, blocks: readonly Block[]): Promise<Buffer> {
  const order: Order = { about: { ...about, madeAt: madeAt.epochMilliseconds }, blocks };
  const key = createHash('sha256').update(serialize(order)).digest('base64');
  const known = remembered.get(key);
  if (known) return known;
  const made = last.then(() => print(order));
  last = made.catch(() => undefined);
  remembered.set(key, made);
  made.catch(() => remembered.delete(key));
  const [oldest] = remembered.keys();
  if (oldest && remembered.size > mostRemembered) remembered.delete(oldest);
  return made;
}

const remembered = new Map<string, Promise<Buffer>>();

async function print(order: Order): Promise<Buffer> {
  const printed = await answerOf(order);
  if ('failed' in printed) throw new Error(`This document could not be set: ${printed.failed}`);
  return Buffer.from(printed.pdf.buffer, printed.pdf.byteOffset, printed.pdf.byteLength);
}

async function answerOf(order: Order): Promise<Printed> {
  press ??= new Worker(new URL('./pdf/worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 256 } });
  const worker = press;
  worker.ref();
  worker.postMessage(order);
  try {
    const [printed]: Printed[] = await once(worker, 'message', { signal: AbortSignal.timeout(longestMs) });
    if (!printed) throw new Error('The press said nothing.');
    worker.unref();
    return printed;
  } catch (error) {
    press = undefined;
    await worker.terminate();
    throw error;
  }
}
