import { type SQL, sql } from 'drizzle-orm';
import { people } from '#access/server/tables.ts';
import { approvalRequests, approvalSteps } from '#approval/server/tables.ts';
import { bookings } from '#booking/server/tables.ts';
import { colors } from '#catalogue/server/tables.ts';
import { contracts } from '#contract/server/tables.ts';
import { deliveries, gatepasses } from '#delivery/server/tables.ts';
import { cashBooks, deposits } from '#payment/server/tables.ts';
import { preparations } from '#preparation/server/tables.ts';
import { quotations } from '#quotation/server/tables.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import type { BookingFact, QuotationFact } from '../../domain/deal.ts';
import { deals } from '../../server/tables.ts';

/** A document of the deal beside what its journey needs. */
type Titled = { revision: number | null; title: string; colorEn: string; colorVi: string };
export type QuotationOfDeal = QuotationFact & Titled;
export type BookingOfDeal = BookingFact & Titled;

/** The last question put to the approvers about a document, with its levels. */
const approvalOf = (document: SQL) => sql`(
  select json_build_object('status', r.status, 'decidedAt', r.decided_at, 'steps', (
    select coalesce(json_agg(json_build_object('level', s.level, 'role', s.role, 'decision', s.decision, 'reason', s.reason, 'name', p.name)
      order by s.level), '[]')
    from ${approvalSteps} s left join ${people} p on p.id = s.decided_by where s.request_id = r.id))
  from ${approvalRequests} r where r.document_id = ${document} order by r.created_at desc limit 1)`;

const colorOf = (color: SQL) => sql`'colorEn', (select k.name_en from ${colors} k where k.id = ${color}),
  'colorVi', (select k.name_vi from ${colors} k where k.id = ${color})`;

/** A deal's quotations, newest first, as one column. */
export const quotationsOfDeal = sql<QuotationOfDeal[]>`(
  select coalesce(json_agg(json_build_object('id', q.id, 'number', q.quote_number, 'revision', q.revision, 'status', q.status,
    'title', concat_ws(' ', q.model, q.version), ${colorOf(sql`q.color_id`)}, 'totalPrice', q.total_price, 'createdAt', q.created_at,
    'expiryDate', q.expiry_date, 'expiresAt', q.expires_at, 'approval', ${approvalOf(sql`q.id`)}) order by q.created_at desc, q.id desc), '[]')
  from (select * from ${quotations} where deal_id = ${deals.id} order by created_at desc, id desc limit 20) q)`;

/** Those of the same branch, version and colour that also wait; a deposit comes before none, an earlier one before a later. */
const queued = (condition: SQL) => sql`(
  select count(*)::int from ${bookings} o where o.branch_id = b.branch_id and o.version_id = b.version_id and o.color_id = b.color_id
    and o.allocation = 'BACKORDERED' and o.status = 'APPROVED' and ${condition})`;

/** A deal's bookings, newest first, as one column: with their cars and their place in the queue. */
export const bookingsOfDeal = sql<BookingOfDeal[]>`(
  select coalesce(json_agg(json_build_object('id', b.id, 'number', b.booking_number, 'revision', null, 'status', b.status,
    'allocation', b.allocation, 'title', concat_ws(' ', b.model, b.version), ${colorOf(sql`b.color_id`)}, 'totalPrice', b.total_price,
    'createdAt', b.created_at, 'quotationId', b.quotation_id, 'quantity', b.quantity, 'depositDue', b.deposit_due,
    'depositAt', b.deposit_at, 'cancelReason', b.cancel_reason,
    'place', case when b.allocation = 'BACKORDERED' then ${queued(sql`
      (coalesce(o.deposit_at, 'infinity'), o.queued_at, o.id) <= (coalesce(b.deposit_at, 'infinity'), b.queued_at, b.id)`)} else 0 end,
    'length', case when b.allocation = 'BACKORDERED' then ${queued(sql`true`)} else 0 end,
    'cars', (select coalesce(json_agg(json_build_object('vin', v.vin, 'heldUntil', v.held_until) order by v.vin), '[]')
      from ${vehicles} v where v.booking_id = b.id),
    'approval', ${approvalOf(sql`b.id`)},
    'kept', coalesce((select m.received - m.refunded from ${cashBooks} m where m.booking_id = b.id), 0),
    'committed', coalesce((select m.committed from ${cashBooks} m where m.booking_id = b.id), 0),
    'tradedIn', coalesce((select m.traded_in from ${cashBooks} m where m.booking_id = b.id), 0),
    'deposit', (select json_build_object('id', d.id, 'number', d.deposit_number, 'status', d.status, 'amount', d.amount,
      'proven', d.proof_id is not null) from ${deposits} d where d.booking_id = b.id and d.status in ('PENDING', 'CONFIRMED')),
    'contract', (select json_build_object('id', c.id, 'number', c.contract_number, 'status', c.status, 'approvedAt', c.approved_at)
      from ${contracts} c where c.booking_id = b.id and c.status <> 'CANCELLED'),
    'preparation', (select json_build_object('cars', count(*), 'ready', count(*) filter (where p.status = 'READY'), 'readyAt', max(p.ready_at),
        'nextId', (array_agg(p.id order by p.created_at) filter (where p.status <> 'READY'))[1])
      from ${preparations} p where p.booking_id = b.id and p.status <> 'CANCELLED'),
    'delivery', (select json_build_object('id', h.id, 'status', h.status, 'scheduledAt', h.scheduled_at, 'deliveredAt', h.delivered_at,
        'passes', count(g.id), 'issuedAt', max(g.issued_at), 'gatepassNumber', string_agg(g.gatepass_number, ', ' order by g.gatepass_number))
      from ${deliveries} h left join ${gatepasses} g on g.delivery_id = h.id and g.status <> 'VOID'
      where h.booking_id = b.id and h.status <> 'CANCELLED' group by h.id)) order by b.created_at desc, b.id desc), '[]')
  from (select * from ${bookings} where deal_id = ${deals.id} order by created_at desc, id desc limit 5) b)`;
