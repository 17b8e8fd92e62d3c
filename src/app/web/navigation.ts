import {
  IconBarrierBlock,
  IconCalendarCheck,
  IconCar,
  IconCash,
  IconFileText,
  IconPigMoney,
  IconReceiptTax,
  IconRubberStamp,
  IconSettings,
  IconSignature,
  IconTimeline,
  IconTool,
  IconTruckDelivery,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ScreenRoute } from '#platform/web/screens.ts';
import { staffScreens } from './screens.ts';

type Place = { path: string; icon: TablerIcon };

/** The places of the left navigation, in the order of the sale; a gap stands between groups. */
const groups: Place[][] = [
  [
    { path: '/deals', icon: IconTimeline },
    { path: '/sales/quotations', icon: IconFileText },
    { path: '/approvals', icon: IconRubberStamp },
    { path: '/sales/bookings', icon: IconCalendarCheck },
  ],
  [
    { path: '/sales/deposits', icon: IconPigMoney },
    { path: '/sales/contracts', icon: IconSignature },
    { path: '/sales/payments', icon: IconCash },
    { path: '/sales/invoices', icon: IconReceiptTax },
  ],
  [
    { path: '/sales/inventory', icon: IconCar },
    { path: '/sales/preparation', icon: IconTool },
    { path: '/sales/delivery', icon: IconTruckDelivery },
    { path: '/gate', icon: IconBarrierBlock },
  ],
  [
    { path: '/customers', icon: IconUsers },
    { path: '/settings', icon: IconSettings },
  ],
];

/** A place with its screen, which names it and says who may open it. */
export type OpenPlace = Place & Pick<ScreenRoute, 'title'>;

const opened =
  (may: (permission: string) => boolean) =>
  (place: Place): OpenPlace[] => {
    const screen = staffScreens.find(({ path }) => path === place.path);
    return screen && (screen.may === 'signed-in' || may(screen.may)) ? [{ ...place, title: screen.title }] : [];
  };

/** What of it exists and this person may open. */
export const navigationGroupsOf = (may: (permission: string) => boolean): OpenPlace[][] =>
  groups.map((group) => group.flatMap(opened(may))).filter((group) => group.length > 0);

export const navigationOf = (may: (permission: string) => boolean): OpenPlace[] => navigationGroupsOf(may).flat();
