import type { ScreenRoute } from '#platform/web/screens.ts';

export const quotationScreens: ScreenRoute[] = [
  {
    path: '/sales/quotations',
    title: { en: 'Quotations', vi: 'Báo giá' },
    may: 'quotation.read',
    screen: () => import('./list.screen.tsx'),
  },
  {
    path: '/sales/quotation',
    title: { en: 'New quotation', vi: 'Báo giá mới' },
    may: 'quotation.write',
    command: { en: 'Create quotation', vi: 'Tạo báo giá' },
    screen: () => import('./new.screen.tsx'),
  },
  {
    path: '/sales/quotations/$id',
    title: { en: 'Quotation', vi: 'Báo giá' },
    may: 'quotation.read',
    screen: () => import('./detail.screen.tsx'),
  },
  {
    path: '/sales/quotations/$id/edit',
    title: { en: 'Edit quotation', vi: 'Sửa báo giá' },
    may: 'quotation.write',
    screen: () => import('./edit.screen.tsx'),
  },
];
