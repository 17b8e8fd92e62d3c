import type { DocumentRef, JourneyStep } from './deal.ts';
import type { Sentence } from './words.ts';

/** What can be done about the step at which a deal stands, by whoever has the permission. */
export const actionNames = [
  'WRITE_QUOTATION',
  'SUBMIT_QUOTATION',
  'REVISE_QUOTATION',
  'DECIDE',
  'SEND_QUOTATION',
  'NOTE_ANSWER',
  'BOOK',
  'SUBMIT_BOOKING',
  'ASK_DEPOSIT',
  'PROVE_DEPOSIT',
  'CONFIRM_DEPOSIT',
  'DRAW_CONTRACT',
  'SIGN_CONTRACT',
  'COUNTERSIGN',
  'RECEIVE_PAYMENT',
  'PREPARE',
  'AGREE_HANDOVER',
  'ISSUE_GATEPASS',
  'HAND_OVER',
] as const;
export type ActionName = (typeof actionNames)[number];

/** `on` is what it is done to: the step's document, the booking, the deal itself, or the car that is being made ready. */
type Action = { does: ActionName; may: string; on: 'DOCUMENT' | 'BOOKING' | 'DEAL' | 'CAR' };

/** The sentence of a step says what it waits for, so it says what to do as well. */
const actions: Partial<Record<Sentence, Action>> = {
  'no-quotation': { does: 'WRITE_QUOTATION', may: 'quotation.write', on: 'DEAL' },
  'quotation-cancelled': { does: 'WRITE_QUOTATION', may: 'quotation.write', on: 'DEAL' },
  'quotation-draft': { does: 'SUBMIT_QUOTATION', may: 'quotation.write', on: 'DOCUMENT' },
  'quotation-lapsed': { does: 'REVISE_QUOTATION', may: 'quotation.write', on: 'DOCUMENT' },
  'quotation-declined': { does: 'REVISE_QUOTATION', may: 'quotation.write', on: 'DOCUMENT' },
  'approval-open': { does: 'DECIDE', may: 'approval.decide', on: 'DOCUMENT' },
  'send-or-book': { does: 'SEND_QUOTATION', may: 'quotation.write', on: 'DOCUMENT' },
  'customer-answers': { does: 'NOTE_ANSWER', may: 'quotation.write', on: 'DOCUMENT' },
  'book-now': { does: 'BOOK', may: 'booking.write', on: 'DOCUMENT' },
  'booking-draft': { does: 'SUBMIT_BOOKING', may: 'booking.write', on: 'DOCUMENT' },
  'deposit-due': { does: 'ASK_DEPOSIT', may: 'payment.ask', on: 'BOOKING' },
  'deposit-asked': { does: 'PROVE_DEPOSIT', may: 'payment.ask', on: 'DOCUMENT' },
  'deposit-proven': { does: 'CONFIRM_DEPOSIT', may: 'payment.write', on: 'DOCUMENT' },
  'contract-to-draw': { does: 'DRAW_CONTRACT', may: 'contract.write', on: 'BOOKING' },
  'contract-to-sign': { does: 'SIGN_CONTRACT', may: 'contract.write', on: 'DOCUMENT' },
  'contract-to-countersign': { does: 'COUNTERSIGN', may: 'contract.approve', on: 'DOCUMENT' },
  'payment-due': { does: 'RECEIVE_PAYMENT', may: 'payment.write', on: 'BOOKING' },
  'handover-to-agree': { does: 'AGREE_HANDOVER', may: 'delivery.write', on: 'BOOKING' },
  'gatepass-to-issue': { does: 'ISSUE_GATEPASS', may: 'gatepass.issue', on: 'DOCUMENT' },
  'handover-agreed': { does: 'HAND_OVER', may: 'delivery.write', on: 'DOCUMENT' },
  'preparation-runs': { does: 'PREPARE', may: 'preparation.write', on: 'CAR' },
};

/** What to do next, by whom, and to which record. */
export function actionOf(
  standing: JourneyStep | null,
  of: { dealId: string; bookingId?: string | undefined; preparationId?: string | null | undefined },
): { does: ActionName; may: string; id: string; kind: DocumentRef['kind'] | null } | null {
  const action = standing?.says && actions[standing.says.sentence];
  if (!action) return null;
  const ids = { DOCUMENT: standing.document?.id, BOOKING: of.bookingId, DEAL: of.dealId, CAR: of.preparationId };
  const id = ids[action.on];
  return id ? { does: action.does, may: action.may, id, kind: standing.document?.kind ?? null } : null;
}
