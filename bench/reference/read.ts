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

/** A page of quotations of a branch by status and date; customers with these letters in their name. */
export function readRoutes(app: FastifyInstance, pool: pg.Pool) {
  app.get<{ Querystring: ListQuery }>('/quotations', async ({ query: { branchId, status, from, at, id } }) => {
    const { rows } =
      at && id
        ? await pool.query({ name: 'list-on', text: list('and (q.created_at, q.id) < ($4, $5)'), values: [branchId, status, from, at, id] })
        : await pool.query({ name: 'list', text: list(''), values: [branchId, status, from] });
    return { items: rows };
  });
  app.get<{ Querystring: { branchId: string; q: string } }>('/customers', async ({ query: { branchId, q } }) => {
    const { rows } = await pool.query({ name: 'search', text: search, values: [branchId, `%${q}%`] });
    return { items: rows };
  });
}
