import * as fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { ChecklistPoint, Deliverable } from '#delivery/domain/delivery.ts';
import { InspectionItem } from '#preparation/domain/preparation.ts';
import { brokenInvariants } from './invariants.ts';
import { type Client, type Reply, startTestServer } from './testing.ts';

/**
 * Random people make random moves over the whole sale, many sales at a time that contend for the same few cars. Whatever they try,
 * they get an answer of the business, and what must hold holds.
 */
const walks = Number(process.env.WALKS ?? 2_000);
const together = 25;
/** What the choices begin with: other sales are walked with another `WALK_SEED`. */
const seed = Number(process.env.WALK_SEED ?? 20_261_120);

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
afterAll(() => server.stop());

const roles = ['sales', 'sales2', 'manager', 'accountant', 'operations', 'guard', 'admin'] as const;
type Role = (typeof roles)[number];
const people = Object.fromEntries(
  await Promise.all(roles.map(async (role) => [role, await server.as(role === 'admin' ? role : `${role}.hn`)] as const)),
) as Record<Role, Client>;
const rows = async (text: string, values: unknown[] = []) => (await server.database.pool.query(text, values)).rows;
const shades = await rows(`select v.id as "versionId", vc.color_id as "colorId" from versions v join models m on m.id = v.model_id
  join version_colors vc on vc.version_id = v.id where m.name = 'City' order by v.id, vc.color_id limit 4`);
const photo = new Uint8Array(
  await sharp({ create: { width: 8, height: 8, channels: 3, background: '#123456' } })
    .jpeg()
    .toBuffer(),
);

/** What one walk has begun, and by whom; `pick` makes its choices. */
type Walk = {
  pick: (below: number) => number;
  at: number;
  ids: Partial<Record<'quotation' | 'booking' | 'deal' | 'deposit' | 'contract' | 'delivery', string>>;
};
type Move = { by: Role; make: (by: Client, walk: Walk) => Promise<Reply | undefined> };

let made = 0;
const keep = (walk: Walk, name: keyof Walk['ids'], reply: Reply) => {
  if (reply.status < 300) walk.ids[name] = reply.body.id;
  return reply;
};
const arrive = (shade: object) =>
  people.manager.post('/api/sales/vehicles', { ...shade, vin: `RLHRM1850SY${String(++made).padStart(6, '0')}`, status: 'AVAILABLE' });
const shadeOf = (walk: Walk) => shades[walk.pick(shades.length)];
const amountOf = (walk: Walk, due: number) => [due, due, Math.ceil(due / 2), 1, due + 1][walk.pick(5)] ?? due;
const bookOf = async ({ ids }: Walk) => (await people.accountant.get(`/api/sales/payments/cash-book?bookingId=${ids.booking}`)).body;

/** A move on a record of the walk; one that has none yet is not made. */
const on =
  (name: keyof Walk['ids'], path: (id: string) => string, body: object | ((walk: Walk) => unknown) = {}) =>
  async (by: Client, walk: Walk): Promise<Reply | undefined> => {
    const id = walk.ids[name];
    return id ? by.post(path(id), typeof body === 'function' ? await body(walk) : body) : undefined;
  };

const prepared =
  (task: 'inspect' | 'register' | 'insure' | 'fit' | 'waive' | 'reopen') =>
  async (by: Client, { ids }: Walk) => {
    if (!ids.booking) return undefined;
    const [car] = await rows('select id from preparations where booking_id = $1 order by random() limit 1', [ids.booking]);
    if (!car) return undefined;
    const kinds = {
      inspect: 'INSPECTION',
      register: 'REGISTRATION',
      insure: 'INSURANCE',
      fit: 'ACCESSORY',
      waive: 'INSURANCE',
      reopen: 'REGISTRATION',
    };
    const [found] = await rows('select id from preparation_tasks where preparation_id = $1 and kind = $2 limit 1', [car.id, kinds[task]]);
    const bodies = {
      inspect: { findings: InspectionItem.options.map((item) => ({ item, passed: true })) },
      register: { number: '30K-123.45' },
      insure: { provider: 'Bảo Việt', policyNumber: 'BV-1', cover: 'Vật chất xe', from: '2026-11-20', to: '2027-11-19' },
      fit: { taskId: found?.id },
      waive: { taskId: found?.id, reason: 'Khách tự mua' },
      reopen: { taskId: found?.id },
    };
    return bodies[task] && (found || !['fit', 'waive', 'reopen'].includes(task))
      ? by.post(`/api/sales/preparations/${car.id}/${task}`, bodies[task])
      : undefined;
  };

const pass = async ({ ids }: Walk) =>
  (
    await rows('select id, gatepass_number as number from gatepasses where delivery_id = $1 order by issued_at desc limit 1', [
      ids.delivery,
    ])
  )[0];

/** The sale as it should go, in this order. */
const forward = {
  draft: {
    by: 'sales',
    make: async (by, walk) => {
      const choice = {
        type: 'CASH_SALE',
        ...shadeOf(walk),
        accessories: [],
        services: [],
        registrationArea: 'HN',
        ...(walk.pick(6) === 0 ? { unitPrice: 400_000_000 } : {}),
      };
      const customer = { customerName: 'Nguyễn Đức Thắng', customerPhone: `09${10_000_000 + ++made}` };
      const reply = keep(walk, 'quotation', await by.post('/api/sales/quotations', { ...choice, ...customer }));
      if (reply.status < 300) walk.ids.deal = reply.body.dealId;
      return reply;
    },
  },
  submit: { by: 'sales', make: on('quotation', (id) => `/api/sales/quotations/${id}/submit`) },
  decide: { by: 'manager', make: on('quotation', (id) => `/api/sales/quotations/${id}/approve`) },
  send: { by: 'sales', make: on('quotation', (id) => `/api/sales/quotations/${id}/send`, { by: 'PRINT' }) },
  convert: {
    by: 'sales',
    make: async (by, walk) => {
      const reply = await on('quotation', (id) => `/api/sales/quotations/${id}/convert`, { expectedOn: '2026-12-01' })(by, walk);
      return reply && keep(walk, 'booking', reply);
    },
  },
  'ask for the deposit': {
    by: 'sales',
    make: async (by, walk) =>
      (walk.ids.booking &&
        keep(walk, 'deposit', await by.post('/api/sales/deposits', { bookingId: walk.ids.booking, method: 'TRANSFER' }))) ||
      undefined,
  },
  prove: {
    by: 'sales',
    make: async (by, { ids }) => (ids.deposit ? by.upload(`/api/sales/deposits/${ids.deposit}/proof`, 'a.jpg', photo) : undefined),
  },
  confirm: { by: 'accountant', make: on('deposit', (id) => `/api/sales/deposits/${id}/confirm`) },
  'draw up the contract': {
    by: 'sales',
    make: async (by, walk) => {
      if (!walk.ids.booking) return undefined;
      const terms = walk.pick(4) === 0 ? { tradeIn: 'Honda City 2018', tradeInValue: 100_000_000 } : {};
      return keep(
        walk,
        'contract',
        await by.post('/api/sales/contracts', { bookingId: walk.ids.booking, deliveryOn: '2026-12-01', ...terms }),
      );
    },
  },
  sign: {
    by: 'sales',
    make: async (by, { ids }) => {
      if (!ids.contract) return undefined;
      const { body } = await by.get(`/api/sales/contracts/${ids.contract}/paper`);
      return by.post(`/api/sales/contracts/${ids.contract}/sign`, {
        how: 'TYPED',
        name: 'Nguyễn Đức Thắng',
        contentHash: body.sha256 ?? 'a'.repeat(64),
      });
    },
  },
  countersign: { by: 'manager', make: on('contract', (id) => `/api/sales/contracts/${id}/approve`) },
  pay: {
    by: 'accountant',
    make: async (by, walk) => {
      if (!walk.ids.booking) return undefined;
      const { due = 1 } = await bookOf(walk);
      return by.post('/api/sales/payments', { bookingId: walk.ids.booking, amount: due || 1, method: 'CASH' });
    },
  },
  inspect: { by: 'operations', make: prepared('inspect') },
  register: { by: 'operations', make: prepared('register') },
  insure: { by: 'operations', make: prepared('insure') },
  identity: {
    by: 'sales',
    make: async (by, { ids }) => (ids.deal ? by.upload(`/api/deals/${ids.deal}/documents?kind=IDENTITY`, 'a.jpg', photo) : undefined),
  },
  address: {
    by: 'sales',
    make: async (by, { ids }) => (ids.deal ? by.upload(`/api/deals/${ids.deal}/documents?kind=ADDRESS`, 'a.jpg', photo) : undefined),
  },
  schedule: {
    by: 'operations',
    make: async (by, walk) =>
      (walk.ids.booking &&
        keep(
          walk,
          'delivery',
          await by.post('/api/sales/deliveries', { bookingId: walk.ids.booking, scheduledAt: '2026-11-20T08:00:00.000Z' }),
        )) ||
      undefined,
  },
  issue: { by: 'operations', make: on('delivery', (id) => `/api/sales/deliveries/${id}/gatepasses`) },
  photograph: {
    by: 'operations',
    make: async (by, { ids }) => (ids.delivery ? by.upload(`/api/sales/deliveries/${ids.delivery}/photos`, 'a.jpg', photo) : undefined),
  },
  check: {
    by: 'operations',
    make: on('delivery', (id) => `/api/sales/deliveries/${id}/check`, {
      checked: ChecklistPoint.options.filter((point) => point !== 'SIGN_OFF'),
      handedOver: Deliverable.options,
    }),
  },
  'customer signs': {
    by: 'operations',
    make: on('delivery', (id) => `/api/sales/deliveries/${id}/sign`, { signer: 'CUSTOMER', how: 'TYPED', name: 'Thắng' }),
  },
  'salesperson signs': {
    by: 'operations',
    make: on('delivery', (id) => `/api/sales/deliveries/${id}/sign`, { signer: 'SALESPERSON', how: 'TYPED', name: 'Hà' }),
  },
  deliver: { by: 'operations', make: on('delivery', (id) => `/api/sales/deliveries/${id}/deliver`) },
  leave: {
    by: 'guard',
    make: async (by, walk) => {
      const found = walk.ids.delivery ? await pass(walk) : undefined;
      return found && by.post('/api/gate/use', { pass: found.number });
    },
  },
} satisfies Record<string, Move>;

/** What comes between. */
const aside: Record<string, Move> = {
  'a car arrives': {
    by: 'manager',
    make: (_, walk) => arrive(shadeOf(walk)),
  },
  'reject the quotation': {
    by: 'manager',
    make: on('quotation', (id) => `/api/sales/quotations/${id}/reject`, { reason: 'Giảm quá nhiều' }),
  },
  'decline the quotation': { by: 'sales', make: on('quotation', (id) => `/api/sales/quotations/${id}/decline`, { reason: 'Đắt' }) },
  'revise the quotation': {
    by: 'sales',
    make: async (by, walk) => {
      const reply = await on('quotation', (id) => `/api/sales/quotations/${id}/revise`)(by, walk);
      return reply && keep(walk, 'quotation', reply);
    },
  },
  'cancel the quotation': { by: 'sales', make: on('quotation', (id) => `/api/sales/quotations/${id}/cancel`, { reason: 'Nhầm' }) },
  'lose the deal': { by: 'sales', make: on('deal', (id) => `/api/deals/${id}/lose`, { reason: 'Mua nơi khác' }) },
  'amend the booking': {
    by: 'sales',
    make: on(
      'booking',
      (id) => `/api/sales/bookings/${id}/amend`,
      (walk) => shadeOf(walk),
    ),
  },
  'cancel the booking': { by: 'manager', make: on('booking', (id) => `/api/sales/bookings/${id}/cancel`, { reason: 'Khách đổi ý' }) },
  'choose a car': {
    by: 'sales',
    make: async (by, walk) => {
      const cars = await rows(`select id from vehicles where status = 'AVAILABLE' order by random() limit 1`);
      return cars[0] && on('booking', (id) => `/api/sales/bookings/${id}/hold`, { vehicleId: cars[0].id })(by, walk);
    },
  },
  'take the car back': {
    by: 'manager',
    make: async (by, { ids }) => {
      const [car] = ids.booking ? await rows('select id from vehicles where booking_id = $1 limit 1', [ids.booking]) : [];
      return car && by.post(`/api/sales/vehicles/${car.id}/release`, { reason: 'Xe bị xước' });
    },
  },
  'pay something': {
    by: 'accountant',
    make: async (by, walk) => {
      if (!walk.ids.booking) return undefined;
      const { due = 1 } = await bookOf(walk);
      return by.post('/api/sales/payments', { bookingId: walk.ids.booking, amount: Math.max(1, amountOf(walk, due)), method: 'TRANSFER' });
    },
  },
  'a bank promises': {
    by: 'accountant',
    make: async (by, walk) => {
      if (!walk.ids.booking) return undefined;
      const { due = 1 } = await bookOf(walk);
      return by.post('/api/sales/payments/commit', { bookingId: walk.ids.booking, lender: 'Vietcombank', amount: amountOf(walk, due) });
    },
  },
  'give money back': {
    by: 'manager',
    make: async (by, walk) => {
      if (!walk.ids.booking) return undefined;
      const { refundable = 1 } = await bookOf(walk);
      return by.post('/api/sales/payments/refund', {
        bookingId: walk.ids.booking,
        amount: Math.max(1, amountOf(walk, refundable)),
        method: 'CASH',
        reason: 'Trả lại',
      });
    },
  },
  'cancel the deposit': { by: 'accountant', make: on('deposit', (id) => `/api/sales/deposits/${id}/cancel`, { reason: 'Sai số tiền' }) },
  'reverse the deposit': { by: 'manager', make: on('deposit', (id) => `/api/sales/deposits/${id}/reverse`, { reason: 'Xác nhận nhầm' }) },
  'refund the deposit': {
    by: 'manager',
    make: on('deposit', (id) => `/api/sales/deposits/${id}/refund`, { reason: 'Khách hủy', method: 'CASH' }),
  },
  'change the contract': {
    by: 'sales',
    make: async (by, { ids, pick }) =>
      ids.contract ? by.patch(`/api/sales/contracts/${ids.contract}`, { conditions: `Tặng phim ${pick(100)}` }) : undefined,
  },
  'send the contract back': {
    by: 'manager',
    make: on('contract', (id) => `/api/sales/contracts/${id}/send-back`, { reason: 'Thiếu điều khoản' }),
  },
  'cancel the contract': { by: 'manager', make: on('contract', (id) => `/api/sales/contracts/${id}/cancel`, { reason: 'Khách hủy' }) },
  waive: { by: 'operations', make: prepared('waive') },
  fit: { by: 'operations', make: prepared('fit') },
  'open a task again': { by: 'operations', make: prepared('reopen') },
  'void the pass': {
    by: 'manager',
    make: async (by, walk) => {
      const found = walk.ids.delivery ? await pass(walk) : undefined;
      return found && by.post(`/api/sales/deliveries/gatepasses/${found.id}/void`, { reason: 'In lại' });
    },
  },
  'invoice by hand': {
    by: 'accountant',
    make: async (by, { ids }) => (ids.booking ? by.post('/api/sales/invoices', { bookingId: ids.booking }) : undefined),
  },
};

const way: [string, Move][] = Object.entries(forward);
/** What can only come late is tried oftener, so that it comes at all. */
const late: [string, Move][] = Object.entries(aside).filter(([name]) =>
  /void the pass|open a task again|the deposit$|take the car back|cancel the booking|reject|decline/.test(name),
);
const others: [string, Move][] = [...Object.entries({ ...forward, ...aside }), ...late, ...late, ...late, ...late];
const unexpected: string[] = [];

/** Most steps go on with the sale by whoever does that; some are anything that can be tried here, now and then by anybody. */
async function step(walk: Walk): Promise<void> {
  const next = way[walk.at];
  if (next && walk.pick(100) < 84) {
    const reply = await attempt(walk, next);
    if ((reply && reply.status < 300) || walk.pick(3) === 0) walk.at += 1;
  } else for (let tries = 0; tries < 8 && !(await attempt(walk, others[walk.pick(others.length)])); tries++);
}

/** Makes a move; nothing where there was nothing to make it on. */
async function attempt(walk: Walk, [name, move]: [string, Move] = ['draft', forward.draft]): Promise<Reply | undefined> {
  const role = walk.pick(100) < 94 ? move.by : (roles[walk.pick(roles.length)] ?? move.by);
  const reply = await move.make(people[role], walk);
  if (reply && ![200, 201, 400, 403, 404, 409, 422].includes(reply.status))
    unexpected.push(`${role} tried: ${name} → ${reply.status} ${reply.text.slice(0, 300)}`);
  return reply;
}

test(`in ${walks} sales with random moves nothing breaks`, async () => {
  const plans = fc.sample(
    fc.record({
      length: fc.oneof(
        { weight: 7, arbitrary: fc.integer({ min: 2, max: 13 }) },
        { weight: 1, arbitrary: fc.integer({ min: 34, max: 46 }) },
      ),
      choices: fc.infiniteStream(fc.nat({ max: 9_999 })),
    }),
    {
      seed,
      numRuns: walks,
    },
  );
  for (let first = 0; first < walks; first += together) {
    for (const shade of [...shades, ...shades]) await arrive(shade);
    await Promise.all(
      plans.slice(first, first + together).map(async ({ length, choices }) => {
        const walk: Walk = { pick: (below) => (choices.next().value ?? 0) % below, at: 0, ids: {} };
        for (let count = 0; count < length; count++) await step(walk);
      }),
    );
    const says = `of the sales from ${first} on, WALK_SEED=${seed}`;
    expect([says, unexpected, await brokenInvariants(server.database.pool)]).toEqual([says, [], []]);
  }
  const reached = await rows(`
    select 'quotation ' || status as state from quotations union select 'booking ' || status || coalesce(' ' || allocation, '') from bookings
    union select 'deposit ' || status from deposits union select 'contract ' || status from contracts union select 'vehicle ' || status from vehicles
    union select 'delivery ' || status from deliveries union select 'gatepass ' || status from gatepasses union select 'deal ' || status from deals`);
  expect(reached.map(({ state }) => state)).toEqual(expect.arrayContaining(everyState));
}, 900_000);

/** Where the walks must have come, so that they prove something. */
const everyState = [
  ...['DRAFT', 'PENDING', 'APPROVED', 'SENT', 'REJECTED', 'DECLINED', 'SUPERSEDED', 'CANCELLED', 'CONVERTED', 'CONTRACT'].map(
    (status) => `quotation ${status}`,
  ),
  ...['APPROVED ALLOCATED', 'APPROVED BACKORDERED', 'CANCELLED', 'COMPLETED ALLOCATED'].map((status) => `booking ${status}`),
  ...['PENDING', 'CONFIRMED', 'CANCELLED', 'REFUNDED'].map((status) => `deposit ${status}`),
  ...['DRAFT', 'SIGNED', 'APPROVED', 'COMPLETED', 'CANCELLED'].map((status) => `contract ${status}`),
  ...['HELD', 'ALLOCATED', 'SOLD'].map((status) => `vehicle ${status}`),
  ...['SCHEDULED', 'DELIVERED', 'CANCELLED'].map((status) => `delivery ${status}`),
  ...['ISSUED', 'USED', 'VOID'].map((status) => `gatepass ${status}`),
  ...['OPEN', 'WON', 'LOST'].map((status) => `deal ${status}`),
];
