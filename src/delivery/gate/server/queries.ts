import { and, eq, ne, sql } from 'drizzle-orm';
import { scoped } from '#access/server/scope.ts';
import { people } from '#access/server/tables.ts';
import { bookings } from '#booking/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { contracts } from '#contract/server/tables.ts';
import type { DocumentKind } from '#document/domain/document.ts';
import { documents } from '#document/server/tables.ts';
import { invoices } from '#invoice/server/tables.ts';
import { cashBooks } from '#payment/server/tables.ts';
import { sum } from '#platform/domain/money.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { preparations, preparationTasks } from '#preparation/server/tables.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import type { DeliveryView, GatepassView } from '../../api.ts';
import { type CarFacts, gateOf, type Missing } from '../../domain/gate.ts';
import { nameOf } from '../../domain/rules.ts';
import { deliveries, gatepasses } from '../../server/tables.ts';

type KeptTask = {
  kind: CarFacts['tasks'][number]['kind'];
  status: CarFacts['tasks'][number]['status'];
  labelEn: string | null;
  labelVi: string | null;
};
type KeptCar = Omit<CarFacts, 'tasks'> & { id: string; preparationId: string | null; tasks: KeptTask[]; gatepass: GatepassView | null };

/** Every car of a booking, what was done to it, and its living gatepass. */
const cars = sql<KeptCar[]>`(
  select coalesce(json_agg(json_build_object('id', v.id, 'vin', v.vin, 'preparationId', p.id,
    'registrationNumber', p.registration_number,
    'insuredFrom', p.insured_from, 'insuredTo', p.insured_to,
    'tasks', (select coalesce(json_agg(json_build_object('kind', t.kind, 'status', t.status, 'labelEn', t.label_en, 'labelVi', t.label_vi)
      order by t.position), '[]') from ${preparationTasks} t where t.preparation_id = p.id),
    'gatepass', (select json_build_object('id', g.id, 'gatepassNumber', g.gatepass_number, 'status', g.status, 'issuedAt', g.issued_at,
      'issuedByName', w.name, 'usedAt', g.used_at, 'voidReason', g.void_reason)
      from ${gatepasses} g join ${people} w on w.id = g.issued_by where g.vehicle_id = v.id and g.status <> 'VOID')) order by v.id), '[]')
  from ${vehicles} v left join ${preparations} p on p.vehicle_id = v.id and p.booking_id = v.booking_id and p.status <> 'CANCELLED'
  where v.booking_id = ${bookings.id} and v.status in ('ALLOCATED', 'SOLD'))`;

const kinds = sql<DocumentKind[]>`(
  select coalesce(json_agg(distinct d.kind), '[]') from ${documents} d where d.deal_id = ${bookings.dealId})`;

/** What the gate judges, beside the day. */
export const judged = {
  bookingId: bookings.id,
  bookingNumber: bookings.bookingNumber,
  bookingStatus: bookings.status,
  branchId: bookings.branchId,
  ownerId: bookings.ownerId,
  dealId: bookings.dealId,
  quantity: bookings.quantity,
  totalPrice: bookings.totalPrice,
  contractId: contracts.id,
  contractStatus: contracts.status,
  contractLocale: contracts.locale,
  branchLocale: branches.locale,
  asked: cashBooks.asked,
  received: cashBooks.received,
  refunded: cashBooks.refunded,
  committed: cashBooks.committed,
  tradedIn: cashBooks.tradedIn,
  invoiced: sql<boolean>`${invoices.id} is not null`,
  settings: branches.settings,
  timeZone: branches.timeZone,
  cars,
  kinds,
};

type Judged = {
  quantity: number;
  totalPrice: number;
  contractStatus: typeof contracts.$inferSelect.status | null;
  asked: number | null;
  received: number | null;
  refunded: number | null;
  committed: number | null;
  tradedIn: number | null;
  invoiced: boolean;
  settings: typeof branches.$inferSelect.settings;
  cars: KeptCar[];
  kinds: DocumentKind[];
};

/** What is missing for a delivery on that day of the branch. */
export function missingOf(ctx: Context, sale: Judged, deliveryOn: string): Missing[] {
  const { quantity, contractStatus, invoiced, settings } = sale;
  const named = sale.cars.map(({ tasks, ...car }) => ({
    ...car,
    tasks: tasks.map(({ labelEn, labelVi, ...task }) => ({ ...task, label: (ctx.locale === 'vi' ? labelVi : labelEn) ?? '' })),
  }));
  const covered = sum([sale.committed ?? 0, sale.tradedIn ?? 0]);
  const due = sum([sale.asked ?? sale.totalPrice, -(sale.received ?? 0), sale.refunded ?? 0, -covered]);
  const invoicedByDelivery = settings.invoiceWhen === 'DELIVERY';
  return gateOf({ deliveryOn, quantity, contractStatus, due, invoiced, invoicedByDelivery, cars: named, documents: sale.kinds });
}

export const liveContract = and(eq(contracts.bookingId, bookings.id), sql`${contracts.status} <> 'CANCELLED'`);

/** A booking whose cars are to be delivered, in the reach of that permission; refuses 404 otherwise. */
export async function findSale(ctx: Context, bookingId: string, permission: 'delivery.read' | 'delivery.write') {
  const [found] = await ctx.tx
    .select({ ...judged, deliveryId: deliveries.id })
    .from(bookings)
    .innerJoin(branches, eq(branches.id, bookings.branchId))
    .leftJoin(contracts, liveContract)
    .leftJoin(cashBooks, eq(cashBooks.bookingId, bookings.id))
    .leftJoin(invoices, eq(invoices.bookingId, bookings.id))
    .leftJoin(deliveries, and(eq(deliveries.bookingId, bookings.id), ne(deliveries.status, 'CANCELLED')))
    .where(and(eq(bookings.id, bookingId), scoped(ctx.actor, permission, { branch: bookings.branchId, owner: bookings.ownerId })));
  if (!found) throw refusePlatform('not-found');
  return found;
}

export const saidOf = (ctx: Context, missing: readonly Missing[]): DeliveryView['missing'] =>
  missing.map((one) => ({ fact: one.fact, car: one.car ?? null, says: nameOf(one, ctx.locale) }));
