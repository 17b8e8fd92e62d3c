import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestServer, type TestServer } from '#app/server/testing.ts';
import { QuotationStatus } from '../domain/quotation.ts';
import { quotationMoves } from '../domain/states.ts';
import { chosenCar } from './seed.ts';

let server: TestServer;
let sales: Client;
let manager: Client;
let crv: Awaited<ReturnType<typeof chosenCar>>;
let draft: { id: string; dealId: string; customerId: string };
const base = '/api/sales/quotations';
const asked = () => ({
  type: 'CASH_SALE',
  ...crv,
  registrationArea: 'HN',
  customerName: 'Lê Văn Bình',
  customerPhone: '0912000111',
});

beforeAll(async () => {
  server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
  sales = await server.as('sales.hn');
  manager = await server.as('manager.hn');
  crv = await server.inside((ctx) => chosenCar(ctx, 'CR-V L', 'Platinum', ['EXT-BODYKIT', 'SVC-MAINT5']));
  draft = (await sales.post(base, asked())).body;
});
afterAll(() => server.stop());

const rows = async (text: string, values: unknown[] = []) => (await server.database.pool.query(text, values)).rows;
/** Every byte that a quotation could change: itself, its lines, approvals, events, jobs, deals, customers. */
const everything = async () => {
  const tables = [
    'quotations',
    'quotation_lines',
    'approval_requests',
    'approval_steps',
    'events',
    'deals',
    'customers',
    'pgboss.job',
    'idempotency_keys',
  ];
  const sums = await Promise.all(
    tables.map((table) =>
      rows(`select count(*)::int as n, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${table} t`),
    ),
  );
  return JSON.stringify(sums);
};

describe('a move that the table does not have is refused with 409 and changes not a byte', () => {
  const moves = ['submit', 'approve', 'reject', 'send', 'accept', 'decline', 'revise', 'cancel', 'delete'] as const;
  const bodies: Record<string, object> = { reject: { reason: 'no' } };
  const refused = QuotationStatus.options.flatMap((status) =>
    moves
      .filter((move) => !(quotationMoves[move].from as readonly string[]).includes(status) && !(move === 'send' && status === 'DRAFT'))
      .map((move) => [status, move] as const),
  );

  test.each(refused)('%s, %s', async (status, move) => {
    await rows('update quotations set status = $2 where id = $1', [draft.id, status]);
    const before = await everything();
    const by = move === 'delete' ? sales : manager;
    const reply = move === 'delete' ? await by.delete(`${base}/${draft.id}`) : await by.post(`${base}/${draft.id}/${move}`, bodies[move]);
    expect(reply.body).toMatchObject({ status: 409, title: 'platform/move-refused' });
    expect(reply.body.detail).toContain(status);
    expect(await everything()).toBe(before);
  });

  test.each(QuotationStatus.options.filter((status) => status !== 'DRAFT'))('a quotation that is %s is not edited', async (status) => {
    await rows('update quotations set status = $2 where id = $1', [draft.id, status]);
    const before = await everything();
    const reply = await sales.patch(`${base}/${draft.id}`, { rowVersion: 1, discount: 5 });
    expect(reply.body).toMatchObject({ status: 409, title: 'platform/move-refused' });
    expect(await everything()).toBe(before);
  });
});

describe('what is asked for wrongly', () => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  const huge = 2 ** 53;
  const wrong: [field: string, value: unknown, at?: string][] = [
    ...['type', 'versionId', 'colorId', 'accessories', 'services', 'registrationArea', 'customerName', 'customerPhone'].map(
      (field): [string, unknown] => [field, undefined],
    ),
    ...['unitPrice', 'otherFees', 'discount', 'commission', 'quantity'].flatMap((field): [string, unknown][] =>
      [-1, huge, 2 ** 53 - 1, 1.5, '5', true, [], {}].map((value) => [field, value]),
    ),
    ...[
      'type',
      'versionId',
      'colorId',
      'registrationArea',
      'customerName',
      'customerPhone',
      'notes',
      'source',
      'planId',
      'branchId',
      'dealId',
      'customerId',
      'customerEmail',
    ].flatMap((field): [string, unknown][] =>
      [5, true, [], {}, 'x'.repeat(5000), '\u0000', "'; drop table quotations; --\u0007"].map((value) => [field, value]),
    ),
    ...['accessories', 'services'].flatMap((field): [string, unknown, string?][] => [
      [field, 'x'],
      [field, 5],
      [field, {}],
      [field, ['x'], `/${field}/0`],
      [field, [null], `/${field}/0`],
      [field, Array.from({ length: 5000 }, () => nobody)],
    ]),
    ['quantity', 0],
    ['quantity', 21],
    ['unitPrice', 0],
    ['customerName', ' '],
    ['customerPhone', '12'],
    ['customerPhone', 'call me'],
    ['customerEmail', 'a@b\r\nBcc: x@y.z'],
    ['registrationArea', 'Paris'],
    ['type', 'GIFT'],
    ['totalPrice', 1],
    ['status', 'APPROVED'],
    ['ownerId', nobody],
    ['profit', {}],
    ['quoteNumber', 'QT-2026-0001'],
  ];

  test.each(wrong)('%s = %j is 400 at its field, and nothing is saved', async (field, value, at = `/${field}`) => {
    const before = await everything();
    const reply = await sales.post(base, { ...asked(), [field]: value });
    expect(reply.status, reply.text).toBe(400);
    expect(reply.body.violations.map((one: { at: string }) => one.at)).toContain(at);
    expect(reply.body.violations.every((one: { says: string }) => one.says.length > 0)).toBe(true);
    expect(await everything()).toBe(before);
  });

  test('a body that is no object, or none at all, is 400', async () => {
    for (const body of [[], 'x', 5, null]) expect((await sales.post(base, body)).status, JSON.stringify(body)).toBe(400);
  });

  test('an id of nothing, or of something beyond reach, is 404 and names its field', async () => {
    const hcm = await server.as('sales.hcm');
    const there = (await hcm.post(base, { ...asked(), registrationArea: 'HCM' })).body;
    const before = await everything();
    const ids: [string, string][] = [
      ['versionId', nobody],
      ['customerId', nobody],
      ['customerId', there.customerId],
      ['dealId', nobody],
      ['dealId', there.dealId],
      ['branchId', nobody],
      ['branchId', there.branchId],
    ];
    for (const [field, value] of ids) {
      const reply = await sales.post(base, { ...asked(), [field]: value });
      expect([reply.status, reply.body.violations?.[0]?.at], field).toEqual([404, `/${field}`]);
    }
    for (const [field, value] of [
      ['accessories', [nobody]],
      ['services', [nobody]],
    ] as const) {
      const reply = await sales.post(base, { ...asked(), [field]: value });
      expect([reply.status, reply.body.violations?.[0]?.at], field).toEqual([404, `/${field}/0`]);
    }
    expect(await everything()).toBe(before);
  });

  test('a quotation of another branch, or of a colleague, is 404 by every door, as one that never was', async () => {
    await rows(`update quotations set status = 'SENT' where id = $1`, [draft.id]);
    const before = await everything();
    for (const person of ['sales2.hn', 'sales.hcm', 'manager.hcm', 'manager.pn']) {
      const stranger = await server.as(person);
      for (const id of [draft.id, nobody]) {
        const replies = [
          await stranger.get(`${base}/${id}`),
          await stranger.get(`${base}/${id}/pdf`),
          await stranger.get(`${base}/${id}/revisions`),
          await stranger.patch(`${base}/${id}`, { rowVersion: 1 }),
          await stranger.delete(`${base}/${id}`),
          ...(await Promise.all(
            ['submit', 'send', 'accept', 'decline', 'revise', 'cancel'].map((move) => stranger.post(`${base}/${id}/${move}`)),
          )),
        ];
        expect(
          replies.map(({ status }) => status),
          person,
        ).toEqual(replies.map(() => 404));
        expect(new Set(replies.map(({ body }) => body.title))).toEqual(new Set(['platform/not-found']));
      }
      const listed = await stranger.get(`${base}?limit=200`);
      expect(listed.body.items.map(({ id }: { id: string }) => id)).not.toContain(draft.id);
    }
    expect(await everything()).toBe(before);
  });

  test('permission comes before anything else: who may not write is told so with 403', async () => {
    const accountant = await server.as('accountant.hn');
    expect((await accountant.get(`${base}/${draft.id}`)).status).toBe(200);
    expect((await accountant.post(base, asked())).status).toBe(403);
    expect((await accountant.post(`${base}/${draft.id}/cancel`)).status).toBe(403);
    expect((await sales.post(`${base}/${draft.id}/approve`)).status).toBe(403);
    expect((await (await server.as('guard.hn')).get(base)).status).toBe(403);
    expect((await (await server.as()).get(base)).status).toBe(401);
  });

  test('who writes in every branch must say for which one', async () => {
    const admin = await server.as('admin');
    const reply = await admin.post(base, asked());
    expect(reply.body).toMatchObject({ status: 400, title: 'branch/choose-branch', violations: [{ at: '/branchId' }] });
    expect((await admin.post(base, { ...asked(), branchId: server.world.branches.hn.id })).status).toBe(201);
  });
});

describe('prices that may not change', () => {
  test('a fixed price takes neither another price nor a discount', async () => {
    const accord = await server.inside((ctx) => chosenCar(ctx, 'Accord e:HEV RS', 'Crystal'));
    const edited = await sales.post(base, { ...asked(), ...accord, unitPrice: 1_400_000_000 });
    expect(edited.body).toMatchObject({ status: 400, title: 'quotation/cannot-be-priced', violations: [{ at: '/unitPrice' }] });
    const reduced = await sales.post(base, { ...asked(), ...accord, discount: 1 });
    expect(reduced.body).toMatchObject({ status: 400, violations: [{ at: '/discount' }] });
    expect((await sales.post(base, { ...asked(), ...accord })).body).toMatchObject({ unitPrice: 1_469_000_000, status: 'DRAFT' });
  });

  test('a unit price is not edited where the list does not let it', async () => {
    const civic = await server.inside((ctx) => chosenCar(ctx, 'Civic e:HEV RS', 'Platinum'));
    const reply = await sales.post(base, { ...asked(), ...civic, unitPrice: 990_000_000 });
    expect(reply.body).toMatchObject({ status: 400, violations: [{ at: '/unitPrice', says: expect.stringContaining('giá') }] });
  });

  test('the words of a refusal are in the reader’s language', async () => {
    const [vi, en] = await Promise.all(
      ['vi', 'en'].map((language) => sales.post(base, { ...asked(), discount: 2e12 }, { 'accept-language': language })),
    );
    expect(vi?.body.violations[0].says).toBe('Số tiền giảm vượt quá giá trị được giảm.');
    expect(en?.body.violations[0].says).toBe('The discount is more than what it is taken from.');
  });
});

describe('a list', () => {
  test.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'status=NOPE',
    'from=yesterday',
    'to=2026-13-01',
    'sort=margin',
    'branchId=x',
    'cursor=%00',
    'cursor=eA',
    `cursor=${Buffer.from(`x\n${nobodyId()}`).toString('base64url')}`,
    'type=GIFT',
    'ownerId=1',
  ])('asked for with %s is 400', async (query) => {
    expect((await sales.get(`${base}?${query}`)).status).toBe(400);
  });

  test.each([
    "q=' or 1=1 --",
    'q=%25',
    'q=_',
    'q=\\',
    `q=${'x'.repeat(100)}`,
    'q=%00',
    'model=%27',
    'q=QT-2026-',
    'q=🚗',
  ])('takes %s as words', async (query) => {
    expect((await manager.get(`${base}?${query}`)).status).toBe(200);
  });
});

function nobodyId() {
  return '00000000-0000-4000-8000-000000000000';
}
