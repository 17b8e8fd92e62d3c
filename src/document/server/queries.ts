import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Permission } from '#access/domain/roles.ts';
import { scoped } from '#access/server/scope.ts';
import { people } from '#access/server/tables.ts';
import { deals } from '#deal/server/tables.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { events } from '#platform/server/tables.ts';
import { documents } from './tables.ts';

const inReach = (ctx: Context, permission: Permission = 'document.read') =>
  scoped(ctx.actor, permission, { branch: documents.branchId, owner: documents.ownerId });

const selectDocuments = (ctx: Context, where: SQL | undefined) =>
  ctx.tx
    .select({
      id: documents.id,
      branchId: documents.branchId,
      dealId: documents.dealId,
      subject: documents.subject,
      subjectId: documents.subjectId,
      kind: documents.kind,
      name: documents.name,
      key: documents.key,
      mediaType: documents.mediaType,
      bytes: documents.bytes,
      sha256: documents.sha256,
      uploadedBy: sql<string>`coalesce(${people.name}, '')`,
      createdAt: documents.createdAt,
    })
    .from(documents)
    .leftJoin(people, eq(people.id, documents.uploadedBy))
    .where(where)
    .orderBy(asc(documents.createdAt), asc(documents.id));

export type Kept = Awaited<ReturnType<typeof selectDocuments>>[number];

/** A document in reach; refuses 404 otherwise. */
export async function findDocument(ctx: Context, id: string): Promise<Kept> {
  const [found] = await selectDocuments(ctx, and(eq(documents.id, id), inReach(ctx)));
  if (!found) throw refusePlatform('not-found');
  return found;
}

/** The document that a sealed link names: whoever holds the link may see it. */
export async function findLinked(ctx: Context, id: string): Promise<Kept> {
  const [found] = await selectDocuments(ctx, eq(documents.id, id));
  if (!found) throw refusePlatform('not-found');
  return found;
}

/** The files of a deal in reach, the oldest first. */
export async function listDocuments(ctx: Context, dealId: string): Promise<Kept[]> {
  const found = await selectDocuments(ctx, and(eq(documents.dealId, dealId), inReach(ctx)));
  if (found.length === 0) await findDealOf(ctx, dealId, 'document.read');
  return found;
}

/** Whose deal it is, where it is in reach; refuses 404 otherwise. */
export async function findDealOf(ctx: Context, id: string, permission: Permission) {
  const reach = scoped(ctx.actor, permission, { branch: deals.branchId, owner: deals.ownerId });
  const [deal] = await ctx.tx
    .select({ id: deals.id, branchId: deals.branchId, ownerId: deals.ownerId })
    .from(deals)
    .where(and(eq(deals.id, id), reach));
  if (!deal) throw refusePlatform('not-found');
  return deal;
}

/** Who looked at a file, the latest first: whoever followed the link, or asked for it where that one was not signed in. */
export async function listViews(ctx: Context, documentId: string) {
  return ctx.tx
    .select({ at: events.at, name: sql<string>`coalesce(nullif(${events.actorName}, ''), ${people.name}, '')` })
    .from(events)
    .leftJoin(people, eq(people.id, sql`(${events.changes} ->> 'linkOf')::uuid`))
    .where(and(eq(events.subjectId, documentId), eq(events.move, 'view')))
    .orderBy(desc(events.at), desc(events.id))
    .limit(200);
}

/** Those of the keys that no row knows. */
export async function unknownKeys(ctx: Context, keys: string[]): Promise<string[]> {
  const known = await ctx.tx.select({ key: documents.key }).from(documents).where(inArray(documents.key, keys));
  const names = new Set(known.map(({ key }) => key));
  return keys.filter((key) => !names.has(key));
}
