import type { ScreenRoute } from '#platform/web/screens.ts';
import { capabilityScreens } from './capability-screens.ts';

/** Every screen that the staff can open: those of the capabilities, and the page that leads to their settings. */
export const staffScreens: ScreenRoute[] = [
  ...capabilityScreens,
  { path: '/settings', title: { en: 'Settings', vi: 'Cài đặt' }, may: 'signed-in', screen: () => import('./settings.screen.tsx') },
];
