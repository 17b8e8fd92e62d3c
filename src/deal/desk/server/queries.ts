import { type SQL, sql } from 'drizzle-orm';
import type { Role } from '#access/domain/roles.ts';
import { scoped } from '#access/server/scope.ts';
import { personRoles } from '#access/server/tables.ts';
import { approvalRequests, approvalSteps } from '#approval/server/tables.ts';
import { bookings } from '#booking/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { contracts } from '#contract/server/tables.ts';
import { deliveries } from '#delivery/server/tables.ts';
import { cashBooks, deposits, payments } from '#payment/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { preparations } from '#preparation/server/tables.ts';
import { vehicles } from '#vehicle/server/tables.ts';

/** So many of a kind are counted. */
export const most = 100;

/** What one thing that waits is made of; `pressing` sorts it among its kind. */
type Columns = Record<'number' | 'path' | 'at' | 'pressing', SQL> & Partial<Record<'ends' | 'day' | 'amount', SQL>>;

export const columns = (kind: SQL, of: SQL, { number, path, at, pressing, ends, day, amount }: Columns) => sql`
  ${kind} as kind, ${number} as number, ${of}, ${path} as path, ${at} as at, ${ends ?? sql`false`} as ends,
  ${day ?? sql`null::date`} as day, ${amount ?? sql`null::bigint`} as amount, ${pressing} as pressing`;

export const ofBooking = sql`b.customer_name as customer, concat_ws(' ', b.model, b.version) as car, b.color_id as color, b.currency as currency`;

/** Of each branch in which I have that role, so many as are counted, straight out of an index. */
const inPlaces = (roles: readonly Role[], from: SQL) => sql`(
  select found.* from places p cross join lateral (${from} limit ${most}) found where p.role in ${roles})`;

const today = (ctx: Context, zone: SQL) =>
  sql`((${ctx.now.toString()}::timestamptz at time zone ${zone})::date + 1)::timestamp at time zone ${zone}`;

/** What is to be handed over today, or should have been before; `which` is the branch's or mine. */
export const handover = (ctx: Context, zone: SQL, which: SQL) => sql`select ${columns(sql`'DELIVERY_TODAY'`, ofBooking, {
  number: sql`b.booking_number`,
  path: sql`'/sales/delivery/' || ${deliveries.id}`,
  at: sql`${deliveries.scheduledAt}`,
  ends: sql`true`,
  pressing: sql`${deliveries.scheduledAt}`,
})}
  from ${deliveries} join ${bookings} b on b.id = ${deliveries.bookingId}
  where ${which} and ${deliveries.status} = 'SCHEDULED' and ${deliveries.scheduledAt} < ${today(ctx, zone)}
  order by ${deliveries.scheduledAt}`;

/** The prices that I may approve. */
export const approvalsOf = (ctx: Context, me: SQL) => sql`(
  select 'APPROVAL' as kind, facts->>'number' as number, facts->>'customerName' as customer, facts->>'title' as car, null::uuid as color,
    null as currency, (case document when 'BOOKING' then '/sales/bookings/' else '/sales/quotations/' end) || document_id as path,
    created_at as at, false as ends, null::date as day, null::bigint as amount, created_at as pressing
  from ${approvalRequests}
  where status = 'OPEN' and author_id <> ${me} and ${scoped(ctx.actor, 'approval.decide', { branch: approvalRequests.branchId })} and exists (
    select 1 from ${approvalSteps} s join ${personRoles} pr on pr.person_id = ${me}
      and (pr.branch_id is null or pr.branch_id = ${approvalRequests.branchId}) and (pr.role = s.role or pr.role = 'ADMIN')
    where s.request_id = ${approvalRequests.id} and s.decision is null
      and s.level = (select min(level) from ${approvalSteps} o where o.request_id = s.request_id and o.decision is null))
  order by created_at limit ${most})`;

/** For whoever signs for the dealer: contracts that their customer signed, none that they had a hand in. */
export const signaturesOf = (ctx: Context, me: SQL) =>
  inPlaces(
    ['MANAGER', 'ADMIN'],
    sql`select ${columns(sql`'CONTRACT_TO_COUNTERSIGN'`, ofBooking, {
      number: sql`${contracts.contractNumber}`,
      path: sql`'/sales/contracts/' || ${contracts.id}`,
      at: sql`${contracts.signedAt}`,
      pressing: sql`${contracts.signedAt}`,
      amount: sql`b.total_price`,
    })}
    from ${contracts} join ${bookings} b on b.id = ${contracts.bookingId} and b.status = 'APPROVED'
    where ${contracts.branchId} = p.branch_id and ${contracts.status} = 'SIGNED' and ${scoped(ctx.actor, 'contract.approve', { branch: contracts.branchId })}
      and ${me} not in (${contracts.ownerId}, ${contracts.authorId}, ${contracts.editorId})
    order by ${contracts.createdAt}`,
  );

/** For the accountant: deposits that were proven, money that is owed back (a manager's too, since nobody gives back what they took), and what bookings owe. */
export const cashDeskOf = (ctx: Context, me: SQL) => {
  const may = (branch: typeof deposits.branchId | typeof cashBooks.branchId | typeof bookings.branchId) =>
    sql`${branch} = p.branch_id and ${scoped(ctx.actor, 'payment.write', { branch })}`;
  const deposit = {
    number: sql`${deposits.depositNumber}`,
    path: sql`'/sales/deposits/' || ${deposits.id}`,
    at: sql`${deposits.createdAt}`,
    pressing: sql`${deposits.createdAt}`,
    amount: sql`${deposits.amount}`,
  };
  const due = sql`m.asked - m.received + m.refunded - m.committed - m.traded_in`;
  const day = sql`coalesce(c.delivery_on, ${bookings.expectedOn})`;
  return [
    inPlaces(
      ['ACCOUNTANT'],
      sql`select ${columns(sql`'DEPOSIT_TO_CONFIRM'`, ofBooking, deposit)}
      from ${deposits} join ${bookings} b on b.id = ${deposits.bookingId} and b.status = 'APPROVED'
      where ${may(deposits.branchId)} and ${deposits.status} = 'PENDING' and ${deposits.proofId} is not null
      order by ${deposits.createdAt}`,
    ),
    inPlaces(
      ['ACCOUNTANT', 'MANAGER'],
      sql`select ${columns(sql`'REFUND_OWED'`, ofBooking, deposit)}
      from ${deposits} join ${bookings} b on b.id = ${deposits.bookingId}
      where ${may(deposits.branchId)} and ${deposits.status} = 'CANCELLED' and ${deposits.confirmedBy} <> ${me}
      order by ${deposits.createdAt}`,
    ),
    inPlaces(
      ['ACCOUNTANT', 'MANAGER'],
      sql`select ${columns(sql`'REFUND_OWED'`, ofBooking, {
        number: sql`b.booking_number`,
        path: sql`'/sales/bookings/' || b.id || '/cash-book'`,
        at: sql`b.created_at`,
        pressing: sql`b.created_at`,
        amount: sql`${cashBooks.received} - ${cashBooks.refunded}`,
      })}
      from ${cashBooks} join ${bookings} b on b.id = ${cashBooks.bookingId} and b.status = 'CANCELLED'
      where ${may(cashBooks.branchId)} and ${cashBooks.received} > ${cashBooks.refunded} and ${cashBooks.deposited} = 0 and not exists (
        select 1 from ${payments} t where t.booking_id = b.id and t.kind = 'PAYMENT' and t.created_by = ${me})`,
    ),
    inPlaces(
      ['ACCOUNTANT'],
      sql`select ${columns(
        sql`'BOOKING_DUE'`,
        sql`${bookings.customerName} as customer, concat_ws(' ', ${bookings.model}, ${bookings.version}) as car, ${bookings.colorId} as color,
          ${bookings.currency} as currency`,
        {
          number: sql`${bookings.bookingNumber}`,
          path: sql`'/sales/bookings/' || ${bookings.id} || '/cash-book'`,
          at: sql`${bookings.createdAt}`,
          pressing: sql`coalesce(${day}, 'infinity')::timestamptz`,
          day,
          amount: due,
        },
      )}
      from ${bookings} join ${cashBooks} m on m.booking_id = ${bookings.id} and ${due} > 0
        left join ${contracts} c on c.booking_id = ${bookings.id} and c.status <> 'CANCELLED'
      where ${may(bookings.branchId)} and ${bookings.status} = 'APPROVED' and ${bookings.depositAt} is not null
      order by ${bookings.createdAt}`,
    ),
  ];
};

/** For operations: the handovers of the day, and cars to be made ready, the one that is promised first before the others. */
export const yardOf = (ctx: Context) => {
  const day = sql`coalesce(c.delivery_on, b.expected_on)`;
  return [
    inPlaces(
      ['OPERATIONS'],
      handover(
        ctx,
        sql`(select h.time_zone from ${branches} h where h.id = p.branch_id)`,
        sql`${deliveries.branchId} = p.branch_id and ${scoped(ctx.actor, 'delivery.write', { branch: deliveries.branchId })}`,
      ),
    ),
    inPlaces(
      ['OPERATIONS'],
      sql`select ${columns(sql`'CAR_TO_PREPARE'`, ofBooking, {
        number: sql`v.vin`,
        path: sql`'/sales/preparation/' || ${preparations.id}`,
        at: sql`${preparations.createdAt}`,
        pressing: sql`coalesce(${day}, 'infinity')::timestamptz`,
        day,
      })}
      from ${preparations} join ${bookings} b on b.id = ${preparations.bookingId} join ${vehicles} v on v.id = ${preparations.vehicleId}
        left join ${contracts} c on c.booking_id = b.id and c.status <> 'CANCELLED'
      where ${preparations.branchId} = p.branch_id and ${preparations.status} in ('PENDING', 'IN_PROGRESS')
        and ${scoped(ctx.actor, 'preparation.write', { branch: preparations.branchId })}
      order by ${preparations.createdAt}`,
    ),
  ];
};
