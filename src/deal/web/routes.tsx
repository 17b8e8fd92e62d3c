import { listView } from '#platform/web/kit/list-view.ts';
import type { ScreenRoute } from '#platform/web/screens.ts';

/** The view of the list of deals, as the address keeps it. */
export const DealListView = listView('status', 'from', 'to');

export const dealScreens: ScreenRoute[] = [
  {
    path: '/deals',
    title: { en: 'Deals', vi: 'Thương vụ' },
    may: 'deal.read',
    search: DealListView,
    screen: () => import('./list.screen.tsx'),
  },
  { path: '/deals/$id', title: { en: 'Deal', vi: 'Thương vụ' }, may: 'deal.read', screen: () => import('./detail.screen.tsx') },
];
