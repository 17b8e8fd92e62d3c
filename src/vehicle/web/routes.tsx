import type { ScreenRoute } from '#platform/web/screens.ts';

export const vehicleScreens: ScreenRoute[] = [
  {
    path: '/sales/inventory',
    title: { en: 'Inventory', vi: 'Kho xe' },
    may: 'vehicle.read',
    screen: () => import('./list.screen.tsx'),
  },
  {
    path: '/sales/inventory/import',
    title: { en: 'Import cars', vi: 'Nhập xe từ tệp' },
    may: 'vehicle.write',
    command: { en: 'Import cars from a file', vi: 'Nhập xe từ tệp' },
    screen: () => import('../import/web/import.screen.tsx'),
  },
  {
    path: '/sales/inventory/$id',
    title: { en: 'Car', vi: 'Xe' },
    may: 'vehicle.read',
    screen: () => import('./detail.screen.tsx'),
  },
];
