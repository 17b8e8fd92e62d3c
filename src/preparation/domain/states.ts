import type { Guard, Living, Moves } from '#platform/domain/machine.ts';
import type { PreparationStatus } from './preparation.ts';
import { refusePreparation } from './refusals.ts';

/** A preparation as its moves judge it. */
export type PreparationSubject = Living<PreparationStatus> & {
  /** The car is the customer's already. */
  sold: boolean;
};

const carDelivered: Guard<PreparationSubject> = ({ subject }) => (subject.sold ? refusePreparation('car-delivered') : undefined);

const alive = ['PENDING', 'IN_PROGRESS', 'READY'] as const;
const worked = { from: alive, to: alive, may: 'preparation.write', unless: [carDelivered] } as const;

/**
 * The life of a preparation, one for each allocated car: which state a move leads to is computed from the tasks (`rules.ts`).
 * `cancel` happens when the car is taken back from its booking.
 */
export const preparationMoves = {
  inspect: worked,
  fit: worked,
  register: worked,
  insure: worked,
  waive: worked,
  reopen: worked,
  cancel: { from: alive, to: 'CANCELLED', may: 'clock' },
} as const satisfies Moves<PreparationStatus, PreparationSubject>;

export type PreparationMove = keyof typeof preparationMoves;
