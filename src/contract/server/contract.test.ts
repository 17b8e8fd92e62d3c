import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, test } from 'vitest';
import { brokenInvariants } from '#app/server/invariants.ts';
import { type Client, type Reply, startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { completeContract } from './service.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const { sales, colleague, manager, rows, aShade, aCar, aQuotation, aBooking } = await bookingsAt(server);

afterAll(async () => {
  expect(await brokenInvariants(server.database.pool)).toEqual([]);
  await server.stop();
});

const shade = aShade();
const at = (id: string, rest = '') => `/api/sales/contracts/${id}${rest}`;
const problem = ({ status, body }: Reply) => [status, body.type];
const fieldsOf = ({ status, body }: Reply) => [status, body.violations?.map((one: { at: string }) => one.at)];
const get = async (id: string, by: Client = sales) => (await by.get(at(id))).body;
const draw = (bookingId: string, over: object = {}, by: Client = sales) =>
  by.post('/api/sales/contracts', { bookingId, deliveryOn: '2026-12-01', ...over });
const aContract = async (over: object = {}, by: Client = sales) => {
  const reply = await draw((await aBooking(shade)).id, over, by);
  expect([reply.status, reply.text.slice(0, 300)]).toEqual([201, reply.text.slice(0, 300)]);
  return reply.body;
};

const strokes = [
  [
    [40, 120],
    [120, 40],
    [200, 150],
  ],
  [
    [260, 60],
    [420, 130],
  ],
];
const paperOf = async (id: string) => (await sales.get(at(id, '/paper'))).body.sha256;
const sign = async (id: string, over: object = {}, by: Client = sales) =>
  by.post(at(id, '/sign'), { how: 'DRAWN', name: 'Nguyễn Đức Thắng', strokes, contentHash: await paperOf(id), ...over });
const approve = (id: string, body: object = {}, by: Client = manager) => by.post(at(id, '/approve'), body);
const textOf = async ({ bytes }: Reply) =>
  (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text.replace(/\s+/g, ' ');
const sha256 = async ({ bytes }: Reply) => Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');

describe('drawing up a contract', () => {
  test('takes its number, the day and the price of the booking, and makes the quotation a contract', async () => {
    const quotation = await aQuotation(shade);
    const { body: booking } = await sales.post(`/api/sales/quotations/${quotation.id}/convert`, { expectedOn: '2026-12-05' });
    const { status, body } = await sales.post('/api/sales/contracts', { bookingId: booking.id });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'DRAFT',
      locale: 'vi',
      terms: 'FULL',
      deliveryOn: '2026-12-05',
      bookingNumber: booking.bookingNumber,
      totalPrice: quotation.totalPrice,
      shares: { lender: 0, tradeIn: 0, deposit: booking.depositDue, rest: quotation.totalPrice - booking.depositDue },
      contentHash: null,
      signatures: [],
    });
    expect(body.contractNumber).toMatch(/^CT-2026-\d{4}$/);
    expect((await sales.get(`/api/sales/quotations/${quotation.id}`)).body.status).toBe('CONTRACT');
    expect(await get(body.id)).toEqual(body);
  });

  test('happens once for a booking, however often and by however many it is tried', async () => {
    const booking = await aBooking(shade);
    const replies = await Promise.all(Array.from({ length: 20 }, (_, n) => draw(booking.id, {}, n % 2 ? sales : manager)));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const no of replies.filter(({ status }) => status !== 201))
      expect(problem(no)).toEqual([409, '/problems/contract/contract-exists']);
    expect((await rows('select id from contracts where booking_id = $1', [booking.id])).length).toBe(1);
  });

  test('from a quotation books it first, and all of it or nothing is saved', async () => {
    const { id, quoteNumber } = await aQuotation(shade);
    const counted = async () => (await rows('select (select count(*) from bookings) + (select count(*) from events) as n'))[0].n;
    const before = await counted();
    const contract = (body: object) => sales.post(`/api/sales/quotations/${id}/contract`, body);
    expect(fieldsOf(await contract({ deliveryOn: '2026-11-19' }))).toEqual([400, ['/deliveryOn']]);
    expect(await counted()).toBe(before);
    const made = await contract({ deliveryOn: '2026-12-01', terms: 'BANK', lender: 'Vietcombank', lenderAmount: 100_000_000 });
    expect(made.body).toMatchObject({ status: 'DRAFT', terms: 'BANK', lender: 'Vietcombank', shares: { lender: 100_000_000 } });
    const booking = (await sales.get(`/api/sales/bookings/${made.body.bookingId}`)).body;
    expect(booking).toMatchObject({ status: 'APPROVED', quotation: { quoteNumber } });
    expect((await sales.get(`/api/sales/quotations/${id}`)).body.status).toBe('CONTRACT');
    expect(problem(await contract({ deliveryOn: '2026-12-01' }))).toEqual([409, '/problems/contract/contract-exists']);
  });

  test('is refused on a booking that is not confirmed', async () => {
    const booking = await aBooking(shade);
    await sales.post(`/api/sales/bookings/${booking.id}/cancel`, { reason: 'Khách đổi ý' });
    expect(problem(await draw(booking.id))).toEqual([409, '/problems/contract/booking-not-approved']);
  });

  test('says what is wrong with the terms, at each field', async () => {
    const { id, totalPrice } = await aBooking(shade);
    const wrong = async (over: object) => fieldsOf(await draw(id, over));
    expect(await wrong({ deliveryOn: undefined })).toEqual([400, ['/deliveryOn']]);
    expect(await wrong({ deliveryOn: '2026-11-19' })).toEqual([400, ['/deliveryOn']]);
    expect(await wrong({ terms: 'BANK' })).toEqual([400, ['/lender', '/lenderAmount']]);
    expect(await wrong({ terms: 'BANK', lender: 'VIB', lenderAmount: totalPrice + 1 })).toEqual([400, ['/lenderAmount']]);
    expect(await wrong({ tradeInValue: 5 })).toEqual([400, ['/tradeIn']]);
    expect(await wrong({ tradeIn: 'City 2019', tradeInValue: totalPrice + 1 })).toEqual([400, ['/tradeInValue']]);
    expect(await wrong({ status: 'APPROVED', contentHash: 'x' })).toEqual([400, ['/status', '/contentHash']]);
    expect((await draw('00000000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await draw(id)).status).toBe(201);
  });

  test('is for one’s own bookings; a contract of another branch or of a colleague does not exist', async () => {
    const booking = await aBooking(shade);
    const elsewhere = await server.as('manager.hcm');
    expect((await draw(booking.id, {}, colleague)).status).toBe(404);
    expect((await draw(booking.id, {}, elsewhere)).status).toBe(404);
    expect((await draw(booking.id, {}, await server.as('accountant.hn'))).status).toBe(403);
    const { body } = await draw(booking.id);
    const accountant = await server.as('accountant.hn');
    for (const rest of ['', '/pdf', '/paper', '/verify']) {
      expect((await colleague.get(at(body.id, rest))).status).toBe(404);
      expect((await elsewhere.get(at(body.id, rest))).status).toBe(404);
      expect((await accountant.get(at(body.id, rest))).status).toBe(200);
    }
    for (const client of [colleague, elsewhere]) {
      expect((await sign(body.id, {}, client)).status).toBe(404);
      expect((await client.patch(at(body.id), { conditions: 'x' })).status).toBe(404);
      for (const move of ['send-back', 'cancel']) expect((await client.post(at(body.id, `/${move}`), { reason: 'x' })).status).toBe(404);
    }
  });
});

describe('the contract on paper', () => {
  test('is the same to the byte each time it is printed, and says what was agreed', async () => {
    const car = aShade();
    const { vin } = await aCar(car);
    const booking = await aBooking(car);
    const { body } = await draw(booking.id, {
      ...{ terms: 'BANK', lender: 'Vietcombank', lenderAmount: 300_000_000, lenderApproved: true },
      ...{ tradeIn: 'Honda City 2019, 29A-123.45', tradeInValue: 150_000_000, conditions: 'Tặng thảm lót sàn.\nGiao tại nhà.' },
    });
    const [first, second] = [await sales.get(at(body.id, '/pdf')), await manager.get(at(body.id, '/pdf'))];
    expect(first.headers.get('content-type')).toBe('application/pdf');
    expect(await sha256(first)).toBe(await sha256(second));
    expect(await sha256(first)).toBe(await paperOf(body.id));
    const text = await textOf(first);
    for (const said of [
      'Hợp đồng mua bán xe',
      body.contractNumber,
      booking.bookingNumber,
      vin,
      'Nguyễn Đức Thắng',
      'Vietcombank, đã có thông báo cho vay',
      '300.000.000 ₫',
      'Honda City 2019, 29A-123.45',
      'Tặng thảm lót sàn.',
      '01/12/2026',
    ])
      expect(text).toContain(said);
    expect(text).toMatch(new RegExp(booking.totalPrice.toLocaleString('de-DE')));
  });

  test('is in the language that was agreed on', async () => {
    const { id } = await aContract({ locale: 'en' });
    expect(await textOf(await sales.get(at(id, '/pdf')))).toContain('Vehicle sales agreement');
  });
});

describe('the customer’s signature', () => {
  test('is bound to the exact PDF, with who, how, when and from where', async () => {
    const { id, contractNumber } = await aContract();
    const read = await sales.get(at(id, '/pdf'));
    const hash = await sha256(read);
    const { body } = await sign(id, { contentHash: hash });
    expect(body).toMatchObject({ status: 'SIGNED', contentHash: hash, signedAt: '2026-11-20T03:00:00.000Z' });
    expect(body.signatures).toMatchObject([
      {
        ...{ party: 'CUSTOMER', how: 'DRAWN', name: 'Nguyễn Đức Thắng', actorName: 'Nguyễn Thu Hà', ip: '127.0.0.1', userAgent: 'node' },
        ...{ at: '2026-11-20T03:00:00.000Z', pdfSha256: hash, voidedAt: null, path: 'M40 120L120 40L200 150M260 60L420 130' },
      },
    ]);
    const copy = await sales.get(at(id, '/pdf'));
    expect(await sha256(copy)).not.toBe(hash);
    const text = await textOf(copy);
    for (const said of [contractNumber, hash, '127.0.0.1', '20/11/2026 10:00', 'ký tay trên màn hình']) expect(text).toContain(said);
    const kept = await rows(`select sha256 from documents where subject_id = $1 and kind = 'CONTRACT' order by created_at, id`, [id]);
    expect(kept.map((one) => one.sha256)).toEqual([hash, await sha256(copy)]);
    expect((await sales.get(at(id, '/verify'))).body).toMatchObject({ intact: true, papers: [{ party: 'CUSTOMER' }, { party: null }] });
  });

  test('may be typed', async () => {
    const { id } = await aContract();
    const { body } = await sign(id, { how: 'TYPED', strokes: undefined });
    expect(body.signatures).toMatchObject([{ how: 'TYPED', path: null }]);
    expect(await textOf(await sales.get(at(id, '/pdf')))).toContain('gõ họ tên');
  });

  test('is refused on another content than was read, and when it is no signature', async () => {
    const { id } = await aContract();
    const read = await paperOf(id);
    await sales.patch(at(id), { conditions: 'Tặng bảo hiểm thân vỏ.' });
    expect(problem(await sign(id, { contentHash: read }))).toEqual([409, '/problems/contract/changed-since-read']);
    expect(fieldsOf(await sign(id, { strokes: [[[1, 1]]] }))).toEqual([400, ['/strokes']]);
    expect(fieldsOf(await sign(id, { strokes: undefined }))).toEqual([400, ['/strokes']]);
    expect(fieldsOf(await sign(id, { name: ' ' }))).toEqual([400, ['/name']]);
    expect((await sign(id, { strokes: '<svg onload=alert(1)>' })).status).toBe(400);
    expect((await get(id)).status).toBe('DRAFT');
  });

  test('is made once, from however many screens it is tried', async () => {
    const { id } = await aContract();
    const contentHash = await paperOf(id);
    const replies = await Promise.all(Array.from({ length: 20 }, () => sign(id, { contentHash })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
    expect((await get(id)).signatures).toHaveLength(1);
  });

  test('waits until a promised day that is over is agreed anew', async () => {
    const { id } = await aContract({ deliveryOn: '2026-11-20' });
    const contentHash = await paperOf(id);
    server.clock.set('2026-11-20T17:00:00Z');
    expect(problem(await sign(id, { contentHash }))).toEqual([409, '/problems/contract/promise-over']);
    server.clock.set('2026-11-20T03:00:00Z');
    expect((await sign(id, { contentHash })).status).toBe(200);
  });
});

describe('a change after signing', () => {
  test('of the terms voids the signature and says so; the contract is signed anew', async () => {
    const { id } = await aContract();
    const first = (await sign(id)).body;
    const changed = await sales.patch(at(id), { deliveryOn: '2026-12-09', rowVersion: first.rowVersion });
    expect(changed.body).toMatchObject({ status: 'DRAFT', contentHash: null, signedAt: null, deliveryOn: '2026-12-09' });
    expect(changed.body.signatures).toMatchObject([{ voidedAt: '2026-11-20T03:00:00.000Z', voidReason: 'Điều khoản đã thay đổi.' }]);
    expect(await textOf(await sales.get(at(id, '/pdf')))).not.toContain(first.contentHash);
    const again = (await sign(id)).body;
    expect(again.signatures).toMatchObject([{ pdfSha256: first.contentHash }, { voidedAt: null, pdfSha256: again.contentHash }]);
    expect(again.contentHash).not.toBe(first.contentHash);
    const moves = await rows('select move from events where subject_id = $1 order by at, id', [id]);
    expect(moves.map(({ move }) => move)).toEqual(['create', 'sign', 'sendBack', 'edit', 'sign']);
  });

  test('that changes nothing leaves it, and a stale one is refused', async () => {
    const { id, deliveryOn } = await aContract();
    const { rowVersion } = (await sign(id)).body;
    expect((await sales.patch(at(id), { deliveryOn, terms: 'FULL' })).body).toMatchObject({ status: 'SIGNED', rowVersion });
    expect(problem(await sales.patch(at(id), { conditions: 'x', rowVersion: rowVersion - 1 }))).toEqual([
      409,
      '/problems/platform/changed-meanwhile',
    ]);
  });

  test('of the booking voids it as well; once countersigned the booking can no longer be changed', async () => {
    const contract = await aContract();
    const [other] = await rows('select color_id as "colorId" from version_colors where version_id = $1 and color_id <> $2', [
      shade.versionId,
      shade.colorId,
    ]);
    const amend = (body: object) => sales.post(`/api/sales/bookings/${contract.bookingId}/amend`, body);
    await sign(contract.id);
    expect((await amend(other)).status).toBe(200);
    expect(await get(contract.id)).toMatchObject({ status: 'DRAFT', signatures: [{ voidReason: 'Đơn đặt xe đã thay đổi.' }] });
    await sign(contract.id);
    expect((await approve(contract.id)).body.status).toBe('APPROVED');
    expect(problem(await amend({ colorId: shade.colorId }))).toEqual([409, '/problems/contract/countersigned']);
    expect(await get(contract.id)).toMatchObject({ status: 'APPROVED' });
  });

  test('by a car that is taken back from it voids the signature, names the car and says so in an event', async () => {
    const own = aShade();
    const car = await aCar(own);
    const { body: contract } = await draw((await aBooking(own)).id);
    await sign(contract.id);
    const release = () => manager.post(`/api/sales/vehicles/${car.id}/release`, { reason: 'Xe hỏng khi vận chuyển' });
    expect((await release()).status).toBe(200);
    const voidReason = `Xe ${car.vin} đã bị thu lại.`;
    expect(await get(contract.id)).toMatchObject({ status: 'DRAFT', vins: [], signatures: [{ voidReason }] });
    const [event] = await rows("select changes from events where subject_id = $1 and move = 'sendBack'", [contract.id]);
    expect(event.changes).toMatchObject({ status: ['SIGNED', 'DRAFT'], reason: voidReason });
  });

  test('by another car instead, or by a hold that lapses, does the same; a countersigned contract keeps its car', async () => {
    const own = aShade();
    const [first, second] = [await aCar(own), await aCar(own)];
    const booking = await aBooking(own);
    const { body: contract } = await draw(booking.id);
    await sign(contract.id);
    const choose = (vehicleId: string) => sales.post(`/api/sales/bookings/${booking.id}/hold`, { vehicleId });
    const held = (await get(contract.id)).vins[0] === first.vin ? [first, second] : [second, first];
    expect((await choose(held[1].id)).status).toBe(200);
    expect(await get(contract.id)).toMatchObject({ status: 'DRAFT', vins: [held[1].vin] });
    await sign(contract.id);
    server.clock.set('2026-11-30T03:00:00Z');
    await server.runJob('vehicle.release-lapsed');
    expect(await get(contract.id)).toMatchObject({ status: 'DRAFT', vins: [] });
    expect((await choose(first.id)).status).toBe(200);
    await sign(contract.id);
    expect((await approve(contract.id)).body.status).toBe('APPROVED');
    expect(problem(await choose(second.id))).toEqual([409, '/problems/contract/countersigned']);
    const release = manager.post(`/api/sales/vehicles/${first.id}/release`, { reason: 'Nhường khách khác' });
    expect(problem(await release)).toEqual([409, '/problems/contract/countersigned']);
    server.clock.set('2026-12-30T03:00:00Z');
    await server.runJob('vehicle.release-lapsed');
    server.clock.set('2026-11-20T03:00:00Z');
    expect(await get(contract.id)).toMatchObject({ status: 'APPROVED', vins: [first.vin] });
  });

  test('that its paper does not name leaves the signature: a car that came after it, and left again', async () => {
    const own = aShade();
    const { body: contract } = await draw((await aBooking(own)).id);
    await sign(contract.id);
    const car = await aCar(own);
    expect((await get(contract.id)).vins).toEqual([car.vin]);
    expect((await manager.post(`/api/sales/vehicles/${car.id}/release`, { reason: 'Nhường khách khác' })).status).toBe(200);
    expect(await get(contract.id)).toMatchObject({ status: 'SIGNED', vins: [] });
  });

  test('is refused once it is countersigned; sending back is for what waits for that', async () => {
    const { id } = await aContract();
    const sendBack = () => sales.post(at(id, '/send-back'), { reason: 'Sai địa chỉ' });
    expect((await sendBack()).status).toBe(409);
    await sign(id);
    expect((await sendBack()).body).toMatchObject({ status: 'DRAFT', signatures: [{ voidReason: 'Sai địa chỉ' }] });
    await sign(id);
    await approve(id);
    expect((await sales.patch(at(id), { conditions: 'x' })).status).toBe(409);
    expect((await sendBack()).status).toBe(409);
  });

  test('is refused by the database itself', async () => {
    const { id } = await aContract();
    await sign(id);
    for (const change of [
      `update contract_signatures set name = 'x' where contract_id = '${id}'`,
      `update contract_signatures set pdf_sha256 = repeat('0', 64) where contract_id = '${id}'`,
      `delete from contract_signatures where contract_id = '${id}'`,
      `update contracts set trade_in_value = 1 where id = '${id}'`,
      `update contracts set content_hash = null where id = '${id}'`,
    ])
      await expect(server.database.pool.query(change)).rejects.toThrow();
  });
});

describe('the countersignature', () => {
  test('is a manager’s on the copy that the customer signed; the paper then shows both', async () => {
    const { id } = await aContract();
    await sign(id);
    const signed = await sha256(await manager.get(at(id, '/pdf')));
    expect(problem(await approve(id, { contentHash: '0'.repeat(64) }))).toEqual([409, '/problems/contract/changed-since-read']);
    expect(problem(await approve(id, {}, sales))).toEqual([403, '/problems/platform/not-permitted']);
    const { body } = await approve(id, { contentHash: signed, how: 'DRAWN', strokes, name: 'Trần Quốc Bảo' });
    expect(body).toMatchObject({ status: 'APPROVED', approvedAt: '2026-11-20T03:00:00.000Z' });
    expect(body.signatures).toMatchObject([{ party: 'CUSTOMER' }, { party: 'DEALER', name: 'Trần Quốc Bảo', pdfSha256: signed }]);
    const text = await textOf(await sales.get(at(id, '/pdf')));
    for (const said of [body.contentHash, signed, 'Trần Quốc Bảo', 'Nguyễn Đức Thắng']) expect(text).toContain(said);
    expect(problem(await approve(id))).toEqual([409, '/problems/platform/move-refused']);
  });

  test('is refused to whoever drew it up, changed it last or sells the car', async () => {
    const drawn = await aContract({}, manager);
    await sign(drawn.id);
    expect(problem(await approve(drawn.id))).toEqual([409, '/problems/contract/self-approval']);
    expect((await approve(drawn.id, {}, await server.as('admin'))).body.status).toBe('APPROVED');
    const changed = await aContract();
    await manager.patch(at(changed.id), { conditions: 'Giao tại nhà.' });
    await sign(changed.id);
    expect(problem(await approve(changed.id))).toEqual([409, '/problems/contract/self-approval']);
  });

  test('is refused where the contract would say something else now than when the customer signed', async () => {
    const { id, customerId } = await aContract();
    await sign(id);
    await rows('update customers set address = $2 where id = $1', [customerId, '12 Trần Phú, Hà Nội']);
    expect(problem(await approve(id))).toEqual([409, '/problems/contract/changed-since-signed']);
    await sales.post(at(id, '/send-back'), { reason: 'Địa chỉ mới' });
    expect((await sign(id)).status).toBe(200);
    expect((await approve(id)).body.status).toBe('APPROVED');
    expect(await textOf(await sales.get(at(id, '/pdf')))).toContain('12 Trần Phú, Hà Nội');
  });

  test('leads to the end with the delivery, by the clock alone', async () => {
    const { id, bookingId } = await aContract();
    await sign(id);
    await approve(id);
    await expect(server.inside((ctx) => completeContract(ctx, bookingId), 'manager.hn')).rejects.toMatchObject({
      type: 'platform/only-by-the-clock',
    });
    await server.inside((ctx) => completeContract(ctx, bookingId));
    expect(await get(id)).toMatchObject({ status: 'COMPLETED', moves: [] });
  });
});

test('a cancelled booking takes its contract with it, and a cancelled contract makes room for another', async () => {
  const one = await aContract();
  await sign(one.id);
  await sales.post(`/api/sales/bookings/${one.bookingId}/cancel`, { reason: 'Khách đổi ý' });
  expect(await get(one.id)).toMatchObject({ status: 'CANCELLED', cancelReason: 'Đơn đặt xe đã hủy.' });
  const other = await aContract();
  expect((await sales.post(at(other.id, '/cancel'), { reason: 'Soạn lại' })).body.status).toBe('CANCELLED');
  expect((await draw(other.bookingId)).body).toMatchObject({ status: 'DRAFT' });
});

test('contracts are found by number, by booking and by name, newest first, page by page', async () => {
  const one = await aContract();
  const found = async (query: object, by: Client = sales) => {
    const reply = await by.get(`/api/sales/contracts?${new URLSearchParams(query as Record<string, string>)}`);
    return reply.body.items.map(({ id }: { id: string }) => id);
  };
  expect(await found({ q: one.contractNumber })).toEqual([one.id]);
  expect(await found({ q: one.bookingNumber })).toEqual([one.id]);
  expect(await found({ q: 'duc thang', limit: '1' })).toEqual([one.id]);
  expect(await found({ bookingId: one.bookingId })).toEqual([one.id]);
  expect(await found({ q: one.contractNumber }, colleague)).toEqual([]);
  expect(await found({}, await server.as('manager.hcm'))).toEqual([]);
  expect(await found({ status: 'DRAFT,SIGNED', limit: '200' })).toContain(one.id);
  expect(await found({ status: 'COMPLETED', limit: '200' })).not.toContain(one.id);
  const first = (await sales.get('/api/sales/contracts?limit=1')).body;
  const second = (await sales.get(`/api/sales/contracts?limit=1&cursor=${first.nextCursor}`)).body;
  expect(second.items[0].id).not.toBe(first.items[0].id);
});
