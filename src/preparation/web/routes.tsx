import type { ScreenRoute } from '#platform/web/screens.ts';

export const preparationScreens: ScreenRoute[] = [
  {
    path: '/sales/preparation',
    title: { en: 'Preparation', vi: 'Chuẩn bị xe' },
    may: 'preparation.read',
    screen: () => import('./list.screen.tsx'),
  },
  {
    path: '/sales/preparation/$id',
    title: { en: 'Preparation of a car', vi: 'Chuẩn bị xe' },
    may: 'preparation.read',
    screen: () => import('./detail.screen.tsx'),
  },
];
