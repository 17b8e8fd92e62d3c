import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { branches } from '#branch/server/tables.ts';
import { colors, versions } from '#catalogue/server/tables.ts';
import { amount, day, id, instant } from '#platform/server/columns.ts';
import type { Location, VehicleStatus } from '../domain/vehicle.ts';

/** Every car. `bookingId` is its one live holder; the database refuses a held car without one and a free car with one. */
export const vehicles = pgTable(
  'vehicles',
  {
    id: id().primaryKey(),
    branchId: id('branch_id')
      .notNull()
      .references(() => branches.id),
    vin: text('vin').notNull(),
    frameNumber: text('frame_number'),
    engineNumber: text('engine_number'),
    versionId: id('version_id')
      .notNull()
      .references(() => versions.id),
    colorId: id('color_id')
      .notNull()
      .references(() => colors.id),
    status: text('status').$type<VehicleStatus>().notNull(),
    location: text('location').$type<Location>().notNull(),
    demo: boolean('demo').notNull().default(false),
    manufacturedOn: day('manufactured_on'),
    arrivedOn: day('arrived_on'),
    expectedOn: day('expected_on'),
    landedCost: amount('landed_cost'),
    bookingId: id('booking_id'),
    heldUntil: instant('held_until'),
    createdAt: instant('created_at').notNull(),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('vehicles_vin').on(t.vin),
    index('vehicles_list').on(t.branchId, t.status, t.createdAt, t.id),
    index('vehicles_stock').on(t.branchId, t.versionId, t.colorId, t.arrivedOn, t.id).where(sql`status = 'AVAILABLE' and not demo`),
    index('vehicles_booking').on(t.bookingId).where(sql`booking_id is not null`),
    index('vehicles_held').on(t.heldUntil).where(sql`status = 'HELD'`),
    index('vehicles_recent').on(t.branchId, t.createdAt, t.id),
    index('vehicles_everywhere').on(t.createdAt, t.id),
    index('vehicles_arrived').on(t.branchId, t.arrivedOn, t.id).where(sql`arrived_on is not null`),
    index('vehicles_version').on(t.versionId, t.createdAt, t.id),
    index('vehicles_numbers').using('gin', sql`vin gin_trgm_ops`, sql`frame_number gin_trgm_ops`, sql`engine_number gin_trgm_ops`),
  ],
);
