import { and, type Column, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '#platform/domain/actor.ts';
import type { Permission } from '../domain/roles.ts';

/** The columns that say whose a record is. Without an `owner` a record belongs to its whole branch. */
export type Whose = { branch: Column | SQL; owner?: Column | SQL };

/** The condition that keeps a query inside what this actor may see. Every query of a record carries it. */
export function scoped(actor: Actor, permission: Permission, { branch, owner }: Whose): SQL {
  if (actor.kind === 'clock') return sql`true`;
  const reaches = actor.grants[permission] ?? [];
  if (reaches.some((reach) => reach.branchId === '*' && (!reach.own || !owner))) return sql`true`;
  const wide = reaches.filter((reach) => !reach.own || !owner).map((reach) => reach.branchId);
  const narrow = reaches.filter((reach) => reach.own && owner && !wide.includes(reach.branchId)).map((reach) => reach.branchId);
  const conditions: SQL[] = [];
  if (wide.length > 0) conditions.push(inArray(branch as Column, wide));
  if (narrow.length > 0 && owner) conditions.push(and(inArray(branch as Column, narrow), eq(owner as Column, actor.id)) as SQL);
  return or(...conditions) ?? sql`false`;
}
