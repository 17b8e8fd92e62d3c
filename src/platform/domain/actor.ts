import type { Locale } from './refusal.ts';

/** How far a permission reaches: a branch (or `*`, every branch), whole or only one's own records. */
export type Reach = { branchId: string; own: boolean };

declare const minted: unique symbol;

/** Whoever acts. Only authentication, the clock and the start-up can make one, so every scope comes from here. */
export type Actor = {
  readonly id: string;
  readonly kind: 'person' | 'key' | 'clock';
  readonly name: string;
  readonly locale: Locale;
  readonly grants: Readonly<Record<string, readonly Reach[]>>;
  readonly [minted]: true;
};

/** Makes an actor. Imported by `access/server` and the clock alone (a rule of the check). */
export const mintActor = (actor: Omit<Actor, typeof minted>): Actor => actor as Actor;

/** Whether the actor has the permission anywhere, or for that very record. */
export function can(actor: Actor, permission: string, record?: { branchId: string; ownerId?: string | null }): boolean {
  if (actor.kind === 'clock') return true;
  const reaches = actor.grants[permission];
  if (!reaches) return false;
  if (!record) return true;
  return reaches.some(
    (reach) =>
      (reach.branchId === '*' || reach.branchId === record.branchId) &&
      (!reach.own || record.ownerId === undefined || record.ownerId === actor.id),
  );
}
