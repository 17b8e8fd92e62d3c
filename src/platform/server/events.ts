import type { Context } from './context.ts';
import type { EventRow } from './tables.ts';

/** The record a change happened to. `noun` is the capability; `dealId` puts it on that deal's timeline. */
export type Subject = { noun: string; id: string; branchId?: string | null; dealId?: string | null };

/** What another capability does in the same transaction when this event happens, by `noun.move`. */
export type Reactions = Record<string, (ctx: Context, event: EventRow) => Promise<void>>;

let reactions: Map<string, Reactions[string][]> = new Map();

/** Connects what listens; called once, when the program is composed. */
export function listen(all: Reactions[]) {
  reactions = new Map();
  for (const [name, react] of all.flatMap((one) => Object.entries(one))) reactions.set(name, [...(reactions.get(name) ?? []), react]);
}

/** What happened to one record: `changes` holds, by field, `[before, after]` or the value that is new. */
type Happening = { subject: Subject; move: string; changes?: Record<string, unknown> };

/** Notes who changed what. Written with the transaction's last statement; nothing updates or deletes it. */
export const record = (ctx: Context, subject: Subject, move: string, changes: Record<string, unknown> = {}): Promise<void> =>
  recordAll(ctx, [{ subject, move, changes }]);

/** Notes what happened to several records at once, all of it before anybody reacts: so each history stays in its order. */
export async function recordAll(ctx: Context, happenings: readonly Happening[]): Promise<void> {
  const noted = happenings.map((happening) => eventOf(ctx, happening));
  ctx.events.push(...noted);
  for (const event of noted) for (const react of reactions.get(`${event.subject}.${event.move}`) ?? []) await react(ctx, event);
}

const eventOf = (ctx: Context, { subject, move, changes = {} }: Happening): EventRow => ({
  id: ctx.newId(),
  at: ctx.now.toString({ smallestUnit: 'millisecond' }),
  subject: subject.noun,
  subjectId: subject.id,
  branchId: subject.branchId ?? null,
  dealId: subject.dealId ?? null,
  actorId: ctx.actor.kind === 'clock' ? null : ctx.actor.id,
  actorName: ctx.actor.name,
  move,
  changes,
  requestId: ctx.requestId,
});

/** The fields of `after` that differ from `before`, as `[before, after]`. */
export function changesOf<T extends object>(before: T, after: Partial<T>): Record<string, [unknown, unknown]> {
  const changed = Object.entries(after).filter(([field, value]) => JSON.stringify(before[field as keyof T]) !== JSON.stringify(value));
  return Object.fromEntries(changed.map(([field, value]) => [field, [before[field as keyof T], value]]));
}
