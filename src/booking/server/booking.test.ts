import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenInvariants } from '#app/server/invariants.ts';
import { type Reply, startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '../conversion/server/seed.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const { sales, colleague, manager, rows, aShade, aCar, choice, aQuotation, convert, aBooking } = await bookingsAt(server);

afterAll(async () => {
  expect(await brokenInvariants(server.database.pool)).toEqual([]);
  await server.stop();
});

const problem = ({ status, body }: Reply) => ({ status, type: body.type, detail: body.detail });
const counted = async () => (await rows('select (select count(*) from bookings) + (select count(*) from events) as n'))[0].n;

describe('converting a quotation', () => {
  test('takes over every line and the total to the unit, and holds a car for three days', async () => {
    const shade = aShade();
    const car = await aCar(shade);
    const accessories = (await rows('select id from accessories order by code limit 3')).map(({ id }) => id);
    const quotation = await aQuotation(shade, { accessories, discount: 1_000_000 });
    const { body: booking } = await convert(quotation.id, { requests: 'Giao buổi sáng', expectedOn: '2026-12-01' });
    expect(booking).toMatchObject({
      status: 'APPROVED',
      allocation: 'ALLOCATED',
      referenceType: 'SALE_QUOTATION',
      totalPrice: quotation.totalPrice,
      requests: 'Giao buổi sáng',
      expectedOn: '2026-12-01',
      bookedOn: '2026-11-20',
      quotation: { id: quotation.id, quoteNumber: quotation.quoteNumber },
      cars: [{ id: car.id, vin: car.vin, status: 'HELD', heldUntil: '2026-11-23T03:00:00.000Z' }],
    });
    expect(booking.lines).toEqual(quotation.lines);
    expect(booking.bookingNumber).toMatch(/^BK-2026-\d{4}$/);
    expect(booking.depositDue).toBe(Math.round(quotation.totalPrice / 10));
    expect((await sales.get(`/api/sales/quotations/${quotation.id}`)).body).toMatchObject({
      status: 'CONVERTED',
      booking: { bookingNumber: booking.bookingNumber },
    });
    expect((await sales.get(`/api/sales/bookings/${booking.id}`)).body).toEqual(booking);
  });

  test('costs eight statements, however many lines', async () => {
    const shade = aShade();
    await aCar(shade);
    await aCar(shade);
    const all = (await rows('select id from accessories')).map(({ id }) => id);
    for (const accessories of [[], all]) {
      const { id } = await aQuotation(shade, { accessories });
      const sent = await server.statements(() => convert(id, {}, sales, { 'idempotency-key': `lines ${accessories.length}` }));
      expect(sent).toHaveLength(8);
    }
  });

  test('happens once, however often and from however many browsers it is tried', async () => {
    const shade = aShade();
    await aCar(shade);
    await aCar(shade);
    const { id } = await aQuotation(shade);
    const replies = await Promise.all(Array.from({ length: 100 }, (_, at) => convert(id, {}, at % 2 === 0 ? sales : manager)));
    const [first] = replies.filter(({ status }) => status === 200);
    const refused = replies.filter(({ status }) => status !== 200).map(problem);
    expect(refused).toHaveLength(99);
    for (const no of refused) {
      expect(no).toMatchObject({ status: 409, type: '/problems/booking/already-converted' });
      expect(no.detail).toContain(first?.body.bookingNumber);
    }
    expect(await rows('select id from bookings where quotation_id = $1', [id])).toHaveLength(1);
    expect(
      await rows('select id from vehicles where version_id = $1 and color_id = $2 and booking_id is not null', [
        shade.versionId,
        shade.colorId,
      ]),
    ).toHaveLength(1);
  });

  test('with the same Idempotency-Key gives the first answer again, byte for byte', async () => {
    const { id } = await aQuotation(aShade());
    const key = { 'idempotency-key': 'again' };
    const first = await convert(id, {}, sales, key);
    const second = await convert(id, {}, sales, key);
    expect(second.status).toBe(200);
    expect(second.text).toBe(first.text);
  });

  test('is refused past the quotation’s last day in the branch’s zone, and saves nothing', async () => {
    const { id } = await aQuotation(aShade());
    const before = await counted();
    server.clock.set('2026-11-27T17:00:00Z');
    expect(problem(await convert(id))).toMatchObject({ status: 409, type: '/problems/quotation/past-last-day' });
    server.clock.set('2026-11-27T16:59:59Z');
    expect((await convert(id)).status).toBe(200);
    server.clock.set('2026-11-20T03:00:00Z');
    expect(Number(await counted())).toBeGreaterThan(Number(before));
  });

  test('is refused while the quotation is a draft', async () => {
    const draft = await sales.post('/api/sales/quotations', choice(aShade()));
    expect(problem(await convert(draft.body.id))).toMatchObject({ status: 409, type: '/problems/platform/move-refused' });
  });

  test('is refused once its deal is closed', async () => {
    const quotation = await aQuotation(aShade());
    expect((await sales.post(`/api/deals/${quotation.dealId}/lose`, { reason: 'Khách mua xe khác' })).status).toBe(200);
    expect(problem(await convert(quotation.id)).status).toBe(409);
    expect((await sales.get(`/api/sales/quotations/${quotation.id}`)).body.booking).toBeNull();
  });

  test('does not exist for a colleague, another branch or nobody', async () => {
    const { id } = await aQuotation(aShade());
    expect((await convert(id, {}, colleague)).status).toBe(404);
    expect((await convert(id, {}, await server.as('manager.hcm'))).status).toBe(404);
    expect((await convert(id, {}, await server.as('accountant.hn'))).status).toBe(403);
    expect((await convert(id, {}, await server.as())).status).toBe(401);
    expect((await convert('00000000-0000-7000-8000-000000000000')).status).toBe(404);
  });

  test('names who has the car that was chosen, and until when', async () => {
    const shade = aShade();
    const car = await aCar(shade);
    const holder = await aBooking(shade, { vehicleId: car.id });
    const { id } = await aQuotation(shade);
    const no = await convert(id, { vehicleId: car.id });
    expect(problem(no)).toMatchObject({ status: 409, type: '/problems/vehicle/held' });
    expect(no.body.detail).toContain(holder.bookingNumber);
    expect(no.body.detail).toContain('23/11/2026 10:00');
    expect((await sales.get(`/api/sales/quotations/${id}`)).body.status).toBe('APPROVED');
  });

  test('says what is wrong with what was sent, at its field', async () => {
    const { id, totalPrice } = await aQuotation(aShade());
    const at = async (body: object) => {
      const reply = await convert(id, body);
      expect(reply.status).toBe(400);
      return reply.body.violations.map((violation: { at: string }) => violation.at);
    };
    expect(await at({ expectedOn: '2026-11-19' })).toEqual(['/expectedOn']);
    expect(await at({ expectedOn: '30/11/2026' })).toEqual(['/expectedOn']);
    expect(await at({ vehicleId: 'x' })).toEqual(['/vehicleId']);
    expect(await at({ depositDue: totalPrice + 1 })).toEqual(['/depositDue']);
    expect(await at({ status: 'COMPLETED', totalPrice: 1 })).toEqual(['/status', '/totalPrice']);
    expect((await convert(id, { vehicleId: '00000000-0000-7000-8000-000000000000' })).status).toBe(404);
    expect((await convert(id, { depositDue: 0 })).body.depositDue).toBe(0);
  });
});

describe('a booking that needs an approval', () => {
  let rule: { id: string };
  const shade = () => aShade();
  beforeAll(async () => {
    const admin = await server.as('admin');
    const branchId = server.world.branches.hn.id;
    const reply = await admin.post('/api/approval-rules', {
      name: 'Every booking',
      document: 'BOOKING',
      branchId,
      level: 1,
      role: 'MANAGER',
    });
    expect(reply.status).toBe(201);
    rule = reply.body;
  });
  afterAll(async () => {
    await rows('update approval_rules set active = false where id = $1', [rule.id]);
  });

  test('waits without a car until a manager approves it, from its own page or from the inbox', async () => {
    for (const inbox of [false, true]) {
      const one = shade();
      const car = await aCar(one);
      const booking = await aBooking(one);
      expect(booking).toMatchObject({ status: 'PENDING', allocation: null, cars: [] });
      expect(booking.approval).toMatchObject([{ level: 1, role: 'MANAGER', decision: null }]);
      expect(problem(await sales.post(`/api/sales/bookings/${booking.id}/approve`))).toMatchObject({ status: 403 });
      if (inbox) {
        const [request] = await rows('select id from approval_requests where document_id = $1', [booking.id]);
        expect((await manager.post(`/api/approvals/${request.id}/approve`, {})).status).toBe(200);
      } else
        expect((await manager.post(`/api/sales/bookings/${booking.id}/approve`, { contentHash: booking.contentHash })).status).toBe(200);
      const after = (await sales.get(`/api/sales/bookings/${booking.id}`)).body;
      expect(after).toMatchObject({ status: 'APPROVED', allocation: 'ALLOCATED', cars: [{ id: car.id }] });
    }
  });

  test('is not decided by whoever asked for it, nor on content that they did not see', async () => {
    const { id } = await aQuotation(shade());
    const mine = (await convert(id, {}, manager)).body;
    expect(problem(await manager.post(`/api/sales/bookings/${mine.id}/approve`))).toMatchObject({
      status: 409,
      type: '/problems/booking/self-approval',
    });
    const booking = await aBooking(shade());
    const stale = await manager.post(`/api/sales/bookings/${booking.id}/approve`, { contentHash: '0'.repeat(64) });
    expect(problem(stale)).toMatchObject({ status: 409, type: '/problems/approval/content-changed' });
  });

  test('is refused with a reason, once', async () => {
    const booking = await aBooking(shade());
    const reject = (reason?: string) => manager.post(`/api/sales/bookings/${booking.id}/reject`, reason ? { reason } : {});
    expect((await reject()).status).toBe(400);
    expect((await reject('Chưa rõ nguồn tiền')).body).toMatchObject({ status: 'REJECTED', allocation: null });
    expect(problem(await reject('Lần nữa'))).toMatchObject({ status: 409, type: '/problems/platform/move-refused' });
  });

  test('takes its question back when it is cancelled', async () => {
    const booking = await aBooking(shade());
    expect((await sales.post(`/api/sales/bookings/${booking.id}/cancel`, { reason: 'Khách đổi ý' })).body.status).toBe('CANCELLED');
    expect(await rows('select status from approval_requests where document_id = $1', [booking.id])).toEqual([{ status: 'WITHDRAWN' }]);
  });
});

describe('a direct booking', () => {
  test('costs what a quotation for the same choice costs', async () => {
    const shade = aShade();
    const accessories = (await rows('select id from accessories order by code desc limit 4')).map(({ id }) => id);
    const quotation = await aQuotation(shade, { accessories, discount: 2_000_000, otherFees: 500_000 });
    const booking = (await sales.post('/api/sales/bookings', choice(shade, { accessories, discount: 2_000_000, otherFees: 500_000 }))).body;
    expect(booking).toMatchObject({ status: 'DRAFT', referenceType: 'DEFAULT', quotation: null, totalPrice: quotation.totalPrice });
    expect(booking.lines).toEqual(quotation.lines);
    expect(booking.dealId).not.toBe(quotation.dealId);
  });

  test('is submitted into its car, and asks a manager where the price lies below the floor', async () => {
    const shade = aShade();
    const car = await aCar(shade);
    const draft = (await sales.post('/api/sales/bookings', choice(shade, { depositDue: 20_000_000 }))).body;
    const submitted = (await sales.post(`/api/sales/bookings/${draft.id}/submit`)).body;
    expect(submitted).toMatchObject({ status: 'APPROVED', allocation: 'ALLOCATED', depositDue: 20_000_000, cars: [{ id: car.id }] });

    const [{ salesman_price: floor }] = await rows(
      `select salesman_price from cash_prices where version_id = $1 and branch_id = $2 and effective_on <= '2026-11-20'
       order by effective_on desc limit 1`,
      [shade.versionId, server.world.branches.hn.id],
    );
    const below = (await sales.post('/api/sales/bookings', choice(shade, { unitPrice: Number(floor) - 1 }))).body;
    expect((await sales.post(`/api/sales/bookings/${below.id}/submit`)).body).toMatchObject({ status: 'PENDING', cars: [] });
  });

  test('is refused with every mistake at its field, and saves nothing', async () => {
    const shade = aShade();
    const before = await counted();
    const at = async (over: object) => {
      const reply = await sales.post('/api/sales/bookings', choice(shade, over));
      return [reply.status, reply.body.violations?.map((violation: { at: string }) => violation.at)];
    };
    expect(await at({ depositDue: 9_000_000_000 })).toEqual([400, ['/depositDue']]);
    expect(await at({ colorId: '00000000-0000-7000-8000-000000000000' })).toEqual([400, ['/colorId']]);
    expect(await at({ registrationArea: 'Atlantis' })).toEqual([400, ['/registrationArea']]);
    expect(await at({ quantity: 21 })).toEqual([400, ['/quantity']]);
    expect(await at({ customerPhone: undefined })).toEqual([400, ['/customerPhone']]);
    expect(await at({ totalPrice: 1 })).toEqual([400, ['/totalPrice']]);
    expect(await at({ branchId: server.world.branches.hcm.id })).toEqual([404, ['/branchId']]);
    expect(await at({ customerId: '00000000-0000-7000-8000-000000000000' })).toEqual([404, ['/customerId']]);
    expect(await counted()).toBe(before);
  });
});

describe('what is seen of bookings', () => {
  test('is one’s own for a salesperson, the branch’s for a manager, nothing of another branch', async () => {
    const booking = await aBooking(aShade());
    const seen = async (who: string) => (await (await server.as(who)).get(`/api/sales/bookings/${booking.id}`)).status;
    expect([await seen('sales.hn'), await seen('manager.hn'), await seen('accountant.hn'), await seen('admin')]).toEqual([
      200, 200, 200, 200,
    ]);
    expect([await seen('sales2.hn'), await seen('manager.hcm'), await seen('sales.pn')]).toEqual([404, 404, 404]);
    expect(await seen('guard.hn')).toBe(403);
    const listed = async (who: string) =>
      (await (await server.as(who)).get('/api/sales/bookings?limit=200')).body.items.map(({ id }: { id: string }) => id);
    expect(await listed('sales.hn')).toContain(booking.id);
    expect(await listed('sales2.hn')).not.toContain(booking.id);
    expect(await listed('manager.hcm')).toEqual([]);
    for (const move of ['submit', 'cancel', 'hold', 'amend', 'approve', 'reject'])
      expect(
        (await (await server.as('manager.hcm')).post(`/api/sales/bookings/${booking.id}/${move}`, { reason: 'x', vehicleId: booking.id }))
          .status,
      ).toBeOneOf([400, 404]);
  });

  test('is found by number, name without accents, phone in any spelling and the end of a VIN', async () => {
    const shade = aShade();
    const car = await aCar(shade);
    const quotation = await aQuotation(shade, { customerName: 'Đặng Thị Hường', customerPhone: '0987 111 222' });
    const { body: booking } = await convert(quotation.id);
    const found = async (q: string) =>
      (await sales.get(`/api/sales/bookings?q=${encodeURIComponent(q)}`)).body.items.map(({ id }: { id: string }) => id);
    for (const q of [
      booking.bookingNumber,
      booking.bookingNumber.toLowerCase(),
      'dang thi huong',
      '0987111222',
      '+84 987 111 222',
      car.vin.slice(-6),
    ])
      expect(await found(q)).toContain(booking.id);
    expect(await found('%')).toEqual([]);
    expect(await found("'; drop table bookings; --")).toEqual([]);
  });

  test('comes in pages that neither repeat nor skip, in one statement', async () => {
    let cursor = '';
    const seen: string[] = [];
    do {
      const { body } = await manager.get(`/api/sales/bookings?limit=7&cursor=${cursor}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    const all = await rows('select id from bookings where branch_id = $1 order by created_at desc, id desc', [server.world.branches.hn.id]);
    expect(seen).toEqual(all.map(({ id }) => id));
    const sent = await server.statements(() => manager.get('/api/sales/bookings?status=APPROVED,PENDING&from=2026-11-20&to=2026-11-20'));
    expect(sent).toHaveLength(1);
    expect((await manager.get('/api/sales/bookings?limit=201')).status).toBe(400);
    expect((await manager.get('/api/sales/bookings?cursor=bm90IGEgY3Vyc29y')).status).toBe(400);
    expect((await manager.get('/api/sales/bookings?status=NONSENSE')).status).toBe(400);
  });

  test('never holds what its approval is judged by: no margin, no cost, no floor', async () => {
    const booking = await aBooking(aShade());
    const [{ facts }] = await rows('select facts from bookings where id = $1', [booking.id]);
    expect(facts.grossProfit).toBeGreaterThan(0);
    const answers = [
      await sales.get(`/api/sales/bookings/${booking.id}`),
      await sales.get('/api/sales/bookings?limit=200'),
      await sales.get('/api/sales/bookings/queue'),
      await sales.get(`/api/deals/${booking.dealId}`),
      await sales.get('/api/deals?limit=200'),
      await sales.get('/api/deals/waiting'),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).not.toMatch(/margin|grossProfit|"cost|floor|netRevenue|commission/i);
      expect(text).not.toContain(String(facts.grossProfit));
    }
  });
});

describe('the confirmation on paper', () => {
  test('says in both languages what was booked, at what price, and which car is held', async () => {
    const shade = aShade();
    const car = await aCar(shade);
    const booking = await aBooking(shade, { requests: 'Dán phim cách nhiệt' });
    for (const [locale, title] of [
      ['vi', 'Phiếu xác nhận đặt xe'],
      ['en', 'Booking confirmation'],
    ]) {
      const pdf = await sales.get(`/api/sales/bookings/${booking.id}/pdf?locale=${locale}`);
      expect(pdf.headers.get('content-type')).toBe('application/pdf');
      const { text } = await extractText(await getDocumentProxy(pdf.bytes), { mergePages: true });
      const grouped = String(booking.totalPrice).replace(/\d(?=(?:\d{3})+$)/g, '$&.');
      for (const words of [title, booking.bookingNumber, car.vin, `${grouped} ₫`, 'Dán phim cách nhiệt', '23/11/2026 10:00'])
        expect(text).toContain(words);
    }
  });

  test('is nobody else’s to print', async () => {
    const booking = await aBooking(aShade());
    expect((await colleague.get(`/api/sales/bookings/${booking.id}/pdf`)).status).toBe(404);
    expect((await (await server.as('manager.pn')).get(`/api/sales/bookings/${booking.id}/pdf`)).status).toBe(404);
  });
});
