import type { ScreenRoute } from '#platform/web/screens.ts';

export const deliveryScreens: ScreenRoute[] = [
  {
    path: '/sales/delivery',
    title: { en: 'Delivery', vi: 'Giao xe' },
    may: 'delivery.read',
    screen: () => import('./list.screen.tsx'),
  },
  {
    path: '/sales/delivery/new',
    title: { en: 'Agree on a handover', vi: 'Hẹn giao xe' },
    may: 'delivery.write',
    screen: () => import('./new.screen.tsx'),
  },
  {
    path: '/sales/delivery/$id',
    title: { en: 'Handover', vi: 'Bàn giao xe' },
    may: 'delivery.read',
    screen: () => import('./detail.screen.tsx'),
  },
  {
    path: '/gate',
    title: { en: 'Gate', vi: 'Cổng bảo vệ' },
    may: 'gatepass.use',
    screen: () => import('./gate.screen.tsx'),
  },
  {
    path: '/gate/$code',
    title: { en: 'Gatepass', vi: 'Phiếu ra cổng' },
    may: 'gatepass.use',
    screen: () => import('./pass.screen.tsx'),
  },
];
