import { type Actor, can } from '#platform/domain/actor.ts';
import { type Moves, obstacle, type Situation } from '#platform/domain/machine.ts';
import type { Facts, Refusal } from '#platform/domain/refusal.ts';
import { refuse } from './refusals.ts';
import type { Car, Holder, VehicleMove, VehicleStatus } from './vehicle.ts';

/** A salesperson sees their own bookings alone, so another's customer stays unnamed. */
export const seesHolder = (actor: Actor, car: Pick<Car, 'branchId'>, holder: Holder): boolean =>
  can(actor, 'booking.read', { branchId: car.branchId, ownerId: holder.ownerId });

/** Who has the car, in the words this reader may see (C5, C7). */
export function holderFacts(actor: Actor, car: Car): Facts {
  const { holder } = car;
  if (!holder) return {};
  const seen = seesHolder(actor, car, holder);
  return {
    bookingNumber: holder.bookingNumber,
    holder: seen ? `${holder.bookingNumber} (${holder.customerName})` : holder.bookingNumber,
    ...(seen ? { customerName: holder.customerName } : {}),
    ...(holder.until ? { until: holder.until } : {}),
  };
}

/** What stands in the way of a move that the state does not allow. */
const inTheWay: Record<VehicleStatus, (move: VehicleMove) => Parameters<typeof refuse>[0]> = {
  IN_TRANSIT: () => 'not-arrived',
  AVAILABLE: (move) => (move === 'arrive' ? 'already-here' : 'held-by-nobody'),
  HELD: (move) => (move === 'arrive' ? 'already-here' : move === 'sell' ? 'not-allocated' : 'held'),
  ALLOCATED: (move) => (move === 'arrive' ? 'already-here' : 'allocated'),
  SOLD: () => 'sold',
};

/** Why this car cannot be moved so now, naming what truly stands in the way; nothing when it can. */
export function obstacleOfCar(moves: Moves<VehicleStatus, Car>, move: VehicleMove, situation: Situation<Car>): Refusal | undefined {
  const no = obstacle(moves, move, situation);
  if (no?.type !== 'platform/move-refused') return no;
  const { actor, subject } = situation;
  if (subject.demo && move !== 'arrive' && move !== 'transfer') return refuse('demo-car');
  return refuse(inTheWay[subject.status](move), holderFacts(actor, subject));
}

type Days = { manufacturedOn?: string | null; arrivedOn?: string | null };

/** Days that cannot be: a car that arrived tomorrow, or was made after it came. */
export function obstacleOfDays({ manufacturedOn, arrivedOn }: Days, today: string) {
  const problems: { field: 'manufacturedOn' | 'arrivedOn'; problem: 'made-later' | 'arrived-later' }[] = [];
  if (arrivedOn && arrivedOn > today) problems.push({ field: 'arrivedOn', problem: 'arrived-later' });
  if (manufacturedOn && (manufacturedOn > today || (arrivedOn && manufacturedOn > arrivedOn)))
    problems.push({ field: 'manufacturedOn', problem: 'made-later' });
  return problems;
}
