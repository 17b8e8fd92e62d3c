import { describe, expect, test } from 'vitest';
import { type Role, roles } from '#access/domain/roles.ts';
import { mintActor } from '#platform/domain/actor.ts';
import { obstacle } from '#platform/domain/machine.ts';
import { ContractStatus } from './contract.ts';
import { type ContractMove, type ContractSubject, contractEdits, contractMoves, possibleMoves } from './states.ts';

const now = Temporal.Instant.from('2026-11-20T03:00:00Z');
const person = (id: string, role: Role, branchId = 'hn') =>
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

const aContract = (over: Partial<ContractSubject> = {}): ContractSubject => ({
  status: 'DRAFT',
  branchId: 'hn',
  ownerId: 'ha',
  authorId: 'ha',
  editorId: 'ha',
  bookingNumber: 'BK-2026-0001',
  bookingStatus: 'APPROVED',
  deliveryOn: '2026-12-01',
  today: '2026-11-20',
  ...over,
});

const refusal = (move: ContractMove, subject: ContractSubject, actor = seller) =>
  obstacle(contractMoves, move, { actor, subject, now })?.type;
const by: Record<ContractMove, typeof seller> = { sign: seller, approve: manager, sendBack: seller, complete: clock, cancel: seller };

/** sale.md §3: every other pair of state and move is refused. */
const possible: Record<ContractStatus, ContractMove[]> = {
  DRAFT: ['sign', 'cancel'],
  SIGNED: ['approve', 'sendBack', 'cancel'],
  APPROVED: ['complete', 'cancel'],
  COMPLETED: [],
  CANCELLED: [],
};
const moves = Object.keys(contractMoves) as ContractMove[];

describe('the life of a contract', () => {
  test.each(
    ContractStatus.options.flatMap((status) => moves.map((move) => [move, status] as const)),
  )('%s when it is %s', (move, status) => {
    expect(refusal(move, aContract({ status }), by[move])).toBe(possible[status].includes(move) ? undefined : 'platform/move-refused');
  });

  test('is countersigned by a manager who neither drew it up, nor changed it, nor sells the car', () => {
    const signed = (over: Partial<ContractSubject>) => aContract({ status: 'SIGNED', ...over });
    expect(refusal('approve', signed({}), manager)).toBeUndefined();
    for (const own of [{ authorId: 'minh' }, { editorId: 'minh' }, { ownerId: 'minh' }])
      expect(refusal('approve', signed(own), manager)).toBe('contract/self-approval');
    expect(refusal('approve', signed({}), seller)).toBe('platform/not-permitted');
    expect(refusal('approve', signed({}), person('lan', 'MANAGER', 'hcm'))).toBe('platform/not-permitted');
  });

  test('is not signed on a booking that is no longer confirmed, nor once the promised day is over', () => {
    expect(refusal('sign', aContract({ bookingStatus: 'CANCELLED' }))).toBe('contract/booking-not-approved');
    expect(refusal('sign', aContract({ deliveryOn: '2026-11-19' }))).toBe('contract/promise-over');
    expect(refusal('sign', aContract({ deliveryOn: '2026-11-20' }))).toBeUndefined();
  });

  test('is completed by nobody by hand', () => {
    expect(refusal('complete', aContract({ status: 'APPROVED' }), manager)).toBe('platform/only-by-the-clock');
  });

  test('is a colleague’s to leave alone, and the accountant’s to read', () => {
    expect(refusal('sign', aContract({ ownerId: 'lan' }))).toBe('platform/not-permitted');
    expect(refusal('cancel', aContract(), person('mai', 'ACCOUNTANT'))).toBe('platform/not-permitted');
  });

  test('may be changed until it is countersigned', () => {
    const edit = (status: ContractStatus) =>
      obstacle<ContractStatus, ContractSubject>(contractEdits, 'edit', { actor: seller, subject: aContract({ status }), now })?.type;
    expect(ContractStatus.options.filter((status) => !edit(status))).toEqual(['DRAFT', 'SIGNED']);
  });

  test('a screen is offered the moves of the present state alone', () => {
    const offered = (status: ContractStatus, actor = seller) =>
      possibleMoves({ actor, subject: aContract({ status }), now }).map(({ move }) => move);
    expect(offered('DRAFT')).toEqual(['sign', 'cancel', 'edit']);
    expect(offered('SIGNED')).toEqual(['sendBack', 'cancel', 'edit']);
    expect(offered('SIGNED', manager)).toEqual(['approve', 'sendBack', 'cancel', 'edit']);
    expect(offered('APPROVED')).toEqual(['cancel']);
    expect(offered('COMPLETED')).toEqual([]);
  });
});
