import type { ScreenRoute } from '#platform/web/screens.ts';

export const documentScreens: ScreenRoute[] = [
  {
    path: '/deals/$id/documents',
    title: { en: 'Files of a deal', vi: 'Hồ sơ của giao dịch' },
    may: 'document.read',
    screen: () => import('./deal.screen.tsx'),
  },
];
