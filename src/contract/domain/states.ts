import { formatDay } from '#platform/domain/format.ts';
import { type Guard, type Living, type Moves, movesOf, type PossibleMove, type Situation } from '#platform/domain/machine.ts';
import type { ContractStatus } from './contract.ts';
import { refuseContract } from './refusals.ts';

/** A contract as its moves judge it. */
export type ContractSubject = Living<ContractStatus> & {
  /** Who drew it up, and who changed it last. */
  authorId: string;
  editorId: string;
  bookingNumber: string;
  bookingStatus: string;
  deliveryOn: string;
  /** The branch's day. */
  today: string;
};

const selfApproval: Guard<ContractSubject> = ({ actor, subject: { ownerId, authorId, editorId } }) =>
  [ownerId, authorId, editorId].includes(actor.id) ? refuseContract('self-approval') : undefined;

const bookingNotConfirmed: Guard<ContractSubject> = ({ subject: { bookingStatus, bookingNumber } }) =>
  bookingStatus === 'APPROVED' ? undefined : refuseContract('booking-not-approved', { bookingNumber });

const promiseOver: Guard<ContractSubject> = ({ subject: { deliveryOn, today } }) =>
  deliveryOn < today ? refuseContract('promise-over', { day: formatDay(deliveryOn) }) : undefined;

/** The life of a contract: signed by the customer, countersigned by the dealer, done with the delivery. */
export const contractMoves = {
  sign: { from: ['DRAFT'], to: 'SIGNED', may: 'contract.write', unless: [bookingNotConfirmed, promiseOver] },
  approve: { from: ['SIGNED'], to: 'APPROVED', may: 'contract.approve', unless: [selfApproval, bookingNotConfirmed] },
  sendBack: { from: ['SIGNED'], to: 'DRAFT', may: 'contract.write' },
  complete: { from: ['APPROVED'], to: 'COMPLETED', may: 'clock' },
  cancel: { from: ['DRAFT', 'SIGNED', 'APPROVED'], to: 'CANCELLED', may: 'contract.write' },
} as const satisfies Moves<ContractStatus, ContractSubject>;

export type ContractMove = keyof typeof contractMoves;

/** Changing the terms leads back to a draft: what was signed before is void. */
export const contractEdits = {
  edit: { from: ['DRAFT', 'SIGNED'], to: 'DRAFT', may: 'contract.write' },
} as const satisfies Moves<ContractStatus, ContractSubject>;

/** What a screen offers. */
export const possibleMoves = (situation: Situation<ContractSubject>): PossibleMove<ContractMove | 'edit'>[] => [
  ...movesOf(contractMoves, situation),
  ...movesOf(contractEdits, situation),
];
