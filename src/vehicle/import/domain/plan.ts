import { obstacleOfDays } from '../../domain/rules.ts';
import type { Location, VehicleStatus } from '../../domain/vehicle.ts';
import type { ImportField, RowDeed } from './import.ts';
import type { CarValues, Remark, RowRead } from './row.ts';

/** A car that is in the books already, with who has it (a booking's number). */
export type Stocked = {
  id: string;
  vin: string;
  branchId: string;
  status: VehicleStatus;
  versionId: string;
  colorId: string;
  frameNumber: string | null;
  engineNumber: string | null;
  location: Location;
  manufacturedOn: string | null;
  expectedOn: string | null;
  arrivedOn: string | null;
  demo: boolean;
  landedCost: number | null;
  bookingNumber: string | null;
};

/** What a row will do: the fields it writes, and whether the car arrives or moves by it. */
export type Plan = {
  row: number;
  vin: string;
  does: RowDeed;
  car?: Stocked;
  change: CarValues;
  arrives: boolean;
  moves: boolean;
  fields: ImportField[];
  problems: Remark[];
  warnings: Remark[];
};

type Place = { branchId: string; today: string };

const fixedWhileHeld: readonly (keyof CarValues)[] = ['versionId', 'colorId', 'demo', 'location'];
const fieldNames: Record<keyof CarValues, ImportField> = {
  versionId: 'version',
  colorId: 'color',
  frameNumber: 'frameNumber',
  engineNumber: 'engineNumber',
  status: 'status',
  location: 'location',
  manufacturedOn: 'manufacturedOn',
  expectedOn: 'expectedOn',
  arrivedOn: 'arrivedOn',
  demo: 'demo',
  landedCost: 'landedCost',
};

/** What a row does to the stock as it is. A car keeps what the row leaves empty, and never goes back in its life. */
export function planOf(row: number, read: RowRead, car: Stocked | undefined, place: Place): Plan {
  const plan: Plan = {
    row,
    vin: read.vin,
    does: 'ERROR',
    car,
    change: {},
    arrives: false,
    moves: false,
    fields: [],
    problems: [...read.problems],
    warnings: read.warnings,
  };
  if (car && car.branchId !== place.branchId) plan.problems.push({ field: 'vin', problem: 'other-branch' });
  else if (car) update(plan, read.values, car, place);
  else create(plan, read.values, place);
  if (plan.problems.length > 0) return { ...plan, does: 'ERROR', fields: [] };
  if (!car) return { ...plan, does: 'CREATE' };
  return { ...plan, does: plan.fields.length > 0 ? 'UPDATE' : 'SKIP' };
}

function create(plan: Plan, values: CarValues, { today }: Place) {
  const said = (field: ImportField) => plan.problems.some((one) => one.field === field);
  for (const field of ['version', 'color'] as const)
    if (!values[`${field}Id`] && !said(field) && !(field === 'color' && said('version'))) plan.problems.push({ field, problem: 'needed' });
  if (values.status && values.status !== 'IN_TRANSIT' && values.status !== 'AVAILABLE')
    plan.problems.push({ field: 'status', problem: 'not-by-import' });
  const status = values.status ?? (values.arrivedOn ? 'AVAILABLE' : 'IN_TRANSIT');
  if (status === 'IN_TRANSIT' && values.arrivedOn) plan.problems.push({ field: 'status', problem: 'arrived-in-transit' });
  const arrivedOn = status === 'AVAILABLE' ? (values.arrivedOn ?? today) : undefined;
  plan.change = { ...values, status, arrivedOn, location: values.location ?? 'YARD', demo: values.demo ?? false };
  plan.problems.push(...obstacleOfDays({ ...values, arrivedOn }, today));
}

function update(plan: Plan, values: CarValues, car: Stocked, { today }: Place) {
  const { status, ...details } = values;
  const change = Object.fromEntries(
    Object.entries(details).filter(([field, value]) => value !== undefined && value !== car[field as keyof Stocked]),
  ) as CarValues;
  const arrives = car.status === 'IN_TRANSIT' && (status === 'AVAILABLE' || values.arrivedOn !== undefined);
  if (car.status === 'IN_TRANSIT' && !arrives) delete change.location;
  if (arrives) Object.assign(change, { status: 'AVAILABLE', arrivedOn: values.arrivedOn ?? today });
  const here = { manufacturedOn: values.manufacturedOn ?? car.manufacturedOn, arrivedOn: change.arrivedOn ?? car.arrivedOn };
  const changed = Object.keys(change) as (keyof CarValues)[];
  if (arrives && status === 'IN_TRANSIT') plan.problems.push({ field: 'status', problem: 'arrived-in-transit' });
  if (changed.length > 0) plan.problems.push(...obstacleOfDays(here, today));
  const fixed =
    car.status === 'SOLD'
      ? changed
      : car.status === 'HELD' || car.status === 'ALLOCATED'
        ? changed.filter((field) => fixedWhileHeld.includes(field))
        : [];
  for (const field of fixed)
    plan.problems.push({
      field: fieldNames[field],
      problem: car.status === 'SOLD' ? 'sold' : 'held',
      fill: { booking: car.bookingNumber ?? '' },
    });
  plan.change = change;
  plan.arrives = arrives;
  plan.moves = !arrives && car.status === 'AVAILABLE' && change.location !== undefined;
  plan.fields = changed.map((field) => fieldNames[field]);
}

/** A VIN that stands in a file twice counts once; the later row is told where the first is. */
export function markRepeats<T extends { row: number; vin: string; problems: Remark[] }>(rows: T[]): T[] {
  const first = new Map<string, number>();
  for (const one of rows) {
    const before = first.get(one.vin);
    if (before === undefined) first.set(one.vin, one.row);
    else if (one.vin) one.problems.push({ field: 'vin', problem: 'twice', fill: { row: before } });
  }
  return rows;
}
