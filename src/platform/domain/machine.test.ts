import { describe, expect, test } from 'vitest';
import { mintActor } from './actor.ts';
import { type Guard, type Living, type Moves, movesOf, obstacle } from './machine.ts';
import { defineRefusals } from './refusal.ts';

type Lamp = Living<'OFF' | 'ON'> & { broken: boolean };
const { refuse } = defineRefusals('lamp', { broken: { status: 409, en: 'It is broken: {why}.', vi: 'Hỏng: {why}.' } });
const whole: Guard<Lamp> = ({ subject }) => (subject.broken ? refuse('broken', { why: 'no wire' }) : undefined);
const lampMoves = {
  light: { from: ['OFF'], to: 'ON', may: 'lamp.light', unless: [whole] },
  fade: { from: ['ON'], to: 'OFF', may: 'clock' },
} as const satisfies Moves<'OFF' | 'ON', Lamp>;

const now = Temporal.Instant.from('2026-11-20T00:00:00Z');
const person = (own: boolean) =>
  mintActor({ id: 'me', kind: 'person', name: 'Me', locale: 'vi', grants: { 'lamp.light': [{ branchId: 'hn', own }] } });
const clock = mintActor({ id: '0', kind: 'clock', name: 'clock', locale: 'en', grants: {} });
const lamp = (given: Partial<Lamp> = {}): Lamp => ({ status: 'OFF', branchId: 'hn', ownerId: 'me', broken: false, ...given });
const why = (move: string, subject: Lamp, actor = person(false)) => obstacle(lampMoves, move, { actor, subject, now })?.type;

describe('a move', () => {
  test('is possible from its states, for whoever has the permission there, unless a guard says no', () => {
    expect(why('light', lamp())).toBeUndefined();
    expect(why('light', lamp({ status: 'ON' }))).toBe('platform/move-refused');
    expect(why('light', lamp({ branchId: 'pn' }))).toBe('platform/not-permitted');
    expect(why('light', lamp({ broken: true }))).toBe('lamp/broken');
    expect(why('explode', lamp())).toBe('platform/not-found');
  });

  test('of one whose permission reaches own records only is not possible on those of others', () => {
    expect(why('light', lamp({ ownerId: 'me' }), person(true))).toBeUndefined();
    expect(why('light', lamp({ ownerId: 'other' }), person(true))).toBe('platform/not-permitted');
  });

  test('of the clock is the clock’s alone', () => {
    expect(why('fade', lamp({ status: 'ON' }))).toBe('platform/only-by-the-clock');
    expect(why('fade', lamp({ status: 'ON' }), clock)).toBeUndefined();
  });
});

describe('what a screen offers', () => {
  test('is the moves of the present state, the blocked ones with their reason in the reader’s language', () => {
    expect(movesOf(lampMoves, { actor: person(false), subject: lamp(), now })).toEqual([{ move: 'light', blockedBy: null }]);
    const blocked = movesOf(lampMoves, { actor: person(false), subject: lamp({ broken: true }), now });
    expect(blocked).toEqual([{ move: 'light', blockedBy: { type: 'lamp/broken', says: 'Hỏng: no wire.' } }]);
    expect(movesOf(lampMoves, { actor: person(false), subject: lamp({ status: 'ON' }), now })).toEqual([]);
  });
});
