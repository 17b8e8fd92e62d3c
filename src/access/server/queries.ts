import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { branches, companies } from '#branch/server/tables.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import type { Role } from '../domain/roles.ts';
import { scoped } from './scope.ts';
import { apiKeys, people, personRoles } from './tables.ts';

/** People with their roles; all of them, or the one asked for. */
export async function listPeople(ctx: Context, ids?: string[]) {
  const rows = await ctx.tx
    .select()
    .from(people)
    .where(ids ? inArray(people.id, ids) : undefined)
    .orderBy(asc(people.name))
    .limit(500);
  const granted =
    rows.length > 0
      ? await ctx.tx
          .select()
          .from(personRoles)
          .where(
            inArray(
              personRoles.personId,
              rows.map((row) => row.id),
            ),
          )
      : [];
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    locale: row.locale,
    disabledAt: row.disabledAt,
    createdAt: row.createdAt.toISOString(),
    demo: row.demo,
    roles: granted.filter((one) => one.personId === row.id).map((one) => ({ role: one.role as Role, branchId: one.branchId })),
  }));
}

export async function findPerson(ctx: Context, id: string) {
  const [person] = await listPeople(ctx, [id]);
  if (!person) throw refusePlatform('not-found');
  return person;
}

/** Who I am: my roles, my branches and how far each permission reaches. */
export async function findMe(ctx: Context) {
  const person = await findPerson(ctx, ctx.actor.id);
  const mine = await ctx.tx
    .select()
    .from(branches)
    .where(and(eq(branches.active, true), scoped(ctx.actor, 'branch.read', { branch: branches.id })))
    .orderBy(asc(branches.code))
    .limit(200);
  const permissions = Object.fromEntries(
    Object.entries(ctx.actor.grants).map(([name, reaches]) => [name, [...new Set(reaches.map((reach) => reach.branchId))]]),
  );
  return { ...person, branches: mine, permissions };
}

/** What the sign-in page shows before anyone is known. */
export async function findWelcome(ctx: Context) {
  const [company] = await ctx.tx.select({ name: companies.name }).from(companies).limit(1);
  const [someone] = await ctx.tx.select({ id: people.id }).from(people).limit(1);
  const demo = await ctx.tx
    .select({ email: people.email, name: people.name, role: personRoles.role, branch: branches.name })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .leftJoin(branches, eq(branches.id, personRoles.branchId))
    .where(and(eq(people.demo, true), isNull(people.disabledAt)))
    .orderBy(asc(branches.code), asc(people.createdAt))
    .limit(50);
  return {
    company: company?.name ?? null,
    demo: demo.length > 0,
    needsAdministrator: !someone,
    people: demo.map((one) => ({ ...one, role: one.role as Role })),
  };
}

export async function listKeys(ctx: Context) {
  const rows = await ctx.tx.select().from(apiKeys).where(eq(apiKeys.personId, ctx.actor.id)).orderBy(asc(apiKeys.createdAt)).limit(100);
  return rows.map(({ hash: _, personId: __, ...key }) => key);
}

/** How many of these branches exist. */
export async function countBranches(ctx: Context, ids: string[]): Promise<number> {
  return (await ctx.tx.select({ id: branches.id }).from(branches).where(inArray(branches.id, ids))).length;
}
