import { and, type Column, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { type Actor, mintActor, type Reach } from '#platform/domain/actor.ts';
import type { Permission } from '../domain/roles.ts';

/** The columns that say whose a record is. Without an `owner` a record belongs to its whole branch. `within` asks for one branch only. */
export type Whose = { branch: Column | SQL; owner?: Column | SQL; within?: string | undefined };

/** The condition that keeps a query inside what this actor may see. Every query of a record carries it. */
export function scoped(actor: Actor, permission: Permission, { branch, owner, within }: Whose): SQL {
  if (actor.kind === 'clock') return within ? eq(branch as Column, within) : sql`true`;
  const granted = actor.grants[permission] ?? [];
  const reaches = within ? granted.filter(reaching(within)).map((reach) => ({ ...reach, branchId: within })) : granted;
  if (reaches.some((reach) => reach.branchId === '*' && (!reach.own || !owner))) return sql`true`;
  const wide = reaches.filter((reach) => !reach.own || !owner).map((reach) => reach.branchId);
  const narrow = reaches.filter((reach) => reach.own && owner && !wide.includes(reach.branchId)).map((reach) => reach.branchId);
  const conditions: SQL[] = [];
  if (wide.length > 0) conditions.push(inArray(branch as Column, wide));
  if (narrow.length > 0 && owner) conditions.push(and(inArray(branch as Column, narrow), eq(owner as Column, actor.id)) as SQL);
  return or(...conditions) ?? sql`false`;
}

const reaching = (branchId: string) => (reach: Reach) => reach.branchId === branchId || reach.branchId === '*';

/** Time itself, which expires what lapses and ends what a delivery ends. */
export const clockActor = (): Actor =>
  mintActor({ id: '00000000-0000-0000-0000-000000000000', kind: 'clock', name: 'clock', locale: 'en', grants: {} });
