import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Role, roles } from '#access/domain/roles.ts';
import type { BookingStatus } from '#booking/domain/booking.ts';
import { mintActor } from '#platform/domain/actor.ts';
import { obstacle } from '#platform/domain/machine.ts';
import { coverableOf, dueOf, keptOf, owedBackOf, refundableOf } from './balance.ts';
import type { Payer, Sums } from './payment.ts';
import { type BookSubject, type CashMove, cashMoves, obstacleOfAmount } from './rules.ts';

const sums = (over: Partial<Sums> = {}): Sums => ({
  asked: 1_000,
  received: 0,
  refunded: 0,
  deposited: 0,
  committed: 0,
  tradedIn: 0,
  ...over,
});
const person = (id: string, role: Role) =>
  mintActor({
    id,
    kind: 'person',
    name: id,
    locale: 'en',
    grants: Object.fromEntries(Object.keys(roles[role]).map((permission) => [permission, [{ branchId: 'hn', own: false }]])),
  });
const mai = person('mai', 'ACCOUNTANT');
const aBook = (over: Partial<BookSubject> = {}): BookSubject => ({
  status: 'APPROVED',
  branchId: 'hn',
  ownerId: 'ha',
  sums: sums(),
  currency: 'VND',
  openDeposit: null,
  receivers: [],
  ...over,
});
const now = Temporal.Instant.from('2026-11-20T03:00:00Z');
const refusal = (move: CashMove, subject: BookSubject, actor = mai) =>
  obstacle<BookingStatus, BookSubject>(cashMoves, move, { actor, subject, now })?.type;

describe('the cash book of a booking', () => {
  test('owes what was asked, less what is kept and what a bank has promised', () => {
    const book = sums({ received: 400, refunded: 100, deposited: 100, committed: 500 });
    expect(keptOf(book)).toBe(300);
    expect(dueOf(book, 'APPROVED')).toBe(200);
    expect(coverableOf(book)).toBe(700);
    expect(refundableOf(book)).toBe(200);
    expect(owedBackOf(book, 'APPROVED')).toBe(0);
  });

  test('of a cancelled booking owes nothing, and owes back all that is kept', () => {
    const book = sums({ received: 400, refunded: 100, deposited: 100 });
    expect(dueOf(book, 'CANCELLED')).toBe(0);
    expect(owedBackOf(book, 'CANCELLED')).toBe(300);
  });

  test('stays in balance through whatever is received, promised and given back within what is allowed', () => {
    const step = fc.tuple(
      fc.constantFrom<CashMove>('receive', 'refund', 'commit'),
      fc.integer({ min: 1, max: 2_000 }),
      fc.constantFrom<Payer>('CUSTOMER', 'LENDER'),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let book = sums();
        for (const [move, amount, payer] of steps) {
          if (obstacleOfAmount(move, aBook({ sums: book }), amount, payer)) continue;
          if (move === 'refund') book = { ...book, refunded: book.refunded + amount };
          else if (move === 'commit') book = { ...book, committed: amount };
          else book = { ...book, received: book.received + amount, committed: book.committed - (payer === 'LENDER' ? amount : 0) };
          expect(keptOf(book)).toBeGreaterThanOrEqual(0);
          expect(book.committed).toBeGreaterThanOrEqual(0);
          expect(dueOf(book, 'APPROVED')).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('the cash desk', () => {
  test('asks for one deposit at a time, and for none when nothing is owed', () => {
    expect(refusal('ask', aBook({ openDeposit: 'DP-2026-0001' }))).toBe('payment/deposit-stands');
    expect(refusal('ask', aBook({ sums: sums({ received: 1_000 }) }))).toBe('payment/nothing-owed');
    expect(refusal('ask', aBook({ status: 'DRAFT' }))).toBe('platform/move-refused');
  });

  test('takes the bank’s money after the car is delivered, and nothing for a cancelled booking', () => {
    const promised = sums({ received: 300, committed: 700 });
    expect(refusal('receive', aBook({ status: 'COMPLETED', sums: promised }))).toBeUndefined();
    expect(refusal('receive', aBook({ status: 'CANCELLED', sums: promised }))).toBe('platform/move-refused');
    expect(obstacleOfAmount('receive', aBook({ sums: promised }), 1, 'CUSTOMER')?.type).toBe('payment/more-than-owed');
    expect(obstacleOfAmount('receive', aBook({ sums: promised }), 700, 'LENDER')).toBeUndefined();
    expect(obstacleOfAmount('receive', aBook({ sums: promised }), 701, 'LENDER')?.type).toBe('payment/more-than-committed');
  });

  test('gives back no more than it keeps beside the deposit, and not by the hand that took it', () => {
    const paid = sums({ received: 400, deposited: 100 });
    expect(obstacleOfAmount('refund', aBook({ sums: paid }), 300)).toBeUndefined();
    expect(obstacleOfAmount('refund', aBook({ sums: paid }), 301)?.type).toBe('payment/more-than-received');
    expect(refusal('refund', aBook({ sums: paid, receivers: ['mai'] }))).toBe('payment/own-confirmation');
    expect(refusal('refund', aBook({ sums: sums({ received: 100, deposited: 100 }) }))).toBe('payment/nothing-to-refund');
  });
});
