import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { openFiles } from '#platform/server/files.ts';
import { type Block, makePdf } from '#platform/server/pdf.ts';

const events = 'insert into events (id, at, subject, subject_id, branch_id, deal_id, actor_id, actor_name, move, changes, request_id)';

/** The event of a change whose rows are `from`. */
const noted = (subject: string, move: string, from = 'x') =>
  `${events} select uuidv7(), now(), '${subject}', ${from}.id, ${from}.branch_id, ${from}.deal_id, ${from}.owner_id, 'reference', '${move}', '{}', 'reference' from ${from}`;

/** One change with its event, in one statement; further parts go with it. */
const change = (subject: string, move: string, statement: string, ...parts: string[]) =>
  `with x as (${statement} returning *), ${parts.map((part, at) => `part_${at} as (${part}), `).join('')} noted as (${noted(subject, move)}) select * from x`;

const whose = 'branch_id, owner_id, deal_id';
const year = 'extract(year from now())::int';
const money = (
  kind: string,
  amount: string,
) => `insert into payments (id, ${whose}, booking_id, deposit_id, kind, payer, method, amount, currency, received_on, receipt_number, created_by, created_at)
    select uuidv7(), b.branch_id, b.owner_id, b.deal_id, b.id, ${kind === 'DEPOSIT' ? 'x.id' : 'null::uuid'}, '${kind}', 'CUSTOMER', 'CASH', ${amount}, b.currency, current_date,
      take_statutory_number('RC', b.branch_id::text, ${year}), b.owner_id, now() from b`;
const letter = (
  kind: string,
  from = 'x',
) => `insert into messages (id, branch_id, deal_id, event_id, kind, subject_id, status, customer_name, address, subject, text, tried, due_at, created_at)
    select uuidv7(), ${from}.branch_id, ${from}.deal_id, uuidv7(), '${kind}', ${from}.id, 'WAITING', '', '', '', '', 0, now(), now() from ${from}`;
const kept = (
  kind: string,
  of: string,
) => `insert into documents (id, ${whose}, subject, subject_id, kind, name, key, media_type, bytes, sha256, uploaded_by, created_at)
    select uuidv7(), ${of}.branch_id, ${of}.owner_id, ${of}.deal_id, 'deal', ${of}.id, '${kind}', 'a', $2, $3, $4, $5, ${of}.owner_id, now() from ${of}`;
const signed = (
  party: string,
) => `insert into contract_signatures (id, contract_id, party, how, name, at, actor_id, ip, user_agent, pdf_sha256, paper_id)
    select uuidv7(), x.id, '${party}', 'TYPED', 'Name', now(), x.owner_id, '127.0.0.1', '', $5, d.id from x, part_0 d`;
const task = (
  kind: string,
  what: string,
) => `with x as (update preparations set ${what}, row_version = row_version + 1 where booking_id = $1 returning *),
    t as (update preparation_tasks set status = 'DONE', settled_by = x.owner_id, settled_at = now() from x where preparation_id = x.id and kind = '${kind}'),
    noted as (${noted('preparation', kind.toLowerCase())}) select * from x`;

/** A sale from the approved quotation to the gate, each step one statement that writes what the product writes. */
const steps = {
  submit: change('quotation', 'submit', `update quotations set status = 'APPROVED', row_version = row_version + 1 where id = $1`),
  ask: change(
    'deposit',
    'ask',
    `insert into deposits (id, ${whose}, booking_id, deposit_number, amount, currency, method, status, created_by, created_at)
      select uuidv7(), branch_id, owner_id, deal_id, id, next_number('DP', branch_id::text, ${year}), deposit_due, currency, 'TRANSFER', 'PENDING', owner_id, now() from bookings where id = $1`,
  ),
  proof: `with d as (select * from deposits where id = $1), x as (${kept('PAYMENT_PROOF', 'd')} returning *),
    p as (update deposits set proof_id = x.id, row_version = row_version + 1 from x where deposits.id = $1), noted as (${noted('document', 'keep')}) select * from x`,
  confirm: `with x as (update deposits set status = 'CONFIRMED', confirmed_at = now(), confirmed_by = owner_id, row_version = row_version + 1 where id = $1 returning *),
    b as (update bookings set deposit_at = now(), row_version = bookings.row_version + 1 from x where bookings.id = x.booking_id returning bookings.*),
    car as (update vehicles set status = 'ALLOCATED', held_until = null, row_version = vehicles.row_version + 1 from x where vehicles.booking_id = x.booking_id returning vehicles.*),
    book as (insert into cash_books (booking_id, branch_id, asked, received, refunded, deposited, committed) select b.id, b.branch_id, b.total_price, x.amount, 0, x.amount, 0 from b, x),
    paid as (${money('DEPOSIT', 'x.amount')}, x returning *),
    begun as (insert into preparations (id, ${whose}, booking_id, vehicle_id, status, findings, created_at, row_version)
      select uuidv7(), b.branch_id, b.owner_id, b.deal_id, b.id, car.id, 'PENDING', '[]', now(), 1 from b, car returning *),
    tasks as (insert into preparation_tasks (id, preparation_id, position, kind, status)
      select uuidv7(), begun.id, n, (array['INSPECTION', 'REGISTRATION', 'INSURANCE'])[n], 'PENDING' from begun, generate_series(1, 3) n),
    wrote as (${letter('RECEIPT', 'paid')}),
    noted as (${noted('deposit', 'confirm')}), noted_2 as (${noted('payment', 'receive', 'paid')}), noted_3 as (${noted('preparation', 'begin', 'begun')}),
    noted_4 as (${events} select uuidv7(), now(), 'vehicle', car.id, car.branch_id, x.deal_id, x.owner_id, 'reference', 'allocate', '{}', 'reference' from car, x) select * from x`,
  contract: `with x as (insert into contracts (id, ${whose}, booking_id, contract_number, status, locale, terms, delivery_on, author_id, editor_id, created_at)
      select uuidv7(), branch_id, owner_id, deal_id, id, next_number('CT', branch_id::text, ${year}), 'DRAFT', 'vi', 'FULL', current_date + 9, owner_id, owner_id, now() from bookings where id = $1 returning *),
    q as (update quotations set status = 'CONTRACT', row_version = quotations.row_version + 1 from bookings b where b.id = $1 and quotations.id = b.quotation_id returning quotations.*),
    noted as (${noted('contract', 'create')}), noted_2 as (${noted('quotation', 'contract', 'q')}) select * from x`,
  sign: change(
    'contract',
    'sign',
    `update contracts set status = 'SIGNED', signed_at = now(), content_hash = $5, copy_hash = $5, copy_id = uuidv7(), row_version = row_version + 1 where id = $1`,
    `${kept('CONTRACT', 'x')} returning *`,
    signed('CUSTOMER'),
  ),
  approve: change(
    'contract',
    'approve',
    `update contracts set status = 'APPROVED', approved_at = now(), copy_hash = $5, row_version = row_version + 1 where id = $1`,
    `${kept('CONTRACT', 'x')} returning *`,
    signed('DEALER').replace('$5', 'x.content_hash'),
    letter('CONTRACT'),
  ),
  receive: `with b as (select * from bookings where id = $1),
    book as (update cash_books set received = asked from b where booking_id = b.id),
    x as (${money('PAYMENT', '(select asked - received from cash_books where booking_id = b.id)')} returning *),
    bill as (insert into invoices (id, ${whose}, booking_id, customer_id, invoice_number, booking_number, issued_on, currency, seller, buyer, model, version, color_en, color_vi, quantity, cars,
        lines, taxable, taxes, tax, fees, round_off, total, payments, paid, committed, lender, created_at)
      select uuidv7(), b.branch_id, b.owner_id, b.deal_id, b.id, b.customer_id, take_statutory_number('INV', b.branch_id::text, ${year}), b.booking_number, current_date, b.currency, '{}', '{}',
        b.model, b.version, b.color, b.color, 1, '[{}]', (select json_agg(l) from booking_lines l where l.booking_id = b.id), b.total_price, '[]', 0, 0, 0, b.total_price, '[]', b.total_price, 0, '', now()
      from b returning *),
    wrote as (${letter('RECEIPT')}), noted as (${noted('payment', 'receive')}), noted_2 as (${noted('invoice', 'issue', 'bill')}) select * from x`,
  inspect: task('INSPECTION', `status = 'IN_PROGRESS', findings = '[{"item": "BODY", "passed": true, "note": ""}]'`),
  register: task('REGISTRATION', `registration_number = '30K-123.45', registered_on = current_date`),
  insure: task(
    'INSURANCE',
    `insurance_provider = 'A', policy_number = 'B', insurance_cover = 'C', insured_from = current_date, insured_to = current_date + 364, status = 'READY', ready_at = now()`,
  ),
  paper: `with d as (select deal_id as id, branch_id, owner_id, deal_id from bookings where id = $1), x as (${kept('IDENTITY', 'd')} returning *), noted as (${noted('document', 'keep')}) select * from x`,
  schedule: change(
    'delivery',
    'schedule',
    `insert into deliveries (id, ${whose}, booking_id, status, scheduled_at, checked, handed_over, created_by, created_at, row_version)
      select uuidv7(), branch_id, owner_id, deal_id, id, 'SCHEDULED', now() + interval '2 hours', '[]', '[]', owner_id, now(), 1 from bookings where id = $1`,
  ),
  issue: change(
    'gatepass',
    'issue',
    `insert into gatepasses (id, ${whose}, booking_id, delivery_id, vehicle_id, gatepass_number, code_hash, status, issued_by, issued_at)
      select uuidv7(), d.branch_id, d.owner_id, d.deal_id, d.booking_id, d.id, v.id, next_number('GP', d.branch_id::text, ${year}), encode(sha256(d.id::text::bytea), 'hex'), 'ISSUED', d.owner_id, now()
      from deliveries d join vehicles v on v.booking_id = d.booking_id where d.id = $1`,
    letter('GATEPASS'),
  ),
  photo: `with d as (select * from deliveries where id = $1), x as (${kept('PHOTO', 'd')} returning *), noted as (${noted('document', 'keep')}) select * from x`,
  check: change(
    'delivery',
    'check',
    `update deliveries set checked = '["INSPECTION"]', handed_over = '["KEYS"]', row_version = row_version + 1 where id = $1`,
  ),
  signDelivery: `with x as (select * from deliveries where id = $1),
    s as (insert into delivery_signatures (id, delivery_id, signer, how, name, at, actor_id, ip, user_agent) select uuidv7(), x.id, $2, 'TYPED', 'Name', now(), x.owner_id, '127.0.0.1', '' from x),
    noted as (${noted('delivery', 'sign')}) select * from x`,
  deliver: `with x as (update deliveries set status = 'DELIVERED', delivered_at = now(), delivered_by = owner_id, certificate_hash = $5, certificate_id = uuidv7(), row_version = row_version + 1 where id = $1 returning *),
    part_0 as (${kept('HANDOVER', 'x')}),
    b as (update bookings set status = 'COMPLETED', row_version = bookings.row_version + 1 from x where bookings.id = x.booking_id returning bookings.*),
    c as (update contracts set status = 'COMPLETED', row_version = contracts.row_version + 1 from x where contracts.booking_id = x.booking_id returning contracts.*),
    d as (update deals set status = 'WON' from x where deals.id = x.deal_id),
    v as (update vehicles set status = 'SOLD', row_version = vehicles.row_version + 1 from x where vehicles.booking_id = x.booking_id returning vehicles.*),
    wrote as (${letter('DELIVERY')}), noted as (${noted('delivery', 'deliver')}), noted_2 as (${noted('booking', 'complete', 'b')}), noted_3 as (${noted('contract', 'complete', 'c')}),
    noted_4 as (${events} select uuidv7(), now(), 'vehicle', v.id, v.branch_id, x.deal_id, x.owner_id, 'reference', 'sell', '{}', 'reference' from v, x),
    noted_5 as (${events} select uuidv7(), now(), 'deal', x.deal_id, x.branch_id, x.deal_id, x.owner_id, 'reference', 'win', '{}', 'reference' from x) select * from x`,
  use: change(
    'gatepass',
    'use',
    `update gatepasses set status = 'USED', used_at = now(), used_by = owner_id where id = $1 and status = 'ISSUED'`,
  ),
} as const;

/** Steps that keep a picture that was sent, and steps that set a paper. */
const pictures = ['proof', 'paper', 'photo'];
const papers = ['sign', 'approve', 'deliver'];

const sheet: Block[] = [
  { kind: 'letterhead', company: 'Forecourt', branch: 'Hà Nội', lines: ['1 Phố Huế'] },
  { kind: 'heading', title: 'Hợp đồng', number: 'CT-2026-0001' },
  {
    kind: 'facts',
    groups: [1, 2, 3, 4].map((n) => ({
      title: `Phần ${n}`,
      facts: [1, 2, 3, 4, 5].map((m) => [`Mục ${m}`, `Nội dung ${n}.${m}`] as const),
    })),
  },
  {
    kind: 'table',
    columns: [{ label: 'Khoản' }, { label: 'Số tiền', align: 'right' }],
    rows: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ cells: [`Khoản ${n}`, `${n}.000.000 ₫`] })),
  },
  {
    kind: 'terms',
    head: 'Điều khoản',
    items: [1, 2, 3, 4, 5].map((n) => `Điều ${n}: hai bên cam kết thực hiện đúng các nội dung đã thỏa thuận.`),
  },
  {
    kind: 'signatures',
    people: [
      { role: 'Bên mua', name: 'A' },
      { role: 'Bên bán', name: 'B' },
    ],
  },
];

/** The steps of a sale, each at its own address. Papers and pictures are made and kept by the product's own means: they are no part of what is compared. */
export function saleRoutes(app: FastifyInstance, pool: pg.Pool, folder: string) {
  const files = openFiles({ FILES: 'disk', DATA_DIR: folder } as Parameters<typeof openFiles>[0]);
  app.addContentTypeParser('image/jpeg', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  const paperOf = () => makePdf({ title: 'Hợp đồng', author: 'Forecourt', locale: 'vi', madeAt: Temporal.Now.instant() }, sheet);
  for (const [name, text] of Object.entries(steps))
    app.post<{ Params: { id: string; who?: string }; Body: Buffer }>(
      `/sale/${name}/:id${name === 'signDelivery' ? '/:who' : ''}`,
      async ({ params, body }, reply) => {
        const values: unknown[] = [params.id];
        if (params.who) values.push(params.who);
        if (pictures.includes(name) || papers.includes(name)) {
          const { key, mediaType, bytes, sha256 } = await files.store(papers.includes(name) ? await paperOf() : body, {
            kind: 'reference',
          });
          values.push(key, mediaType, bytes, sha256);
        }
        const { rows } = await pool.query({ name: `sale-${name}`, text, values });
        return rows[0] ?? reply.code(409).send({});
      },
    );
  app.get('/sale/contract', async (_, reply) => reply.type('application/pdf').send(await paperOf()));
}
