import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestServer, type TestServer } from '#app/server/testing.ts';

let server: TestServer;
let sales: Client;
let manager: Client;
let car: { versionId: string; colorId: string };
let made = 0;

beforeAll(async () => {
  server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
  [sales, manager] = await Promise.all([server.as('sales.hn'), server.as('manager.hn')]);
  const [found] = await rows(`select v.id, vc.color_id from versions v join models m on m.id = v.model_id
    join version_colors vc on vc.version_id = v.id where m.name = 'CR-V' and v.name = 'L' order by vc.color_id limit 1`);
  car = { versionId: found.id, colorId: found.color_id };
});
afterAll(() => server.stop());

const rows = async (text: string, values: unknown[] = []) => (await server.database.pool.query(text, values)).rows;

async function aQuotation(over: object = {}, by = sales) {
  const customerPhone = `09${10_000_000 + ++made}`;
  const choice = {
    type: 'CASH_SALE',
    ...car,
    accessories: [],
    services: [],
    registrationArea: 'HN',
    customerName: 'Ngô Thị Ánh',
    customerPhone,
    ...over,
  };
  const { status, body } = await by.post('/api/sales/quotations', choice);
  expect(status).toBe(201);
  return body;
}
const move = async (id: string, name: string, body: object = {}, by = sales) =>
  (await by.post(`/api/sales/quotations/${id}/${name}`, body)).body;
const deal = async (id: string, by = sales) => (await by.get(`/api/deals/${id}`)).body;
const standing = async (id: string) => {
  const { step, state, who } = (await deal(id)).standing;
  return [step, state, who?.role ?? null];
};

describe('a deal', () => {
  test('stands where its documents stand, from the first draft to the car held', async () => {
    const quotation = await aQuotation();
    const { dealId, id } = quotation;
    expect(await standing(dealId)).toEqual(['QUOTATION', 'CURRENT', 'SALES']);
    await move(id, 'submit');
    expect(await standing(dealId)).toEqual(['BOOKING', 'CURRENT', 'SALES']);
    await move(id, 'send', { by: 'PRINT' });
    expect(await standing(dealId)).toEqual(['BOOKING', 'CURRENT', 'CUSTOMER']);
    await move(id, 'accept');
    expect(await standing(dealId)).toEqual(['BOOKING', 'CURRENT', 'SALES']);
    const booking = await move(id, 'convert');
    expect(booking.allocation).toBe('BACKORDERED');
    expect(await standing(dealId)).toEqual(['BOOKING', 'BLOCKED', 'OPERATIONS']);
    await manager.post('/api/sales/vehicles', { ...car, vin: 'RLHRM1850SY000001', status: 'AVAILABLE' });
    expect(await standing(dealId)).toEqual(['DEPOSIT', 'CURRENT', 'CUSTOMER']);
    expect(
      (await sales.get(`/api/deals/${dealId}/journey`)).body.steps.filter(({ state }: { state: string }) => state === 'DONE'),
    ).toHaveLength(4);
  });

  test('waits for a manager while a price below the floor is not approved', async () => {
    const quotation = await aQuotation({ unitPrice: 1_000_000_000 });
    await move(quotation.id, 'submit');
    expect(await standing(quotation.dealId)).toEqual(['APPROVAL', 'CURRENT', 'MANAGER']);
    const waiting = async (by: Client) =>
      (await by.get('/api/deals/waiting')).body.items.map(({ kind, title }: { kind: string; title: string }) => `${kind} ${title}`);
    expect(await waiting(manager)).toContain(`APPROVAL ${quotation.quoteNumber}`);
    expect(await waiting(sales)).not.toContain(`APPROVAL ${quotation.quoteNumber}`);
    expect(await waiting(await server.as('manager.hcm'))).toEqual([]);
    await move(quotation.id, 'reject', { reason: 'Giá quá thấp' }, manager);
    expect(await standing(quotation.dealId)).toEqual(['APPROVAL', 'BLOCKED', 'SALES']);
    expect((await deal(quotation.dealId)).standing.says).toContain('Giá quá thấp');
    expect(await waiting(sales)).toContain(`QUOTATION_REJECTED ${quotation.quoteNumber}`);
    expect(await waiting(manager)).not.toContain(`APPROVAL ${quotation.quoteNumber}`);
  });

  test('keeps one timeline of everything, the latest first, with who did it and what changed', async () => {
    const quotation = await aQuotation({ commission: 7_654_321 });
    await sales.patch(`/api/sales/quotations/${quotation.id}`, { discount: 2_000_000, rowVersion: quotation.rowVersion });
    await move(quotation.id, 'submit');
    const booking = await move(quotation.id, 'convert');
    await sales.post(`/api/sales/bookings/${booking.id}/cancel`, { reason: 'Khách đổi ý' });
    const { timeline, documents } = await deal(quotation.dealId);
    const moves = timeline.map(({ subject, move: name }: { subject: string; move: string }) => `${subject}.${name}`);
    expect(moves).toEqual([
      'booking.cancel',
      'booking.convert',
      'quotation.convert',
      'quotation.submit',
      'quotation.edit',
      'quotation.draft',
      'deal.open',
    ]);
    expect(timeline[0]).toMatchObject({ actorName: 'Nguyễn Thu Hà', number: booking.bookingNumber });
    expect(timeline[0].changes).toContainEqual({ field: 'reason', before: null, after: 'Khách đổi ý' });
    expect(timeline[4].changes).toContainEqual({ field: 'discount', before: '0 ₫', after: '2.000.000 ₫' });
    expect(JSON.stringify(timeline)).not.toMatch(/7[.,]?654[.,]?321|margin|profit|cost/i);
    expect(documents).toMatchObject([
      { kind: 'BOOKING', number: booking.bookingNumber, status: 'CANCELLED' },
      { kind: 'QUOTATION', number: quotation.quoteNumber, status: 'CONVERTED' },
    ]);
  });

  test('is lost with a reason, never while its booking is live', async () => {
    const quotation = await aQuotation();
    await move(quotation.id, 'submit');
    const booking = await move(quotation.id, 'convert');
    const lose = (reason?: string) => sales.post(`/api/deals/${quotation.dealId}/lose`, reason ? { reason } : {});
    expect((await lose()).body.violations).toMatchObject([{ at: '/reason' }]);
    const no = await lose('Khách mua hãng khác');
    expect(no.body).toMatchObject({ status: 409, type: '/problems/deal/still-booked' });
    expect(no.body.detail).toContain(booking.bookingNumber);
    expect((await deal(quotation.dealId)).moves).toMatchObject([
      { move: 'quote', blockedBy: { type: 'deal/still-booked' } },
      { move: 'lose', blockedBy: { type: 'deal/still-booked' } },
    ]);
    await sales.post(`/api/sales/bookings/${booking.id}/cancel`, { reason: 'Khách đổi ý' });
    expect((await lose('Khách mua hãng khác')).body).toMatchObject({ status: 'LOST', lostReason: 'Khách mua hãng khác', moves: [] });
    expect((await lose('Lần nữa')).body).toMatchObject({ status: 409, type: '/problems/platform/move-refused' });
  });

  test('takes another quotation while it is open, none while its booking is live', async () => {
    const quotation = await aQuotation();
    const { dealId } = quotation;
    const another = () =>
      sales.post('/api/sales/quotations', { type: 'CASH_SALE', ...car, accessories: [], services: [], registrationArea: 'HN', dealId });
    const offered = async () => (await deal(dealId)).moves.find((one: { move: string }) => one.move === 'quote');
    expect((await another()).status).toBe(201);
    expect(await offered()).toEqual({ move: 'quote', blockedBy: null });
    await move(quotation.id, 'submit');
    const booking = await move(quotation.id, 'convert');
    expect(await offered()).toMatchObject({ blockedBy: { type: 'deal/still-booked' } });
    expect((await another()).body).toMatchObject({ status: 409, type: '/problems/deal/still-booked' });
    await sales.post(`/api/sales/bookings/${booking.id}/cancel`, { reason: 'Khách đổi ý' });
    expect((await another()).status).toBe(201);
  });

  test('is lost once, however many try at the same moment', async () => {
    const { dealId } = await aQuotation();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => sales.post(`/api/deals/${dealId}/lose`, { reason: 'Khách im lặng' })),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await rows(`select move from events where subject_id = $1 and move = 'lose'`, [dealId])).toHaveLength(1);
  });
});

describe('closing a deal while it is booked', () => {
  test('never leaves a live booking in a lost deal, whichever comes first', async () => {
    for (let round = 0; round < 12; round++) {
      const { id, dealId } = await aQuotation();
      await move(id, 'submit');
      const attempts = [
        () => sales.post(`/api/deals/${dealId}/lose`, { reason: 'Khách im lặng' }),
        () => sales.post(`/api/sales/quotations/${id}/convert`),
      ];
      const replies = await Promise.all((round % 2 === 0 ? attempts : attempts.reverse()).map((attempt) => attempt()));
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    }
    expect(
      await rows(
        `select b.id from bookings b join deals d on d.id = b.deal_id where d.status = 'LOST' and b.status in ('DRAFT', 'PENDING', 'APPROVED')`,
      ),
    ).toEqual([]);
  });
});

describe('what is seen of deals', () => {
  test('is one’s own for a salesperson, the branch’s for a manager, nothing of another branch', async () => {
    const { dealId } = await aQuotation();
    const seen = async (who: string, path = '') => (await (await server.as(who)).get(`/api/deals/${dealId}${path}`)).status;
    expect([await seen('sales.hn'), await seen('manager.hn'), await seen('accountant.hn'), await seen('admin')]).toEqual([
      200, 200, 200, 200,
    ]);
    for (const who of ['sales2.hn', 'manager.hcm', 'sales.pn']) expect([await seen(who), await seen(who, '/journey')]).toEqual([404, 404]);
    expect(await seen('guard.hn')).toBe(403);
    expect((await (await server.as('sales2.hn')).post(`/api/deals/${dealId}/lose`, { reason: 'x' })).status).toBe(404);
    expect((await (await server.as('sales2.hn')).get('/api/deals')).body.items).toEqual([]);
    expect((await sales.get('/api/deals/not-an-id')).status).toBe(404);
  });

  test('is listed with where each stands, in one statement, and found by customer, phone or number', async () => {
    const quotation = await aQuotation({ customerName: 'Đỗ Mạnh Cường', customerPhone: '0977 888 999' });
    const found = async (q: string) =>
      (await sales.get(`/api/deals?q=${encodeURIComponent(q)}`)).body.items.map(({ id }: { id: string }) => id);
    for (const q of ['do manh cuong', 'Cường', '0977888999', quotation.quoteNumber]) expect(await found(q)).toContain(quotation.dealId);
    expect(await found('%%%')).toEqual([]);
    const sent = await server.statements(() => sales.get('/api/deals?limit=200'));
    expect(sent).toHaveLength(1);
    const { items } = (await sales.get('/api/deals?status=OPEN&from=2026-11-20&to=2026-11-20')).body;
    expect(items[0]).toMatchObject({
      id: quotation.dealId,
      standing: { step: 'QUOTATION', state: 'CURRENT' },
      totalPrice: quotation.totalPrice,
    });
    expect((await sales.get('/api/deals?from=2026-11-21')).body.items).toEqual([]);
    expect((await sales.get('/api/deals?status=NONSENSE')).status).toBe(400);
    expect((await sales.get('/api/deals?cursor=bm90IGEgY3Vyc29y')).status).toBe(400);
  });

  test('comes in pages that neither repeat nor skip', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await manager.get(`/api/deals?limit=3&cursor=${cursor}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    const all = await rows('select id from deals where branch_id = $1 order by created_at desc, id desc', [server.world.branches.hn.id]);
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  test('speaks the reader’s language', async () => {
    const jane = await server.as('sales.pn');
    const corolla = await rows(`select v.id, vc.color_id from versions v join models m on m.id = v.model_id
      join version_colors vc on vc.version_id = v.id where m.name = 'Corolla' limit 1`);
    const pune = { versionId: corolla[0].id, colorId: corolla[0].color_id, registrationArea: 'MH', customerPhone: '+91 98220 12345' };
    const [vietnamese, english] = [await aQuotation(), await aQuotation(pune, jane)];
    expect((await deal(vietnamese.dealId)).standing.says).toMatch(/đang là bản nháp/);
    expect((await deal(english.dealId, jane)).standing.says).toMatch(/is a draft/);
  });
});
