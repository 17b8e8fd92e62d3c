import type { Role } from '#access/domain/roles.ts';
import { holds } from '#approval/domain/rules.ts';
import { roleWords } from '#approval/domain/words.ts';
import { formatDay } from '#platform/domain/format.ts';
import { type Guard, type Living, type Moves, movesOf, type PossibleMove, type Situation } from '#platform/domain/machine.ts';
import type { QuotationStatus } from './quotation.ts';
import { refuseQuotation } from './refusals.ts';

/** A quotation as its moves judge it. */
export type QuotationSubject = Living<QuotationStatus> & {
  expiryDate: string;
  /** The first instant after its last day in the branch's zone. */
  expiresAt: string;
  /** Whoever asks wrote some of it. */
  wroteIt: boolean;
  /** A line that has no price yet. */
  unpriced: string | null;
  /** The price list that it was made from and that is no longer in force. */
  lapsedList: string | null;
  /** Who may decide the open level of its approval, while there is one. */
  approvers: readonly Role[];
};

const selfApproval: Guard<QuotationSubject> = ({ subject }) => (subject.wroteIt ? refuseQuotation('self-approval') : undefined);

const anothersLevel: Guard<QuotationSubject> = ({ actor, subject }) => {
  const [first] = subject.approvers;
  if (!first || subject.approvers.some((role) => holds(actor, role, subject.branchId))) return undefined;
  return refuseQuotation('not-the-approver', { role: roleWords[actor.locale][first] });
};

const anothersDraft: Guard<QuotationSubject> = ({ actor, subject }) =>
  actor.id === subject.ownerId ? undefined : refuseQuotation('not-the-author');

const lineWithoutPrice: Guard<QuotationSubject> = ({ subject }) =>
  subject.unpriced ? refuseQuotation('line-without-price', { line: subject.unpriced }) : undefined;

const lapsedPriceList: Guard<QuotationSubject> = ({ subject }) =>
  subject.lapsedList ? refuseQuotation('price-list-lapsed', { list: subject.lapsedList }) : undefined;

const isOver = ({ subject, now }: Situation<QuotationSubject>) =>
  Temporal.Instant.compare(now, Temporal.Instant.from(subject.expiresAt)) >= 0;

/** It holds through the last instant of its last day in the branch's zone, whether or not the clock came by since. */
const pastLastDay: Guard<QuotationSubject> = (situation) =>
  isOver(situation) ? refuseQuotation('past-last-day', { day: formatDay(situation.subject.expiryDate) }) : undefined;

const stillValid: Guard<QuotationSubject> = (situation) =>
  isOver(situation) ? undefined : refuseQuotation('still-valid', { day: formatDay(situation.subject.expiryDate) });

/** The life of a quotation. Every change of its state is one of these lines; `GONE` is no row any more. */
export const quotationMoves = {
  submit: {
    from: ['DRAFT'],
    to: ['PENDING', 'APPROVED'],
    may: 'quotation.write',
    unless: [pastLastDay, lineWithoutPrice, lapsedPriceList],
  },
  approve: { from: ['PENDING'], to: 'APPROVED', may: 'quotation.approve', unless: [pastLastDay, selfApproval, anothersLevel] },
  reject: { from: ['PENDING'], to: 'REJECTED', may: 'quotation.approve', unless: [pastLastDay, selfApproval, anothersLevel] },
  send: { from: ['APPROVED'], to: 'SENT', may: 'quotation.write', unless: [pastLastDay] },
  accept: { from: ['SENT'], to: 'ACCEPTED', may: 'quotation.write', unless: [pastLastDay] },
  decline: { from: ['SENT'], to: 'DECLINED', may: 'quotation.write', unless: [pastLastDay] },
  convert: { from: ['APPROVED', 'SENT', 'ACCEPTED'], to: 'CONVERTED', may: 'quotation.write', unless: [pastLastDay] },
  contract: { from: ['CONVERTED'], to: 'CONTRACT', may: 'quotation.write' },
  revise: { from: ['PENDING', 'APPROVED', 'REJECTED', 'SENT', 'DECLINED', 'EXPIRED'], to: 'SUPERSEDED', may: 'quotation.write' },
  expire: { from: ['DRAFT', 'PENDING', 'APPROVED', 'SENT'], to: 'EXPIRED', may: 'clock', unless: [stillValid] },
  cancel: { from: ['DRAFT', 'PENDING', 'APPROVED', 'SENT', 'ACCEPTED'], to: 'CANCELLED', may: 'quotation.write' },
  delete: { from: ['DRAFT'], to: 'GONE', may: 'quotation.write', unless: [anothersDraft] },
} as const satisfies Moves<QuotationStatus | 'GONE', QuotationSubject>;

export type QuotationMove = keyof typeof quotationMoves;

/** Changing what a draft says changes no state; an offer is changed by revising it. */
export const quotationEdits = {
  edit: { from: ['DRAFT'], to: 'DRAFT', may: 'quotation.write', unless: [pastLastDay] },
} as const satisfies Moves<QuotationStatus, QuotationSubject>;

/** What a screen offers. `send` pressed on a draft submits and sends in one, so a draft offers it as it offers `submit`. */
export function possibleMoves(situation: Situation<QuotationSubject>): PossibleMove<QuotationMove | 'edit'>[] {
  const moves = movesOf(quotationMoves, situation).filter(({ move }) => move !== 'contract');
  const submit = moves.find(({ move }) => move === 'submit');
  const both: typeof moves = submit ? [submit, { ...submit, move: 'send' }] : [];
  return [...both, ...movesOf(quotationEdits, situation), ...moves.filter((one) => one !== submit)];
}
