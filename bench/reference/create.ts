import type { FastifyInstance } from 'fastify';
import type pg from 'pg';

type Body = {
  ownerId: string;
  branchId: string;
  customerId: string;
  versionId: string;
  colorId: string;
  accessories: string[];
  services: string[];
  registrationArea: string;
  discount: number;
};
type Item = { id: string; kind: 'ACCESSORY' | 'SERVICE'; labelEn: string; labelVi: string; price: number };
type Fee = {
  kind: 'INSURANCE' | 'REGISTRATION_TAX' | 'REGISTRATION_FEE';
  code: string;
  labelEn: string;
  labelVi: string;
  rateBp: number | null;
  amount: number;
  source: string;
};
type Facts = {
  currency: string;
  customerName: string;
  customerPhone: string;
  customerEmail: string | null;
  make: string;
  model: string;
  version: string;
  color: string;
  cashPriceId: string;
  price: number;
  floor: number;
  promotion: number;
  items: Item[];
  fees: Fee[];
};

/** The customer, the car, its price and promotion, the items and the fees, in one statement. */
const facts = `select b.currency, c.name as "customerName", c.phone as "customerPhone", c.email as "customerEmail", m.make, m.name as model, v.name as version,
    k.name_en as color, p.id as "cashPriceId", p.retail_price as price, p.salesman_price as floor, coalesce(o.amount, 0) as promotion,
    (select json_agg(json_build_object('id', i.id, 'kind', i.kind, 'labelEn', i.name_en, 'labelVi', i.name_vi, 'price', i.price)) from (
      select a.id, 'ACCESSORY' as kind, a.name_en, a.name_vi, x.price from accessories a join item_prices x on x.item_id = a.id and x.branch_id = $1 where a.id = any($5)
      union all select s.id, 'SERVICE', s.name_en, s.name_vi, x.price from service_packages s join item_prices x on x.item_id = s.id and x.branch_id = $1 where s.id = any($5)) i) as items,
    (select json_agg(json_build_object('kind', f.kind, 'code', f.code, 'labelEn', f.label_en, 'labelVi', f.label_vi, 'rateBp', f.rate_bp, 'amount', f.amount, 'source', f.source))
      from fee_rules f where f.rule_set = 'R3' and (f.area = $6 or f.area is null and not exists (
        select from fee_rules n where n.rule_set = 'R3' and n.kind = f.kind and n.area = $6)) and current_date between f.first_on and coalesce(f.last_on, 'infinity')) as fees
  from branches b join customers c on c.branch_id = b.id join versions v on v.id = $3 join models m on m.id = v.model_id
    join version_colors vc on vc.version_id = v.id and vc.color_id = $4 join colors k on k.id = vc.color_id
    join cash_prices p on p.version_id = v.id and p.branch_id = b.id and p.price_list_code = 'STANDARD' and current_date between p.effective_on and coalesce(p.last_on, 'infinity')
    left join promotions o on o.version_id = v.id and o.branch_id = b.id and current_date between o.first_on and o.last_on
  where b.id = $1 and c.id = $2`;

const figures = [
  'unit_price',
  'base_price',
  'accessories_total',
  'services_total',
  'insurance',
  'registration_tax',
  'registration',
  'other_fees',
  'group_discount',
  'discount',
  'promotion_value',
  'total_price',
  'commission',
  'net_revenue',
  'cost',
  'gross_profit',
  'margin_bp',
  'floor_price',
] as const;
const texts = ['currency', 'customer_name', 'customer_phone', 'customer_email', 'model', 'version', 'color', 'registration_area'] as const;
const ids = ['owner_id', 'branch_id', 'customer_id', 'version_id', 'color_id', 'cash_price_id'] as const;
const given = [...figures, ...texts, ...ids];
const at = (name: (typeof given)[number]) => `$${given.indexOf(name) + 1}`;
const next = given.length + 1;

/** Deal, quotation with its number, lines and events, in one statement whatever the number of lines. */
const insert = `with deal as (
    insert into deals (id, branch_id, owner_id, customer_id, title, status, created_at)
    values (uuidv7(), ${at('branch_id')}, ${at('owner_id')}, ${at('customer_id')}, concat_ws(' ', ${at('model')}::text, ${at('version')}::text), 'OPEN', now()) returning id, title
  ), quotation as (
    insert into quotations (id, deal_id, quote_number, type, status, quantity, costs, price_list, fee_rule_set, expiry_date, expires_at, created_at, ${given.join(', ')})
    select uuidv7(), deal.id, next_number('QT', ${at('branch_id')}::text, extract(year from now() at time zone 'Asia/Ho_Chi_Minh')::int), 'CASH_SALE', 'DRAFT', 1, $${next}, 'STANDARD', 'R3',
      (now() at time zone 'Asia/Ho_Chi_Minh')::date + 7, ((now() at time zone 'Asia/Ho_Chi_Minh')::date + 8)::timestamp at time zone 'Asia/Ho_Chi_Minh', now(),
      ${given.map((name) => `${at(name)}${(figures as readonly string[]).includes(name) ? '::bigint' : (ids as readonly string[]).includes(name) ? '::uuid' : '::text'}`).join(', ')}
    from deal returning *
  ), lines as (
    insert into quotation_lines (id, quotation_id, position, kind, item_id, label_en, label_vi, quantity, unit_price, amount, rule, source)
    select uuidv7(), quotation.id, l.position, l.kind, l."itemId", l."labelEn", l."labelVi", 1, l.amount, l.amount, l.rule, l.source
    from quotation, jsonb_to_recordset($${next + 1}) l(position int, kind text, "itemId" uuid, "labelEn" text, "labelVi" text, amount bigint, rule text, source text)
  ), noted as (
    insert into events (id, at, subject, subject_id, branch_id, deal_id, actor_id, actor_name, move, changes, request_id)
    select uuidv7(), now(), 'deal', deal.id, ${at('branch_id')}, deal.id, ${at('owner_id')}, 'reference', 'open', jsonb_build_object('title', deal.title), 'reference' from deal
    union all select uuidv7(), now(), 'quotation', q.id, q.branch_id, q.deal_id, q.owner_id, 'reference', 'draft',
      jsonb_build_object('quoteNumber', q.quote_number, 'type', q.type, 'customerName', q.customer_name, 'customerPhone', q.customer_phone, 'model', q.model, 'version', q.version,
        'color', q.color, 'unitPrice', q.unit_price, 'basePrice', q.base_price, 'accessoriesTotal', q.accessories_total, 'servicesTotal', q.services_total, 'insurance', q.insurance,
        'registrationTax', q.registration_tax, 'registration', q.registration, 'discount', q.discount, 'promotionValue', q.promotion_value, 'totalPrice', q.total_price,
        'expiryDate', q.expiry_date), 'reference' from quotation q
  ) select * from quotation`;

const share = (amount: number, bp: number) => Math.round((amount * bp) / 10_000);

type Line = {
  position: number;
  kind: string;
  itemId: string | null;
  labelEn: string;
  labelVi: string;
  amount: number;
  rule: string;
  source: string;
};

function priced(found: Facts, { discount }: Body) {
  const lines: Line[] = [];
  const add = (
    kind: string,
    amount: number,
    rule: string,
    label: { labelEn: string; labelVi: string },
    itemId: string | null = null,
    source = '',
  ) => lines.push({ position: lines.length, kind, itemId, ...label, amount, rule, source });
  const car = `${found.make} ${found.model} ${found.version}`;
  add('CAR', found.price, 'retail', { labelEn: car, labelVi: car }, null, 'STANDARD');
  for (const item of found.items) add(item.kind, item.price, 'STANDARD', item, item.id);
  for (const fee of found.fees)
    add(fee.kind, fee.rateBp === null ? fee.amount : share(found.price, fee.rateBp), fee.code, fee, null, fee.source);
  if (discount > 0) add('DISCOUNT', -discount, 'ENTERED', { labelEn: 'Discount', labelVi: 'Giảm giá' });
  if (found.promotion > 0) add('PROMOTION', -found.promotion, 'PROMOTION', { labelEn: 'Promotion', labelVi: 'Khuyến mại' });
  const of = (kind: string) => lines.reduce((sum, line) => (line.kind === kind ? sum + line.amount : sum), 0);
  const [accessories, services] = [of('ACCESSORY'), of('SERVICE')];
  const costs = {
    car: share(found.price, 8800),
    accessories: share(accessories, 6000),
    services: share(services, 7000),
    operating: 5_000_000,
    marketing: 2_000_000,
    commission: 0,
  };
  const cost = Object.values(costs).reduce((sum, amount) => sum + amount, 0);
  const net = found.price + accessories + services - discount - found.promotion;
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  const fees = [of('INSURANCE'), of('REGISTRATION_TAX'), of('REGISTRATION_FEE')];
  const amounts = [
    found.price,
    found.price,
    accessories,
    services,
    ...fees,
    0,
    0,
    discount,
    found.promotion,
    total,
    0,
    net,
    cost,
    net - cost,
    Math.round(((net - cost) * 10_000) / net),
    found.floor,
  ];
  return { lines, costs, amounts };
}

/** A quotation: two statements. */
export function createRoute(app: FastifyInstance, pool: pg.Pool) {
  app.post<{ Body: Body }>('/quotations', async ({ body }, reply) => {
    const { branchId, customerId, versionId, colorId, accessories, services, registrationArea } = body;
    const asked = [branchId, customerId, versionId, colorId, [...accessories, ...services], registrationArea];
    const [found] = (await pool.query<Facts>({ name: 'facts', text: facts, values: asked })).rows;
    if (!found) return reply.code(404).send({});
    const { lines, costs, amounts } = priced(found, body);
    const { currency, customerName, customerPhone, customerEmail, model, version, color, cashPriceId } = found;
    const words = [currency, customerName, customerPhone, customerEmail, model, version, color, registrationArea];
    const values = [
      ...amounts,
      ...words,
      body.ownerId,
      branchId,
      customerId,
      versionId,
      colorId,
      cashPriceId,
      costs,
      JSON.stringify(lines),
    ];
    const { rows } = await pool.query({ name: 'insert', text: insert, values });
    return reply.code(201).send({ ...rows[0], lines });
  });
}
