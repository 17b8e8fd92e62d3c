import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { people } from '#access/server/tables.ts';
import { ofBooking } from '#booking/server/tables.ts';
import type { SigningWay } from '#contract/domain/contract.ts';
import type { Strokes } from '#contract/domain/signature.ts';
import { id, instant } from '#platform/server/columns.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import type { ChecklistPoint, Deliverable, DeliveryStatus, GatepassStatus, Signer } from '../domain/delivery.ts';

/** The handover of all cars of a booking. A booking has one that is not cancelled. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: id().primaryKey(),
    ...ofBooking(),
    status: text('status').$type<DeliveryStatus>().notNull(),
    scheduledAt: instant('scheduled_at').notNull(),
    checked: jsonb('checked').$type<ChecklistPoint[]>().notNull(),
    handedOver: jsonb('handed_over').$type<Deliverable[]>().notNull(),
    /** 1 to 5, as the customer answered at the handover. */
    satisfaction: integer('satisfaction'),
    note: text('note').notNull().default(''),
    /** The certificate that was signed, and its SHA-256. */
    certificateId: id('certificate_id'),
    certificateHash: text('certificate_hash'),
    deliveredBy: id('delivered_by').references(() => people.id),
    deliveredAt: instant('delivered_at'),
    createdBy: id('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: instant('created_at').notNull(),
    rowVersion: integer('row_version').notNull(),
  },
  (t) => [
    uniqueIndex('deliveries_booking').on(t.bookingId).where(sql`status <> 'CANCELLED'`),
    index('deliveries_list').on(t.branchId, t.scheduledAt, t.id),
    index('deliveries_status').on(t.branchId, t.status, t.scheduledAt, t.id),
    index('deliveries_owner').on(t.ownerId, t.scheduledAt, t.id),
    index('deliveries_deal').on(t.dealId),
  ],
);

/** Who signed the handover, when, how and from where. Only inserted into (a trigger refuses the rest). */
export const deliverySignatures = pgTable(
  'delivery_signatures',
  {
    id: id().primaryKey(),
    deliveryId: id('delivery_id')
      .notNull()
      .references(() => deliveries.id),
    signer: text('signer').$type<Signer>().notNull(),
    how: text('how').$type<SigningWay>().notNull(),
    name: text('name').notNull(),
    strokes: jsonb('strokes').$type<Strokes>(),
    at: instant('at').notNull(),
    actorId: id('actor_id')
      .notNull()
      .references(() => people.id),
    ip: text('ip').notNull(),
    userAgent: text('user_agent').notNull(),
  },
  (t) => [uniqueIndex('delivery_signatures_one').on(t.deliveryId, t.signer)],
);

/** The paper with which one car leaves once. Its code is sealed with the server's secret; here is only what recognises it. */
export const gatepasses = pgTable(
  'gatepasses',
  {
    id: id().primaryKey(),
    ...ofBooking(),
    deliveryId: id('delivery_id')
      .notNull()
      .references(() => deliveries.id),
    vehicleId: id('vehicle_id')
      .notNull()
      .references(() => vehicles.id),
    gatepassNumber: text('gatepass_number').notNull(),
    /** SHA-256 of the code in its QR. */
    codeHash: text('code_hash').notNull(),
    status: text('status').$type<GatepassStatus>().notNull(),
    issuedBy: id('issued_by')
      .notNull()
      .references(() => people.id),
    issuedAt: instant('issued_at').notNull(),
    usedBy: id('used_by').references(() => people.id),
    usedAt: instant('used_at'),
    voidReason: text('void_reason'),
    /** Nobody where the clock took the car back. */
    voidedBy: id('voided_by').references(() => people.id),
    voidedAt: instant('voided_at'),
  },
  (t) => [
    uniqueIndex('gatepasses_number').on(t.branchId, t.gatepassNumber),
    uniqueIndex('gatepasses_code').on(t.codeHash),
    uniqueIndex('gatepasses_vehicle').on(t.vehicleId).where(sql`status <> 'VOID'`),
    index('gatepasses_delivery').on(t.deliveryId),
    index('gatepasses_booking').on(t.bookingId),
    index('gatepasses_deal').on(t.dealId),
  ],
);
