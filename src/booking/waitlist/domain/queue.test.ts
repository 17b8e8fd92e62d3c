import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { before, queueOf, type Waiting } from './queue.ts';

const at = (minute: number) => Temporal.Instant.from('2026-11-20T00:00:00Z').add({ minutes: minute }).toString();
const aWaiting = (id: string, queued: number, deposit: number | null = null): Waiting => ({
  id,
  queuedAt: at(queued),
  depositAt: deposit === null ? null : at(deposit),
});
const anyWaiting = fc
  .record({ id: fc.uuid(), queued: fc.nat(6), deposit: fc.option(fc.nat(6), { nil: null }) })
  .map(({ id, queued, deposit }) => aWaiting(id, queued, deposit));
const anyQueue = fc.uniqueArray(anyWaiting, { selector: ({ id }) => id, maxLength: 12 });

describe('the queue for a car', () => {
  test('serves a deposit before none, however late it was booked', () => {
    expect(queueOf([aWaiting('early', 1), aWaiting('paid', 9, 10)]).map(({ id }) => id)).toEqual(['paid', 'early']);
  });

  test('serves the earlier deposit first, then the earlier booking', () => {
    const queue = [aWaiting('c', 1, 5), aWaiting('b', 8, 4), aWaiting('e', 3), aWaiting('d', 2)];
    expect(queueOf(queue).map(({ id }) => id)).toEqual(['b', 'c', 'd', 'e']);
  });

  test('reads the same instant alike, however it is written', () => {
    const utc = { id: 'a', depositAt: null, queuedAt: '2026-11-20T00:00:00Z' };
    expect(before(utc, { ...utc, id: 'b', queuedAt: '2026-11-20T07:00:00.000+07:00' })).toBeLessThan(0);
  });

  test('is one order, whatever order the bookings are given in', () => {
    fc.assert(
      fc.property(anyQueue, fc.infiniteStream(fc.nat()), (queue, keys) => {
        const shuffled = queue.map((one) => ({ one, key: keys.next().value ?? 0 })).sort((a, b) => a.key - b.key);
        expect(queueOf(shuffled.map(({ one }) => one))).toEqual(queueOf(queue));
      }),
    );
  });

  test('keeps everyone’s place when somebody in it is served or leaves', () => {
    fc.assert(
      fc.property(anyQueue, fc.nat(11), (queue, leaves) => {
        const stays = (one: Waiting) => one.id !== queueOf(queue)[leaves]?.id;
        expect(queueOf(queue.filter(stays))).toEqual(queueOf(queue).filter(stays));
      }),
    );
  });

  test('a deposit only ever moves its booking forward', () => {
    fc.assert(
      fc.property(anyQueue, anyWaiting, fc.nat(6), (others, one, minute) => {
        fc.pre(one.depositAt === null && others.every(({ id }) => id !== one.id));
        const place = (of: Waiting) => queueOf([...others, of]).findIndex(({ id }) => id === one.id);
        expect(place({ ...one, depositAt: at(minute) })).toBeLessThanOrEqual(place(one));
      }),
    );
  });
});
