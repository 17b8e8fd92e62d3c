import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestServer, type TestServer } from '#app/server/testing.ts';
import { chosenCar } from './seed.ts';

let server: TestServer;
let sales: Client;
let crv: Awaited<ReturnType<typeof chosenCar>>;
const base = '/api/sales/quotations';
beforeAll(async () => {
  server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
  sales = await server.as('sales.hn');
  crv = await server.inside((ctx) => chosenCar(ctx, 'CR-V L', 'Platinum'));
});
afterAll(() => server.stop());

const rows = async (text: string, values: unknown[] = []) => (await server.database.pool.query(text, values)).rows;
let phones = 200_000;
const sent = async () => {
  const body = { type: 'CASH_SALE', ...crv, registrationArea: 'HN', customerName: 'Phạm Thị Lan', customerPhone: `0912${++phones}` };
  const { id } = (await sales.post(base, body)).body;
  return (await sales.post(`${base}/${id}/send`)).body;
};
const statusOf = async (one: { id: string }) => (await sales.get(`${base}/${one.id}`)).body.status;

describe('a quotation holds through the last instant of its last day in the zone of its branch', () => {
  test.each([
    ['Pacific/Honolulu', 'UTC−10', '2026-11-20T03:00:00Z', '2026-11-26', '2026-11-27T10:00:00Z'],
    ['Asia/Kolkata', 'UTC+5:30', '2026-11-20T03:00:00Z', '2026-11-27', '2026-11-27T18:30:00Z'],
    ['Asia/Ho_Chi_Minh', 'UTC+7', '2026-11-20T03:00:00Z', '2026-11-27', '2026-11-27T17:00:00Z'],
    ['Asia/Ho_Chi_Minh', 'UTC+7, late in the evening', '2026-11-20T16:59:59Z', '2026-11-27', '2026-11-27T17:00:00Z'],
    ['Asia/Ho_Chi_Minh', 'UTC+7, just past midnight', '2026-11-20T17:00:00Z', '2026-11-28', '2026-11-28T17:00:00Z'],
  ])('%s (%s)', async (zone, _, written, lastDay, over) => {
    await rows(`update branches set time_zone = $1 where code = 'hn'`, [zone]);
    server.clock.set(written);
    const [early, late] = [await sent(), await sent()];
    expect(early.expiryDate).toBe(lastDay);
    const last = Temporal.Instant.from(over).subtract({ milliseconds: 1 }).toString();

    server.clock.set(last);
    await server.runJob('quotation.expire');
    expect(await statusOf(early)).toBe('SENT');
    expect((await sales.post(`${base}/${early.id}/accept`)).body.status).toBe('ACCEPTED');

    server.clock.set(over);
    const refused = await sales.post(`${base}/${late.id}/accept`);
    expect(refused.body).toMatchObject({ status: 409, title: 'quotation/past-last-day' });
    expect(refused.body.detail).toContain(lastDay.split('-').reverse().join('/'));
    expect(await statusOf(late)).toBe('SENT');
    await server.runJob('quotation.expire');
    expect([await statusOf(late), await statusOf(early)]).toEqual(['EXPIRED', 'ACCEPTED']);
    const [event] = await rows(`select actor_id, changes from events where subject_id = $1 and move = 'expire'`, [late.id]);
    expect(event).toEqual({ actor_id: null, changes: { status: ['SENT', 'EXPIRED'] } });
  });

  test('and is revised after it, at the prices and with the last day of the day', async () => {
    await rows(`update branches set time_zone = 'Asia/Ho_Chi_Minh' where code = 'hn'`);
    server.clock.set('2026-11-20T03:00:00Z');
    const one = await sent();
    server.clock.set('2026-12-10T03:00:00Z');
    await server.runJob('quotation.expire');
    const next = (await sales.post(`${base}/${one.id}/revise`)).body;
    expect(next).toMatchObject({ status: 'DRAFT', revision: 2, expiryDate: '2026-12-17', quoteNumber: one.quoteNumber });
  });

  test('every other move is refused past it as well, whether or not the clock came by', async () => {
    server.clock.set('2026-11-20T03:00:00Z');
    const one = await sent();
    const moves = { submit: 'DRAFT', send: 'APPROVED', decline: 'SENT', approve: 'PENDING', reject: 'PENDING' };
    server.clock.set('2026-11-27T17:00:00Z');
    const manager = await server.as('manager.hn');
    for (const [move, status] of Object.entries(moves)) {
      await rows('update quotations set status = $2 where id = $1', [one.id, status]);
      const reply = await manager.post(`${base}/${one.id}/${move}`, move === 'reject' ? { reason: 'no' } : {});
      expect(reply.body, move).toMatchObject({ status: 409, title: 'quotation/past-last-day' });
    }
    await rows(`update quotations set status = 'DRAFT' where id = $1`, [one.id]);
    const edited = await sales.patch(`${base}/${one.id}`, { rowVersion: one.rowVersion });
    expect(edited.body).toMatchObject({ status: 409, title: 'quotation/past-last-day' });
  });
});

describe('a list by days', () => {
  test('takes a day as the branch has it, from its first instant to its last', async () => {
    await rows(`update branches set time_zone = 'Pacific/Honolulu' where code = 'hn'`);
    await rows('delete from quotations');
    const written = ['2026-11-21T09:59:59Z', '2026-11-21T10:00:00Z', '2026-11-22T09:59:59Z', '2026-11-22T10:00:00Z'];
    for (const at of written) {
      server.clock.set(at);
      await sent();
    }
    const listed = async (query: string) => {
      const { body } = await sales.get(`${base}?sort=createdAt&${query}`);
      return body.items.map(({ createdAt }: { createdAt: string }) => createdAt.replace('.000', ''));
    };
    expect(await listed('from=2026-11-21&to=2026-11-21')).toEqual(written.slice(1, 3));
    expect(await listed('from=2026-11-22')).toEqual(written.slice(3));
    expect(await listed('to=2026-11-20')).toEqual(written.slice(0, 1));
  });
});
