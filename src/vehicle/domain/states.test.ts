import { describe, expect, test } from 'vitest';
import { type Role, roles } from '#access/domain/roles.ts';
import { type Actor, mintActor } from '#platform/domain/actor.ts';
import { movesOf } from '#platform/domain/machine.ts';
import { obstacleOfCar } from './rules.ts';
import { vehicleMoves } from './states.ts';
import { type Car, type Holder, VehicleMove, VehicleStatus } from './vehicle.ts';

const now = Temporal.Instant.from('2026-11-20T02:00:00Z');
const branchId = 'b1';

const actorWith = (role: Role, id = 'u1', branch = branchId): Actor =>
  mintActor({
    id,
    kind: 'person',
    name: id,
    locale: 'en',
    grants: Object.fromEntries(Object.entries(roles[role]).map(([name, reach]) => [name, [{ branchId: branch, own: reach === 'own' }]])),
  });
const clock = mintActor({ id: 'clock', kind: 'clock', name: 'clock', locale: 'en', grants: {} });
const manager = actorWith('MANAGER', 'm1');
const seller = actorWith('SALES', 's1');

const holder: Holder = {
  bookingId: 'k1',
  bookingNumber: 'BK-2026-0007',
  dealId: 'd1',
  ownerId: 's1',
  customerName: 'Nguyễn Thị Hằng',
  until: '22/11/2026 09:00',
};
const held = (status: VehicleStatus) => status === 'HELD' || status === 'ALLOCATED' || status === 'SOLD';
const aCar = (status: VehicleStatus, more: Partial<Car> = {}): Car => ({
  status,
  branchId,
  ownerId: null,
  demo: false,
  holder: held(status) ? { ...holder, until: status === 'HELD' ? holder.until : null } : null,
  ...more,
});
const why = (move: VehicleMove, subject: Car, actor = manager) => obstacleOfCar(vehicleMoves, move, { actor, subject, now });

/** Every state × move for a manager: the state it leads to, or the reason why not. */
const life: Record<VehicleStatus, Record<VehicleMove, string>> = {
  IN_TRANSIT: {
    arrive: 'AVAILABLE',
    hold: 'vehicle/not-arrived',
    allocate: 'vehicle/not-arrived',
    unallocate: 'platform/only-by-the-clock',
    release: 'vehicle/not-arrived',
    sell: 'vehicle/not-arrived',
    transfer: 'vehicle/not-arrived',
  },
  AVAILABLE: {
    arrive: 'vehicle/already-here',
    hold: 'HELD',
    allocate: 'vehicle/held-by-nobody',
    unallocate: 'platform/only-by-the-clock',
    release: 'vehicle/held-by-nobody',
    sell: 'vehicle/held-by-nobody',
    transfer: 'AVAILABLE',
  },
  HELD: {
    arrive: 'vehicle/already-here',
    hold: 'vehicle/held',
    allocate: 'ALLOCATED',
    unallocate: 'platform/only-by-the-clock',
    release: 'AVAILABLE',
    sell: 'vehicle/not-allocated',
    transfer: 'vehicle/held',
  },
  ALLOCATED: {
    arrive: 'vehicle/already-here',
    hold: 'vehicle/allocated',
    allocate: 'vehicle/allocated',
    unallocate: 'platform/only-by-the-clock',
    release: 'AVAILABLE',
    sell: 'SOLD',
    transfer: 'vehicle/allocated',
  },
  SOLD: {
    arrive: 'vehicle/sold',
    hold: 'vehicle/sold',
    allocate: 'vehicle/sold',
    unallocate: 'platform/only-by-the-clock',
    release: 'vehicle/sold',
    sell: 'vehicle/sold',
    transfer: 'vehicle/sold',
  },
};

describe('the life of a car', () => {
  const all = VehicleStatus.options.flatMap((status) => VehicleMove.options.map((move) => [status, move, life[status][move]] as const));
  test.each(all)('%s: %s leads to %s', (status, move, outcome) => {
    const no = why(move, aCar(status));
    expect(no ? no.type : vehicleMoves[move].to).toBe(outcome);
  });

  test('every state but the first is reached by a move, and only a sold car stays where it is', () => {
    const moves = Object.values(vehicleMoves);
    const reached = new Set<string>(moves.map(({ to }) => to));
    expect(VehicleStatus.options.filter((status) => !reached.has(status))).toEqual(['IN_TRANSIT']);
    const left = new Set<string>(moves.flatMap(({ from }) => [...from]));
    expect(VehicleStatus.options.filter((status) => !left.has(status))).toEqual(['SOLD']);
  });

  test('the moves a screen is given are those that the table allows', () => {
    for (const status of VehicleStatus.options) {
      const offered = movesOf(vehicleMoves, { actor: manager, subject: aCar(status), now }).map(({ move }) => move);
      expect(offered).toEqual(VehicleMove.options.filter((move) => VehicleStatus.safeParse(life[status][move]).success));
    }
  });

  test('only what becomes of the money of its booking makes an allocated car a held one again', () => {
    expect(VehicleStatus.options.filter((status) => !why('unallocate', aCar(status), clock))).toEqual(['ALLOCATED']);
  });

  test('time may release what a hold no longer protects', () => {
    expect(why('release', aCar('HELD'), clock)).toBeUndefined();
  });
});

describe('who may move a car', () => {
  const byHand = VehicleMove.options.filter((move) => vehicleMoves[move].may !== 'clock');
  const may: Record<Role, VehicleMove[]> = {
    SALES: ['hold', 'release'],
    MANAGER: byHand,
    ACCOUNTANT: [],
    OPERATIONS: byHand,
    GUARD: [],
    ADMIN: byHand,
    CUSTOMER: [],
  };
  test.each(Object.entries(may))('%s may %s', (role, allowed) => {
    for (const move of byHand) {
      const from = vehicleMoves[move].from[0];
      const no = why(move, aCar(from), actorWith(role as Role, 's1'));
      expect([move, no?.type]).toEqual([move, allowed.includes(move) ? undefined : 'platform/not-permitted']);
    }
  });

  test('nobody moves a car of a branch that is not theirs', () => {
    for (const move of byHand)
      expect(why(move, aCar(vehicleMoves[move].from[0]), actorWith('MANAGER', 'm2', 'b2'))?.type).toBe('platform/not-permitted');
  });

  test('a salesperson gives back their own hold, not a colleague’s and not an allocated car', () => {
    expect(why('release', aCar('HELD'), seller)).toBeUndefined();
    expect(why('release', aCar('HELD'), actorWith('SALES', 's2'))?.type).toBe('vehicle/not-your-hold');
    expect(why('release', aCar('ALLOCATED'), seller)?.type).toBe('vehicle/not-your-hold');
    expect(why('release', aCar('ALLOCATED'), manager)).toBeUndefined();
  });
});

describe('a demo car', () => {
  test('is never held, allocated, released or sold; it may arrive and be moved about', () => {
    for (const move of ['hold', 'allocate', 'release', 'sell'] as const)
      expect(why(move, aCar('AVAILABLE', { demo: true }))?.type).toBe('vehicle/demo-car');
    expect(why('arrive', aCar('IN_TRANSIT', { demo: true }))).toBeUndefined();
    expect(why('transfer', aCar('AVAILABLE', { demo: true }))).toBeUndefined();
  });
});

describe('a refusal names the true holder', () => {
  test('by number, customer and time to those who may see the booking', () => {
    expect(why('hold', aCar('HELD'))?.says('en')).toBe(
      'This car is held for booking BK-2026-0007 (Nguyễn Thị Hằng) until 22/11/2026 09:00.',
    );
    expect(why('transfer', aCar('ALLOCATED'))?.says('vi')).toBe('Xe này đã được ghép cho đơn đặt xe BK-2026-0007 (Nguyễn Thị Hằng).');
  });

  test('by number and time alone to a salesperson whose booking it is not', () => {
    const no = why('hold', aCar('HELD'), actorWith('SALES', 's2'));
    expect(no?.says('en')).toBe('This car is held for booking BK-2026-0007 until 22/11/2026 09:00.');
    expect(JSON.stringify(no?.facts)).not.toContain('Hằng');
  });

  test('in words without a hole, in both languages, for every state and move', () => {
    for (const status of VehicleStatus.options)
      for (const move of VehicleMove.options)
        for (const locale of ['en', 'vi'] as const) expect(why(move, aCar(status))?.says(locale) ?? '').not.toMatch(/\{|\}|undefined| {2}/);
  });
});
