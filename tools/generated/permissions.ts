import type { Life } from './states.ts';
import { origin, page, table } from './text.ts';

export type Roles = Record<string, Partial<Record<string, string>>>;
export type Front = { base: string; operations: Record<string, { method: string; path: string; may: string }> };

/** Where a permission is asked for: operations by method and address, moves by their noun. */
function usesOf(permission: string, fronts: readonly Front[], lives: readonly { name: string; life: Life }[]): string[] {
  const operations = fronts.flatMap(({ base, operations }) =>
    Object.values(operations)
      .filter(({ may }) => may === permission)
      .map(({ method, path }) => `\`${method} ${base}${path}\``),
  );
  const moves = lives.flatMap(({ name, life }) =>
    Object.entries(life)
      .filter(([, { may }]) => may === permission)
      .map(([move]) => `${name}: ${move}`),
  );
  return [...operations, ...moves];
}

/** Who may what, how far, and where it is asked for. */
export function permissionsPage(
  permissions: readonly string[],
  roles: Roles,
  fronts: readonly Front[],
  lives: readonly { name: string; life: Life }[],
): string {
  const names = Object.keys(roles);
  const usage = [...permissions, 'signed-in', 'anyone'].map((permission) => [
    permission.includes('.') ? `\`${permission}\`` : permission,
    usesOf(permission, fronts, lives).join('<br>') || 'asked for inside a query only',
  ]);
  return page(
    '# Permissions',
    origin('`src/access/domain/roles.ts`, each `api.ts` and each `domain/states.ts`'),
    '`branch` reaches every record of a branch in which the person has the role; `own` reaches their own records there.',
    table(
      ['permission', ...names],
      permissions.map((permission) => [`\`${permission}\``, ...names.map((name) => roles[name]?.[permission] ?? '')]),
    ),
    '## Where each is asked for',
    table(['permission', 'operations and moves'], usage),
  );
}
