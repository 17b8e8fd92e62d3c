import {
  IconCalendarCheck,
  IconCar,
  IconFileText,
  IconRubberStamp,
  IconSettings,
  IconTimeline,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import { staffScreens } from './screens.ts';
import type { appWords } from './words.ts';

type Place = { path: string; label: keyof (typeof appWords)['en'] & `nav${string}`; icon: TablerIcon };

/** The places of the left navigation, in the order of the sale; a gap stands between groups. */
const groups: Place[][] = [
  [
    { path: '/deals', label: 'navDeals', icon: IconTimeline },
    { path: '/sales/quotations', label: 'navQuotations', icon: IconFileText },
    { path: '/approvals', label: 'navApprovals', icon: IconRubberStamp },
    { path: '/sales/bookings', label: 'navBookings', icon: IconCalendarCheck },
  ],
  [{ path: '/sales/inventory', label: 'navInventory', icon: IconCar }],
  [
    { path: '/customers', label: 'navCustomers', icon: IconUsers },
    { path: '/settings', label: 'navSettings', icon: IconSettings },
  ],
];

export type { Place };

const opens = (may: (permission: string) => boolean) => (place: Place) => {
  const screen = staffScreens.find(({ path }) => path === place.path);
  return screen !== undefined && (screen.may === 'signed-in' || may(screen.may));
};

/** What of it exists and this person may open. */
export const navigationGroupsOf = (may: (permission: string) => boolean): Place[][] =>
  groups.map((group) => group.filter(opens(may))).filter((group) => group.length > 0);

export const navigationOf = (may: (permission: string) => boolean): Place[] => navigationGroupsOf(may).flat();
