import type { FastifyInstance } from 'fastify';
import type pg from 'pg';

type ListQuery = { branchId: string; status: string; from: string; at?: string; id?: string };

const columns = `q.id, q.branch_id as "branchId", q.owner_id as "ownerId", p.name as "ownerName", q.deal_id as "dealId", q.customer_id as "customerId",
  q.quote_number as "quoteNumber", q.revision, q.type, q.status, q.currency, q.customer_name as "customerName", q.customer_phone as "customerPhone",
  q.model, q.version, q.color, q.quantity, q.total_price as "totalPrice", q.created_at as "createdAt", q.expiry_date as "expiryDate", q.row_version as "rowVersion"`;

const list = (place: string) => `select ${columns} from quotations q join people p on p.id = q.owner_id
  where q.branch_id = $1 and q.status = $2 and q.created_at >= $3 ${place} order by q.created_at desc, q.id desc limit 50`;

const search = `select c.id, c.branch_id as "branchId", c.kind, c.name, c.phone, c.email, c.source, c.group_id as "groupId", c.created_at as "createdAt"
  from customers c where c.branch_id = $1 and c.name_folded like $2 order by c.created_at desc, c.id desc limit 50`;

const json = (rows: string, order: string) => `(select coalesce(json_agg(r order by ${order}), '[]') from (${rows}) r)`;

/** A deal with its papers, its money and what happened, as its page shows it. */
const deal = `select d.id, d.title, d.status, d.created_at as "createdAt", c.name as "customerName", c.phone as "customerPhone", p.name as "ownerName", b.currency,
    ${json('select q.id, q.quote_number, q.status, q.model, q.version, q.total_price, q.created_at, q.expires_at from quotations q where q.deal_id = d.id limit 20', 'r.created_at desc')} as quotations,
    ${json(
      `select k.id, k.booking_number, k.status, k.allocation, k.total_price, k.deposit_due, k.deposit_at, k.created_at, m.received, m.refunded, m.committed,
        (select json_agg(v.vin) from vehicles v where v.booking_id = k.id) as cars,
        (select json_agg(json_build_object('id', t.id, 'number', t.contract_number, 'status', t.status)) from contracts t where t.booking_id = k.id) as contracts,
        (select json_agg(json_build_object('number', t.deposit_number, 'status', t.status)) from deposits t where t.booking_id = k.id) as deposits,
        (select json_agg(json_build_object('number', t.receipt_number, 'amount', t.amount)) from payments t where t.booking_id = k.id) as payments,
        (select json_agg(json_build_object('id', t.id, 'status', t.status)) from preparations t where t.booking_id = k.id) as preparations,
        (select json_agg(json_build_object('id', t.id, 'status', t.status)) from deliveries t where t.booking_id = k.id) as deliveries
      from bookings k left join cash_books m on m.booking_id = k.id where k.deal_id = d.id limit 5`,
      'r.created_at desc',
    )} as bookings,
    ${json('select e.at, e.subject, e.move, e.actor_name, e.changes from events e where e.deal_id = d.id order by e.at desc limit 100', 'r.at desc')} as events
  from deals d join customers c on c.id = d.customer_id join people p on p.id = d.owner_id join branches b on b.id = d.branch_id where d.id = $1`;

/** A page of quotations of a branch by status and date; customers with these letters in their name. */
export function readRoutes(app: FastifyInstance, pool: pg.Pool) {
  app.get<{ Querystring: ListQuery }>('/quotations', async ({ query: { branchId, status, from, at, id } }) => {
    const { rows } =
      at && id
        ? await pool.query({ name: 'list-on', text: list('and (q.created_at, q.id) < ($4, $5)'), values: [branchId, status, from, at, id] })
        : await pool.query({ name: 'list', text: list(''), values: [branchId, status, from] });
    return { items: rows };
  });
  app.get<{ Params: { id: string } }>('/deals/:id', async ({ params }, reply) => {
    const { rows } = await pool.query({ name: 'deal', text: deal, values: [params.id] });
    return rows[0] ?? reply.code(404).send({});
  });
  app.get<{ Querystring: { branchId: string; q: string } }>('/customers', async ({ query: { branchId, q } }) => {
    const { rows } = await pool.query({ name: 'search', text: search, values: [branchId, `%${q}%`] });
    return { items: rows };
  });
}
