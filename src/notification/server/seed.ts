import { eq, sql } from 'drizzle-orm';
import { bookings } from '#booking/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { events } from '#platform/server/tables.ts';
import { letterOf } from '../domain/letters.ts';
import { findLetterFacts } from './queries.ts';
import { messages } from './tables.ts';

/** The letters of the demonstration were sent long ago: none of them ever leaves the house. */
export async function seedNotification(ctx: Context) {
  const noted = (field: string) => sql`${events.changes} ->> ${field}`;
  const number = sql<string>`coalesce(${noted('contractNumber')}, ${noted('receiptNumber')}, ${noted('gatepassNumber')},
    ${noted('bookingNumber')}, ${bookings.bookingNumber}, '')`;
  const waiting = await ctx.tx
    .select({
      id: messages.id,
      kind: messages.kind,
      dealId: messages.dealId,
      createdAt: messages.createdAt,
      number,
    })
    .from(messages)
    .innerJoin(events, eq(events.id, messages.eventId))
    .leftJoin(bookings, eq(bookings.id, messages.subjectId))
    .where(eq(messages.status, 'WAITING'));
  for (const { id, kind, dealId, createdAt, number: said } of waiting) {
    const facts = await findLetterFacts(ctx, dealId);
    const letter = letterOf(kind, { ...facts, number: said }, facts.locale);
    const sentAt = Temporal.Instant.from(createdAt).add({ seconds: 40 }).toString({ smallestUnit: 'millisecond' });
    const outcome = facts.email
      ? { status: 'SENT' as const, sentAt, tried: 1 }
      : { status: 'NOT_SENT' as const, reason: 'NO_ADDRESS' as const };
    const whom = { customerName: facts.customer, address: facts.email ?? '', locale: facts.locale };
    await ctx.tx
      .update(messages)
      .set({ ...outcome, ...whom, ...letter, dueAt: null })
      .where(eq(messages.id, id));
  }
}
