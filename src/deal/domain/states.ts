import { type Guard, type Living, type Moves, movesOf, type PossibleMove, type Situation } from '#platform/domain/machine.ts';
import type { DealStatus } from './deal.ts';
import { refuseDeal } from './refusals.ts';

/** A deal as its moves judge it: with the number of a booking that still claims a car or money, if there is one. */
export type DealSubject = Living<DealStatus> & { liveBooking: string | null };

const stillBooked: Guard<DealSubject> = ({ subject }) =>
  subject.liveBooking ? refuseDeal('still-booked', { number: subject.liveBooking }) : undefined;

/** The life of a deal. It is won by delivery, lost by hand and never before its booking is cancelled. */
export const dealMoves = {
  win: { from: ['OPEN'], to: 'WON', may: 'clock' },
  lose: { from: ['OPEN'], to: 'LOST', may: 'deal.write', unless: [stillBooked] },
} as const satisfies Moves<DealStatus, DealSubject>;

export type DealMove = keyof typeof dealMoves;

/** A price is offered in an open deal that nothing is booked in; it changes no state of the deal. */
export const dealOffers = {
  quote: { from: ['OPEN'], to: 'OPEN', may: 'quotation.write', unless: [stillBooked] },
} as const satisfies Moves<DealStatus, DealSubject>;

/** What a screen offers. */
export const possibleMoves = (situation: Situation<DealSubject>): PossibleMove<DealMove | keyof typeof dealOffers>[] => [
  ...movesOf(dealOffers, situation),
  ...movesOf(dealMoves, situation),
];
