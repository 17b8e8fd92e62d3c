import { afterAll, describe, expect, test } from 'vitest';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { cashDeskAt } from '#payment/deposit/server/seed.ts';
import { type Client, startTestServer } from './testing.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const { sales, colleague, manager, rows, aShade, aCar, aBooking } = await bookingsAt(server);
const { accountant, ask, prove, confirm, receive, aDeposit } = await cashDeskAt(server);
const operations = await server.as('operations.hn');

afterAll(() => server.stop());

const shade = aShade();
const waiting = async (by: Client) => (await by.get('/api/deals/waiting')).body;
type Item = { kind: string; title: string; path: string };
const itemsOf = async (by: Client): Promise<Item[]> => (await waiting(by)).items;
const idsOf = async (by: Client, kind: string): Promise<string[]> =>
  (await itemsOf(by)).filter((item) => item.kind === kind).map(({ path }) => path.split('/').at(-1) ?? '');
const kindsOf = async (by: Client) => [...new Set((await itemsOf(by)).map(({ kind }) => kind))];
const booked = async (over: object = {}) => {
  await aCar(shade);
  return aBooking(shade, over);
};
const drawn = async (bookingId: string, deliveryOn = '2026-12-01') =>
  (await sales.post('/api/sales/contracts', { bookingId, deliveryOn })).body;
const signed = async (id: string) => {
  const { sha256 } = (await sales.get(`/api/sales/contracts/${id}/paper`)).body;
  return sales.post(`/api/sales/contracts/${id}/sign`, { how: 'TYPED', name: 'Nguyễn Đức Thắng', contentHash: sha256 });
};
const others = ['accountant.hcm', 'manager.hcm', 'operations.hcm', 'sales.hcm', 'sales.pn', 'manager.pn'];

describe('what waits for an accountant', () => {
  test('is a deposit from its proof until it is confirmed; until the proof it waits for its salesperson alone', async () => {
    const { id } = await booked();
    const deposit = (await ask(id)).body;
    expect(await idsOf(sales as Client, 'DEPOSIT_UNPROVEN')).toContain(deposit.id);
    expect(await idsOf(colleague as Client, 'DEPOSIT_UNPROVEN')).toEqual([]);
    expect(await idsOf(accountant as Client, 'DEPOSIT_TO_CONFIRM')).toEqual([]);
    await prove(deposit.id);
    expect(await idsOf(sales as Client, 'DEPOSIT_UNPROVEN')).not.toContain(deposit.id);
    expect(await idsOf(accountant as Client, 'DEPOSIT_TO_CONFIRM')).toEqual([deposit.id]);
    const [item] = await itemsOf(accountant as Client);
    expect(item).toMatchObject({ title: deposit.depositNumber, amount: deposit.amount, currency: 'VND', ends: false, on: null });
    expect(await kindsOf(manager as Client)).not.toContain('DEPOSIT_TO_CONFIRM');
    expect(await kindsOf(operations)).not.toContain('DEPOSIT_TO_CONFIRM');
    await confirm(deposit.id);
    expect(await idsOf(accountant as Client, 'DEPOSIT_TO_CONFIRM')).toEqual([]);
  });

  test('is what a booking still owes after its deposit, the one that is promised first before the others', async () => {
    const [late, soon] = [await booked({ expectedOn: '2026-12-20' }), await booked({ expectedOn: '2026-11-25' })];
    for (const { id } of [late, soon]) await aDeposit(id);
    const due = await itemsOf(accountant as Client);
    const mine = due.filter(({ title }) => [late.bookingNumber, soon.bookingNumber].includes(title));
    expect(mine.map(({ title }) => title)).toEqual([soon.bookingNumber, late.bookingNumber]);
    expect(mine[0]).toMatchObject({ on: '2026-11-25', amount: soon.totalPrice - soon.depositDue });
    await receive(soon.id, soon.totalPrice - soon.depositDue);
    expect((await itemsOf(accountant as Client)).map(({ title }) => title)).not.toContain(soon.bookingNumber);
  });

  test('is money that is owed back, never for whoever took it', async () => {
    const { id } = await booked();
    const deposit = await aDeposit(id);
    await receive(id, 5_000_000);
    await sales.post(`/api/sales/bookings/${id}/cancel`, { reason: 'Khách đổi ý' });
    expect(await idsOf(accountant as Client, 'REFUND_OWED')).toEqual([]);
    expect(await idsOf(manager as Client, 'REFUND_OWED')).toEqual([deposit.id]);
    expect(await kindsOf(sales as Client)).not.toContain('REFUND_OWED');
    await manager.post(`/api/sales/deposits/${deposit.id}/refund`, { method: 'TRANSFER' });
    const [rest] = (await itemsOf(manager as Client)).filter(({ kind }) => kind === 'REFUND_OWED');
    expect(rest).toMatchObject({ path: `/sales/bookings/${id}/cash-book`, amount: 5_000_000 });
    await manager.post('/api/sales/payments/refund', { bookingId: id, amount: 5_000_000, method: 'CASH', reason: 'Hủy đơn' });
    expect(await kindsOf(manager as Client)).not.toContain('REFUND_OWED');
  });
});

describe('what waits for a manager and a salesperson', () => {
  test('is the contract: to be drawn up, then signed by the customer, then countersigned by a manager who had no hand in it', async () => {
    const { id } = await booked();
    await aDeposit(id);
    const toDraw = async () => (await itemsOf(sales as Client)).filter(({ kind }) => kind === 'CONTRACT_TO_DRAW').map(({ path }) => path);
    expect(await toDraw()).toContain(`/sales/contracts/new?bookingId=${id}`);
    const contract = await drawn(id);
    expect(await toDraw()).not.toContain(`/sales/contracts/new?bookingId=${id}`);
    expect(await idsOf(sales as Client, 'CONTRACT_TO_SIGN')).toEqual([contract.id]);
    expect(await kindsOf(manager as Client)).not.toContain('CONTRACT_TO_COUNTERSIGN');
    expect((await signed(contract.id)).status).toBe(200);
    expect(await kindsOf(sales as Client)).not.toContain('CONTRACT_TO_SIGN');
    expect(await idsOf(manager as Client, 'CONTRACT_TO_COUNTERSIGN')).toEqual([contract.id]);
    expect(await idsOf(await server.as('admin'), 'CONTRACT_TO_COUNTERSIGN')).toEqual([contract.id]);
    for (const by of [sales, accountant]) expect(await kindsOf(by as Client)).not.toContain('CONTRACT_TO_COUNTERSIGN');
    await manager.post(`/api/sales/contracts/${contract.id}/approve`);
    expect(await kindsOf(manager as Client)).not.toContain('CONTRACT_TO_COUNTERSIGN');
  });

  test('is not the countersignature of a contract that the manager changed last', async () => {
    const { id } = await booked();
    const contract = await drawn(id);
    await manager.patch(`/api/sales/contracts/${contract.id}`, { conditions: 'Tặng thảm lót sàn' });
    await signed(contract.id);
    expect(await idsOf(manager as Client, 'CONTRACT_TO_COUNTERSIGN')).not.toContain(contract.id);
    expect(await idsOf(await server.as('admin'), 'CONTRACT_TO_COUNTERSIGN')).toContain(contract.id);
  });
});

describe('what waits for operations', () => {
  test('is each car to be made ready, the one that is promised first before the others, and nothing of the money', async () => {
    const [late, soon] = [await booked(), await booked()];
    await drawn(late.id, '2026-12-24');
    await drawn(soon.id, '2026-11-23');
    for (const { id } of [late, soon]) await aDeposit(id);
    const items = (await waiting(operations)).items.filter(({ kind }: Item) => kind === 'CAR_TO_PREPARE');
    const days = items.flatMap(({ on }: { on: string | null }) => on ?? []);
    expect(days).toEqual(days.toSorted());
    const first = await rows('select p.id from preparations p where p.booking_id = $1', [soon.id]);
    expect(items[0]).toMatchObject({ path: `/sales/preparation/${first[0].id}`, on: '2026-11-23', amount: null });
    expect(await kindsOf(operations)).toEqual(['CAR_TO_PREPARE']);
  });
});

describe('the handovers of the day', () => {
  const planned = async (scheduledAt: string) => {
    const { id } = await booked();
    return (await operations.post('/api/sales/deliveries', { bookingId: id, scheduledAt })).body;
  };

  test('wait for operations and for whose sale it is, from the morning of the branch’s day on, the earliest first', async () => {
    const afternoon = await planned('2026-11-20T08:00:00Z');
    const evening = await planned('2026-11-20T16:59:00Z');
    const tomorrow = await planned('2026-11-20T17:00:00Z');
    const inTime = [afternoon.id, evening.id];
    for (const by of [operations, sales as Client]) expect(await idsOf(by, 'DELIVERY_TODAY')).toEqual(inTime);
    for (const by of [colleague, manager, accountant]) expect(await idsOf(by as Client, 'DELIVERY_TODAY')).toEqual([]);
    server.clock.advance({ hours: 24 });
    expect(await idsOf(operations, 'DELIVERY_TODAY')).toEqual([...inTime, tomorrow.id]);
    server.clock.advance({ hours: -24 });
  });
});

describe('what waits', () => {
  test('is seen by nobody of another branch, and by no guard', async () => {
    for (const who of others) expect([who, await itemsOf(await server.as(who))]).toEqual([who, []]);
    expect((await (await server.as('guard.hn')).get('/api/deals/waiting')).status).toBe(403);
  });

  test('is shown eight of a kind at most, and counted beyond that', async () => {
    for (let more = 0; more < 10; more++) await prove((await ask((await booked()).id)).body.id);
    const { items, counts } = await waiting(accountant as Client);
    expect(items.filter(({ kind }: Item) => kind === 'DEPOSIT_TO_CONFIRM')).toHaveLength(8);
    expect(counts).toContainEqual({ kind: 'DEPOSIT_TO_CONFIRM', count: 10 });
  });

  test('is asked in one statement', async () => {
    expect(await server.statements(() => waiting(accountant as Client))).toHaveLength(1);
  });
});
