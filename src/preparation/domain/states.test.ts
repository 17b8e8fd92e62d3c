import { describe, expect, test } from 'vitest';
import { type Role, roles } from '#access/domain/roles.ts';
import { mintActor } from '#platform/domain/actor.ts';
import { movesOf, obstacle } from '#platform/domain/machine.ts';
import { PreparationStatus } from './preparation.ts';
import { type PreparationMove, type PreparationSubject, preparationMoves } from './states.ts';

const now = Temporal.Instant.from('2026-11-20T03:00:00Z');
const person = (role: Role, branchId = 'hn') =>
  mintActor({
    id: 'tuan',
    kind: 'person',
    name: 'Tuấn',
    locale: 'en',
    grants: Object.fromEntries(
      Object.entries(roles[role]).map(([permission, reach]) => [permission, [{ branchId, own: reach === 'own' }]]),
    ),
  });
const aPreparation = (over: Partial<PreparationSubject> = {}): PreparationSubject => ({
  status: 'PENDING',
  branchId: 'hn',
  ownerId: 'ha',
  sold: false,
  ...over,
});
const moves = Object.keys(preparationMoves) as PreparationMove[];
const byHand = moves.filter((move) => move !== 'cancel');
const refusal = (move: PreparationMove, subject: PreparationSubject, actor = person('OPERATIONS')) =>
  obstacle(preparationMoves, move, { actor, subject, now })?.type;

describe('the life of a preparation', () => {
  test.each(PreparationStatus.options)('%s: is worked on until it is cancelled', (status) => {
    for (const move of byHand)
      expect([move, refusal(move, aPreparation({ status }))]).toEqual([move, status === 'CANCELLED' ? 'platform/move-refused' : undefined]);
  });

  test('reaches every state, and nobody cancels it by hand', () => {
    const reached = new Set<string>(moves.flatMap((move) => [preparationMoves[move].to].flat()));
    expect([...reached].sort()).toEqual([...PreparationStatus.options].sort());
    expect(refusal('cancel', aPreparation())).toBe('platform/only-by-the-clock');
    expect(movesOf(preparationMoves, { actor: person('ADMIN'), subject: aPreparation(), now }).map(({ move }) => move)).toEqual(byHand);
  });

  test('is the work of operations and of the manager of that branch', () => {
    for (const role of ['SALES', 'ACCOUNTANT', 'GUARD'] as const)
      for (const move of byHand) expect(refusal(move, aPreparation(), person(role))).toBe('platform/not-permitted');
    for (const move of byHand) {
      expect(refusal(move, aPreparation(), person('MANAGER'))).toBeUndefined();
      expect(refusal(move, aPreparation(), person('OPERATIONS', 'hcm'))).toBe('platform/not-permitted');
    }
  });

  test('stays as it was once the car is delivered', () => {
    for (const move of byHand) expect(refusal(move, aPreparation({ status: 'READY', sold: true }))).toBe('preparation/car-delivered');
  });
});
