import { z } from 'zod';

/** How money changes hands (R3 SCR-SAL-004). */
export const Method = z.enum(['CASH', 'TRANSFER', 'CARD']);
export type Method = z.output<typeof Method>;

export const DepositStatus = z.enum(['PENDING', 'CONFIRMED', 'CANCELLED', 'REFUNDED']);
export type DepositStatus = z.output<typeof DepositStatus>;

/** A deposit or a further payment came in, or money went back. */
export const PaymentKind = z.enum(['DEPOSIT', 'PAYMENT', 'REFUND']);
export type PaymentKind = z.output<typeof PaymentKind>;

/** Who paid: the customer, or the bank that lends to them. */
export const Payer = z.enum(['CUSTOMER', 'LENDER']);
export type Payer = z.output<typeof Payer>;

/**
 * The sums of one booking, in minor units. `deposited` is the deposit money within what was received, `committed` what a bank has
 * promised, `tradedIn` what the car counts for that the customer gives in payment.
 */
export type Sums = { asked: number; received: number; refunded: number; deposited: number; committed: number; tradedIn: number };
