import { and, eq, isNull } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { type Actor, mintActor, type Reach } from '#platform/domain/actor.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Database, Transaction } from '#platform/server/database.ts';
import { type Role, roles } from '../domain/roles.ts';
import { type Authentication, headersOf } from './authentication.ts';
import { usedKey } from './service.ts';
import { people, personRoles } from './tables.ts';

const seconds = 5;
const most = 10_000;

/** What roles grant: by permission, the branches it reaches. */
export function grantsOf(given: { role: string; branchId: string | null }[]): Record<string, Reach[]> {
  const grants: Record<string, Reach[]> = {};
  for (const { role, branchId } of given)
    for (const [permission, reach] of Object.entries(roles[role as Role] ?? {})) {
      grants[permission] ??= [];
      grants[permission].push({ branchId: branchId ?? '*', own: reach === 'own' });
    }
  return grants;
}

/** Tells who sends a request, by session cookie or `x-api-key`; remembered for seconds, forgotten when access changes. */
export function sessionsOf(database: Database, auth: Authentication) {
  const known = new Map<string, { actor: Actor | undefined; until: number }>();

  async function find(request: FastifyRequest): Promise<Actor | undefined> {
    const key = request.headers['x-api-key'];
    if (typeof key === 'string') {
      const personId = await usedKey(database.db, key);
      return personId ? actorOf(database.db, personId, 'key') : undefined;
    }
    const session = await auth.api.getSession({ headers: headersOf(request) }).catch((error: unknown) => {
      request.log.error({ err: error }, 'sessions cannot be read');
      throw refusePlatform('unavailable');
    });
    return session ? actorOf(database.db, session.user.id, 'person') : undefined;
  }

  return {
    forget: () => known.clear(),
    authenticate: async (request: FastifyRequest): Promise<Actor | undefined> => {
      const proof = request.headers['x-api-key'] ?? request.headers.cookie;
      if (typeof proof !== 'string') return undefined;
      const now = performance.now();
      const before = known.get(proof);
      if (before && before.until > now) return before.actor;
      const actor = await find(request);
      if (known.size >= most) known.clear();
      if (actor) known.set(proof, { actor, until: now + seconds * 1000 });
      return actor;
    },
  };
}

/** The actor a person is, unless disabled or unknown. */
export async function actorOf(db: Pick<Transaction, 'select'>, personId: string, kind: 'person' | 'key'): Promise<Actor | undefined> {
  const rows = await db
    .select({ id: people.id, name: people.name, locale: people.locale, role: personRoles.role, branchId: personRoles.branchId })
    .from(people)
    .leftJoin(personRoles, eq(personRoles.personId, people.id))
    .where(and(eq(people.id, personId), isNull(people.disabledAt)));
  const [first] = rows;
  if (!first) return undefined;
  const given = rows.flatMap(({ role, branchId }) => (role ? [{ role, branchId }] : []));
  return mintActor({ id: first.id, kind, name: first.name, locale: first.locale, grants: grantsOf(given) });
}

/** Somebody who has not signed in: may nothing. */
export const anyone = (): Actor =>
  mintActor({ id: '00000000-0000-0000-0000-000000000001', kind: 'person', name: '', locale: 'en' satisfies Locale, grants: {} });
