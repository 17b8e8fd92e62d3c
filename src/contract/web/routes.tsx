import type { ScreenRoute } from '#platform/web/screens.ts';

export const contractScreens: ScreenRoute[] = [
  {
    path: '/sales/contracts',
    title: { en: 'Contracts', vi: 'Hợp đồng' },
    may: 'contract.read',
    screen: () => import('./list.screen.tsx'),
  },
  {
    path: '/sales/contracts/new',
    title: { en: 'New contract', vi: 'Hợp đồng mới' },
    may: 'contract.write',
    screen: () => import('./new.screen.tsx'),
  },
  {
    path: '/sales/contracts/$id',
    title: { en: 'Contract', vi: 'Hợp đồng' },
    may: 'contract.read',
    screen: () => import('./detail.screen.tsx'),
  },
];
