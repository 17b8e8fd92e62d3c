import { z } from 'zod';
import type { Role } from '#access/domain/roles.ts';

export const ApprovalDocument = z.enum(['QUOTATION', 'BOOKING']);
export type ApprovalDocument = z.output<typeof ApprovalDocument>;

export const ApprovalStatus = z.enum(['OPEN', 'APPROVED', 'REJECTED', 'WITHDRAWN']);
export type ApprovalStatus = z.output<typeof ApprovalStatus>;

/** What the rules judge, and what the approver sees. Amounts in minor units, shares in basis points. */
export const ApprovalFacts = z.object({
  number: z.string(),
  customerName: z.string(),
  title: z.string(),
  currency: z.enum(['VND', 'INR']),
  totalPrice: z.int(),
  discount: z.int(),
  /** The discount's share of the car's price. */
  discountBp: z.int(),
  marginBp: z.int(),
  grossProfit: z.int(),
  /** The unit price lies below the floor a salesperson may reach. */
  belowFloor: z.boolean(),
});
export type ApprovalFacts = z.output<typeof ApprovalFacts>;

/** Who may be asked: those with the permission to decide. */
export const Approver = z.enum(['MANAGER', 'ADMIN']);

/** One condition that made an approval necessary: its limit and what was found. Shares in basis points, amounts in minor units. */
export const Because = z.object({
  fact: z.enum(['DISCOUNT', 'MARGIN', 'TOTAL', 'FLOOR', 'ALWAYS']),
  limit: z.int().nullable(),
  actual: z.int().nullable(),
});
export type Because = z.output<typeof Because>;

/** One decision that is needed: at which level, whose, and why. */
export type Step = { level: number; role: Role; rules: string[]; because: Because[] };
