import type { ScreenRoute } from '#platform/web/screens.ts';

export const invoiceScreens: ScreenRoute[] = [
  {
    path: '/sales/invoices',
    title: { en: 'Invoices', vi: 'Hóa đơn' },
    may: 'invoice.read',
    screen: () => import('./list.screen.tsx'),
  },
  {
    path: '/sales/invoices/$id',
    title: { en: 'Invoice', vi: 'Hóa đơn' },
    may: 'invoice.read',
    screen: () => import('./detail.screen.tsx'),
  },
];
