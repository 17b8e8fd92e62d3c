import type { ScreenRoute } from '#platform/web/screens.ts';

const may = 'price.read';

export const pricebookScreens: ScreenRoute[] = [
  { path: '/settings/prices', title: { en: 'Car prices', vi: 'Giá xe' }, may, screen: () => import('./prices.screen.tsx') },
  { path: '/settings/item-prices', title: { en: 'Accessory prices', vi: 'Giá phụ kiện' }, may, screen: () => import('./items.screen.tsx') },
  {
    path: '/settings/promotions',
    title: { en: 'Promotions', vi: 'Khuyến mại' },
    may,
    screen: () => import('./promotions.screen.tsx'),
  },
  { path: '/settings/plans', title: { en: 'Instalment plans', vi: 'Gói trả góp' }, may, screen: () => import('./plans.screen.tsx') },
  { path: '/settings/fees', title: { en: 'Road fees', vi: 'Phí lăn bánh' }, may, screen: () => import('./fees.screen.tsx') },
];
