import type { ScreenRoute } from '#platform/web/screens.ts';

export const notificationScreens: ScreenRoute[] = [
  {
    path: '/settings/outbox',
    title: { en: 'Outbox', vi: 'Hộp thư đi' },
    may: 'message.read',
    screen: () => import('./outbox.screen.tsx'),
  },
];
