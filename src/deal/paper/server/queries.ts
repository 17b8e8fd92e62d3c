import { type SQL, sql } from 'drizzle-orm';
import { scoped } from '#access/server/scope.ts';
import { bookings } from '#booking/server/tables.ts';
import { contracts } from '#contract/server/tables.ts';
import { deliveries, gatepasses } from '#delivery/server/tables.ts';
import { invoices } from '#invoice/server/tables.ts';
import { cashBooks, deposits, payments } from '#payment/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { preparations, preparationTasks } from '#preparation/server/tables.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import { deals } from '../../server/tables.ts';

/** What was written for the deal after its booking, as it is stored. `done` of `tasks` are settled where there are any. */
export type PaperOfDeal = {
  kind: 'DEPOSIT' | 'CONTRACT' | 'INVOICE' | 'PREPARATION' | 'DELIVERY';
  id: string;
  number: string;
  status: string;
  title: string;
  on: string | null;
  done: number | null;
  tasks: number | null;
  totalPrice: number | null;
  createdAt: string;
};

/** The money of one booking of the deal, with its last movements. */
export type MoneyOfDeal = {
  bookingId: string;
  bookingNumber: string;
  status: string;
  asked: number;
  received: number;
  refunded: number;
  committed: number;
  lender: string;
  /** What the contract agrees for the car given in payment, and what of it counts already. */
  tradeIn: number;
  tradedIn: number;
  movements: {
    id: string;
    kind: 'DEPOSIT' | 'PAYMENT' | 'REFUND';
    method: 'CASH' | 'TRANSFER' | 'CARD';
    amount: number;
    on: string;
    receiptNumber: string | null;
  }[];
};

const noNumber = sql`null::int`;

/** Deposits, contracts, invoices and cars on their way, as one column: each kind only for whoever may read it. */
export function papersOfDeal(ctx: Context) {
  const settled = (condition: SQL) =>
    sql`(select count(*)::int from ${preparationTasks} k where k.preparation_id = ${preparations.id} and ${condition})`;
  const kinds = [
    sql`select 'DEPOSIT' as kind, id, deposit_number as number, status, '' as title, null::date as "on", ${noNumber} as done, ${noNumber} as tasks,
        amount as "totalPrice", created_at as "createdAt"
      from ${deposits} where ${deposits.dealId} = ${deals.id} and ${scoped(ctx.actor, 'payment.read', { branch: deposits.branchId, owner: deposits.ownerId })}`,
    sql`select 'CONTRACT', id, contract_number, status, coalesce(lender, ''), delivery_on, ${noNumber}, ${noNumber},
        (select b.total_price from ${bookings} b where b.id = ${contracts.bookingId}), created_at
      from ${contracts} where ${contracts.dealId} = ${deals.id} and ${scoped(ctx.actor, 'contract.read', { branch: contracts.branchId, owner: contracts.ownerId })}`,
    sql`select 'INVOICE', id, invoice_number, 'ISSUED', '', null, ${noNumber}, ${noNumber}, total, created_at
      from ${invoices} where ${invoices.dealId} = ${deals.id} and ${scoped(ctx.actor, 'invoice.read', { branch: invoices.branchId, owner: invoices.ownerId })}`,
    sql`select 'PREPARATION', id, (select v.vin from ${vehicles} v where v.id = ${preparations.vehicleId}), status, coalesce(registration_number, ''), null,
        ${settled(sql`k.status <> 'PENDING'`)}, ${settled(sql`true`)}, null, created_at
      from ${preparations} where ${preparations.dealId} = ${deals.id} and ${scoped(ctx.actor, 'preparation.read', {
        branch: preparations.branchId,
        owner: preparations.ownerId,
      })}`,
    sql`select 'DELIVERY', id, (select b.booking_number from ${bookings} b where b.id = ${deliveries.bookingId}), status,
        coalesce((select string_agg(g.gatepass_number, ', ' order by g.gatepass_number) from ${gatepasses} g
          where g.delivery_id = ${deliveries.id} and g.status <> 'VOID'), ''), null, ${noNumber}, ${noNumber}, null, created_at
      from ${deliveries} where ${deliveries.dealId} = ${deals.id} and ${scoped(ctx.actor, 'delivery.read', {
        branch: deliveries.branchId,
        owner: deliveries.ownerId,
      })}`,
  ].map((kind) => sql`(${kind} order by created_at desc limit 20)`);
  return sql<PaperOfDeal[]>`(
    select coalesce(json_agg(paper order by paper."createdAt" desc), '[]') from (${sql.join(kinds, sql` union all `)}) paper)`;
}

/** The cash book of each of its bookings that asks for money or has some, as one column; nothing for whoever may not see money. */
export const moneyOfDeal = (ctx: Context) => sql<MoneyOfDeal[]>`(
  select coalesce(json_agg(json_build_object('bookingId', b.id, 'bookingNumber', b.booking_number, 'status', b.status,
    'asked', coalesce(m.asked, b.total_price), 'received', coalesce(m.received, 0), 'refunded', coalesce(m.refunded, 0),
    'committed', coalesce(m.committed, 0), 'lender', coalesce(m.lender, ''),
    'tradedIn', coalesce(m.traded_in, 0),
    'tradeIn', coalesce((select c.trade_in_value from ${contracts} c where c.booking_id = b.id and c.status <> 'CANCELLED'), 0),
    'movements', (select coalesce(json_agg(json_build_object('id', t.id, 'kind', t.kind, 'method', t.method, 'amount', t.amount,
        'on', t.received_on, 'receiptNumber', t.receipt_number) order by t.created_at desc, t.id desc), '[]')
      from (select * from ${payments} where ${payments.bookingId} = b.id order by created_at desc, id desc limit 5) t)
    ) order by (b.status = 'CANCELLED'), b.created_at desc), '[]')
  from (select * from ${bookings} where ${bookings.dealId} = ${deals.id}
      and ${scoped(ctx.actor, 'payment.read', { branch: bookings.branchId, owner: bookings.ownerId })} order by created_at desc limit 5) b
    left join ${cashBooks} m on m.booking_id = b.id
  where b.status in ('APPROVED', 'COMPLETED') or m.received > 0)`;
