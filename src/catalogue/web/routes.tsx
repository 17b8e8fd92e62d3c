import type { ScreenRoute } from '#platform/web/screens.ts';

export const catalogueScreens: ScreenRoute[] = [
  {
    path: '/settings/catalogue',
    title: { en: 'Catalogue', vi: 'Danh mục' },
    may: 'catalogue.read',
    screen: () => import('./catalogue.screen.tsx'),
  },
];
