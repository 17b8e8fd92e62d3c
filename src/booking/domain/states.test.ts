import { describe, expect, test } from 'vitest';
import { type Role, roles } from '#access/domain/roles.ts';
import { mintActor } from '#platform/domain/actor.ts';
import { movesOf, obstacle } from '#platform/domain/machine.ts';
import { BookingStatus } from './booking.ts';
import { type BookingMove, type BookingSubject, bookingMoves } from './states.ts';

const hn = 'hn';
const now = Temporal.Instant.from('2026-11-20T03:00:00Z');

const person = (id: string, role: Role, branchId = hn) =>
  mintActor({
    id,
    kind: 'person',
    name: id,
    locale: 'en',
    grants: Object.fromEntries(
      Object.entries(roles[role]).map(([permission, reach]) => [permission, [{ branchId, own: reach === 'own' }]]),
    ),
  });
const seller = person('ha', 'SALES');
const manager = person('minh', 'MANAGER');
const clock = mintActor({ id: 'clock', kind: 'clock', name: 'clock', locale: 'en', grants: {} });

const aBooking = (over: Partial<BookingSubject> = {}): BookingSubject => ({
  status: 'DRAFT',
  branchId: hn,
  ownerId: 'ha',
  bookingNumber: 'BK-2026-0001',
  quantity: 1,
  held: 1,
  askedBy: null,
  approver: null,
  ...over,
});

const refusal = (move: BookingMove, subject: BookingSubject, actor = seller) => obstacle(bookingMoves, move, { actor, subject, now })?.type;
const by: Record<BookingMove, typeof seller> = {
  submit: seller,
  approve: manager,
  reject: manager,
  hold: seller,
  amend: seller,
  complete: clock,
  cancel: seller,
};

/** sale.md §3, word for word: every other pair of state and move is refused. */
const possible: Record<BookingStatus, BookingMove[]> = {
  DRAFT: ['submit', 'amend', 'cancel'],
  PENDING: ['approve', 'reject', 'cancel'],
  APPROVED: ['hold', 'amend', 'complete', 'cancel'],
  REJECTED: [],
  COMPLETED: [],
  CANCELLED: [],
};
const moves = Object.keys(bookingMoves) as BookingMove[];

describe('the life of a booking', () => {
  test.each(BookingStatus.options.flatMap((status) => moves.map((move) => [move, status] as const)))('%s when it is %s', (move, status) => {
    expect(refusal(move, aBooking({ status }), by[move])).toBe(possible[status].includes(move) ? undefined : 'platform/move-refused');
  });

  test('nobody decides on their own booking, nor on one whose approval they asked for', () => {
    const own = aBooking({ status: 'PENDING', ownerId: 'minh' });
    expect(refusal('approve', own, manager)).toBe('booking/self-approval');
    expect(refusal('reject', aBooking({ status: 'PENDING', askedBy: 'minh' }), manager)).toBe('booking/self-approval');
  });

  test('a level that asks for the administrator is not a manager’s to decide', () => {
    const pending = aBooking({ status: 'PENDING', approver: 'ADMIN' });
    expect(refusal('approve', pending, manager)).toBe('booking/not-the-approver');
    expect(refusal('approve', pending, person('admin', 'ADMIN', '*'))).toBeUndefined();
    expect(refusal('approve', aBooking({ status: 'PENDING', approver: 'MANAGER' }), manager)).toBeUndefined();
  });

  test('a salesperson does not approve, nor touch a colleague’s booking', () => {
    expect(refusal('approve', aBooking({ status: 'PENDING' }))).toBe('platform/not-permitted');
    expect(refusal('cancel', aBooking({ ownerId: 'lan' }))).toBe('platform/not-permitted');
  });

  test('one car may be exchanged for another; of several, one is given back first', () => {
    expect(refusal('hold', aBooking({ status: 'APPROVED' }))).toBeUndefined();
    expect(refusal('hold', aBooking({ status: 'APPROVED', quantity: 3, held: 2 }))).toBeUndefined();
    expect(refusal('hold', aBooking({ status: 'APPROVED', quantity: 3, held: 3 }))).toBe('booking/all-cars-held');
  });

  test('it is not completed while it waits for a car', () => {
    expect(refusal('complete', aBooking({ status: 'APPROVED', held: 0 }), clock)).toBe('booking/waits-for-a-car');
  });

  test('nobody completes it by hand', () => {
    expect(refusal('complete', aBooking({ status: 'APPROVED' }), manager)).toBe('platform/only-by-the-clock');
  });

  test('a screen is offered the moves of the present state alone', () => {
    const offered = (status: BookingStatus) =>
      movesOf(bookingMoves, { actor: seller, subject: aBooking({ status }), now }).map(({ move }) => move);
    expect(offered('DRAFT')).toEqual(['submit', 'amend', 'cancel']);
    expect(offered('APPROVED')).toEqual(['hold', 'amend', 'cancel']);
    expect(offered('PENDING')).toEqual(['cancel']);
    expect(offered('CANCELLED')).toEqual([]);
  });
});
