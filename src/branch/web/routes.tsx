import type { ScreenRoute } from '#platform/web/screens.ts';

export const branchScreens: ScreenRoute[] = [
  { path: '/settings/branches', title: { en: 'Branches', vi: 'Chi nhánh' }, may: 'branch.read', screen: () => import('./list.screen.tsx') },
  {
    path: '/settings/branches/$id',
    title: { en: 'Branch', vi: 'Chi nhánh' },
    may: 'branch.read',
    screen: () => import('./detail.screen.tsx'),
  },
];
