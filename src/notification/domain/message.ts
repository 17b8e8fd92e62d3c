import { z } from 'zod';
import type { Locale } from '#platform/domain/refusal.ts';

/** What a customer is written about: each has a paper of its own. */
export const MessageKind = z.enum(['BOOKING', 'RECEIPT', 'CONTRACT', 'GATEPASS', 'DELIVERY']);
export type MessageKind = z.output<typeof MessageKind>;

/** WAITING is tried until it is SENT or, after the last try, FAILED; NOT_SENT is never tried, for a reason that is noted. */
export const MessageStatus = z.enum(['WAITING', 'SENT', 'NOT_SENT', 'FAILED']);
export type MessageStatus = z.output<typeof MessageStatus>;

/** Why a message was not sent. */
export const MessageReason = z.enum(['NO_POST', 'NO_ADDRESS', 'NO_PAPER', 'REFUSED']);
export type MessageReason = z.output<typeof MessageReason>;

const papers: Record<MessageKind, string> = {
  BOOKING: '/api/sales/bookings/:id/pdf',
  RECEIPT: '/api/sales/payments/:id/pdf',
  CONTRACT: '/api/sales/contracts/:id/pdf',
  GATEPASS: '/api/sales/gatepasses/:id/pdf',
  DELIVERY: '/api/sales/deliveries/:id/pdf',
};

/** Where the paper is that a message carries, for those who may read that record. */
export const paperAt = (kind: MessageKind, subjectId: string, locale: Locale): string =>
  `${papers[kind].replace(':id', subjectId)}?locale=${locale}`;

const tries = 8;

/** After how many minutes a letter that the post did not take is tried again: 1, 2, 4 … and after the eighth try never. */
export const minutesToNextTry = (tried: number): number | undefined => (tried < tries ? 2 ** (tried - 1) : undefined);
