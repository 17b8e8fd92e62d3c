import { z } from 'zod';

export const DealStatus = z.enum(['OPEN', 'WON', 'LOST']);
export type DealStatus = z.output<typeof DealStatus>;

/** Cash or instalment sale (R2). */
export const SaleType = z.enum(['CASH_SALE', 'LEASE_SALE']);
export type SaleType = z.output<typeof SaleType>;
