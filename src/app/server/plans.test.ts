import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { deliveriesAt } from '#delivery/gatepass/server/seed.ts';
import { aSlip, cashDeskAt } from '#payment/deposit/server/seed.ts';
import { type Client, type Reply, startTestServer, type TestServer } from './testing.ts';

/** What PostgreSQL did with a statement, as `auto_explain` tells it. */
type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Plan[] };

const many = 20_000;
/** Tables that grow with every sale; what a dealer has few of may be read whole. */
const growing = [
  'customers',
  'deals',
  'quotations',
  'quotation_lines',
  'bookings',
  'booking_lines',
  'vehicles',
  'events',
  'idempotency_keys',
  'deposits',
  'payments',
  'cash_books',
  'contracts',
  'preparations',
  'deliveries',
  'preparation_tasks',
  'contract_signatures',
  'delivery_signatures',
  'invoices',
  'credit_notes',
  'gatepasses',
  'documents',
  'messages',
];

let server: TestServer;
let sales: Client;
let manager: Client;
let hn: string;
let loader: pg.Client;
let crv: { versionId: string; colorId: string };
const plans: Plan[] = [];

beforeAll(async () => {
  server = await startTestServer({ at: '2026-11-20T03:00:00Z', env: { LOG_LEVEL: 'error' } });
  loader = new pg.Client(server.url);
  await loader.connect();
  hn = server.world.branches.hn.id;
  [sales, manager] = [await server.as('sales.hn'), await server.as('manager.hn')];
  const { rows } = await loader.query(
    "select v.id, vc.color_id from versions v join models m on m.id = v.model_id join version_colors vc on vc.version_id = v.id where m.name = 'CR-V' and v.name = 'L' limit 1",
  );
  crv = { versionId: rows[0].id, colorId: rows[0].color_id };
  const car = { branchId: hn, ...crv, status: 'AVAILABLE', arrivedOn: '2026-11-01' };
  created(await manager.post('/api/sales/vehicles', { ...car, vin: 'MRHRU5850PP000001' }));
  const draft = await aQuotation('draft');
  await carryOn((await convert(await aQuotation('converted'))).id);
  created(await manager.post('/api/sales/vehicles', { ...car, vin: 'MRHRU5850PP000002' }));
  await multiply(draft);
  await multiplyPapers(await toTheEnd());
  await explain();
}, 120_000);
afterAll(async () => {
  await loader.end();
  await server.stop();
});

const created = ({ status, body, text }: Reply) => {
  if (status > 201) throw new Error(text);
  return body;
};
async function aQuotation(key: string): Promise<string> {
  const customer = { customerName: 'Nguyễn Văn Đức', customerPhone: '0912 345 678' };
  const choice = { type: 'CASH_SALE', branchId: hn, ...crv, registrationArea: 'HN', accessories: [], services: [] };
  return created(await sales.post('/api/sales/quotations', { ...choice, ...customer }, { 'idempotency-key': key })).id;
}
async function convert(id: string) {
  created(await sales.post(`/api/sales/quotations/${id}/send`, { by: 'PRINT' }));
  return created(await sales.post(`/api/sales/quotations/${id}/convert`, {}, { 'idempotency-key': id }));
}

/** The booking has its deposit, its contract, and a car that is being made ready. */
async function carryOn(bookingId: string) {
  const desk = await cashDeskAt(server);
  await desk.aDeposit(bookingId);
  created(await sales.post('/api/sales/contracts', { bookingId, deliveryOn: '2026-12-01' }));
  created(await manager.post('/api/sales/deliveries', { bookingId, scheduledAt: '2026-12-01T03:00:00Z' }));
}

/** One sale whose car left the yard, and one that was cancelled after its invoice; the first one's booking. */
async function toTheEnd(): Promise<string> {
  const yard = await deliveriesAt(await bookingsAt(server), server, aSlip());
  const { booking } = await yard.delivered();
  const cancelled = await yard.allocated();
  await yard.pay(cancelled.id);
  created(await sales.post(`/api/sales/bookings/${cancelled.id}/cancel`, { reason: 'Khách đổi ý' }));
  return booking.id;
}

/** Copies the rows of a table many times, with other values where they must not be alike. `n` is the number of the copy. */
async function copy(table: string, which: string, but: Record<string, string>) {
  const { rows } = await loader.query<{ name: string }>(
    "select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'",
    [table],
  );
  const names = rows.map(({ name }) => name);
  const values = names.map((name) => but[name] ?? `s.${name}`);
  await loader.query(
    `insert into ${table} (${names}) select ${values} from (select * from ${table} ${which}) s, generate_series(1, ${many}) n`,
  );
}
const copied = (table: string) =>
  `('018900${growing.indexOf(table).toString(16).padStart(2, '0')}-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid`;

/** Many customers, each with a deal, a quotation in one of its states, a booking, a car and their history; checks judge each row. */
async function multiply(draft: string) {
  await loader.query('set session_replication_role = replica');
  const branches = Object.values(server.world.branches).map(({ id }) => `'${id}'`);
  const branch_id = `(array[${branches}])[1 + n % ${branches.length}]::uuid`;
  const both = {
    branch_id,
    customer_id: copied('customers'),
    deal_id: copied('deals'),
    created_at: "s.created_at - n * interval '1 minute'",
  };
  const { created_at } = both;
  await copy('customers', 'limit 1', {
    id: copied('customers'),
    name: "s.name || ' ' || n",
    phone: "'+849' || lpad(n::text, 8, '0')",
    branch_id,
    created_at,
  });
  await copy('deals', 'limit 1', { id: copied('deals'), ...both });
  const status = "(array['DRAFT', 'PENDING', 'SENT', 'EXPIRED', 'CANCELLED', 'REJECTED'])[1 + n % 6]";
  const quoted = { id: copied('quotations'), quote_number: "'QT-2025-' || lpad(n::text, 5, '0')", status };
  await copy('quotations', `where id = '${draft}'`, { ...quoted, ...both });
  await copy('quotation_lines', `where quotation_id = '${draft}'`, { id: 'gen_random_uuid()', quotation_id: copied('quotations') });
  await copy('bookings', 'limit 1', {
    id: copied('bookings'),
    quotation_id: 'null',
    booking_number: "'BK-2025-' || lpad(n::text, 5, '0')",
    ...both,
  });
  await copy('booking_lines', '', { id: 'gen_random_uuid()', booking_id: copied('bookings') });
  await copy('vehicles', "where status = 'AVAILABLE'", {
    id: copied('vehicles'),
    branch_id,
    vin: "'MRHRU5850PK' || lpad(n::text, 6, '0')",
    arrived_on: "date '2026-11-01' - n % 300",
    created_at,
  });
  await copy('events', "where subject = 'quotation' limit 2", {
    id: 'gen_random_uuid()',
    subject_id: copied('quotations'),
    deal_id: copied('deals'),
    at: "s.at - n * interval '1 minute'",
  });
  await copy('idempotency_keys', 'limit 1', { key: "'copy ' || n" });
  await multiplyMoney({ branch_id, created_at, deal_id: copied('deals'), booking_id: copied('bookings') });
}

/** Of each of those bookings what is written last: its invoice and what took it back, its pass, its files and letters, tasks and signatures. */
async function multiplyPapers(bookingId: string) {
  const branches = Object.values(server.world.branches).map(({ id }) => `'${id}'`);
  const [branch_id, created_at] = [`(array[${branches}])[1 + n % ${branches.length}]::uuid`, "s.created_at - n * interval '1 minute'"];
  const of = { branch_id, deal_id: copied('deals'), booking_id: copied('bookings') };
  const number = (series: string) => `'${series}-2025-' || lpad(n::text, 5, '0')`;
  const id = 'gen_random_uuid()';
  await copy('invoices', `where booking_id = '${bookingId}'`, {
    ...{ ...of, created_at, id: copied('invoices'), customer_id: copied('customers') },
    ...{ invoice_number: number('INV'), booking_number: number('BK') },
  });
  await copy('credit_notes', 'limit 1', { id, branch_id, created_at, invoice_id: copied('invoices'), credit_number: number('CN') });
  await copy('gatepasses', 'limit 1', {
    ...{ ...of, id: copied('gatepasses'), gatepass_number: number('GP'), code_hash: 'md5(n::text)' },
    ...{ delivery_id: copied('deliveries'), vehicle_id: copied('vehicles') },
  });
  const { deal_id } = of;
  await copy('documents', 'limit 1', { id: copied('documents'), branch_id, deal_id, subject_id: deal_id, created_at, key: 's.key || n' });
  await copy('messages', 'limit 1', { id: copied('messages'), event_id: id, branch_id, deal_id, created_at });
  await copy('preparation_tasks', 'limit 3', { id, preparation_id: copied('preparations') });
  await copy('contract_signatures', 'limit 2', { id, contract_id: copied('contracts') });
  await copy('delivery_signatures', 'limit 2', { id, delivery_id: copied('deliveries') });
  await loader.query('vacuum analyze');
}

/** Of each of those bookings a deposit, its payment, its cash book, its contract and its car on the way to the customer; few of each wait. */
async function multiplyMoney(both: Record<string, string>) {
  const rarely = (waiting: string, done: string) => `case when n % 50 = 0 then '${waiting}' else '${done}' end`;
  await copy('deposits', 'limit 1', {
    ...both,
    id: copied('deposits'),
    deposit_number: "'DP-2025-' || lpad(n::text, 5, '0')",
    status: rarely('CANCELLED', 'CONFIRMED'),
  });
  await copy('payments', 'limit 1', {
    ...both,
    id: copied('payments'),
    deposit_id: copied('deposits'),
    receipt_number: "'RC-2025-' || lpad(n::text, 5, '0')",
  });
  await copy('cash_books', 'limit 1', { branch_id: both.branch_id ?? '', booking_id: copied('bookings') });
  await copy('contracts', 'limit 1', {
    ...both,
    id: copied('contracts'),
    contract_number: "'CT-2025-' || lpad(n::text, 5, '0')",
    status: rarely('DRAFT', 'CANCELLED'),
    cancel_reason: "case when n % 50 = 0 then null else 'x' end",
  });
  await copy('deliveries', 'limit 1', { ...both, id: copied('deliveries'), status: rarely('SCHEDULED', 'CANCELLED') });
  await copy('preparations', 'limit 1', {
    ...both,
    id: copied('preparations'),
    vehicle_id: copied('vehicles'),
    status: rarely('PENDING', 'CANCELLED'),
  });
}

/** From now on every plan is told to the connection that asked; all connections are opened anew for that. */
async function explain() {
  const told = { log_min_duration: '0', log_nested_statements: 'on', log_format: 'json', log_level: 'notice' };
  const settings = [
    'session_preload_libraries = auto_explain',
    ...Object.entries(told).map(([name, value]) => `auto_explain.${name} = '${value}'`),
  ];
  for (const setting of settings) await loader.query(`alter database ${new URL(server.url).pathname.slice(1)} set ${setting}`);
  for (const pool of [server.database.pool, server.database.reading.$client])
    pool.on('connect', (client) => {
      client.on('notice', ({ message = '' }) => {
        const [, json] = /plan:\n(\{.*)/s.exec(message) ?? [];
        if (json) plans.push(JSON.parse(json).Plan);
      });
    });
  await loader.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'forecourt' and datname = current_database()",
  );
  await vi.waitFor(() => server.database.pool.query('select 1'));
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** What a request read, node by node. The first five times PostgreSQL plans for the values, then for any, so it is asked six times and more. */
async function read(ask: (turn: number) => Promise<Reply>): Promise<Plan[]> {
  const all: Plan[] = [];
  for (let turn = 0; turn < 8; turn++) {
    plans.length = 0;
    const { status, text } = await ask(turn);
    if (status > 201) throw new Error(text);
    expect(plans.length).toBeGreaterThan(0);
    all.push(...plans.flatMap(nodesOf));
  }
  return all;
}
const wholly = (nodes: Plan[]) =>
  nodes
    .filter((node) => node['Node Type'].includes('Seq Scan') && growing.includes(node['Relation Name'] ?? ''))
    .map((node) => node['Relation Name']);
const indexesOf = (nodes: Plan[]) => new Set(nodes.flatMap((node) => node['Index Name'] ?? []));

describe('reads no growing table wholly, whether planned for these values or for any', () => {
  test('creating a quotation', async () => {
    const nodes = await read((turn) =>
      sales.post(
        '/api/sales/quotations',
        {
          type: 'CASH_SALE',
          branchId: hn,
          ...crv,
          registrationArea: 'HN',
          accessories: [],
          services: [],
          customerName: 'Lê An',
          customerPhone: `0987 000 00${turn}`,
        },
        { 'idempotency-key': `create ${turn}` },
      ),
    );
    expect(wholly(nodes)).toEqual([]);
    expect(indexesOf(nodes)).toContain('idempotency_keys_pkey');
  });

  test('converting one to a booking that holds a car', async () => {
    const ready: string[] = [];
    for (let turn = 0; turn < 8; turn++) {
      const id = await aQuotation(`to convert ${turn}`);
      created(await sales.post(`/api/sales/quotations/${id}/send`, { by: 'PRINT' }));
      ready.push(id);
    }
    const nodes = await read((turn) =>
      sales.post(`/api/sales/quotations/${ready[turn]}/convert`, {}, { 'idempotency-key': `convert ${turn}` }),
    );
    expect(wholly(nodes)).toEqual([]);
    expect(indexesOf(nodes)).toContain('vehicles_stock');
  });

  const lists: [string, string, string][] = [
    ['quotations by status and date', '/api/sales/quotations?branchId=:hn&status=EXPIRED&from=2026-01-01', 'quotations_status'],
    ['quotations of a branch', '/api/sales/quotations?branchId=:hn', 'quotations_list'],
    ['quotations everywhere, drafts among them', '/api/sales/quotations', 'quotations_list'],
    ['bookings of a branch', '/api/sales/bookings?branchId=:hn', 'bookings_list'],
    ['customers of a branch', '/api/customers?branchId=:hn', 'customers_list'],
    ['deals of a branch', '/api/deals?branchId=:hn', 'deals_newest'],
    ['deposits of a branch', '/api/sales/deposits?branchId=:hn', 'deposits_list'],
    ['deposits that go back', '/api/sales/deposits?branchId=:hn&status=CANCELLED', 'deposits_status'],
    ['payments of a branch', '/api/sales/payments?branchId=:hn', 'payments_list'],
    ['contracts of a branch', '/api/sales/contracts?branchId=:hn', 'contracts_list'],
    ['contracts to sign', '/api/sales/contracts?branchId=:hn&status=DRAFT', 'contracts_status'],
    ['invoices of a branch', '/api/sales/invoices?branchId=:hn', 'invoices_list'],
    ['cars that are prepared', '/api/sales/preparations?branchId=:hn', 'preparations_list'],
    ['cars to prepare', '/api/sales/preparations?branchId=:hn&status=PENDING', 'preparations_status'],
    ['deliveries of a branch', '/api/sales/deliveries?branchId=:hn', 'deliveries_list'],
    ['deliveries of a day', '/api/sales/deliveries?branchId=:hn&from=2026-11-20&to=2026-11-20', 'deliveries_list'],
    ['letters of a branch', '/api/messages?branchId=:hn', 'messages_list'],
  ];
  test.each(lists)('the list of %s, which comes out of its index in order', async (_, path, index) => {
    const nodes = await read(() => manager.get(path.replace(':hn', hn)));
    expect(wholly(nodes)).toEqual([]);
    expect(indexesOf(nodes)).toContain(index);
  });

  test('a page far back', async () => {
    let cursor = '';
    for (let page = 0; page < 20; page++)
      cursor = created(await manager.get(`/api/sales/quotations?branchId=${hn}&status=EXPIRED&limit=100&cursor=${cursor}`)).nextCursor;
    const nodes = await read(() => manager.get(`/api/sales/quotations?branchId=${hn}&status=EXPIRED&limit=100&cursor=${cursor}`));
    expect(wholly(nodes)).toEqual([]);
    expect(nodes.filter((node) => node['Node Type'] === 'Sort')).toEqual([]);
    expect(indexesOf(nodes)).toContain('quotations_status');
  });

  const people = ['sales.hn', 'manager.hn', 'accountant.hn', 'operations.hn', 'admin'];
  test.each(people)('what waits for %s', async (who) => {
    const reader = await server.as(who);
    const nodes = await read(() => reader.get('/api/deals/waiting'));
    expect(wholly(nodes)).toEqual([]);
  });

  const sought = [
    'uye',
    'nguyen van duc 77',
    '0912 345',
    '00000123',
    'nguyem duk',
    'an@example.vn',
    'QT-2025-00123',
    '000123',
    'RC-2026-0001',
    'INV 12',
  ];
  test.each(sought)('a search for customers and for anything: “%s”', async (q) => {
    expect(wholly(await read(() => sales.get(`/api/customers?branchId=${hn}&q=${encodeURIComponent(q)}`)))).toEqual([]);
    expect(wholly(await read(() => sales.get(`/api/search?q=${encodeURIComponent(q)}`)))).toEqual([]);
  });

  const books = ['deposits', 'payments', 'contracts', 'invoices', 'preparations', 'deliveries'].map((one) => `/api/sales/${one}`);
  const typed = ['nguyen van duc 7777', '00000123', 'BK-2025-00123', 'PK000123'];
  test.each([...books, '/api/messages'])('a search in %s', async (base) => {
    for (const q of typed)
      expect([q, wholly(await read(() => manager.get(`${base}?branchId=${hn}&q=${encodeURIComponent(q)}`)))]).toEqual([q, []]);
  });

  test.each([...books, '/api/messages'])('the page of one of %s', async (base) => {
    const [one] = created(await manager.get(`${base}?limit=1&branchId=${hn}`)).items;
    expect(wholly(await read(() => manager.get(`${base}/${one.id}`)))).toEqual([]);
  });

  test('a cash book, what keeps a car in, the files of a deal and who looked at one, and a pass at the gate', async () => {
    const guard = await server.as('guard.hn');
    const [{ dealId, bookingId }] = created(await manager.get(`/api/sales/contracts?limit=1&status=DRAFT&branchId=${hn}`)).items;
    const { rows } = await loader.query('select id from documents where branch_id = $1 limit 1', [hn]);
    for (const [by, path] of [
      [manager, `/api/sales/payments/cash-book?bookingId=${bookingId}`],
      [manager, `/api/sales/deliveries/gate?bookingId=${bookingId}`],
      [manager, `/api/deals/${dealId}/documents`],
      [manager, `/api/documents/${rows[0].id}/views`],
      [manager, `/api/deals/${dealId}/journey`],
      [guard, '/api/gate?pass=GP-2026-0001'],
    ] as const)
      expect([path, wholly(await read(() => by.get(path)))]).toEqual([path, []]);
  });

  test('receiving money and letting a car out', async () => {
    const desk = await cashDeskAt(server);
    const bookingId = (await convert(await aQuotation('to be paid'))).id;
    const paid = await read((turn) => desk.receive(bookingId, 1_000 + turn));
    expect(wholly(paid)).toEqual([]);
    const guard = await server.as('guard.hn');
    const use = () => guard.post('/api/gate/use', { pass: 'GP-2026-0001' }, { 'idempotency-key': 'out' });
    expect(wholly(await read(use))).toEqual([]);
  });

  test('the page of a quotation, of a booking, of a deal, of a customer and of a car', async () => {
    const first = async (path: string) => created(await manager.get(`${path}?limit=1&branchId=${hn}`)).items[0].id;
    for (const base of ['/api/sales/quotations', '/api/sales/bookings', '/api/deals', '/api/customers', '/api/sales/vehicles']) {
      const id = await first(base);
      expect([base, wholly(await read(() => manager.get(`${base}/${id}`)))]).toEqual([base, []]);
    }
  });
});
