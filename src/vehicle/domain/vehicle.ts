import { z } from 'zod';
import { Amount, Day, Instant, MoveView } from '#platform/domain/api.ts';
import type { Living } from '#platform/domain/machine.ts';

export const VehicleStatus = z.enum(['IN_TRANSIT', 'AVAILABLE', 'HELD', 'ALLOCATED', 'SOLD']);
export type VehicleStatus = z.output<typeof VehicleStatus>;

export const Location = z.enum(['YARD', 'SHOWROOM', 'WORKSHOP']);
export type Location = z.output<typeof Location>;

export const VehicleMove = z.enum(['arrive', 'hold', 'allocate', 'unallocate', 'release', 'sell', 'transfer']);
export type VehicleMove = z.output<typeof VehicleMove>;

/** The booking that has the car, whole, as the moves judge it. */
export type Holder = {
  bookingId: string;
  bookingNumber: string;
  dealId: string;
  ownerId: string;
  customerName: string;
  /** When the hold lapses, as the clock of the car's branch shows it; none once allocated. */
  until: string | null;
};

/** What a move of a car is judged by. */
export type Car = Living<VehicleStatus> & { demo: boolean; holder: Holder | null };

/** The holder as this reader may see it: the booking's number always, the rest where the booking is theirs to see. */
export const HolderView = z.object({
  bookingNumber: z.string(),
  bookingId: z.uuid().nullable(),
  dealId: z.uuid().nullable(),
  customerName: z.string().nullable(),
  until: Instant.nullable(),
});
export type HolderView = z.output<typeof HolderView>;

export const ColorView = z.object({ id: z.uuid(), nameEn: z.string(), nameVi: z.string(), hex: z.string() });

/** A car in a list. `landedCost` (minor units) only for those who may see it. */
export const VehicleRow = z.object({
  id: z.uuid(),
  branchId: z.uuid(),
  branchName: z.string(),
  vin: z.string(),
  frameNumber: z.string().nullable(),
  engineNumber: z.string().nullable(),
  model: z.string(),
  versionId: z.uuid(),
  version: z.string(),
  year: z.int(),
  color: ColorView,
  status: VehicleStatus,
  location: Location,
  demo: z.boolean(),
  expectedOn: Day.nullable(),
  arrivedOn: Day.nullable(),
  /** Days since arrival by the branch's calendar. */
  ageDays: z.int().nullable(),
  holder: HolderView.nullable(),
  landedCost: Amount.nullable().optional(),
});
export type VehicleRow = z.output<typeof VehicleRow>;

/** What happened to a car, when and by whom; `changes` holds `[before, after]` or what is new. */
export const VehicleEvent = z.object({
  id: z.uuid(),
  at: Instant,
  actorName: z.string(),
  move: z.string(),
  bookingNumber: z.string().nullable(),
  changes: z.record(z.string(), z.unknown()),
});

export const VehicleView = VehicleRow.extend({
  currency: z.enum(['VND', 'INR']),
  timeZone: z.string(),
  manufacturedOn: Day.nullable(),
  /** Whether position 9 is the VIN's check digit; only a warning. */
  checkDigitHolds: z.boolean(),
  createdAt: Instant,
  rowVersion: z.int(),
  moves: z.array(MoveView),
  history: z.array(VehicleEvent),
});
export type VehicleView = z.output<typeof VehicleView>;

/** An approved booking that still wants a car of this version and colour. */
export const Claim = z.object({
  bookingId: z.uuid(),
  bookingNumber: z.string(),
  customerName: z.string(),
  depositAt: Instant.nullable(),
  createdAt: Instant,
  quantity: z.int(),
  /** Cars it has already. */
  held: z.int(),
});
export type Claim = z.output<typeof Claim>;
