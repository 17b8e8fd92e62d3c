import { type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { scoped } from '#access/server/scope.ts';
import { personRoles } from '#access/server/tables.ts';
import { approvalRequests, approvalSteps } from '#approval/server/tables.ts';
import { bookings } from '#booking/server/tables.ts';
import { colors } from '#catalogue/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { quotations } from '#quotation/server/tables.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import type { WaitingItem } from '../../api.ts';

type Item = z.output<typeof WaitingItem>;

const most = 60;
/** A quotation whose last day is this near waits for its salesperson. */
const soonHours = 48;

const colorOf = (ctx: Context, color: SQL) =>
  sql`(select ${ctx.locale === 'vi' ? sql`k.name_vi` : sql`k.name_en`} from ${colors} k where k.id = ${color})`;

/** What waits for me: prices that I may approve, my quotations that came back or lapse soon, my bookings with or without a car. */
export async function listWaiting(ctx: Context): Promise<Item[]> {
  const me = sql`${ctx.actor.id}::uuid`;
  const now = sql`${ctx.now.toString()}::timestamptz`;
  const soon = sql`${ctx.now.add({ hours: soonHours }).toString()}::timestamptz`;
  const mayDecide = scoped(ctx.actor, 'approval.decide', { branch: approvalRequests.branchId });
  const { rows } = await ctx.tx.execute<Item & { at: string }>(sql`
    (select 1 as rank, 'APPROVAL' as kind, facts->>'number' as title, concat_ws(' · ', facts->>'customerName', facts->>'title') as subtitle,
        (case document when 'BOOKING' then '/sales/bookings/' else '/sales/quotations/' end) || document_id as path, created_at as at
      from ${approvalRequests}
      where status = 'OPEN' and author_id <> ${me} and ${mayDecide} and exists (
        select 1 from ${approvalSteps} s join ${personRoles} pr on pr.person_id = ${me}
          and (pr.branch_id is null or pr.branch_id = ${approvalRequests.branchId}) and (pr.role = s.role or pr.role = 'ADMIN')
        where s.request_id = ${approvalRequests.id} and s.decision is null
          and s.level = (select min(level) from ${approvalSteps} o where o.request_id = s.request_id and o.decision is null))
      order by created_at limit ${most})
    union all
    (select case when q.status = 'REJECTED' then 2 when q.expires_at < ${soon} then 3 else 5 end,
        case when q.status = 'REJECTED' then 'QUOTATION_REJECTED' when q.expires_at < ${soon} then 'QUOTATION_EXPIRING' else 'QUOTATION_APPROVED' end,
        q.quote_number, concat_ws(' · ', q.customer_name, concat_ws(' ', q.model, q.version, ${colorOf(ctx, sql`q.color_id`)})), '/sales/quotations/' || q.id,
        case when q.status <> 'REJECTED' and q.expires_at < ${soon} then q.expires_at else q.created_at end
      from ${quotations} q
      where q.owner_id = ${me} and ((q.status in ('APPROVED', 'REJECTED')) or (q.status in ('SENT', 'ACCEPTED') and q.expires_at < ${soon}))
        and (q.status = 'REJECTED' or q.expires_at > ${now}) and q.created_at > ${now} - interval '60 days'
      order by q.created_at desc limit ${most})
    union all
    (select case when b.allocation = 'ALLOCATED' then 4 else 6 end,
        case when b.allocation = 'ALLOCATED' then 'BOOKING_GOT_CAR' else 'BOOKING_WAITS' end,
        b.booking_number, concat_ws(' · ', b.customer_name, concat_ws(' ', b.model, b.version, ${colorOf(ctx, sql`b.color_id`)})), '/sales/bookings/' || b.id,
        coalesce((select min(v.held_until) from ${vehicles} v where v.booking_id = b.id), b.queued_at, b.created_at)
      from ${bookings} b
      where b.owner_id = ${me} and b.status = 'APPROVED' and (b.allocation = 'BACKORDERED' or b.deposit_at is null)
      order by b.created_at desc limit ${most})
    order by rank, at limit ${most}`);
  return rows.map(({ kind, title, subtitle, path, at }) => ({ kind, title, subtitle, path, at: new Date(at).toISOString() }));
}
