import { z } from 'zod';
import { Amount, RateBp } from '#platform/domain/api.ts';

/** What a branch decides for itself. Ratios are basis points, amounts minor units of its currency. */
export const BranchSettings = z.object({
  /** BR-SAL-002: days a quotation holds, its first day not counted. */
  quotationDays: z.int().min(1).max(365).default(7),
  depositBp: RateBp.default(1000),
  /** How long a car is held for a booking without deposit. */
  holdHours: z.int().min(1).max(8760).default(72),
  /** BR-SAL-006 to 008, and the fixed costs of a sale. */
  carCostBp: RateBp.default(8800),
  accessoryCostBp: RateBp.default(6000),
  serviceCostBp: RateBp.default(7000),
  operatingCost: Amount.default(5_000_000),
  marketingCost: Amount.default(2_000_000),
  /** Which set of road-fee rules holds: `R3`, `VN-2026`, `IN-2026`. */
  feeRuleSet: z.string().min(1).max(20).default('R3'),
  priceList: z.string().min(1).max(20).default('STANDARD'),
  /** Document numbers count per branch or for the whole company. */
  numberScope: z.enum(['BRANCH', 'COMPANY']).default('BRANCH'),
});
export type BranchSettings = z.output<typeof BranchSettings>;

export const timeZones = ['Asia/Ho_Chi_Minh', 'Asia/Kolkata', 'Asia/Dubai', 'Pacific/Honolulu', 'UTC'] as const;

/** The branch's calendar day at an instant, `YYYY-MM-DD`. */
export const dayOf = (now: Temporal.Instant, timeZone: string): string => now.toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The first instant that no longer belongs to a calendar day of the branch. */
export const endOfDay = (day: string, timeZone: string): Temporal.Instant =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
