import { describe, expect, test } from 'vitest';
import { mintActor } from '#platform/domain/actor.ts';
import { obstacle } from '#platform/domain/machine.ts';
import { DealStatus } from './deal.ts';
import { type DealSubject, dealMoves, possibleMoves } from './states.ts';

const grants = { 'deal.write': [{ branchId: 'hn', own: true }] };
const seller = mintActor({ id: 'ha', kind: 'person', name: 'Hà', locale: 'vi', grants });
const writer = mintActor({
  id: 'ha',
  kind: 'person',
  name: 'Hà',
  locale: 'vi',
  grants: { 'quotation.write': [{ branchId: 'hn', own: true }] },
});
const clock = mintActor({ id: 'clock', kind: 'clock', name: 'clock', locale: 'en', grants: {} });
const now = Temporal.Instant.from('2026-11-20T03:00:00Z');
const aDeal = (over: Partial<DealSubject> = {}): DealSubject => ({
  status: 'OPEN',
  branchId: 'hn',
  ownerId: 'ha',
  liveBooking: null,
  ...over,
});

describe('the life of a deal', () => {
  test.each(
    DealStatus.options.flatMap((status) => Object.keys(dealMoves).map((move) => [move, status] as const)),
  )('%s of a deal that is %s is possible only while it is open', (move, status) => {
    const actor = move === 'win' ? clock : seller;
    expect(obstacle(dealMoves, move, { actor, subject: aDeal({ status }), now })?.type).toBe(
      status === 'OPEN' ? undefined : 'platform/move-refused',
    );
  });

  test('losing a deal is refused while its booking is live, and names the booking', () => {
    const no = obstacle(dealMoves, 'lose', { actor: seller, subject: aDeal({ liveBooking: 'BK-2026-0007' }), now });
    expect(no?.type).toBe('deal/still-booked');
    expect(no?.says('en')).toContain('BK-2026-0007');
  });

  test('a price is offered in an open deal in which nothing is booked', () => {
    const offered = (over: Partial<DealSubject>) =>
      possibleMoves({ actor: writer, subject: aDeal(over), now }).find(({ move }) => move === 'quote');
    expect(offered({})).toEqual({ move: 'quote', blockedBy: null });
    expect(offered({ liveBooking: 'BK-2026-0007' })?.blockedBy?.type).toBe('deal/still-booked');
    expect([offered({ status: 'WON' }), offered({ status: 'LOST' }), offered({ ownerId: 'minh' })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("losing someone else's deal is refused", () => {
    expect(obstacle(dealMoves, 'lose', { actor: seller, subject: aDeal({ ownerId: 'minh' }), now })?.type).toBe('platform/not-permitted');
  });

  test('nobody wins a deal by hand', () => {
    expect(obstacle(dealMoves, 'win', { actor: seller, subject: aDeal(), now })?.type).toBe('platform/only-by-the-clock');
  });
});
