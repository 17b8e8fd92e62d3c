import { afterAll, expect, test } from 'vitest';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { deliveriesAt } from '#delivery/gatepass/server/seed.ts';
import { aSlip, cashDeskAt } from '#payment/deposit/server/seed.ts';
import { type Client, type Reply, startTestServer } from './testing.ts';

/** What the steps of the second half of a sale cost: statements, and packets to the database (what is sent in one turn travels together). */
const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const office = await bookingsAt(server);
const desk = await cashDeskAt(server);
const yard = await deliveriesAt(office, server, aSlip());
afterAll(() => server.stop());

/** Begin, commit, the claim of the key and its answer are counted. */
async function costOf(ask: () => Promise<Reply>) {
  const replies: Reply[] = [];
  const cost = await server.cost(async () => replies.push(await ask()));
  expect(replies.map(({ status, text }) => (status > 201 ? text : 'done'))).toEqual(['done']);
  return cost;
}
const keyed = (by: Client, path: string, body: unknown = {}) => costOf(() => by.post(path, body, { 'idempotency-key': path }));

test('a sale from its deposit to the gate costs so many statements and packets a step', async () => {
  const { sales, manager } = office;
  const { accountant, operations, guard, good } = yard;
  for (const by of [sales, manager, accountant, operations, guard]) await good(by.get('/api/access/me'));
  const shade = office.aShade();
  await office.aCar(shade);
  const { id: bookingId, dealId } = await office.aBooking(shade);
  const cost: Record<string, [statements: number, packets: number]> = {};

  const deposit = await good(desk.ask(bookingId));
  cost.prove = await costOf(() => sales.upload(`/api/sales/deposits/${deposit.id}/proof`, 'slip.png', aSlip()));
  cost.confirm = await keyed(accountant, `/api/sales/deposits/${deposit.id}/confirm`);
  const part = { bookingId, amount: 1_000_000, method: 'CASH' };
  cost.receive = await keyed(accountant, '/api/sales/payments', part);

  const contract = await good(sales.post('/api/sales/contracts', { bookingId, deliveryOn: '2026-12-01' }));
  const { sha256: contentHash } = await good(sales.get(`/api/sales/contracts/${contract.id}/paper`));
  const signing = { how: 'TYPED', name: 'Nguyễn Đức Thắng', contentHash };
  cost.sign = await keyed(sales, `/api/sales/contracts/${contract.id}/sign`, signing);
  cost.countersign = await keyed(manager, `/api/sales/contracts/${contract.id}/approve`);

  const last = { ...part, amount: await yard.dueOf(bookingId) };
  cost.receiveLast = await costOf(() => accountant.post('/api/sales/payments', last, { 'idempotency-key': 'last' }));

  const path = `/api/sales/deliveries/${(await good(yard.schedule(bookingId))).id}`;
  await yard.prepare(bookingId);
  await yard.papers(dealId);
  cost.issue = await keyed(operations, `${path}/gatepasses`);
  await yard.handOver(path);
  cost.deliver = await keyed(operations, `${path}/deliver`);
  const [{ pass }] = await office.rows('select gatepass_number as pass from gatepasses where booking_id = $1', [bookingId]);
  cost.look = await costOf(() => guard.get(`/api/gate?pass=${pass}`));
  cost.use = await keyed(guard, '/api/gate/use', { pass });

  expect(cost).toEqual({
    prove: [9, 4],
    confirm: [17, 8],
    receive: [9, 4],
    sign: [14, 5],
    countersign: [16, 7],
    receiveLast: [12, 6],
    issue: [11, 4],
    deliver: [26, 9],
    look: [1, 1],
    use: [8, 3],
  });
});
