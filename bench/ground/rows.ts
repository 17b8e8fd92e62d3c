import type pg from 'pg';
import { givenNames, middleNames, surnames, trades } from './names.ts';

/** Row numbers `from` (included) to `to` (not included), of `of` in all: the last one is the newest. */
export type Span = { from: number; to: number; of: number };

/** Salespeople beside the demonstration's, so that a branch's book has many hands. They cannot sign in. */
export async function addSalespeople(client: pg.Client) {
  await client.query(
    `with made as (
      insert into people (id, name, email, locale)
      select uuidv7(), concat_ws(' ', ($1::text[])[1 + (n * 7 + b.at) % $4], ($2::text[])[1 + n * 3 % $5], ($3::text[])[1 + n * 11 % $6]),
        'sales' || n || '.' || b.code || '@forecourt.test', 'vi'
      from (select id, code, row_number() over (order by code) as at from branches where code in ('hn', 'hcm')) b, generate_series(3, 20) n
      returning id, email)
    insert into person_roles (id, person_id, role, branch_id)
    select gen_random_uuid(), made.id, 'SALES', b.id from made join branches b on b.code = split_part(split_part(made.email, '.', 2), '@', 1)`,
    [surnames, middleNames, givenNames, surnames.length, middleNames.length, givenNames.length],
  );
}

/** Forty more accessories, so that a quotation of forty lines can be asked for. */
export async function addAccessories(client: pg.Client) {
  await client.query(
    `with made as (
      insert into accessories (id, code, "group", name_en, name_vi, position)
      select uuidv7(), 'BEN-' || lpad(n::text, 2, '0'), (array['EXTERIOR', 'INTERIOR', 'TECHNOLOGY', 'PROTECTION'])[1 + n % 4],
        'Accessory ' || n, 'Phụ kiện ' || n, 100 + n from generate_series(1, 40) n returning id, position)
    insert into item_prices (id, branch_id, item_id, price)
    select gen_random_uuid(), b.id, made.id, made.position * 25000 from made, branches b where b.code in ('hn', 'hcm')`,
  );
}

/**
 * What the loader's statements lean on, for this connection: ids that follow from a row's number, and what the branches offer.
 * Three rows of five belong to Hà Nội, two to Hồ Chí Minh City.
 */
export async function prepareSession(client: pg.Client) {
  await client.query(`
    set session_replication_role = replica;
    set synchronous_commit = off;
    create function pg_temp.id(kind int, n bigint) returns uuid language sql immutable as $$
      select (lpad(to_hex(1700000000000 + n * 600), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8000' || lpad(to_hex(n), 12, '0'))::uuid $$;
    create function pg_temp.at(n bigint, total bigint) returns timestamptz language sql stable as $$
      select date_trunc('milliseconds', now() - greatest(total - n, 0) * interval '730 days' / total) $$;
    create temp table place as
      select b.id as branch_id, b.code, b.area, b.time_zone, array_agg(p.id order by p.email) as owners
      from branches b join person_roles r on r.branch_id = b.id and r.role = 'SALES' join people p on p.id = r.person_id
      where b.code in ('hn', 'hcm') group by b.id;
    create temp table offered as
      select row_number() over (order by m.position, v.name) - 1 as at, v.id as version_id, m.make, m.name as model, v.name as version,
        p.branch_id, p.id as cash_price_id, p.retail_price as price, p.salesman_price as floor, k.ids, k.names_en, k.names_vi
      from cash_prices p join versions v on v.id = p.version_id join models m on m.id = v.model_id
        join lateral (select array_agg(c.id order by c.name_en) as ids, array_agg(c.name_en order by c.name_en) as names_en,
          array_agg(c.name_vi order by c.name_en) as names_vi from version_colors vc join colors c on c.id = vc.color_id where vc.version_id = v.id) k on true
      where p.default_price_type = 'retail' and current_date between p.effective_on and coalesce(p.last_on, 'infinity');
    update offered o set at = s.at from (
      select cash_price_id, row_number() over (partition by branch_id order by model, version) - 1 as at from offered) s
      where s.cash_price_id = o.cash_price_id;
    create temp table sold as
      select row_number() over (partition by i.kind, p.branch_id order by i.code) - 1 as at, i.*, p.branch_id, p.price from (
        select id, code, name_en, name_vi, 'ACCESSORY' as kind from accessories
        union all select id, code, name_en, name_vi, 'SERVICE' from service_packages) i join item_prices p on p.item_id = i.id
      where p.price > 0;
    analyze place; analyze offered; analyze sold;`);
}

export async function addCustomers(client: pg.Client, { from, to, of }: Span) {
  await client.query(
    `insert into customers (id, branch_id, kind, name, phone, email, tax_number, address, source, created_by, created_at)
    select pg_temp.id(1, n), place.branch_id, case when n % 33 = 0 then 'COMPANY' else 'PERSON' end,
      case when n % 33 = 0 then concat('Công ty TNHH ', ($4::text[])[1 + n / 33 % 10], ' ', ($3::text[])[1 + n / 7 % 58], ' ', ($3::text[])[1 + n / 11 % 58])
        else concat_ws(' ', ($1::text[])[1 + (n * 13 + n / 29) % 31], ($2::text[])[1 + (n * 5 + n / 53) % 29], ($3::text[])[1 + (n * 17 + n / 31) % 58]) end,
      '+84' || (array[90, 91, 93, 96, 97, 98, 70, 77, 79, 83])[1 + n % 10] || lpad(n::text, 7, '0'),
      case when n % 4 = 0 then 'khach' || n || '@example.vn' end, case when n % 33 = 0 then lpad((100000000 + n)::text, 10, '0') end,
      case when n % 2 = 0 then (1 + n % 300) || ' Nguyễn Trãi, Thanh Xuân, Hà Nội' end,
      (array['WALK_IN', 'HOTLINE', 'WEBSITE', 'FACEBOOK', 'REFERRAL'])[1 + n % 5], place.owners[1 + n / 5 % cardinality(place.owners)], pg_temp.at(n, $7)
    from generate_series($5::bigint, $6::bigint - 1) n join place on place.code = case when n % 5 < 3 then 'hn' else 'hcm' end`,
    [surnames, middleNames, givenNames, trades, from, to, of],
  );
}

/** What a book of two years looks like: what is young is open, what is old came to an end. */
const statusOf = `case when b.at > now() - interval '6 days' then (array['DRAFT', 'PENDING', 'APPROVED', 'SENT', 'SENT', 'ACCEPTED'])[1 + b.n / 5 % 6]
  else (array['EXPIRED', 'CONVERTED', 'DECLINED', 'EXPIRED', 'CONVERTED', 'CANCELLED', 'EXPIRED', 'SUPERSEDED', 'CONVERTED', 'EXPIRED'])[1 + b.n / 5 % 10] end`;

/** Quotations with their deals and events. `fresh`: all SENT, of Hà Nội, and from today. `customers`: how many there are. */
export async function addQuotations(
  client: pg.Client,
  { from, to, of }: Span,
  { customers, fresh = false }: { customers: number; fresh?: boolean },
) {
  await client.query(
    `with b as (
      select n, case when $5 then date_trunc('milliseconds', now()) else pg_temp.at(n, $3) end as at,
        pg_temp.id(1, (n / 5 * 7919) % ($4::bigint / 5) * 5 + case when $5 then n % 3 else n % 5 end) as customer_id, place.*,
        place.owners[1 + n / 5 % cardinality(place.owners)] as owner_id
      from generate_series($1::bigint, $2::bigint - 1) n join place on place.code = case when $5 or n % 5 < 3 then 'hn' else 'hcm' end
    ), priced as (
      select b.*, o.version_id, o.make, o.model, o.version, o.cash_price_id, o.price, o.floor, 1 + b.n / 7 % cardinality(o.ids) as color_at, o.ids, o.names_vi,
        (b.at at time zone b.time_zone)::date + 7 as expiry_date, case when b.n % 3 = 0 then 10000000 else 0 end as discount,
        (select sum(price) from sold s where s.branch_id = b.branch_id and s.kind = 'ACCESSORY' and s.at in (b.n % 15, (b.n + 1) % 15)) as accessories,
        (select sum(price) from sold s where s.branch_id = b.branch_id and s.kind = 'SERVICE' and s.at = b.n % 3) as services
      from b join offered o on o.branch_id = b.branch_id and o.at = b.n / 3 % 11
    ), dealt as (
      insert into deals (id, branch_id, owner_id, customer_id, title, status, created_at)
      select pg_temp.id(2, n), branch_id, owner_id, customer_id, concat_ws(' ', make, model, version), 'OPEN', at from priced
    ), noted as (
      insert into events (id, at, subject, subject_id, branch_id, deal_id, actor_id, actor_name, move, changes, request_id)
      select pg_temp.id(10 + k, n), at, (array['deal', 'quotation'])[k], pg_temp.id(1 + k, n), branch_id, pg_temp.id(2, n), owner_id, 'Loaded',
        (array['open', 'draft'])[k], '{}', 'load' from priced, generate_series(1, 2) k
    )
    insert into quotations (id, branch_id, owner_id, deal_id, customer_id, quote_number, type, status, currency, customer_name, customer_phone, version_id,
      color_id, model, version, color, quantity, registration_area, unit_price, base_price, accessories_total, services_total, insurance, registration_tax,
      registration, other_fees, group_discount, discount, promotion_value, total_price, commission, net_revenue, cost, gross_profit, margin_bp, costs,
      floor_price, cash_price_id, price_list, fee_rule_set, expiry_date, expires_at, created_at, sent_at)
    select pg_temp.id(3, b.n), b.branch_id, b.owner_id, pg_temp.id(2, b.n), b.customer_id, 'QT-' || extract(year from b.at) || '-' || lpad(b.n::text, greatest(4, length(b.n::text)), '0'),
      'CASH_SALE', case when $5 then 'SENT' else ${statusOf} end, 'VND', c.name, c.phone, b.version_id, b.ids[color_at], b.model, b.version, b.names_vi[color_at], 1, b.area,
      b.price, b.price, accessories, services, insurance, tax, 20000000, 0, 0, discount, 0,
      b.price + accessories + services + insurance + tax + 20000000 - discount, 0, net, cost, net - cost, (net - cost) * 10000 / net,
      jsonb_build_object('car', b.price * 88 / 100, 'accessories', accessories * 6 / 10, 'services', services * 7 / 10, 'operating', 5000000, 'marketing', 2000000, 'commission', 0),
      b.floor, b.cash_price_id, 'STANDARD', 'R3', b.expiry_date, (b.expiry_date + 1)::timestamp at time zone b.time_zone, b.at, case when $5 then b.at end
    from priced b join customers c on c.id = b.customer_id,
      lateral (select b.price * 15 / 1000 as insurance, b.price / 10 as tax, b.price + accessories + services - discount as net,
        b.price * 88 / 100 + accessories * 6 / 10 + services * 7 / 10 + 7000000 as cost) f`,
    [from, to, of, customers, fresh],
  );
}

/** Their lines: car, two accessories, a package, three road fees and, on every third, a discount. */
export async function addLines(client: pg.Client, { from, to }: Span) {
  await client.query(
    `insert into quotation_lines (id, quotation_id, position, kind, item_id, label_en, label_vi, quantity, unit_price, amount, rule, source)
    select pg_temp.id(32 + l.position, n), q.id, l.position, l.kind, l.item_id, l.label_en, l.label_vi, 1, l.amount, l.amount, l.rule, l.source
    from generate_series($1::bigint, $2::bigint - 1) n join quotations q on q.id = pg_temp.id(3, n), lateral (
      select 1 as position, 'CAR' as kind, null::uuid as item_id, 'Honda ' || q.model || ' ' || q.version as label_en, 'Honda ' || q.model || ' ' || q.version as label_vi,
        q.base_price as amount, 'retail' as rule, 'STANDARD' as source
      union all select 2 + (s.at <> n % 15)::int, 'ACCESSORY', s.id, s.name_en, s.name_vi, s.price, 'STANDARD', '' from sold s
        where s.branch_id = q.branch_id and s.kind = 'ACCESSORY' and s.at in (n % 15, (n + 1) % 15)
      union all select 4, 'SERVICE', s.id, s.name_en, s.name_vi, s.price, 'STANDARD', '' from sold s
        where s.branch_id = q.branch_id and s.kind = 'SERVICE' and s.at = n % 3
      union all select 5, 'INSURANCE', null, 'Insurance', 'Bảo hiểm', q.insurance, 'BR-SAL-003', 'R3'
      union all select 6, 'REGISTRATION_TAX', null, 'Registration tax', 'Lệ phí trước bạ', q.registration_tax, 'BR-SAL-004', 'R3'
      union all select 7, 'REGISTRATION_FEE', null, 'Registration fee', 'Phí đăng ký', q.registration, 'BR-SAL-005', 'R3'
      union all select 8, 'DISCOUNT', null, 'Discount', 'Giảm giá', -q.discount, 'ENTERED', '' where q.discount > 0) l`,
    [from, to],
  );
}

/** A free car for each of these quotations, of its version and colour. */
export async function addCars(client: pg.Client, { from, to }: Span) {
  await client.query(
    `insert into vehicles (id, branch_id, vin, frame_number, engine_number, version_id, color_id, status, location, arrived_on, landed_cost, created_at)
    select pg_temp.id(6, n), q.branch_id, 'RLHBENCH' || lpad(n::text, 9, '0'), 'KH' || lpad(n::text, 9, '0'), 'MT' || lpad(n::text, 9, '0'), q.version_id, q.color_id,
      'AVAILABLE', (array['YARD', 'SHOWROOM'])[1 + n % 2], current_date - (n % 90)::int, q.base_price * 88 / 100, q.created_at
    from generate_series($1::bigint, $2::bigint - 1) n join quotations q on q.id = pg_temp.id(3, n)`,
    [from, to],
  );
}

/** What is written from now on gets numbers beyond the loaded ones. */
export async function continueNumbers(client: pg.Client, beyond: number) {
  await client.query(
    `select setval(('number_qt_' || replace(b.id::text, '-', '') || '_' || y.year)::regclass, $1)
    from branches b, lateral (select extract(year from now() at time zone b.time_zone)::int as year) y,
      lateral (select next_number('QT', b.id::text, y.year)) taken where b.code in ('hn', 'hcm')`,
    [beyond],
  );
}
