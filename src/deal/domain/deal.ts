import { z } from 'zod';
import type { Currency } from '#platform/domain/money.ts';
import type { Says } from './words.ts';

export const DealStatus = z.enum(['OPEN', 'WON', 'LOST']);
export type DealStatus = z.output<typeof DealStatus>;

/** Cash or instalment sale (R2). */
export const SaleType = z.enum(['CASH_SALE', 'LEASE_SALE']);
export type SaleType = z.output<typeof SaleType>;

/** The steps of a sale, in its order. The test drive may be left out. */
export const stepNames = [
  'ENQUIRY',
  'TEST_DRIVE',
  'QUOTATION',
  'APPROVAL',
  'BOOKING',
  'DEPOSIT',
  'CONTRACT',
  'PAYMENT',
  'PREPARATION',
  'GATEPASS',
  'DELIVERY',
] as const;
export type StepName = (typeof stepNames)[number];

/** Done, being worked on, stopped by something, or yet to come. */
export const stepStates = ['DONE', 'CURRENT', 'BLOCKED', 'NEXT'] as const;
export type StepState = (typeof stepStates)[number];

/** Who must act: a role, and the person where it is one. */
export type Who = { role: string; name: string | null };

export type DocumentRef = { kind: 'QUOTATION' | 'BOOKING' | 'DEPOSIT' | 'CONTRACT' | 'DELIVERY'; id: string; number: string };

export type JourneyStep = {
  step: StepName;
  state: StepState;
  optional: boolean;
  at: string | null;
  says: Says | null;
  who: Who | null;
  document: DocumentRef | null;
};

/** The last question put to the approvers about a document. */
export type ApprovalFact = {
  status: 'OPEN' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN';
  decidedAt: string | null;
  steps: readonly { level: number; role: string; decision: 'APPROVED' | 'REJECTED' | null; reason: string | null; name: string | null }[];
};

export type QuotationFact = {
  id: string;
  number: string;
  status: string;
  totalPrice: number;
  createdAt: string;
  /** Its last day, and the first instant after it. */
  expiryDate: string;
  expiresAt: string;
  approval: ApprovalFact | null;
};

export type BookingFact = {
  id: string;
  number: string;
  status: string;
  allocation: string | null;
  quotationId: string | null;
  quantity: number;
  depositDue: number;
  depositAt: string | null;
  createdAt: string;
  cancelReason: string | null;
  place: number;
  length: number;
  cars: readonly { vin: string; heldUntil: string | null }[];
  approval: ApprovalFact | null;
  totalPrice: number;
  /** Money of the customer that is with the dealer, what a bank has promised, and what a car given in counts for, in minor units. */
  kept: number;
  committed: number;
  tradedIn: number;
  /** The deposit that is open, with or without its proof of payment. */
  deposit: { id: string; number: string; status: string; amount: number; proven: boolean } | null;
  contract: { id: string; number: string; status: string; approvedAt: string | null } | null;
  /** Its cars that are being made ready, those that are, when the last one was, and which one comes next. */
  preparation: { cars: number; ready: number; readyAt: string | null; nextId?: string | null };
  /** The handover that is agreed on or was made; of its cars how many have a living gatepass, and since when the last. */
  delivery: {
    id: string;
    status: string;
    scheduledAt: string;
    deliveredAt: string | null;
    passes: number;
    issuedAt: string | null;
    gatepassNumber: string | null;
  } | null;
};

/** All that the journey of a deal is computed from. Quotations and bookings stand newest first. */
export type JourneyFacts = {
  now: Temporal.Instant;
  timeZone: string;
  currency: Currency;
  status: DealStatus;
  createdAt: string;
  lostReason: string | null;
  ownerName: string;
  customerName: string;
  quotations: readonly QuotationFact[];
  bookings: readonly BookingFact[];
};

/** The whole line of a deal, and the one step at which it stands (none once it is delivered). */
export type Journey = { steps: JourneyStep[]; standing: JourneyStep | null };
