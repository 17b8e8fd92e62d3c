import { z } from 'zod';

/** What the address of a new handover says. */
export const NewDeliveryView = z.object({ bookingId: z.uuid().optional().catch(undefined) });
