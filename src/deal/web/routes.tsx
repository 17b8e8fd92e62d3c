import type { ScreenRoute } from '#platform/web/screens.ts';

export const dealScreens: ScreenRoute[] = [
  {
    path: '/deals',
    title: { en: 'Deals', vi: 'Thương vụ' },
    may: 'deal.read',
    screen: () => import('./list.screen.tsx'),
  },
  { path: '/deals/$id', title: { en: 'Deal', vi: 'Thương vụ' }, may: 'deal.read', screen: () => import('./detail.screen.tsx') },
];
