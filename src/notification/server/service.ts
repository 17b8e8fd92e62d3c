import { eq } from 'drizzle-orm';
import { obstacle } from '#platform/domain/machine.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import type { Context } from '#platform/server/context.ts';
import { rowsOf } from '#platform/server/database.ts';
import { record } from '#platform/server/events.ts';
import { writeRows } from '#platform/server/idempotency.ts';
import type { Mailer } from '#platform/server/mail.ts';
import type { FileAnswer } from '#platform/server/serve.ts';
import type { EventRow } from '#platform/server/tables.ts';
import { letterOf } from '../domain/letters.ts';
import { type MessageKind, type MessageStatus, minutesToNextTry } from '../domain/message.ts';
import { letterMoves } from '../domain/rules.ts';
import { findLetterFacts, findMessage, subjectOf, takeDue } from './queries.ts';
import { messages } from './tables.ts';

/** Who makes the paper of each kind of message: brought by those who put the program together. */
export type Papers = Partial<Record<MessageKind, (ctx: Context, subjectId: string, locale: Locale) => Promise<FileAnswer>>>;

/** The job that sends what is due: each minute, and soon after something came to be. */
export const lettersDue = 'notification.send';

const stamp = (at: Temporal.Instant) => at.toString({ smallestUnit: 'millisecond' });

type Announced = Pick<typeof messages.$inferInsert, 'branchId' | 'dealId' | 'eventId' | 'kind' | 'subjectId' | 'againOf'>;

/** A letter that is to be written when its turn comes, which is now. */
function waiting(ctx: Context, announced: Announced) {
  const blank = { customerName: '', address: '', subject: '', text: '', tried: 0 };
  const now = stamp(ctx.now);
  const row = { id: ctx.newId(), ...announced, status: 'WAITING' as const, ...blank, dueAt: now, createdAt: now };
  ctx.rows.push(rowsOf(messages, [row]));
  ctx.afterCommit.push(() => ctx.queue.wake(lettersDue));
  return row;
}

/** Notes that the customer is to be written to about an event. It costs no statement: the row goes with the event itself. */
export function announce(ctx: Context, kind: MessageKind, { id: eventId, subjectId, branchId, dealId }: EventRow): void {
  if (branchId && dealId) waiting(ctx, { branchId, dealId, eventId, kind, subjectId });
}

/** Sends a letter again, to the address that the customer has by now; the first stays as it was. The answer is the new one's id. */
export async function sendAgain(ctx: Context, id: string): Promise<string> {
  const first = await findMessage(ctx, id);
  const no = obstacle<MessageStatus, ReturnType<typeof subjectOf>>(letterMoves, 'again', {
    actor: ctx.actor,
    subject: subjectOf(first),
    now: ctx.now,
  });
  if (no) throw no;
  const { branchId, dealId, eventId, kind, subjectId } = first;
  const again = waiting(ctx, { branchId, dealId, eventId, kind, subjectId, againOf: first.againOf ?? first.id });
  await writeRows(ctx);
  await record(ctx, { noun: 'message', id: again.id, branchId, dealId }, 'again', { kind, firstId: again.againOf });
  return again.id;
}

type Outcome = Pick<typeof messages.$inferSelect, 'status' | 'reason' | 'dueAt'> & { sentAt?: string };

/** Writes and sends the message whose turn it is, the one writer of its status; tells whether there was one. */
export async function sendNext(ctx: Context, post: Mailer | undefined, papers: Papers): Promise<boolean> {
  const due = await takeDue(ctx);
  if (!due) return false;
  const { id, kind, subjectId, branchId, dealId } = due;
  const facts = await findLetterFacts(ctx, dealId);
  const { locale, customer: customerName } = facts;
  const paper = await paperOf(ctx, papers, kind, subjectId, locale);
  const letter = letterOf(kind, { ...facts, number: paper?.name.replace(/\.pdf$/, '') ?? '' }, locale);
  const address = facts.email ?? '';
  const tried = due.tried + 1;

  const deliver = async (): Promise<Outcome> => {
    if (!paper) return { status: 'FAILED', reason: 'NO_PAPER', dueAt: null };
    if (!address) return { status: 'NOT_SENT', reason: 'NO_ADDRESS', dueAt: null };
    if (!post) return { status: 'NOT_SENT', reason: 'NO_POST', dueAt: null };
    const attachments = [{ filename: paper.name, content: paper.content, contentType: paper.type }];
    const [to, replyTo] = [
      { name: customerName, address },
      { name: facts.sales, address: facts.salesEmail },
    ];
    const sent = await post.send({ id: `message-${id}`, to, replyTo, fromName: facts.company, ...letter, attachments }).then(
      () => true,
      () => false,
    );
    if (sent) return { status: 'SENT', reason: null, sentAt: stamp(ctx.now), dueAt: null };
    const minutes = minutesToNextTry(tried);
    if (minutes === undefined) return { status: 'FAILED', reason: 'REFUSED', dueAt: null };
    return { status: 'WAITING', reason: 'REFUSED', dueAt: stamp(ctx.now.add({ minutes })) };
  };

  const outcome = await deliver();
  await ctx.tx
    .update(messages)
    .set({ ...outcome, customerName, address, locale, ...letter, tried })
    .where(eq(messages.id, id));
  if (outcome.status === 'WAITING') return true;
  const changes = { kind, status: ['WAITING', outcome.status], ...(outcome.reason ? { outcome: outcome.reason } : {}) };
  await record(ctx, { noun: 'message', id, branchId, dealId }, outcome.status === 'SENT' ? 'send' : 'drop', changes);
  return true;
}

/** The paper; nothing where it cannot be made any more (its record was cancelled meanwhile). */
const paperOf = (ctx: Context, papers: Papers, kind: MessageKind, subjectId: string, locale: Locale) =>
  papers[kind]?.(ctx, subjectId, locale).catch(() => undefined);
