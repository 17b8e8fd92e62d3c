import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import { accessApi, type Me as MeSchema } from '#access/api.ts';
import { call } from '#platform/web/client.ts';
import type { Viewer, ViewerBranch } from '#platform/web/viewer.ts';
import { useChosenBranch } from './branch.ts';

export type Me = z.output<typeof MeSchema>;

/** Who is signed in; the frame opens only after this is known. */
export function useMe(): Me {
  const { data } = useQuery({ queryKey: [accessApi.base, 'me', {}], queryFn: () => call(accessApi, 'me'), staleTime: 60_000 });
  if (!data) throw new Error('the frame opened before anyone had signed in');
  return data;
}

const nowhere: ViewerBranch = { id: '', name: '', code: '', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi', area: '' };

/** The person with the branch they chose to work in. */
export function useViewerOf(me: Me): Viewer {
  const chosen = useChosenBranch();
  return useMemo(() => {
    const branches: ViewerBranch[] = me.branches;
    const own = branches.find(({ id }) => me.roles.some(({ branchId }) => branchId === id)) ?? branches[0] ?? nowhere;
    const at = branches.find(({ id }) => id === chosen);
    return {
      id: me.id,
      name: me.name,
      email: me.email,
      branches,
      branch: at ?? own,
      branchId: at?.id,
      branchOf: (id) => me.branches.find((branch) => branch.id === id),
      may: (permission, branchId) => {
        const reach = me.permissions[permission] ?? [];
        return branchId === undefined ? reach.length > 0 : reach.includes('*') || reach.includes(branchId);
      },
    };
  }, [me, chosen]);
}
