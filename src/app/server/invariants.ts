import type pg from 'pg';

/** What has a life, and the table that holds it. */
export const stateOf = [
  ['quotation', 'quotations'],
  ['booking', 'bookings'],
  ['vehicle', 'vehicles'],
  ['deposit', 'deposits'],
  ['contract', 'contracts'],
  ['deal', 'deals'],
  ['preparation', 'preparations'],
  ['delivery', 'deliveries'],
  ['gatepass', 'gatepasses'],
] as const;

/** What must hold at any moment, as queries that must find nothing. Run after every race, crash and journey. */
export const invariants: Record<string, string> = {
  'a car is held for a booking that is alive': `
    select v.vin from vehicles v left join bookings b on b.id = v.booking_id
    where v.booking_id is not null and (b.id is null or b.status not in ('APPROVED', 'COMPLETED'))`,
  'a booking never holds more cars than it wants': `
    select b.booking_number from bookings b join vehicles v on v.booking_id = b.id group by b.id having count(*) > b.quantity`,
  'allocated means that all cars are held, backordered that some are not': `
    select b.booking_number from bookings b left join vehicles v on v.booking_id = b.id
    where b.status = 'APPROVED' group by b.id
    having (b.allocation = 'ALLOCATED') <> (count(v.id) = b.quantity) or b.allocation is null`,
  'a held car is the version and colour that was booked, in its branch': `
    select v.vin from vehicles v join bookings b on b.id = v.booking_id
    where v.version_id <> b.version_id or v.color_id <> b.color_id or v.branch_id <> b.branch_id`,
  'nobody waits while a matching car is free, but one that lost its car and waits for the next': `
    select b.booking_number from bookings b join vehicles v
      on v.branch_id = b.branch_id and v.version_id = b.version_id and v.color_id = b.color_id and v.status = 'AVAILABLE' and not v.demo
    where b.status = 'APPROVED' and b.allocation = 'BACKORDERED' and b.lapsed_at is null`,
  'a quotation is converted when and only when it has its booking': `
    select q.quote_number from quotations q left join bookings b on b.quotation_id = q.id
    where (q.status in ('CONVERTED', 'CONTRACT')) <> (b.id is not null)`,
  'the lines of a quotation sum to its total': `
    select q.quote_number from quotations q left join quotation_lines l on l.quotation_id = q.id
    group by q.id having q.total_price <> coalesce(sum(l.amount), 0)`,
  'the lines of a booking sum to its total': `
    select b.booking_number from bookings b left join booking_lines l on l.booking_id = b.id
    group by b.id having b.total_price <> coalesce(sum(l.amount), 0)`,
  'a booking costs what its quotation said, as long as it is for that version': `
    select b.booking_number from bookings b join quotations q on q.id = b.quotation_id
    where (b.total_price <> q.total_price and b.version_id = q.version_id) or b.currency <> q.currency or b.customer_id <> q.customer_id or b.deal_id <> q.deal_id`,
  'one revision of a number is current': `
    select branch_id, quote_number from quotations where status not in ('SUPERSEDED', 'CANCELLED', 'EXPIRED', 'REJECTED', 'DECLINED')
    group by branch_id, quote_number having count(*) > 1`,
  'a quotation is pending when and only when its approval is open': `
    select q.quote_number from quotations q left join approval_requests r on r.document_id = q.id and r.status = 'OPEN'
    where (q.status = 'PENDING') <> (r.id is not null)`,
  'a cash book is the sum of its payments, and asks what its booking costs': `
    select b.booking_number from bookings b join payments p on p.booking_id = b.id left join cash_books c on c.booking_id = b.id
    group by b.id, c.booking_id
    having c.booking_id is null or c.asked <> b.total_price
      or c.received <> sum(p.amount) filter (where p.kind <> 'REFUND')
      or c.refunded <> coalesce(sum(p.amount) filter (where p.kind = 'REFUND'), 0)`,
  'a car given in payment counts for what the countersigned contract says': `
    select b.booking_number from bookings b left join cash_books m on m.booking_id = b.id
    left join contracts c on c.booking_id = b.id and c.status in ('APPROVED', 'COMPLETED')
    where coalesce(m.traded_in, 0) <> coalesce(c.trade_in_value, 0)`,
  'a booking that money stands behind is sure, and its cars are its own for good': `
    select b.booking_number from bookings b left join cash_books m on m.booking_id = b.id
    left join vehicles v on v.booking_id = b.id and v.status = 'HELD'
    where b.status = 'APPROVED' and ((b.deposit_at is not null and v.id is not null) or (b.deposit_at is null and (
      coalesce(m.received - m.refunded, 0) >= least(b.deposit_due, b.total_price - coalesce(m.committed + m.traded_in, 0))
      or exists (select from deposits d where d.booking_id = b.id and d.status = 'CONFIRMED'))))`,
  'a deposit was received once when it was confirmed, and went back once when it was refunded': `
    select d.deposit_number from deposits d left join payments p on p.deposit_id = d.id group by d.id
    having (d.confirmed_at is not null) <> (count(p.id) filter (where p.kind = 'DEPOSIT') = 1)
      or (d.status = 'REFUNDED') <> (count(p.id) filter (where p.kind = 'REFUND') = 1) or bool_or(p.amount <> d.amount)`,
  'a booking that ended keeps no deposit open': `
    select d.deposit_number from deposits d join bookings b on b.id = d.booking_id
    where b.status = 'CANCELLED' and d.status in ('PENDING', 'CONFIRMED')`,
  'receipts have no gap': `
    select c.scope, c.year from statutory_counters c where c.series = 'RC'
      and c.last <> (select count(*) from payments p where p.receipt_number like 'RC-' || c.year || '-%'
        and (c.scope = 'company' or p.branch_id::text = c.scope))`,
  'invoices and credit notes have no gap': `
    select c.series, c.scope, c.year from statutory_counters c where c.series in ('INV', 'CN') and c.last <> (
      select count(*) from (select branch_id, invoice_number as number from invoices
        union all select branch_id, credit_number from credit_notes) n
      where n.number like c.series || '-' || c.year || '-%' and (c.scope = 'company' or n.branch_id::text = c.scope))`,
  'an invoice is taken back when and only when its sale was cancelled': `
    select i.invoice_number from invoices i join bookings b on b.id = i.booking_id left join credit_notes n on n.invoice_id = i.id
    where (b.status = 'CANCELLED') <> (n.id is not null) or n.total <> i.total`,
  'nobody refunded what they confirmed': `
    select d.deposit_number from deposits d join payments p on p.deposit_id = d.id and p.kind = 'REFUND' where p.created_by = d.confirmed_by`,
  'nobody approved what they wrote': `
    select s.id from approval_steps s join approval_requests r on r.id = s.request_id where s.decided_by = r.author_id`,
  'a contract is signed when and only when the customer’s signature on that very content lives': `
    select c.contract_number from contracts c
    left join contract_signatures s on s.contract_id = c.id and s.party = 'CUSTOMER' and s.voided_at is null
    where c.status <> 'CANCELLED' and ((c.status <> 'DRAFT') <> (s.id is not null) or s.pdf_sha256 <> c.content_hash)`,
  'a contract is countersigned when and only when the dealer’s signature lives': `
    select c.contract_number from contracts c
    left join contract_signatures s on s.contract_id = c.id and s.party = 'DEALER' and s.voided_at is null
    where c.status <> 'CANCELLED' and (c.status in ('APPROVED', 'COMPLETED')) <> (s.id is not null)`,
  'nobody countersigned what they drew up, changed or sell': `
    select c.contract_number from contracts c join contract_signatures s on s.contract_id = c.id and s.party = 'DEALER'
    where s.actor_id in (c.owner_id, c.author_id, c.editor_id)`,
  'what was signed is kept, with the SHA-256 that was signed': `
    select c.contract_number from contracts c join contract_signatures s on s.contract_id = c.id
    left join documents d on d.id = s.paper_id where d.sha256 is distinct from s.pdf_sha256`,
  'a contract belongs to the deal and branch of its booking, which lives while it does': `
    select c.contract_number from contracts c join bookings b on b.id = c.booking_id
    where c.deal_id <> b.deal_id or c.branch_id <> b.branch_id or c.owner_id <> b.owner_id
      or (c.status in ('DRAFT', 'SIGNED', 'APPROVED') and b.status not in ('APPROVED', 'COMPLETED'))`,
  'every document belongs to a deal of its branch and customer': `
    select q.quote_number from quotations q join deals d on d.id = q.deal_id where d.branch_id <> q.branch_id or d.customer_id <> q.customer_id
    union all
    select b.booking_number from bookings b join deals d on d.id = b.deal_id where d.branch_id <> b.branch_id or d.customer_id <> b.customer_id`,
  'a booking is handed over paid for, on a contract that both signed': `
    select b.booking_number from deliveries d join bookings b on b.id = d.booking_id left join cash_books m on m.booking_id = b.id
    left join contracts c on c.booking_id = b.id and c.status = 'COMPLETED'
    where d.status = 'DELIVERED' and (b.status <> 'COMPLETED' or c.id is null
      or b.total_price > coalesce(m.received - m.refunded + m.committed + m.traded_in, 0))`,
  'a car is sold when and only when it was handed over': `
    select b.booking_number from deliveries d join bookings b on b.id = d.booking_id join vehicles v on v.booking_id = b.id
    where (d.status = 'DELIVERED') <> (v.status = 'SOLD') and d.status <> 'CANCELLED'`,
  'a pass that lives is for a car of its booking, one that was used for a car that is sold': `
    select g.gatepass_number from gatepasses g join deliveries d on d.id = g.delivery_id left join vehicles v on v.id = g.vehicle_id
    where (g.status <> 'VOID' and v.booking_id is distinct from d.booking_id) or (g.status = 'USED' and v.status <> 'SOLD')`,
  'a record is in the state that its last event says': `
    select r.noun, r.id, r.status, e.said from (
      ${stateOf.map(([noun, table]) => `select '${noun}' as noun, id, status from ${table}`).join(' union all ')}
    ) r join lateral (
      select case jsonb_typeof(e.changes -> 'status') when 'array' then e.changes #>> '{status,1}' else e.changes ->> 'status' end as said
      from events e where e.subject_id = r.id and e.changes ? 'status' order by e.id desc limit 1) e on true
    where e.said <> r.status`,
  'every document has the event that began it': `
    select q.quote_number from quotations q where not exists (select from events e where e.subject_id = q.id)
    union all
    select b.booking_number from bookings b where not exists (select from events e where e.subject_id = b.id)`,
};

/** The invariants that do not hold, each with what was found; nothing when all is well. */
export async function brokenInvariants(pool: Pick<pg.Pool, 'query'>): Promise<string[]> {
  const broken: string[] = [];
  for (const [name, text] of Object.entries(invariants)) {
    const { rows } = await pool.query(`${text} limit 5`);
    if (rows.length > 0) broken.push(`${name}: ${JSON.stringify(rows)}`);
  }
  return broken;
}
