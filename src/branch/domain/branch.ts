import { z } from 'zod';
import { Amount, RateBp } from '#platform/domain/api.ts';

/** When a sale is invoiced: once it is paid in full, when the car is delivered, or only by hand. */
export const InvoiceWhen = z.enum(['PAID', 'DELIVERY', 'HAND']);
export type InvoiceWhen = z.output<typeof InvoiceWhen>;

const fields = {
  /** BR-SAL-002: days a quotation holds, its first day not counted. */
  quotationDays: z.int().min(1).max(365),
  depositBp: RateBp,
  /** How long a car is held for a booking without deposit. */
  holdHours: z.int().min(1).max(8760),
  /** BR-SAL-006 to 008, and the fixed costs of a sale. */
  carCostBp: RateBp,
  accessoryCostBp: RateBp,
  serviceCostBp: RateBp,
  operatingCost: Amount,
  marketingCost: Amount,
  /** Which set of road-fee rules holds: `R3`, `VN-2026`, `IN-2026`. */
  feeRuleSet: z.string().min(1).max(20),
  priceList: z.string().min(1).max(20),
  /** Document numbers count per branch or for the whole company. */
  numberScope: z.enum(['BRANCH', 'COMPANY']),
  invoiceWhen: InvoiceWhen,
};

/** What a branch decides for itself. Ratios are basis points, amounts minor units of its currency. */
export const BranchSettings = z.object(fields);
export type BranchSettings = z.output<typeof BranchSettings>;

/** Some of the settings, as they are changed. */
export const BranchSettingsChange = z.strictObject(fields).partial();

/** What a new branch begins with; the amounts are of Vietnam. */
export const firstSettings: BranchSettings = {
  quotationDays: 7,
  depositBp: 1000,
  holdHours: 72,
  carCostBp: 8800,
  accessoryCostBp: 6000,
  serviceCostBp: 7000,
  operatingCost: 5_000_000,
  marketingCost: 2_000_000,
  feeRuleSet: 'R3',
  priceList: 'STANDARD',
  numberScope: 'BRANCH',
  invoiceWhen: 'PAID',
};

export const timeZones = ['Asia/Ho_Chi_Minh', 'Asia/Kolkata', 'Asia/Dubai', 'Pacific/Honolulu', 'UTC'] as const;

/** The branch's calendar day at an instant, `YYYY-MM-DD`. */
export const dayOf = (now: Temporal.Instant, timeZone: string): string => now.toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The first instant that no longer belongs to a calendar day of the branch. */
export const endOfDay = (day: string, timeZone: string): Temporal.Instant =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
