import type { z } from 'zod';
import { fold } from '#platform/web/fold.ts';
import type { PersonView } from '../../api.ts';

export type Person = z.output<typeof PersonView>;

type View = { q?: string | undefined; role?: string | undefined; branch?: string | undefined; state?: string | undefined };

/** Whether a person belongs to what the list asks for; names match without accents. */
export const matchesPerson =
  ({ q = '', role, branch, state }: View) =>
  (person: Person): boolean =>
    fold(`${person.name} ${person.email}`).includes(fold(q)) &&
    (!role || person.roles.some((grant) => role.split(',').includes(grant.role))) &&
    (!branch || person.roles.some(({ branchId }) => branchId === null || branch.split(',').includes(branchId))) &&
    (!state || (state === 'disabled') === (person.disabledAt !== null));
