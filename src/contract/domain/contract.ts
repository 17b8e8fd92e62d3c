import { z } from 'zod';

export const ContractStatus = z.enum(['DRAFT', 'SIGNED', 'APPROVED', 'COMPLETED', 'CANCELLED']);
export type ContractStatus = z.output<typeof ContractStatus>;

/** Who pays: the customer in full, or a bank with them (R3 SCR-SAL-005). */
export const PaymentTerms = z.enum(['FULL', 'BANK']);
export type PaymentTerms = z.output<typeof PaymentTerms>;

/** Who signs: the customer, then the dealer. */
export const Party = z.enum(['CUSTOMER', 'DEALER']);
export type Party = z.output<typeof Party>;

/** Drawn by hand, or the name typed. */
export const SigningWay = z.enum(['DRAWN', 'TYPED']);
export type SigningWay = z.output<typeof SigningWay>;
