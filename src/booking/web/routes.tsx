import type { ScreenRoute } from '#platform/web/screens.ts';

export const bookingScreens: ScreenRoute[] = [
  {
    path: '/sales/bookings',
    title: { en: 'Bookings', vi: 'Đơn đặt xe' },
    may: 'booking.read',
    screen: () => import('./list.screen.tsx'),
  },
  {
    path: '/sales/bookings/queue',
    title: { en: 'Queue for cars', vi: 'Danh sách chờ xe' },
    may: 'booking.read',
    screen: () => import('./queue.screen.tsx'),
  },
  {
    path: '/sales/bookings/new',
    title: { en: 'New booking', vi: 'Đơn đặt xe mới' },
    may: 'booking.write',
    command: { en: 'Book a car', vi: 'Đặt xe' },
    screen: () => import('./new.screen.tsx'),
  },
  {
    path: '/sales/bookings/$id',
    title: { en: 'Booking', vi: 'Đơn đặt xe' },
    may: 'booking.read',
    screen: () => import('./detail.screen.tsx'),
  },
];
