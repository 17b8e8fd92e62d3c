import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestServer, type TestServer } from '#app/server/testing.ts';
import { Offer } from '../domain/offer.ts';
import { priceOf } from '../domain/pricing.ts';
import { chosenCar } from './seed.ts';

let server: TestServer;
let sales: Client;
let manager: Client;
let crv: Awaited<ReturnType<typeof chosenCar>>;
let phones = 100_000;

beforeAll(async () => {
  server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
  sales = await server.as('sales.hn');
  manager = await server.as('manager.hn');
  crv = await server.inside((ctx) => chosenCar(ctx, 'CR-V L', 'Platinum', ['EXT-BODYKIT', 'INT-LEATHER', 'SVC-MAINT5']));
});
afterAll(() => server.stop());

const base = '/api/sales/quotations';
/** The worked example of the sale, for somebody new. */
const asked = (other: object = {}) => ({
  type: 'CASH_SALE',
  ...crv,
  registrationArea: 'HN',
  discount: 20_000_000,
  commission: 8_000_000,
  customerName: 'Nguyễn Văn An',
  customerPhone: `0912${++phones}`,
  ...other,
});
const drafted = async (other: object = {}, by = sales) => {
  const reply = await by.post(base, asked(other));
  expect(reply.status, reply.text).toBe(201);
  return reply.body;
};
const moved = async (one: { id: string }, move: string, body: object = {}, by = sales) => {
  const reply = await by.post(`${base}/${one.id}/${move}`, body);
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
};
const rows = async (text: string, values: unknown[] = []) => (await server.database.pool.query(text, values)).rows;
const movesOf = (one: { moves: { move: string }[] }) => one.moves.map(({ move }) => move);

describe('a new quotation', () => {
  test('is priced by the server, to the đồng', async () => {
    const one = await drafted();
    expect(one).toMatchObject({
      status: 'DRAFT',
      revision: 1,
      currency: 'VND',
      model: 'CR-V',
      version: 'L',
      basePrice: 1_109_000_000,
      accessoriesTotal: 30_000_000,
      servicesTotal: 12_000_000,
      insurance: 16_635_000,
      registrationTax: 110_900_000,
      registration: 20_000_000,
      otherFees: 0,
      discount: 20_000_000,
      promotionValue: 5_000_000,
      totalPrice: 1_273_535_000,
      moves: ['submit', 'send', 'edit', 'cancel', 'delete'].map((move) => ({ move, blockedBy: null })),
    });
    const read = await sales.get(`${base}/${one.id}`);
    expect(read.body).toEqual(one);
  });

  test('BR-SAL-001: is numbered QT-YYYY-NNNN, one after the other, in the year of the branch', async () => {
    const numbers = [await drafted(), await drafted()].map(({ quoteNumber }) => quoteNumber);
    expect(numbers[0]).toMatch(/^QT-2026-\d{4}$/);
    expect(Number(numbers[1].slice(8))).toBe(Number(numbers[0].slice(8)) + 1);
    const before = server.clock.now().toString();
    server.clock.set('2026-12-31T17:00:00Z');
    expect((await drafted()).quoteNumber).toBe('QT-2027-0001');
    server.clock.set(before);
  });

  test('BR-SAL-002: holds for seven days, or as many as the branch says', async () => {
    expect((await drafted()).expiryDate).toBe('2026-11-27');
    await rows(`update branches set settings = settings || '{"quotationDays": 3}' where code = 'hn'`);
    expect((await drafted()).expiryDate).toBe('2026-11-23');
    await rows(`update branches set settings = settings || '{"quotationDays": 7}' where code = 'hn'`);
  });

  test('BR-SAL-009: is for the customer whom the branch knows by that phone, however it is spelled', async () => {
    const first = await drafted({ customerPhone: '0987 654 321', customerName: 'Trần Thị Bích' });
    const second = await drafted({ customerPhone: '+84 (0) 987.654.321', customerName: 'Chị Bích' });
    expect(second.customerId).toBe(first.customerId);
    expect(second.customerName).toBe('Chị Bích');
    const third = await drafted({ customerId: first.customerId, customerName: undefined, customerPhone: undefined });
    expect(third).toMatchObject({ customerId: first.customerId, customerName: 'Trần Thị Bích', customerPhone: '+84987654321' });
  });

  test('begins a deal, or belongs to the one it is asked for', async () => {
    const first = await drafted();
    const second = await drafted({ dealId: first.dealId, customerName: undefined, customerPhone: undefined });
    expect(second).toMatchObject({ dealId: first.dealId, customerId: first.customerId });
    expect(await rows('select status from deals where id = $1', [first.dealId])).toEqual([{ status: 'OPEN' }]);
  });

  test('gives the customer group its discount by itself, as a line of its own', async () => {
    const first = await drafted();
    await rows(
      `with g as (insert into customer_groups (id, branch_id, name, discount_bp) select gen_random_uuid(), id, 'Nội bộ', 100 from branches where code = 'hn' returning id)
       update customers set group_id = g.id from g where customers.id = $1`,
      [first.customerId],
    );
    const second = await drafted({ customerId: first.customerId });
    expect(second).toMatchObject({ groupDiscount: 11_090_000, totalPrice: 1_273_535_000 - 11_090_000 });
    expect(second.lines.filter(({ kind }: { kind: string }) => kind === 'GROUP_DISCOUNT')).toHaveLength(1);
  });

  test('costs what the form computed from the offer while it was being chosen, to the đồng', async () => {
    const offer = Offer.parse((await sales.get(`${base}/offer?versionId=${crv.versionId}`)).body);
    const areas = ['HN', 'HP', 'HCM'];
    for (const [at, registrationArea] of areas.entries()) {
      const choice = {
        ...crv,
        type: 'CASH_SALE' as const,
        registrationArea,
        quantity: at + 1,
        unitPrice: at ? 1_100_000_000 : null,
        otherFees: at * 333,
        discount: at * 7_777_777,
        commission: 0,
        planId: null,
      };
      const { lines, totalPrice, later } = priceOf(offer, choice);
      expect(await drafted(choice)).toMatchObject({ lines, totalPrice, later });
    }
  });

  test('asked for twice with the same Idempotency-Key is one, and the answer the same to the byte', async () => {
    const body = asked();
    const first = await sales.post(base, body, { 'idempotency-key': 'draft-once' });
    const second = await sales.post(base, body, { 'idempotency-key': 'draft-once' });
    expect([first.status, second.status, second.text]).toEqual([201, 201, first.text]);
    const other = await sales.post(base, { ...body, discount: 1 }, { 'idempotency-key': 'draft-once' });
    expect(other.status).toBe(422);
    expect(await rows('select count(*)::int as made from quotations where customer_phone = $1', [first.body.customerPhone])).toEqual([
      { made: 1 },
    ]);
  });

  test('takes five statements, whether it has four lines or forty', async () => {
    await rows(`with a as (insert into accessories (id, code, "group", name_en, name_vi)
        select gen_random_uuid(), 'TEST-' || n, 'EXTERIOR', 'Part ' || n, 'Phụ tùng ' || n from generate_series(1, 36) n returning id)
      insert into item_prices (id, branch_id, item_id, price) select gen_random_uuid(), b.id, a.id, 1000 from a, branches b where b.code = 'hn'`);
    const parts = (await rows(`select id from accessories where code like 'TEST-%'`)).map(({ id }) => id);
    const count = async (accessories: string[], key: string) =>
      (await server.statements(() => sales.post(base, asked({ accessories, services: [] }), { 'idempotency-key': key }))).length;
    expect(await count([], 'few')).toBe(5);
    expect(await count(parts, 'many')).toBe(5);
    await rows(`update accessories set active = false where code like 'TEST-%'`);
  });
});

describe('a draft', () => {
  test('is changed and priced anew, and its history tells what changed', async () => {
    const one = await drafted();
    const reply = await sales.patch(`${base}/${one.id}`, { rowVersion: 1, discount: 15_000_000, registrationArea: 'Hải Phòng' });
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      rowVersion: 2,
      discount: 15_000_000,
      registration: 1_000_000,
      totalPrice: 1_273_535_000 + 5_000_000 - 19_000_000,
    });
    const [event] = await rows(`select changes from events where subject_id = $1 and move = 'edit'`, [one.id]);
    expect(event.changes).toMatchObject({ discount: [20_000_000, 15_000_000], registrationArea: ['HN', 'HP'] });
    expect(JSON.stringify(event.changes)).not.toMatch(/margin|profit|cost|floor/i);
  });

  test('that somebody changed meanwhile is not overwritten: the answer tells what holds now', async () => {
    const one = await drafted();
    await sales.patch(`${base}/${one.id}`, { rowVersion: 1, discount: 1_000_000 });
    const reply = await manager.patch(`${base}/${one.id}`, { rowVersion: 1, discount: 2_000_000 });
    expect(reply.body).toMatchObject({ status: 409, title: 'platform/changed-meanwhile', discount: 1_000_000, rowVersion: 2 });
  });

  test('of another car takes that car’s own price', async () => {
    const city = await server.inside((ctx) => chosenCar(ctx, 'City L', 'Platinum'));
    const one = await drafted({ unitPrice: 1_100_000_000 });
    expect(one).toMatchObject({ unitPrice: 1_100_000_000, unitPriceEntered: true });
    const { body } = await sales.patch(`${base}/${one.id}`, { rowVersion: 1, ...city, discount: 0 });
    expect(body).toMatchObject({ model: 'City', unitPrice: 539_000_000, unitPriceEntered: false, accessoriesTotal: 0, promotionValue: 0 });
  });

  test('is deleted by its author, and the event stays', async () => {
    const one = await drafted();
    const refused = await manager.delete(`${base}/${one.id}`);
    expect(refused.body).toMatchObject({ status: 409, title: 'quotation/not-the-author' });
    expect((await sales.delete(`${base}/${one.id}`)).status).toBe(200);
    expect((await sales.get(`${base}/${one.id}`)).status).toBe(404);
    const [event] = await rows(`select changes, actor_name from events where subject_id = $1 and move = 'delete'`, [one.id]);
    expect(event).toMatchObject({ changes: { quoteNumber: one.quoteNumber }, actor_name: 'Nguyễn Thu Hà' });
  });

  test('with a line that has no price can be kept and not be submitted', async () => {
    const [hud] = await rows(`select id from accessories where code = 'TEC-HUD'`);
    await rows('delete from item_prices where item_id = $1', [hud.id]);
    const one = await drafted({ accessories: [hud.id] });
    expect(one.moves[0]).toMatchObject({ move: 'submit', blockedBy: { type: 'quotation/line-without-price' } });
    const reply = await sales.post(`${base}/${one.id}/submit`);
    expect(reply.body).toMatchObject({ status: 409, title: 'quotation/line-without-price' });
    expect(reply.body.detail).toContain('HUD');
  });

  test('whose price list has lapsed is not submitted until it takes the present prices', async () => {
    const one = await drafted();
    const [price] = await rows(
      `update cash_prices p set last_on = '2026-11-19' from branches b where b.id = p.branch_id and b.code = 'hn' and p.version_id = $1
         and p.effective_on = '2026-01-01' returning p.*`,
      [crv.versionId],
    );
    const refused = await sales.post(`${base}/${one.id}/submit`);
    expect(refused.body).toMatchObject({ status: 409, title: 'quotation/price-list-lapsed', list: 'STANDARD' });
    expect((await sales.post(base, asked())).body).toMatchObject({ status: 409, title: 'quotation/no-price-in-force' });
    await rows(
      `insert into cash_prices (id, version_id, branch_id, price_list_code, salesman_price, retail_price, fixed_price, default_price_type, change_price, effective_on)
       values (gen_random_uuid(), $1, $2, 'STANDARD', 1079000000, 1120000000, 1120000000, 'retail', true, '2026-11-20')`,
      [price.version_id, price.branch_id],
    );
    const edited = await sales.patch(`${base}/${one.id}`, { rowVersion: 1 });
    expect(edited.body).toMatchObject({ unitPrice: 1_120_000_000, moves: expect.arrayContaining([{ move: 'submit', blockedBy: null }]) });
    expect((await moved(one, 'submit')).status).toBe('APPROVED');
    await rows(`delete from cash_prices where effective_on = '2026-11-20' and version_id = $1`, [crv.versionId]);
    await rows('update cash_prices set last_on = null where id = $1', [price.id]);
  });
});

describe('a quotation on its way', () => {
  test('is approved at once where no rule asks, sent, accepted', async () => {
    const one = await drafted();
    expect((await moved(one, 'submit')).status).toBe('APPROVED');
    const sent = await moved(one, 'send', { by: 'PRINT' });
    expect(sent).toMatchObject({ status: 'SENT', sentAt: '2026-11-20T03:00:00.000Z' });
    expect(movesOf(sent)).toEqual(['accept', 'decline', 'convert', 'revise', 'cancel']);
    expect((await moved(one, 'accept')).status).toBe('ACCEPTED');
    const events = await rows('select move from events where subject_id = $1 order by at, id', [one.id]);
    expect(events.map(({ move }) => move)).toEqual(['draft', 'submit', 'send', 'accept']);
  });

  test('is submitted and sent in one by sending the draft', async () => {
    expect((await moved(await drafted(), 'send')).status).toBe('SENT');
  });

  test('is declined or cancelled with the reason', async () => {
    const one = await drafted();
    await moved(one, 'send');
    expect((await moved(one, 'decline', { reason: 'Chọn màu khác' })).status).toBe('DECLINED');
    const other = await drafted();
    expect((await moved(other, 'cancel', { reason: 'Nhập nhầm' })).status).toBe('CANCELLED');
    const told = await rows(
      `select changes ->> 'reason' as reason from events where subject_id = any($1) and move in ('decline', 'cancel')`,
      [[one.id, other.id]],
    );
    expect(told.map(({ reason }) => reason).sort()).toEqual(['Chọn màu khác', 'Nhập nhầm']);
  });

  test('is revised: the number stays, the revision grows, the earlier one can no longer be accepted', async () => {
    const one = await drafted();
    await moved(one, 'send');
    const next = await moved(one, 'revise');
    expect(next).toMatchObject({
      quoteNumber: one.quoteNumber,
      revision: 2,
      status: 'DRAFT',
      dealId: one.dealId,
      totalPrice: one.totalPrice,
    });
    expect(next.revisions.map(({ revision, status }: { revision: number; status: string }) => [revision, status])).toEqual([
      [2, 'DRAFT'],
      [1, 'SUPERSEDED'],
    ]);
    expect((await sales.post(`${base}/${one.id}/accept`)).body).toMatchObject({ status: 409, title: 'platform/move-refused' });
    expect((await sales.post(`${base}/${one.id}/revise`)).status).toBe(409);
    expect((await sales.get(`${base}/${one.id}/revisions`)).body.items.map(({ id }: { id: string }) => id)).toEqual([next.id, one.id]);
    expect((await sales.get(`${base}/${one.id}`)).body).toMatchObject({ totalPrice: one.totalPrice, lines: one.lines });
  });

  test('keeps its price when the price list changes (what was issued is never computed again)', async () => {
    const one = await drafted();
    await moved(one, 'send');
    await rows('update cash_prices set retail_price = retail_price + 1000000 where version_id = $1', [crv.versionId]);
    expect((await sales.get(`${base}/${one.id}`)).body).toMatchObject({ totalPrice: one.totalPrice, lines: one.lines });
    expect((await moved(one, 'revise')).unitPrice).toBe(1_110_000_000);
    await rows('update cash_prices set retail_price = retail_price - 1000000 where version_id = $1', [crv.versionId]);
  });

  test('of an instalment sale has the plan’s price and terms', async () => {
    const [plan] = await rows(
      `select p.* from plans p join branches b on b.id = p.branch_id where b.code = 'hn' and p.code = 'TG-60' and p.version_id = $1`,
      [crv.versionId],
    );
    const one = await drafted({ type: 'LEASE_SALE', planId: plan.id, discount: 0 });
    expect(one.basePrice).toBe(Number(plan.installment_price));
    expect(one.plan).toMatchObject({
      code: 'TG-60',
      months: 60,
      totalPayable: Number(plan.installment_price),
      advance: Number(plan.installment_advance),
    });
    expect(one.plan.advance + 59 * one.plan.monthly + one.plan.lastInstallment).toBe(one.plan.totalPayable);
    expect(one.plan.yearlyRateBp).toBe(840);
  });
});
