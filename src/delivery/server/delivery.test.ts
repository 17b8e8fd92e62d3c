import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { brokenInvariants } from '#app/server/invariants.ts';
import { type Reply, startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { Deliverable } from '../domain/delivery.ts';
import { deliveriesAt } from '../gatepass/server/seed.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const office = await bookingsAt(server);
const { sales, colleague, manager, rows } = office;
const photo = new Uint8Array(
  await sharp({ create: { width: 20, height: 20, channels: 3, background: '#123456' } })
    .jpeg()
    .toBuffer(),
);
const yard = await deliveriesAt(office, server, photo);
const { operations, accountant, guard, good, schedule, scheduled, contract, pay, prepare, papers, inOrder, handOver } = yard;
const admin = await server.as('admin');

afterAll(async () => {
  expect(await brokenInvariants(server.database.pool)).toEqual([]);
  await server.stop();
});

const problem = ({ status, body }: Reply) => ({ status, type: body.type });
const refused = (type: string, status = 409) => ({ status, type: `/problems/delivery/${type}` });
const missingOf = async (path: string): Promise<string[]> =>
  (await operations.get(path)).body.missing.map(({ fact }: { fact: string }) => fact);

describe('the gate', () => {
  test('names each missing fact, and opens when the last is there', async () => {
    const { booking, path } = await scheduled();
    const facts = ['CONTRACT', 'MONEY', 'INVOICE', 'INSPECTION', 'REGISTRATION', 'INSURANCE', 'DOCUMENT', 'DOCUMENT'];
    expect(await missingOf(path)).toEqual(facts);
    expect(problem(await operations.post(`${path}/gatepasses`))).toEqual(refused('gate-closed'));
    await contract(booking.id);
    await pay(booking.id);
    await prepare(booking.id);
    expect(await missingOf(path)).toEqual(['DOCUMENT', 'DOCUMENT']);
    await papers(booking.dealId);
    const { body } = await operations.post(`${path}/gatepasses`);
    expect(body.missing).toEqual([]);
    expect(body.cars[0].gatepass).toMatchObject({ status: 'ISSUED', gatepassNumber: expect.stringMatching(/^GP-2026-\d{4}$/) });
  });

  test('takes the promise of a bank for money', async () => {
    const { booking, path } = await scheduled();
    await contract(booking.id);
    const [first, rest] = [10_000_000, (await yard.dueOf(booking.id)) - 10_000_000];
    await good(accountant.post('/api/sales/payments', { bookingId: booking.id, amount: first, method: 'CASH' }));
    expect(await missingOf(path)).toContain('MONEY');
    await good(accountant.post('/api/sales/payments/commit', { bookingId: booking.id, lender: 'Vietcombank', amount: rest }));
    expect(await missingOf(path)).toEqual(['INSPECTION', 'REGISTRATION', 'INSURANCE', 'DOCUMENT', 'DOCUMENT']);
  });

  test('takes a car that is given in payment for money, once the contract that says so is countersigned', async () => {
    const { booking, path } = await scheduled();
    const tradeInValue = 300_000_000;
    const rest = (await yard.dueOf(booking.id)) - tradeInValue;
    await good(accountant.post('/api/sales/payments', { bookingId: booking.id, amount: rest, method: 'TRANSFER' }));
    expect(await missingOf(path)).toContain('MONEY');
    await contract(booking.id, { tradeIn: 'Mazda 3 2019, 30A-123.45', tradeInValue });
    expect(await missingOf(path)).toEqual(['INSPECTION', 'REGISTRATION', 'INSURANCE', 'DOCUMENT', 'DOCUMENT']);
    await prepare(booking.id);
    await papers(booking.dealId);
    await good(operations.post(`${path}/gatepasses`));
    await handOver(path);
    expect((await good(operations.post(`${path}/deliver`))).status).toBe('DELIVERED');
  });

  test('asks for no invoice where it is issued with the delivery, which then issues it', async () => {
    const branch = `/api/branches/${server.world.branches.hn.id}`;
    await good(admin.patch(branch, { settings: { invoiceWhen: 'DELIVERY' } }));
    const { booking, path } = await inOrder();
    const invoices = () => rows('select invoice_number from invoices where booking_id = $1', [booking.id]);
    expect([await missingOf(path), await invoices()]).toEqual([[], []]);
    await good(operations.post(`${path}/gatepasses`));
    await handOver(path);
    await good(operations.post(`${path}/deliver`));
    expect(await invoices()).toHaveLength(1);
    await good(admin.patch(branch, { settings: { invoiceWhen: 'PAID' } }));
  });

  test('tells the amount that is missing to nobody who may not see money', async () => {
    const { booking, path } = await scheduled();
    const due = String(await yard.dueOf(booking.id));
    for (const read of [path, `/api/sales/deliveries/gate?bookingId=${booking.id}`])
      expect((await operations.get(read)).text).not.toContain(due);
  });
});

describe('a delivery', () => {
  test('sells the cars, completes booking and contract and wins the deal, all at once', async () => {
    const { booking, path } = await inOrder(2);
    expect(problem(await operations.post(`${path}/deliver`))).toEqual(refused('pass-needed'));
    await good(operations.post(`${path}/gatepasses`));
    expect(problem(await operations.post(`${path}/deliver`))).toEqual(refused('checklist-open'));
    await handOver(path);
    const delivered = await good(operations.post(`${path}/deliver`));
    expect(delivered).toMatchObject({ status: 'DELIVERED', deliveredAt: '2026-11-20T03:00:00.000Z', moves: [] });
    const [state] = await rows(
      `select b.status as booking, c.status as contract, d.status as deal, array(select v.status from vehicles v where v.booking_id = b.id) as cars
       from bookings b join contracts c on c.booking_id = b.id join deals d on d.id = b.deal_id where b.id = $1`,
      [booking.id],
    );
    expect(state).toEqual({ booking: 'COMPLETED', contract: 'COMPLETED', deal: 'WON', cars: ['SOLD', 'SOLD'] });
    expect(problem(await operations.post(`${path}/deliver`)).status).toBe(409);
  });

  test('is refused, and nothing sold, when a task was opened again or money given back after the pass was issued', async () => {
    const { booking, path } = await inOrder();
    await good(operations.post(`${path}/gatepasses`));
    await handOver(path);
    const [preparation] = await rows('select id from preparations where booking_id = $1', [booking.id]);
    const at = `/api/sales/preparations/${preparation.id}`;
    const { tasks } = (await operations.get(at)).body;
    const insuranceTask = tasks.find(({ kind }: { kind: string }) => kind === 'INSURANCE');
    await good(operations.post(`${at}/reopen`, { taskId: insuranceTask.id }));
    expect([problem(await operations.post(`${path}/deliver`)), await missingOf(path)]).toEqual([refused('gate-closed'), ['INSURANCE']]);
    await prepare(booking.id);
    const back = { bookingId: booking.id, amount: 1, method: 'CASH', reason: 'Trả lại tiền thừa' };
    await good(manager.post('/api/sales/payments/refund', back));
    expect([problem(await operations.post(`${path}/deliver`)), await missingOf(path)]).toEqual([refused('gate-closed'), ['MONEY']]);
    const cars = await rows('select status from vehicles where booking_id = $1', [booking.id]);
    expect(cars).toEqual([{ status: 'ALLOCATED' }]);
    await pay(booking.id);
    expect((await good(operations.post(`${path}/deliver`))).status).toBe('DELIVERED');
  });

  test('alone sells its cars: nobody marks one as sold past it', async () => {
    const { booking } = await scheduled();
    expect(problem(await operations.post(`/api/sales/vehicles/${booking.cars[0].id}/sell`))).toEqual({
      status: 409,
      type: '/problems/vehicle/to-be-handed-over',
    });
  });

  test('is made once for a booking, however many agree on it at once, and ends with it', async () => {
    const booking = await yard.allocated();
    const replies = await Promise.all(Array.from({ length: 8 }, () => schedule(booking.id)));
    const made = replies.filter(({ status }) => status < 300);
    expect(made).toHaveLength(1);
    for (const late of replies.filter(({ status }) => status >= 300)) expect(problem(late as Reply)).toEqual(refused('delivery-exists'));
    await good(sales.post(`/api/sales/bookings/${booking.id}/cancel`, { reason: 'Khách đổi ý' }));
    expect((await operations.get(`/api/sales/deliveries/${made[0]?.body.id}`)).body).toMatchObject({ status: 'CANCELLED', moves: [] });
    expect(problem((await schedule(booking.id)) as Reply)).toEqual(refused('booking-not-approved'));
  });

  test('names the field that is wrong', async () => {
    const booking = await yard.allocated();
    const over = (await schedule(booking.id, '2026-11-19T08:00:00.000Z')) as Reply;
    expect([problem(over), over.body.violations[0].at]).toEqual([refused('day-over', 400), '/scheduledAt']);
    const { path } = await scheduled();
    const early = await operations.post(`${path}/check`, { checked: ['PHOTOS'], handedOver: [] });
    expect([problem(early), early.body.violations[0].at]).toEqual([refused('no-photo'), '/checked']);
    for (const [rest, body, at] of [
      ['reschedule', { scheduledAt: 'tomorrow' }, '/scheduledAt'],
      ['check', { checked: ['SIGN_OFF'], handedOver: [] }, '/checked/0'],
      ['check', { checked: [], handedOver: ['UMBRELLA'] }, '/handedOver/0'],
      ['check', { checked: [], handedOver: [], satisfaction: 6 }, '/satisfaction'],
      ['sign', { signer: 'CUSTOMER', how: 'TYPED', name: ' ' }, '/name'],
      ['sign', { signer: 'CUSTOMER', how: 'DRAWN', name: 'Thắng' }, '/strokes'],
    ] as const) {
      const { status, body: said } = await operations.post(`${path}/${rest}`, body);
      expect([rest, status, said.violations.map((one: { at: string }) => one.at)]).toEqual([rest, 400, [at]]);
    }
    const dot = { signer: 'CUSTOMER', how: 'DRAWN', name: 'Thắng', strokes: [[[5, 5]]] };
    expect((await operations.post(`${path}/sign`, dot)).body.violations[0].at).toBe('/strokes');
  });

  test('is noted by one of two who write on the same state', async () => {
    const { path, delivery } = await scheduled();
    const noted = { checked: ['DOCUMENTATION'], handedOver: ['KEYS'], rowVersion: delivery.rowVersion };
    expect((await operations.post(`${path}/check`, noted)).status).toBe(200);
    const { status, body } = await manager.post(`${path}/check`, { ...noted, checked: [] });
    expect([status, body.type]).toEqual([409, '/problems/platform/changed-meanwhile']);
  });

  test('keeps a signature as it was given', async () => {
    const { path } = await scheduled();
    const sign = (name: string) => operations.post(`${path}/sign`, { signer: 'CUSTOMER', how: 'DRAWN', name, strokes: yard.drawn });
    await good(sign('Nguyễn Đức Thắng'));
    await good(sign('Somebody else'));
    const { signatures } = (await operations.get(path)).body;
    expect(signatures).toMatchObject([{ signer: 'CUSTOMER', name: 'Nguyễn Đức Thắng', strokes: yard.drawn }]);
    await expect(rows("update delivery_signatures set name = 'X' where signer = 'CUSTOMER'")).rejects.toThrow('does not change');
  });
});

describe('who may', () => {
  test('read: a salesperson their own, the branch its own, no other branch, no guard', async () => {
    const { booking, path, delivery } = await scheduled();
    const listed = async (who: typeof sales) =>
      (await who.get('/api/sales/deliveries?limit=200')).body.items.some(({ id }: { id: string }) => id === delivery.id);
    expect([(await sales.get(path)).status, await listed(sales)]).toEqual([200, true]);
    expect([(await colleague.get(path)).status, await listed(colleague)]).toEqual([404, false]);
    expect([(await accountant.get(path)).status, await listed(accountant)]).toEqual([200, true]);
    const elsewhere = await server.as('operations.hcm');
    expect([(await elsewhere.get(path)).status, await listed(elsewhere)]).toEqual([404, false]);
    expect((await elsewhere.post('/api/sales/deliveries', { bookingId: booking.id, scheduledAt: '2026-11-21T08:00:00.000Z' })).status).toBe(
      404,
    );
    expect((await elsewhere.get(`/api/sales/deliveries/gate?bookingId=${booking.id}`)).status).toBe(404);
    expect([(await guard.get(path)).status, (await guard.get('/api/sales/deliveries')).status]).toEqual([403, 403]);
  });

  test('work on it: operations and managers, neither sales nor accountant; and each sees the moves that are theirs', async () => {
    const { path } = await scheduled();
    const body = { checked: [], handedOver: [] };
    for (const who of [sales, accountant, guard]) {
      expect((await who.post(`${path}/check`, body)).status).toBe(403);
      expect((await who.post(`${path}/gatepasses`)).status).toBe(403);
      expect((await who.post(`${path}/deliver`)).status).toBe(403);
    }
    expect((await manager.post(`${path}/check`, body)).status).toBe(200);
    expect((await sales.get(path)).body.moves).toEqual([]);
    const offered = (await operations.get(path)).body.moves;
    expect(offered.map(({ move }: { move: string }) => move)).toEqual(['reschedule', 'check', 'photograph', 'sign', 'issue', 'deliver']);
  });
});

test('deliveries are listed by the day of the branch, the next first, and found by name, phone, booking and VIN', async () => {
  const { booking, delivery } = await scheduled(1, { customerName: 'Đặng Thị Hồng Gấm', customerPhone: '0987 654 321' });
  const found = async (query: string) =>
    (await operations.get(`/api/sales/deliveries?${query}`)).body.items.map(({ id }: { id: string }) => id);
  await good(operations.post(`/api/sales/deliveries/${delivery.id}/reschedule`, { scheduledAt: '2026-11-22T17:30:00.000Z' }));
  expect(await found('from=2026-11-23&to=2026-11-23')).toEqual([delivery.id]);
  expect(await found('to=2026-11-22')).not.toContain(delivery.id);
  expect((await found('limit=200')).at(-1)).toBe(delivery.id);
  for (const q of ['dang thi hong gam', '0987654321', booking.bookingNumber, booking.cars[0].vin.slice(-6)])
    expect(await found(`q=${encodeURIComponent(q)}`)).toEqual([delivery.id]);
  expect(await found('status=DELIVERED&q=hong gam')).toEqual([]);
});

test('the certificate says what was handed over, in the language of the customer', async () => {
  const { booking, path } = await yard.delivered();
  const { extractText } = await import('unpdf');
  const { bytes, headers } = await sales.get(`${path}/pdf`);
  const { text } = await extractText(bytes, { mergePages: true });
  expect(headers.get('content-disposition')).toContain(`${booking.bookingNumber}.pdf`);
  for (const words of ['Biên bản bàn giao xe', 'Nguyễn Đức Thắng', booking.cars[0].vin, '30K-123.45', 'Bảo Việt', 'Chìa khóa xe', '5/5'])
    expect(text).toContain(words);
  expect(Deliverable.options).toHaveLength(5);
  const [kept] = await rows("select kind, sha256 from documents where kind = 'HANDOVER' and deal_id = $1", [booking.dealId]);
  expect(kept.sha256).toBe((await sales.get(path)).body.certificateHash);
});
