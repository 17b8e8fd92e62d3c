import { z } from 'zod';
import { Amount, Day, defineApi, Id, Instant, page, Search, text } from '#platform/domain/api.ts';
import { Claim, Location, VehicleRow, VehicleStatus, VehicleView } from './domain/vehicle.ts';
import { ImportAsked, ImportDone, ImportPreview, ImportUndone, largestImport } from './import/domain/import.ts';

const listOf = <T extends z.ZodType<string>>(one: T) =>
  z
    .string()
    .max(300)
    .transform((given) => given.split(',') as z.input<T>[])
    .pipe(z.array(one).min(1).max(20));

/** What the list is asked for. `status`, `modelId`, `versionId`, `colorId`, `location` take several, separated by commas. */
export const VehicleSearch = Search.extend({
  status: listOf(VehicleStatus).optional(),
  location: listOf(Location).optional(),
  modelId: listOf(z.uuid()).optional(),
  versionId: listOf(z.uuid()).optional(),
  colorId: listOf(z.uuid()).optional(),
  demo: z.enum(['0', '1']).optional(),
  /** First and last day of arrival. */
  from: Day.optional(),
  to: Day.optional(),
  /** By entry into the books, or by arrival (only cars that have arrived). */
  sort: z.enum(['-createdAt', 'createdAt', '-arrivedOn', 'arrivedOn']).default('-createdAt'),
});

const Identity = {
  vin: text(40),
  frameNumber: text(40).nullable(),
  engineNumber: text(40).nullable(),
  versionId: z.uuid(),
  colorId: z.uuid(),
  demo: z.boolean(),
  manufacturedOn: Day.nullable(),
  expectedOn: Day.nullable(),
  landedCost: Amount.nullable(),
};

/** A car that enters the books, on its way or already here. */
export const VehicleDraft = z.strictObject({
  branchId: z.uuid().optional(),
  ...z
    .object(Identity)
    .partial({ frameNumber: true, engineNumber: true, demo: true, manufacturedOn: true, expectedOn: true, landedCost: true }).shape,
  status: z.enum(['IN_TRANSIT', 'AVAILABLE']).default('IN_TRANSIT'),
  location: Location.default('YARD'),
  arrivedOn: Day.nullable().optional(),
});

export const VehicleChange = z.strictObject({ ...z.object(Identity).partial().shape, rowVersion: z.int().min(1) });

export const Arrival = z.strictObject({ arrivedOn: Day.optional(), location: Location.default('YARD') });
export const Hold = z.strictObject({ bookingId: z.uuid(), until: Instant.optional() });
export const Release = z.strictObject({ reason: text(300) });
export const Transfer = z
  .strictObject({ branchId: z.uuid().optional(), location: Location.optional(), note: text(300).optional() })
  .refine(({ branchId, location }) => branchId !== undefined || location !== undefined, { path: ['location'] });

/** Everything that can be asked of the stock of cars. */
export const vehicleApi = defineApi({
  base: '/sales/vehicles',
  operations: {
    list: { method: 'GET', path: '', does: 'List cars', may: 'vehicle.read', query: VehicleSearch, returns: page(VehicleRow) },
    find: {
      method: 'GET',
      path: '/:id',
      does: 'Read a car with its holder and history',
      may: 'vehicle.read',
      params: Id,
      returns: VehicleView,
    },
    claims: {
      method: 'GET',
      path: '/:id/claims',
      does: 'Bookings that wait for a car like this one',
      may: 'vehicle.hold',
      params: Id,
      returns: z.object({ items: z.array(Claim) }),
    },
    add: { method: 'POST', path: '', does: 'Add a car', may: 'vehicle.write', body: VehicleDraft, returns: VehicleView },
    amend: {
      method: 'PATCH',
      path: '/:id',
      does: 'Correct a car’s details',
      may: 'vehicle.write',
      params: Id,
      body: VehicleChange,
      returns: VehicleView,
    },
    arrive: {
      method: 'POST',
      path: '/:id/arrive',
      does: 'A car has arrived',
      may: 'vehicle.write',
      params: Id,
      body: Arrival,
      returns: VehicleView,
    },
    hold: {
      method: 'POST',
      path: '/:id/hold',
      does: 'Hold a car for a booking',
      may: 'vehicle.hold',
      params: Id,
      body: Hold,
      returns: VehicleView,
    },
    allocate: {
      method: 'POST',
      path: '/:id/allocate',
      does: 'Allocate a held car to its booking',
      may: 'vehicle.write',
      params: Id,
      returns: VehicleView,
    },
    release: {
      method: 'POST',
      path: '/:id/release',
      does: 'Give a car back to the stock',
      may: 'vehicle.hold',
      params: Id,
      body: Release,
      returns: VehicleView,
    },
    sell: { method: 'POST', path: '/:id/sell', does: 'Mark a car as sold', may: 'vehicle.write', params: Id, returns: VehicleView },
    transfer: {
      method: 'POST',
      path: '/:id/transfer',
      does: 'Move a free car to another place or branch',
      may: 'vehicle.write',
      params: Id,
      body: Transfer,
      returns: VehicleView,
    },
    previewImport: {
      method: 'POST',
      path: '/import/preview',
      does: 'Say what each row of a CSV or XLSX file would do; writes nothing',
      may: 'vehicle.write',
      query: ImportAsked,
      upload: largestImport,
      returns: ImportPreview,
    },
    applyImport: {
      method: 'POST',
      path: '/import',
      does: 'Add and update cars from a CSV or XLSX file; the same file again changes nothing',
      may: 'vehicle.write',
      query: ImportAsked,
      upload: largestImport,
      returns: ImportDone,
    },
    undoImport: {
      method: 'POST',
      path: '/import/:id/undo',
      does: 'Remove the cars that an import added and nobody touched since',
      may: 'vehicle.write',
      params: Id,
      returns: ImportUndone,
    },
  },
});
