import type { FastifyInstance } from 'fastify';
import type pg from 'pg';

/** The quotation is locked and marked, the oldest car that fits is held, booking, lines and events are written: one statement. */
const convert = `with asked as (
    select q.*, uuidv7() as booking_id, (now() at time zone b.time_zone)::date as today from quotations q join branches b on b.id = q.branch_id
    where q.id = $1 and q.status in ('APPROVED', 'SENT', 'ACCEPTED') and q.expires_at > now() for update of q
  ), moved as (
    update quotations q set status = 'CONVERTED', row_version = q.row_version + 1 from asked where q.id = asked.id
  ), oldest as materialized (
    select v.id, asked.booking_id from asked, lateral (
      select f.id from vehicles f where f.branch_id = asked.branch_id and f.version_id = asked.version_id and f.color_id = asked.color_id
        and f.status = 'AVAILABLE' and not f.demo order by f.arrived_on, f.id limit 1 for update skip locked) v
  ), car as (
    update vehicles v set status = 'HELD', booking_id = oldest.booking_id, held_until = now() + interval '72 hours', row_version = v.row_version + 1
    from oldest where v.id = oldest.id returning v.*
  ), booking as (
    insert into bookings (id, branch_id, owner_id, deal_id, customer_id, booking_number, type, reference_type, quotation_id, status, allocation, queued_at, currency,
      customer_name, customer_phone, version_id, color_id, model, version, color, quantity, registration_area, total_price, commission, facts, deposit_due, booked_on, created_at)
    select a.booking_id, a.branch_id, a.owner_id, a.deal_id, a.customer_id, next_number('BK', a.branch_id::text, extract(year from a.today)::int), a.type, 'SALE_QUOTATION', a.id,
      'APPROVED', case when exists (select from car) then 'ALLOCATED' else 'BACKORDERED' end, now(), a.currency, a.customer_name, a.customer_phone, a.version_id, a.color_id,
      a.model, a.version, a.color, a.quantity, a.registration_area, a.total_price, a.commission,
      jsonb_build_object('number', '', 'title', a.model || ' ' || a.version, 'customerName', a.customer_name, 'currency', a.currency, 'totalPrice', a.total_price, 'discount', a.discount,
        'marginBp', a.margin_bp, 'grossProfit', a.gross_profit, 'belowFloor', false), a.total_price / 10, a.today, now()
    from asked a returning *
  ), lines as (
    insert into booking_lines (id, booking_id, position, kind, item_id, label_en, label_vi, quantity, unit_price, amount, rule, source)
    select uuidv7(), a.booking_id, l.position, l.kind, l.item_id, l.label_en, l.label_vi, l.quantity, l.unit_price, l.amount, l.rule, l.source
    from asked a join quotation_lines l on l.quotation_id = a.id returning *
  ), noted as (
    insert into events (id, at, subject, subject_id, branch_id, deal_id, actor_id, actor_name, move, changes, request_id)
    select uuidv7(), now(), 'quotation', a.id, a.branch_id, a.deal_id, a.owner_id, 'reference', 'convert', jsonb_build_object('status', array[a.status, 'CONVERTED']), 'reference' from asked a
    union all select uuidv7(), now(), 'vehicle', car.id, car.branch_id, k.deal_id, k.owner_id, 'reference', 'hold',
      jsonb_build_object('vin', car.vin, 'status', array['AVAILABLE', 'HELD'], 'bookingId', k.id), 'reference' from car, booking k
    union all select uuidv7(), now(), 'booking', k.id, k.branch_id, k.deal_id, k.owner_id, 'reference', 'convert',
      jsonb_build_object('bookingNumber', k.booking_number, 'totalPrice', k.total_price, 'allocation', k.allocation), 'reference' from booking k
  ) select k.*, (select json_agg(l) from lines l) as lines, (select json_agg(car) from car) as cars from booking k`;

/** A quotation becomes a confirmed booking with its car held. */
export function convertRoute(app: FastifyInstance, pool: pg.Pool) {
  app.post<{ Params: { id: string } }>('/quotations/:id/convert', async ({ params }, reply) => {
    const { rows } = await pool.query({ name: 'convert', text: convert, values: [params.id] });
    return rows[0] ?? reply.code(409).send({});
  });
}
