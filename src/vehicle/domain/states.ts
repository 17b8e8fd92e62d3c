import { can } from '#platform/domain/actor.ts';
import type { Guard, Moves } from '#platform/domain/machine.ts';
import { refuse } from './refusals.ts';
import { holderFacts } from './rules.ts';
import type { Car, VehicleMove, VehicleStatus } from './vehicle.ts';

const demoCar: Guard<Car> = ({ subject }) => (subject.demo ? refuse('demo-car') : undefined);

/** Whoever only holds cars gives back their own; an allocated one, or a colleague's, takes somebody who runs the stock. */
const heldForOthers: Guard<Car> = ({ actor, subject }) => {
  const own = subject.status === 'HELD' && subject.holder?.ownerId === actor.id;
  return own || can(actor, 'vehicle.write', subject) ? undefined : refuse('not-your-hold', holderFacts(actor, subject));
};

/**
 * The life of a car. `arrive` makes it allocatable; `transfer` moves a free one to another place or branch; `unallocate` follows from
 * the money of its booking, which is no longer there (docs/decisions/0010).
 */
export const vehicleMoves = {
  arrive: { from: ['IN_TRANSIT'], to: 'AVAILABLE', may: 'vehicle.write' },
  hold: { from: ['AVAILABLE'], to: 'HELD', may: 'vehicle.hold', unless: [demoCar] },
  allocate: { from: ['HELD'], to: 'ALLOCATED', may: 'vehicle.write' },
  unallocate: { from: ['ALLOCATED'], to: 'HELD', may: 'clock' },
  release: { from: ['HELD', 'ALLOCATED'], to: 'AVAILABLE', may: 'vehicle.hold', unless: [heldForOthers] },
  sell: { from: ['ALLOCATED'], to: 'SOLD', may: 'vehicle.write' },
  transfer: { from: ['AVAILABLE'], to: 'AVAILABLE', may: 'vehicle.write' },
} as const satisfies Moves<VehicleStatus, Car> & Record<VehicleMove, unknown>;
