import { describe, expect, test } from 'vitest';
import { type Role, roles } from '#access/domain/roles.ts';
import { mintActor } from '#platform/domain/actor.ts';
import { movesOf, obstacle } from '#platform/domain/machine.ts';
import { DepositStatus } from './payment.ts';
import { type DepositMove, type DepositSubject, depositMoves } from './states.ts';

const hn = 'hn';
const now = Temporal.Instant.from('2026-11-20T03:00:00Z');

const person = (id: string, role: Role) =>
  mintActor({
    id,
    kind: 'person',
    name: id,
    locale: 'en',
    grants: Object.fromEntries(
      Object.entries(roles[role]).map(([permission, reach]) => [permission, [{ branchId: hn, own: reach === 'own' }]]),
    ),
  });
const seller = person('ha', 'SALES');
const accountant = person('mai', 'ACCOUNTANT');

const aDeposit = (over: Partial<DepositSubject> = {}): DepositSubject => ({
  status: 'PENDING',
  branchId: hn,
  ownerId: 'ha',
  depositNumber: 'DP-2026-0001',
  bookingNumber: 'BK-2026-0001',
  bookingStatus: 'APPROVED',
  amount: 100_000_000,
  currency: 'VND',
  due: 1_000_000_000,
  proofId: 'proof',
  confirmedBy: null,
  ...over,
});

const refusal = (move: DepositMove, subject: DepositSubject, actor = accountant) =>
  obstacle<DepositStatus, DepositSubject>(depositMoves, move, { actor, subject, now })?.type;

/** sale.md §3: every other pair of state and move is refused. */
const possible: Record<DepositStatus, DepositMove[]> = {
  PENDING: ['prove', 'confirm', 'cancel'],
  CONFIRMED: ['cancel', 'reverse'],
  CANCELLED: ['refund'],
  REFUNDED: [],
};
const moves = Object.keys(depositMoves) as DepositMove[];
/** What a deposit in that state looks like when nothing else stands in the way. */
const ready: Record<DepositStatus, Partial<DepositSubject>> = {
  PENDING: {},
  CONFIRMED: { confirmedBy: 'minh', bookingStatus: 'CANCELLED' },
  CANCELLED: { confirmedBy: 'minh', bookingStatus: 'CANCELLED' },
  REFUNDED: { confirmedBy: 'minh', bookingStatus: 'CANCELLED' },
};

describe('the life of a deposit', () => {
  test.each(DepositStatus.options.flatMap((status) => moves.map((move) => [move, status] as const)))('%s when it is %s', (move, status) => {
    const expected = possible[status].includes(move) ? undefined : 'platform/move-refused';
    const standing = move === 'reverse' ? { bookingStatus: 'APPROVED' as const } : {};
    expect(refusal(move, aDeposit({ status, ...ready[status], ...standing }))).toBe(expected);
  });

  test('is not confirmed without its proof, nor beyond what is owed, nor for a booking that is not confirmed', () => {
    expect(refusal('confirm', aDeposit({ proofId: null }))).toBe('payment/no-proof');
    expect(refusal('confirm', aDeposit({ due: 99_999_999 }))).toBe('payment/more-than-owed');
    expect(refusal('confirm', aDeposit({ due: 100_000_000 }))).toBeUndefined();
    expect(refusal('confirm', aDeposit({ bookingStatus: 'CANCELLED' }))).toBe('payment/booking-not-approved');
  });

  test('a salesperson asks, proves and takes back their own, and neither confirms nor refunds', () => {
    expect(refusal('prove', aDeposit(), seller)).toBeUndefined();
    expect(refusal('cancel', aDeposit(), seller)).toBeUndefined();
    expect(refusal('cancel', aDeposit({ ownerId: 'lan' }), seller)).toBe('platform/not-permitted');
    expect(refusal('confirm', aDeposit(), seller)).toBe('platform/not-permitted');
    expect(refusal('refund', aDeposit({ status: 'CANCELLED', confirmedBy: 'mai' }), seller)).toBe('platform/not-permitted');
  });

  test('that was confirmed is cancelled with its booking, not beneath it', () => {
    expect(refusal('cancel', aDeposit({ status: 'CONFIRMED', confirmedBy: 'mai' }))).toBe('payment/booking-stands');
  });

  test('that was confirmed by mistake is taken out of the book by somebody else, while its booking stands', () => {
    const confirmed = { status: 'CONFIRMED', confirmedBy: 'mai' } as const;
    expect(refusal('reverse', aDeposit(confirmed))).toBe('payment/own-confirmation');
    expect(refusal('reverse', aDeposit({ ...confirmed, confirmedBy: 'minh' }))).toBeUndefined();
    expect(refusal('reverse', aDeposit({ ...confirmed, confirmedBy: 'minh', bookingStatus: 'CANCELLED' }))).toBe(
      'payment/booking-not-approved',
    );
    expect(refusal('reverse', aDeposit(confirmed), seller)).toBe('platform/not-permitted');
  });

  test('is refunded only where it was received, and never by who confirmed it', () => {
    expect(refusal('refund', aDeposit({ status: 'CANCELLED' }))).toBe('payment/nothing-received');
    expect(refusal('refund', aDeposit({ status: 'CANCELLED', confirmedBy: 'mai' }))).toBe('payment/own-confirmation');
    expect(refusal('refund', aDeposit({ status: 'CANCELLED', confirmedBy: 'minh' }))).toBeUndefined();
  });

  test('a screen is told why it cannot be confirmed yet', () => {
    const offered = movesOf(depositMoves, { actor: accountant, subject: aDeposit({ proofId: null }), now });
    expect(offered.map(({ move, blockedBy }) => [move, blockedBy?.type])).toEqual([
      ['prove', undefined],
      ['confirm', 'payment/no-proof'],
      ['cancel', undefined],
    ]);
  });
});
