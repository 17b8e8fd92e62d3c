import type { ScreenRoute } from '#platform/web/screens.ts';

export const paymentScreens: ScreenRoute[] = [
  {
    path: '/sales/deposits',
    title: { en: 'Deposits', vi: 'Đặt cọc' },
    may: 'payment.read',
    screen: () => import('./deposits.screen.tsx'),
  },
  {
    path: '/sales/deposits/$id',
    title: { en: 'Deposit', vi: 'Phiếu cọc' },
    may: 'payment.read',
    screen: () => import('./deposit.screen.tsx'),
  },
  {
    path: '/sales/payments',
    title: { en: 'Payments', vi: 'Thu chi' },
    may: 'payment.read',
    screen: () => import('./list.screen.tsx'),
  },
  {
    path: '/sales/bookings/$id/cash-book',
    title: { en: 'Cash book', vi: 'Sổ thu chi' },
    may: 'payment.read',
    screen: () => import('./detail.screen.tsx'),
  },
];
