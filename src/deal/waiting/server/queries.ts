import { type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { scoped } from '#access/server/scope.ts';
import { personRoles } from '#access/server/tables.ts';
import { bookings } from '#booking/server/tables.ts';
import { branches } from '#branch/server/tables.ts';
import { colors } from '#catalogue/server/tables.ts';
import { contracts } from '#contract/server/tables.ts';
import { deliveries } from '#delivery/server/tables.ts';
import { deposits } from '#payment/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { quotations } from '#quotation/server/tables.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import { type Waiting, WaitingKind } from '../../api.ts';
import { approvalsOf, cashDeskOf, columns, handover, most, ofBooking, signaturesOf, yardOf } from '../../desk/server/queries.ts';

type Item = z.output<typeof Waiting>['items'][number];
type Found = Item & { count: number };

/** So many of a kind are shown. */
const shown = 8;
/** A quotation whose last day is this near waits for its salesperson. */
const soonHours = 48;

/** Everything that waits for me: by my roles in each branch, and in what is mine. The most pressing of each kind first. */
export async function listWaiting(ctx: Context): Promise<z.output<typeof Waiting>> {
  const me = sql`${ctx.actor.id}::uuid`;
  const mine = [...quotationsOf(ctx, me), ...bookingsOf(ctx, me), ...papersOf(ctx, me), ...deliveriesOf(ctx, me)];
  const all = sql.join([approvalsOf(ctx, me), ...cashDeskOf(ctx, me), ...yardOf(ctx), signaturesOf(ctx, me), ...mine], sql` union all `);
  const { rows } = await ctx.tx.execute<Found>(sql`
    with places as materialized (
      select distinct pr.role, b.id as branch_id from ${personRoles} pr join ${branches} b on pr.branch_id is null or pr.branch_id = b.id
      where pr.person_id = ${me}),
    waiting as (select kind, number as title, concat_ws(' · ', customer, concat_ws(' ', car, (select ${
      ctx.locale === 'vi' ? sql`k.name_vi` : sql`k.name_en`
    } from ${colors} k where k.id = color))) as subtitle, path, at, ends, day, amount, currency, row_number() over (partition by kind order by pressing, at) as place, count(*) over (partition by kind)::int as count
      from (${all}) as every)
    select kind, title, subtitle, path, at, ends, day::text as on, amount::text, currency, count from waiting where place <= ${shown} order by kind, place`);
  const rank = ({ kind }: { kind: Item['kind'] }) => WaitingKind.options.indexOf(kind);
  const sorted = rows.toSorted((a, b) => rank(a) - rank(b));
  return {
    items: sorted.map(({ count: _, at, amount, ...item }) => ({
      ...item,
      at: new Date(at).toISOString(),
      amount: amount === null ? null : Number(amount),
    })),
    counts: WaitingKind.options.flatMap((kind) => {
      const [first] = sorted.filter((item) => item.kind === kind);
      return first ? [{ kind, count: Math.min(first.count, most) }] : [];
    }),
  };
}

/** My deliveries of the day, where I sell but do not hand over. */
const deliveriesOf = (ctx: Context, me: SQL) => [
  sql`(select found.* from places p join ${branches} h on h.id = p.branch_id cross join lateral (${handover(
    ctx,
    sql`h.time_zone`,
    sql`${deliveries.branchId} = p.branch_id and ${deliveries.ownerId} = ${me}
      and ${scoped(ctx.actor, 'delivery.read', { branch: deliveries.branchId, owner: deliveries.ownerId })}`,
  )} limit ${most}) found where p.role = 'SALES')`,
];

/** My quotations that came back, were approved, or lapse soon. */
const quotationsOf = (ctx: Context, me: SQL) => {
  const now = sql`${ctx.now.toString()}::timestamptz`;
  const soon = sql`${ctx.now.add({ hours: soonHours }).toString()}::timestamptz`;
  const ends = sql`(q.status <> 'REJECTED' and q.expires_at < ${soon})`;
  const at = sql`case when ${ends} then q.expires_at else q.created_at end`;
  const kind = sql`case when q.status = 'REJECTED' then 'QUOTATION_REJECTED' when ${ends} then 'QUOTATION_EXPIRING' else 'QUOTATION_APPROVED' end`;
  const of = sql`q.customer_name as customer, concat_ws(' ', q.model, q.version) as car, q.color_id as color, q.currency as currency`;
  return [
    sql`(select ${columns(kind, of, {
      number: sql`q.quote_number`,
      path: sql`'/sales/quotations/' || q.id`,
      at,
      ends,
      pressing: at,
      amount: sql`q.total_price`,
    })}
    from ${quotations} q
    where q.owner_id = ${me} and ${scoped(ctx.actor, 'quotation.write', { branch: sql`q.branch_id`, owner: sql`q.owner_id` })}
      and (q.status in ('APPROVED', 'REJECTED') or (q.status in ('SENT', 'ACCEPTED') and q.expires_at < ${soon}))
      and (q.status = 'REJECTED' or q.expires_at > ${now}) and q.created_at > ${now} - interval '60 days'
    order by q.created_at desc limit ${most})`,
  ];
};

/** My bookings: those that wait for a car, that have one and no deposit, and whose contract is to be drawn up. */
const bookingsOf = (ctx: Context, me: SQL) => {
  const held = sql`(select min(v.held_until) from ${vehicles} v where v.booking_id = b.id)`;
  const waits = sql`b.allocation = 'BACKORDERED'`;
  const secured = sql`(b.deposit_at is not null or b.deposit_due = 0)`;
  const kind = sql`case when ${waits} then 'BOOKING_WAITS' when ${secured} then 'CONTRACT_TO_DRAW' else 'BOOKING_GOT_CAR' end`;
  const at = sql`case when ${waits} then coalesce(b.queued_at, b.created_at) when ${secured} then coalesce(b.deposit_at, b.created_at) else coalesce(${held}, b.created_at) end`;
  return [
    sql`(select ${columns(kind, ofBooking, {
      number: sql`b.booking_number`,
      path: sql`case when ${secured} and not ${waits} then '/sales/contracts/new?bookingId=' || b.id else '/sales/bookings/' || b.id end`,
      at,
      ends: sql`(not ${waits} and not ${secured} and ${held} is not null)`,
      pressing: at,
      amount: sql`b.total_price`,
    })}
    from ${bookings} b
    where b.owner_id = ${me} and b.status = 'APPROVED' and ${scoped(ctx.actor, 'booking.write', { branch: sql`b.branch_id`, owner: sql`b.owner_id` })}
      and (${waits} or (${secured} and not exists (select 1 from ${contracts} c where c.booking_id = b.id and c.status <> 'CANCELLED'))
        or (not ${secured} and not exists (select 1 from ${deposits} d where d.booking_id = b.id and d.status = 'PENDING')))
    order by b.created_at desc limit ${most})`,
  ];
};

/** My deposits that nobody has proven, and my contracts that the customer has not signed. */
const papersOf = (ctx: Context, me: SQL) => {
  const held = sql`(select min(v.held_until) from ${vehicles} v where v.booking_id = b.id)`;
  return [
    sql`(select ${columns(sql`'DEPOSIT_UNPROVEN'`, ofBooking, {
      number: sql`${deposits.depositNumber}`,
      path: sql`'/sales/deposits/' || ${deposits.id}`,
      at: sql`coalesce(${held}, ${deposits.createdAt})`,
      ends: sql`${held} is not null`,
      pressing: sql`coalesce(${held}, 'infinity')`,
      amount: sql`${deposits.amount}`,
    })}
    from ${deposits} join ${bookings} b on b.id = ${deposits.bookingId} and b.status = 'APPROVED'
    where ${deposits.ownerId} = ${me} and ${deposits.status} = 'PENDING' and ${deposits.proofId} is null
      and ${scoped(ctx.actor, 'payment.ask', { branch: deposits.branchId, owner: deposits.ownerId })}
    order by ${deposits.createdAt} limit ${most})`,
    sql`(select ${columns(sql`'CONTRACT_TO_SIGN'`, ofBooking, {
      number: sql`${contracts.contractNumber}`,
      path: sql`'/sales/contracts/' || ${contracts.id}`,
      at: sql`${contracts.createdAt}`,
      day: sql`${contracts.deliveryOn}`,
      pressing: sql`${contracts.deliveryOn}::timestamptz`,
      amount: sql`b.total_price`,
    })}
    from ${contracts} join ${bookings} b on b.id = ${contracts.bookingId} and b.status = 'APPROVED'
    where ${contracts.ownerId} = ${me} and ${contracts.status} = 'DRAFT'
      and ${scoped(ctx.actor, 'contract.write', { branch: contracts.branchId, owner: contracts.ownerId })}
    order by ${contracts.createdAt} limit ${most})`,
  ];
};
