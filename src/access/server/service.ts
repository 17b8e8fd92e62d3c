import { createHash, randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import type { Transaction } from '#platform/server/database.ts';
import { changesOf, record } from '#platform/server/events.ts';
import type { Invitation, PersonChange, RoleGrant } from '../api.ts';
import { refuseAccess } from '../domain/refusals.ts';
import { countBranches, findPerson } from './queries.ts';
import { accounts, apiKeys, people, personRoles, sessions, verifications } from './tables.ts';

type Grant = z.output<typeof RoleGrant>;

/** Adds a person; without a password they set one by the link they are sent. */
export async function addPerson(
  ctx: Context,
  given: { name: string; email: string; locale: 'en' | 'vi'; roles: Grant[]; password?: string; demo?: boolean },
): Promise<string> {
  await refuseUnknownBranches(ctx, given.roles);
  const id = ctx.newId();
  const at = new Date(ctx.now.epochMilliseconds);
  await ctx.tx.insert(people).values({
    id,
    name: given.name,
    email: given.email.toLowerCase(),
    locale: given.locale,
    demo: given.demo ?? false,
    emailVerified: true,
    createdAt: at,
    updatedAt: at,
  });
  await ctx.tx.insert(accounts).values({
    id: ctx.newId(),
    accountId: id,
    providerId: 'credential',
    userId: id,
    password: await hashPassword(given.password ?? randomBytes(32).toString('base64url')),
  });
  await giveRoles(ctx, id, given.roles);
  await record(ctx, { noun: 'person', id }, 'invite', { email: given.email, roles: given.roles });
  return id;
}

/** The very first person; refused once there is anybody. */
export async function addFirstAdministrator(ctx: Context, given: { company: string; name: string; email: string; password: string }) {
  const [someone] = await ctx.tx.select({ id: people.id }).from(people).limit(1);
  if (someone) throw refuseAccess('already-set-up');
  const id = await addPerson(ctx, { ...given, locale: ctx.locale, roles: [{ role: 'ADMIN', branchId: null }] });
  await record(ctx, { noun: 'person', id }, 'first', { company: given.company });
  return null;
}

/** Adds a person and gives the token with which they set a password, good for a week. */
export async function invite(ctx: Context, invitation: z.output<typeof Invitation>): Promise<{ id: string; token: string }> {
  const id = await addPerson(ctx, invitation);
  const token = randomBytes(24).toString('base64url');
  const until = ctx.now.add({ hours: 24 * 7 });
  await ctx.tx.insert(verifications).values({
    id: ctx.newId(),
    identifier: `reset-password:${token}`,
    value: id,
    expiresAt: new Date(until.epochMilliseconds),
  });
  return { id, token };
}

export async function changePerson(ctx: Context, id: string, { roles, ...change }: z.output<typeof PersonChange>) {
  const before = await findPerson(ctx, id);
  if (roles) {
    const keeps = roles.some((one) => one.role === 'ADMIN' && one.branchId === null);
    if (id === ctx.actor.id && !keeps) throw refuseAccess('own-access');
    await refuseUnknownBranches(ctx, roles);
    await ctx.tx.delete(personRoles).where(eq(personRoles.personId, id));
    await giveRoles(ctx, id, roles);
  }
  if (Object.keys(change).length > 0) await ctx.tx.update(people).set(change).where(eq(people.id, id));
  await record(ctx, { noun: 'person', id }, 'change', changesOf(before, { ...change, ...(roles ? { roles } : {}) }));
  return findPerson(ctx, id);
}

/** Ends all access of a person, or gives it back. Their sessions are gone with the commit. */
export async function setDisabled(ctx: Context, id: string, disabled: boolean) {
  await findPerson(ctx, id);
  if (id === ctx.actor.id) throw refuseAccess('own-access');
  await ctx.tx
    .update(people)
    .set({ disabledAt: disabled ? ctx.now.toString() : null })
    .where(eq(people.id, id));
  if (disabled) await ctx.tx.delete(sessions).where(eq(sessions.userId, id));
  await record(ctx, { noun: 'person', id }, disabled ? 'disable' : 'enable');
  return findPerson(ctx, id);
}

export async function createKey(ctx: Context, label: string) {
  const key = `fc_${randomBytes(32).toString('base64url')}`;
  const row = { id: ctx.newId(), label, start: key.slice(0, 9), createdAt: ctx.now.toString(), endedAt: null, lastUsedAt: null };
  await ctx.tx.insert(apiKeys).values({ ...row, personId: ctx.actor.id, hash: hashOfKey(key) });
  await record(ctx, { noun: 'api-key', id: row.id }, 'create', { label });
  return { ...row, key };
}

export async function endKey(ctx: Context, id: string) {
  const [row] = await ctx.tx
    .update(apiKeys)
    .set({ endedAt: ctx.now.toString() })
    .where(and(eq(apiKeys.id, id), eq(apiKeys.personId, ctx.actor.id), isNull(apiKeys.endedAt)))
    .returning();
  if (!row) throw refusePlatform('not-found');
  await record(ctx, { noun: 'api-key', id }, 'end', { label: row.label });
  return row;
}

/** Whose key this is, unless it has ended; notes that it was used. */
export async function usedKey(db: Pick<Transaction, 'update'>, key: string): Promise<string | undefined> {
  const [found] = await db
    .update(apiKeys)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(apiKeys.hash, hashOfKey(key)), isNull(apiKeys.endedAt)))
    .returning({ personId: apiKeys.personId });
  return found?.personId;
}

const hashOfKey = (key: string) => createHash('sha256').update(key).digest('hex');

async function giveRoles(ctx: Context, personId: string, grants: Grant[]) {
  if (grants.length > 0) await ctx.tx.insert(personRoles).values(grants.map((grant) => ({ ...grant, id: ctx.newId(), personId })));
}

async function refuseUnknownBranches(ctx: Context, grants: Grant[]) {
  const ids = [...new Set(grants.flatMap((grant) => grant.branchId ?? []))];
  if (ids.length > 0 && (await countBranches(ctx, ids)) !== ids.length) throw refusePlatform('not-found');
}
