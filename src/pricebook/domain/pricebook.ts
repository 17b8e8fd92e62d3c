import { z } from 'zod';

/** Which of a price list's three prices is proposed (R2 `default_price_type`). `fixed`: nothing may change. */
export const PriceType = z.enum(['salesman', 'retail', 'fixed']);
export type PriceType = z.output<typeof PriceType>;

/** What a road fee pays for. The first three are R3's; `OTHER` is collected with them, e.g. tax collected at source. */
export const FeeKind = z.enum(['INSURANCE', 'REGISTRATION_TAX', 'REGISTRATION_FEE', 'OTHER']);
export type FeeKind = z.output<typeof FeeKind>;
