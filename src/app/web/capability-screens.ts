import { accessScreens } from '#access/web/routes.tsx';
import { approvalScreens } from '#approval/web/routes.tsx';
import { bookingScreens } from '#booking/web/routes.tsx';
import { branchScreens } from '#branch/web/routes.tsx';
import { catalogueScreens } from '#catalogue/web/routes.tsx';
import { contractScreens } from '#contract/web/routes.tsx';
import { customerScreens } from '#customer/web/routes.tsx';
import { dealScreens } from '#deal/web/routes.tsx';
import { deliveryScreens } from '#delivery/web/routes.tsx';
import { documentScreens } from '#document/web/routes.tsx';
import { invoiceScreens } from '#invoice/web/routes.tsx';
import { notificationScreens } from '#notification/web/routes.tsx';
import { paymentScreens } from '#payment/web/routes.tsx';
import type { ScreenRoute } from '#platform/web/screens.ts';
import { preparationScreens } from '#preparation/web/routes.tsx';
import { pricebookScreens } from '#pricebook/web/routes.tsx';
import { quotationScreens } from '#quotation/web/routes.tsx';
import { vehicleScreens } from '#vehicle/web/routes.tsx';

/** Every screen of every capability. */
export const capabilityScreens: ScreenRoute[] = [
  ...accessScreens,
  ...branchScreens,
  ...catalogueScreens,
  ...pricebookScreens,
  ...customerScreens,
  ...dealScreens,
  ...approvalScreens,
  ...quotationScreens,
  ...bookingScreens,
  ...documentScreens,
  ...paymentScreens,
  ...contractScreens,
  ...invoiceScreens,
  ...vehicleScreens,
  ...preparationScreens,
  ...deliveryScreens,
  ...notificationScreens,
];
