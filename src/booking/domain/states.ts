import type { Role } from '#access/domain/roles.ts';
import { holds } from '#approval/domain/rules.ts';
import { roleWords } from '#approval/domain/words.ts';
import type { Guard, Living, Moves } from '#platform/domain/machine.ts';
import type { BookingStatus } from './booking.ts';
import { refuseBooking } from './refusals.ts';

/** A booking as its moves judge it. */
export type BookingSubject = Living<BookingStatus> & {
  bookingNumber: string;
  quantity: number;
  /** How many of its cars it has. */
  held: number;
  /** Who asked for its approval, and who decides the open level, while there is one. */
  askedBy: string | null;
  approver: Role | null;
};

const selfApproval: Guard<BookingSubject> = ({ actor, subject }) =>
  actor.id === subject.ownerId || actor.id === subject.askedBy ? refuseBooking('self-approval') : undefined;

const anothersLevel: Guard<BookingSubject> = ({ actor, subject }) =>
  subject.approver && !holds(actor, subject.approver, subject.branchId)
    ? refuseBooking('not-the-approver', { role: roleWords[actor.locale][subject.approver] })
    : undefined;

const waitsForACar: Guard<BookingSubject> = ({ subject: { bookingNumber, quantity, held } }) =>
  held < quantity ? refuseBooking('waits-for-a-car', { bookingNumber, missing: quantity - held }) : undefined;

/** One car may be exchanged for another; of several, one must be given back first. */
const allCarsHeld: Guard<BookingSubject> = ({ subject: { bookingNumber, quantity, held } }) =>
  held >= quantity && quantity > 1 ? refuseBooking('all-cars-held', { bookingNumber, quantity }) : undefined;

/** The life of a booking. `hold` (choose the car) and `amend` (version, colour) leave its state, number and place as they are. */
export const bookingMoves = {
  submit: { from: ['DRAFT'], to: ['PENDING', 'APPROVED'], may: 'booking.write' },
  approve: { from: ['PENDING'], to: 'APPROVED', may: 'booking.approve', unless: [selfApproval, anothersLevel] },
  reject: { from: ['PENDING'], to: 'REJECTED', may: 'booking.approve', unless: [selfApproval, anothersLevel] },
  hold: { from: ['APPROVED'], to: 'APPROVED', may: 'booking.write', unless: [allCarsHeld] },
  amend: { from: ['DRAFT', 'APPROVED'], to: ['DRAFT', 'APPROVED'], may: 'booking.write' },
  complete: { from: ['APPROVED'], to: 'COMPLETED', may: 'clock', unless: [waitsForACar] },
  cancel: { from: ['DRAFT', 'PENDING', 'APPROVED'], to: 'CANCELLED', may: 'booking.write' },
} as const satisfies Moves<BookingStatus, BookingSubject>;

export type BookingMove = keyof typeof bookingMoves;
