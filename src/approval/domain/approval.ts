import { z } from 'zod';

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
