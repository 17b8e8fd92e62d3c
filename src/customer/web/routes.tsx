import type { ScreenRoute } from '#platform/web/screens.ts';

export const customerScreens: ScreenRoute[] = [
  {
    path: '/customers',
    title: { en: 'Customers', vi: 'Khách hàng' },
    may: 'customer.read',
    screen: () => import('./list.screen.tsx'),
  },
  {
    path: '/customers/new',
    title: { en: 'New customer', vi: 'Khách hàng mới' },
    may: 'customer.write',
    command: { en: 'Add customer', vi: 'Thêm khách hàng' },
    screen: () => import('./edit.screen.tsx'),
  },
  {
    path: '/customers/$id',
    title: { en: 'Customer', vi: 'Khách hàng' },
    may: 'customer.read',
    screen: () => import('./detail.screen.tsx'),
  },
  {
    path: '/settings/groups',
    title: { en: 'Customer groups', vi: 'Nhóm khách hàng' },
    may: 'customer-group.write',
    screen: () => import('../group/web/list.screen.tsx'),
  },
];
