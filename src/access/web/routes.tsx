import type { ScreenRoute } from '#platform/web/screens.ts';

/** Screens outside the frame, for those who have not signed in. */
export const signInScreens: ScreenRoute[] = [
  {
    path: '/sign-in',
    title: { en: 'Sign in', vi: 'Đăng nhập' },
    may: 'anyone',
    screen: () => import('./sign-in.screen.tsx'),
  },
  {
    path: '/forgotten-password',
    title: { en: 'Forgotten password', vi: 'Quên mật khẩu' },
    may: 'anyone',
    screen: () => import('./forgotten-password.screen.tsx'),
  },
  {
    path: '/reset-password',
    title: { en: 'New password', vi: 'Mật khẩu mới' },
    may: 'anyone',
    screen: () => import('./reset-password.screen.tsx'),
  },
];

/** Screens of people and of oneself. */
export const accessScreens: ScreenRoute[] = [
  {
    path: '/settings/people',
    title: { en: 'People', vi: 'Nhân sự' },
    may: 'person.read',
    screen: () => import('./people.screen.tsx'),
  },
  {
    path: '/settings/profile',
    title: { en: 'My profile', vi: 'Hồ sơ của tôi' },
    may: 'signed-in',
    screen: () => import('./profile.screen.tsx'),
  },
  { path: '/settings/keys', title: { en: 'API keys', vi: 'Khóa API' }, may: 'signed-in', screen: () => import('./keys.screen.tsx') },
];
