import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { people } from '#access/server/tables.ts';
import { ofBooking } from '#booking/server/tables.ts';
import { day, id, instant } from '#platform/server/columns.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import type { Finding, PreparationStatus, TaskKind, TaskStatus } from '../domain/preparation.ts';

/** An allocated car on its way to its customer. A car that is taken back and allocated again is prepared anew. */
export const preparations = pgTable(
  'preparations',
  {
    id: id().primaryKey(),
    ...ofBooking(),
    vehicleId: id('vehicle_id')
      .notNull()
      .references(() => vehicles.id),
    status: text('status').$type<PreparationStatus>().notNull(),
    findings: jsonb('findings').$type<Finding[]>().notNull(),
    registrationNumber: text('registration_number'),
    registeredOn: day('registered_on'),
    insuranceProvider: text('insurance_provider'),
    policyNumber: text('policy_number'),
    insuranceCover: text('insurance_cover'),
    insuredFrom: day('insured_from'),
    insuredTo: day('insured_to'),
    createdAt: instant('created_at').notNull(),
    readyAt: instant('ready_at'),
    rowVersion: integer('row_version').notNull(),
  },
  (t) => [
    uniqueIndex('preparations_vehicle').on(t.vehicleId).where(sql`status <> 'CANCELLED'`),
    index('preparations_booking').on(t.bookingId),
    index('preparations_deal').on(t.dealId),
    index('preparations_list').on(t.branchId, t.createdAt, t.id),
    index('preparations_status').on(t.branchId, t.status, t.createdAt, t.id),
    index('preparations_owner').on(t.ownerId, t.createdAt, t.id),
  ],
);

/** What has to be done to that car: its inspection, each accessory that was ordered, its registration, its insurance. */
export const preparationTasks = pgTable(
  'preparation_tasks',
  {
    id: id().primaryKey(),
    preparationId: id('preparation_id')
      .notNull()
      .references(() => preparations.id),
    position: integer('position').notNull(),
    kind: text('kind').$type<TaskKind>().notNull(),
    status: text('status').$type<TaskStatus>().notNull(),
    /** The accessory; the rest are called by their kind. */
    itemId: id('item_id'),
    labelEn: text('label_en'),
    labelVi: text('label_vi'),
    /** Why it is not needed. */
    reason: text('reason'),
    settledBy: id('settled_by').references(() => people.id),
    settledAt: instant('settled_at'),
  },
  (t) => [index('preparation_tasks_of').on(t.preparationId, t.position)],
);
