import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { accessWords } from '../words.ts';
import type { Person } from './person.ts';

/** Roles with their branches, in a line. */
export function RoleList({ roles }: { roles: Person['roles'] }) {
  const t = useWords(accessWords);
  const { branchOf } = useViewer();
  if (roles.length === 0) return t('noRole');
  return roles.map(({ role, branchId }) => `${t(role)} · ${branchId ? (branchOf(branchId)?.name ?? '?') : t('everyBranch')}`).join(', ');
}
