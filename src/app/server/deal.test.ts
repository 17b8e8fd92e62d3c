import { afterAll, describe, expect, test } from 'vitest';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { cashDeskAt } from '#payment/deposit/server/seed.ts';
import { type Client, startTestServer } from './testing.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const { sales, colleague, manager, aShade, aCar, aBooking } = await bookingsAt(server);
const { accountant, ask, prove, confirm, receive } = await cashDeskAt(server);
const operations = await server.as('operations.hn');

afterAll(() => server.stop());

const shade = aShade();
const booked = async () => {
  await aCar(shade);
  return aBooking(shade);
};
const page = async (id: string, by: unknown) => (await (by as Client).get(`/api/deals/${id}`)).body;
const actionOf = async (id: string, by: unknown) => (await page(id, by)).journey.action?.does ?? null;

describe('the page of a deal, after its booking', () => {
  test('offers each reader what they may do where it stands, and nobody else’s work', async () => {
    const { id, dealId } = await booked();
    const offered = async () => [await actionOf(dealId, sales), await actionOf(dealId, accountant), await actionOf(dealId, operations)];
    expect(await offered()).toEqual(['ASK_DEPOSIT', 'ASK_DEPOSIT', null]);
    const deposit = (await ask(id)).body;
    expect(await offered()).toEqual(['PROVE_DEPOSIT', 'PROVE_DEPOSIT', null]);
    await prove(deposit.id);
    expect(await offered()).toEqual([null, 'CONFIRM_DEPOSIT', null]);
    expect((await page(dealId, accountant)).journey.action).toEqual({ does: 'CONFIRM_DEPOSIT', id: deposit.id, kind: 'DEPOSIT' });
    await confirm(deposit.id);
    expect(await offered()).toEqual(['DRAW_CONTRACT', null, null]);
    const contract = (await sales.post('/api/sales/contracts', { bookingId: id, deliveryOn: '2026-12-01' })).body;
    expect(await offered()).toEqual(['SIGN_CONTRACT', null, null]);
    const { sha256 } = (await sales.get(`/api/sales/contracts/${contract.id}/paper`)).body;
    await sales.post(`/api/sales/contracts/${contract.id}/sign`, { how: 'TYPED', name: 'Nguyễn Đức Thắng', contentHash: sha256 });
    expect([...(await offered()), await actionOf(dealId, manager)]).toEqual([null, null, null, 'COUNTERSIGN']);
    await manager.post(`/api/sales/contracts/${contract.id}/approve`);
    expect(await offered()).toEqual([null, 'RECEIVE_PAYMENT', null]);
  });

  test('shows its money, its papers and what happened in two statements', async () => {
    const { id, dealId, totalPrice, depositDue, bookingNumber } = await booked();
    const deposit = (await ask(id)).body;
    await prove(deposit.id);
    await confirm(deposit.id);
    for (let more = 0; more < 6; more++) await receive(id, 1_000_000);
    await accountant.post('/api/sales/payments/commit', { bookingId: id, lender: 'Vietcombank', amount: 5_000_000, reference: '' });
    await sales.post('/api/sales/contracts', {
      bookingId: id,
      deliveryOn: '2026-12-01',
      tradeIn: 'Honda City 2019',
      tradeInValue: 2_000_000,
    });
    const sent = await server.statements(() => page(dealId, sales));
    expect(sent).toHaveLength(2);
    const { money, documents } = await page(dealId, sales);
    expect(money).toHaveLength(1);
    expect(money[0]).toMatchObject({
      ...{ bookingId: id, bookingNumber, asked: totalPrice, received: depositDue + 6_000_000, refunded: 0, committed: 5_000_000 },
      ...{ lender: 'Vietcombank', tradeIn: 2_000_000, due: totalPrice - depositDue - 11_000_000, owedBack: 0 },
    });
    expect(money[0].movements).toHaveLength(5);
    expect(money[0].movements[0]).toMatchObject({ kind: 'PAYMENT', amount: 1_000_000, on: '2026-11-20' });
    expect(documents.map(({ kind, status }: { kind: string; status: string }) => [kind, status])).toEqual([
      ['PREPARATION', 'PENDING'],
      ['CONTRACT', 'DRAFT'],
      ['DEPOSIT', 'CONFIRMED'],
      ['BOOKING', 'APPROVED'],
      ['QUOTATION', 'CONTRACT'],
    ]);
    expect(documents[1]).toMatchObject({ on: '2026-12-01', totalPrice });
    expect(documents[0]).toMatchObject({ done: 0, tasks: 3, totalPrice: null });
  });

  test('says what a cancelled booking owes back', async () => {
    const { id, dealId, depositDue } = await booked();
    const deposit = (await ask(id)).body;
    await prove(deposit.id);
    await confirm(deposit.id);
    await sales.post(`/api/sales/bookings/${id}/cancel`, { reason: 'Khách đổi ý' });
    expect((await page(dealId, manager)).money).toMatchObject([{ due: 0, owedBack: depositDue }]);
  });

  test('tells nothing of the money to whoever may not see it, nor anything to a colleague', async () => {
    const { id, dealId, depositDue } = await booked();
    const deposit = (await ask(id)).body;
    await prove(deposit.id);
    await confirm(deposit.id);
    await receive(id, 77_777_777);
    const seen = await page(dealId, operations);
    expect(seen.money).toEqual([]);
    expect(seen.documents.map(({ kind }: { kind: string }) => kind)).not.toContain('DEPOSIT');
    const { journey, timeline } = seen;
    const amounts = [77_777_777, depositDue].flatMap((amount) => [String(amount), amount.toLocaleString('de-DE')]);
    for (const amount of amounts) expect(JSON.stringify({ journey, timeline })).not.toContain(amount);
    expect(JSON.stringify((await page(dealId, sales)).timeline)).toContain('77.777.777 ₫');
    expect((await colleague.get(`/api/deals/${dealId}`)).status).toBe(404);
  });
});
