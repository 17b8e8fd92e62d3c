import { and, eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type Reply, startTestServer, type TestServer } from '#app/server/testing.ts';
import { bookings } from '#booking/server/tables.ts';
import { colors, models, versionColors, versions } from '#catalogue/server/tables.ts';
import { customers } from '#customer/server/tables.ts';
import { deals } from '#deal/server/tables.ts';
import { events } from '#platform/server/tables.ts';
import { withCheckDigit } from '../domain/vin.ts';
import { allocateCars, holdCar, releaseCars } from './service.ts';
import { vehicles } from './tables.ts';

type Code = 'hn' | 'hcm' | 'pn';
type Shade = { versionId: string; colorId: string; model: string; version: string; color: string; year: number };

let server: TestServer;
let seller: Client;
let colleague: Client;
let keeper: Client;
let manager: Client;
let admin: Client;
let shades: Shade[];

beforeAll(async () => {
  server = await startTestServer({ at: '2026-11-20T02:00:00Z' });
  seller = await server.as('sales.hn');
  colleague = await server.as('sales2.hn');
  keeper = await server.as('operations.hn');
  manager = await server.as('manager.hn');
  admin = await server.as('admin');
  shades = await server.db
    .select({
      versionId: versions.id,
      colorId: colors.id,
      model: models.name,
      version: versions.name,
      color: colors.nameEn,
      year: versions.year,
    })
    .from(versionColors)
    .innerJoin(versions, eq(versions.id, versionColors.versionId))
    .innerJoin(models, eq(models.id, versions.modelId))
    .innerJoin(colors, eq(colors.id, versionColors.colorId))
    .orderBy(models.name, versions.name, colors.nameEn);
});
afterAll(() => server.stop());

let serial = 100_000;
const aVin = () => withCheckDigit(`RLHRM1850TY${++serial}`);
const shade = (at = 0) => shades[at] as Shade;
const uuid = async () => (await server.database.pool.query('select uuidv7() as id')).rows[0].id as string;

type Row = typeof vehicles.$inferInsert;
async function aCar(more: Partial<Row> = {}, code: Code = 'hn', of = shade()): Promise<string> {
  const id = await uuid();
  const row: Row = {
    id,
    branchId: server.world.branches[code].id,
    vin: aVin(),
    versionId: of.versionId,
    colorId: of.colorId,
    status: 'AVAILABLE',
    location: 'YARD',
    arrivedOn: '2026-11-01',
    createdAt: server.clock.now().toString(),
    ...more,
  };
  await server.db.insert(vehicles).values(row.status === 'IN_TRANSIT' ? { ...row, arrivedOn: null } : row);
  return id;
}

type Booked = { owner?: string; code?: Code; of?: Shade; status?: 'APPROVED' | 'PENDING'; quantity?: number; customer?: string };
async function bookingsOf(
  count: number,
  { owner = 'sales.hn', code = 'hn', of = shade(), status = 'APPROVED', quantity = 1, customer = 'Phạm Minh Tuấn' }: Booked = {},
) {
  const branch = server.world.branches[code];
  const ownerId = server.world.people[owner]?.id ?? '';
  const [customerId, dealId] = [await uuid(), await uuid()];
  const createdAt = server.clock.now().toString();
  await server.db
    .insert(customers)
    .values({ id: customerId, branchId: branch.id, kind: 'PERSON', name: customer, phone: '+84912345678', createdAt });
  await server.db
    .insert(deals)
    .values({ id: dealId, branchId: branch.id, ownerId, customerId, title: customer, status: 'OPEN', createdAt });
  const made: (typeof bookings.$inferInsert)[] = [];
  for (let at = 0; at < count; at++)
    made.push({
      id: await uuid(),
      branchId: branch.id,
      ownerId,
      dealId,
      customerId,
      bookingNumber: `BK-2026-${++serial}`,
      type: 'CASH_SALE' as const,
      referenceType: 'DEFAULT' as const,
      status,
      currency: branch.currency,
      customerName: customer,
      customerPhone: '+84912345678',
      versionId: of.versionId,
      colorId: of.colorId,
      model: of.model,
      version: of.version,
      color: of.color,
      quantity,
      totalPrice: 1_000_000_000,
      depositDue: 100_000_000,
      bookedOn: '2026-11-20',
      createdAt,
    });
  await server.db.insert(bookings).values(made);
  return made;
}
const aBooking = async (more: Booked = {}) => (await bookingsOf(1, more))[0] as typeof bookings.$inferInsert;

const path = (id: string, move = '') => `/api/sales/vehicles/${id}${move && `/${move}`}`;
const move = (client: Client, id: string, name: string, body: object = {}) => client.post(path(id, name), body);
const hold = (client: Client, id: string, bookingId: string, more: object = {}) => move(client, id, 'hold', { bookingId, ...more });
const outcome = ({ status, body }: Reply) => `${status} ${body.title ?? body.status}`;
const row = async (id: string) => (await server.db.select().from(vehicles).where(eq(vehicles.id, id)))[0];
const noted = async (id: string) =>
  (
    await server.db
      .select()
      .from(events)
      .where(and(eq(events.subjectId, id), eq(events.subject, 'vehicle')))
      .orderBy(events.at, events.id)
  ).map(({ move: name }) => name);

describe('holding a car', () => {
  test('gives it to one approved booking until a time, and its page says to whom', async () => {
    const [id, booking] = [await aCar(), await aBooking()];
    const reply = await hold(seller, id, booking.id);
    expect(outcome(reply)).toBe('200 HELD');
    expect(reply.body.holder).toEqual({
      bookingNumber: booking.bookingNumber,
      bookingId: booking.id,
      dealId: booking.dealId,
      customerName: 'Phạm Minh Tuấn',
      until: '2026-11-23T02:00:00.000Z',
    });
    expect(await noted(id)).toEqual(['hold']);
    const [event] = await server.db.select().from(events).where(eq(events.subjectId, id));
    expect(event).toMatchObject({ dealId: booking.dealId, changes: { status: ['AVAILABLE', 'HELD'], bookingId: booking.id } });
  });

  test('is refused to the next, who is told the holder by number and customer, or by number alone (C5, C7)', async () => {
    const [id, first, second, other] = [await aCar(), await aBooking(), await aBooking(), await aBooking({ owner: 'sales2.hn' })];
    await hold(seller, id, first.id);
    const mine = await hold(seller, id, second.id);
    expect(outcome(mine)).toBe('409 vehicle/held');
    expect(mine.body.detail).toBe(`Xe này đang được giữ cho đơn đặt xe ${first.bookingNumber} (Phạm Minh Tuấn) đến 23/11/2026 09:00.`);
    const theirs = await hold(colleague, id, other.id);
    expect(theirs.body.detail).toBe(`Xe này đang được giữ cho đơn đặt xe ${first.bookingNumber} đến 23/11/2026 09:00.`);
    expect(theirs.text).not.toContain('Tuấn');
    const vi = await colleague.post(path(id, 'hold'), { bookingId: other.id }, { 'accept-language': 'vi' });
    expect(vi.body.detail).toBe(`Xe này đang được giữ cho đơn đặt xe ${first.bookingNumber} đến 23/11/2026 09:00.`);
  });

  test('by 200 at once succeeds once; the other 199 are told who has it', async () => {
    const id = await aCar();
    const all = await bookingsOf(200);
    const replies = await Promise.all(all.map((booking) => hold(seller, id, booking.id)));
    const won = replies.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    const holder = won[0]?.body.holder.bookingNumber;
    const lost = replies.filter(({ status }) => status !== 200);
    expect(new Set(lost.map(outcome))).toEqual(new Set(['409 vehicle/held']));
    expect(new Set(lost.map(({ body }) => body.bookingNumber))).toEqual(new Set([holder]));
    expect(await noted(id)).toEqual(['hold']);
  });

  test('while it is being transferred leaves it in one place with at most one holder', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => aCar()));
    const all = await bookingsOf(40);
    const replies = await Promise.all(
      all.flatMap((booking, at) => {
        const id = ids[at % 4] ?? '';
        return [hold(seller, id, booking.id), move(admin, id, 'transfer', { branchId: server.world.branches.hcm.id })];
      }),
    );
    expect(replies.filter(({ status }) => ![200, 404, 409].includes(status)).map(outcome)).toEqual([]);
    for (const id of ids) {
      const car = await row(id);
      const here = car?.branchId === server.world.branches.hn.id;
      expect([car?.status, here]).toEqual(here ? ['HELD', true] : ['AVAILABLE', false]);
    }
  });

  test('giving back, lapsing and moving all at once never ends in an error, and every car has one place and one holder or none', async () => {
    const of = shade(20);
    const ids = await Promise.all([1, 2, 3].map(() => aCar({}, 'hn', of)));
    const all = await bookingsOf(6, { of });
    const deeds = Array.from({ length: 120 }, (_, at) => async (): Promise<Reply | undefined> => {
      const [id = '', booking] = [ids[at % 3], all[(at * 7) % 6]];
      if (at % 5 === 1) return move(manager, id, 'release', { reason: 'đổi xe' });
      if (at % 5 === 2) return move(keeper, id, 'transfer', { location: at % 2 ? 'SHOWROOM' : 'YARD' });
      if (at % 30 === 3) await server.runJob('vehicle.release-lapsed');
      return hold(seller, id, booking?.id ?? '', { until: '2026-11-20T02:00:00.001Z' });
    });
    const replies = await Promise.all(deeds.map((deed) => deed()));
    expect(replies.filter((reply) => reply && ![200, 409].includes(reply.status)).map((reply) => reply && outcome(reply))).toEqual([]);
    const cars = await server.db.select().from(vehicles).where(inArray(vehicles.id, ids));
    for (const { status, bookingId } of cars) expect(status === 'HELD').toBe(bookingId !== null);
    for (const { id } of cars) {
      const story = (await noted(id)).filter((one) => one === 'hold' || one === 'release');
      expect(story.filter((one, at) => one === story[at + 1])).toEqual([]);
    }
  });

  test('is refused, naming why: not arrived, a demo car, sold, allocated', async () => {
    const booking = await aBooking();
    const [taken] = [await aBooking({ customer: 'Lê Thu' })];
    const held = { bookingId: taken.id };
    const cases: [Partial<Row>, string][] = [
      [{ status: 'IN_TRANSIT' }, '409 vehicle/not-arrived'],
      [{ demo: true }, '409 vehicle/demo-car'],
      [{ status: 'ALLOCATED', ...held }, '409 vehicle/allocated'],
      [{ status: 'SOLD', ...held }, '409 vehicle/sold'],
    ];
    for (const [car, expected] of cases) expect(outcome(await hold(seller, await aCar(car), booking.id))).toBe(expected);
  });

  test('is refused to a booking that is not approved, has its cars, wants another car, or is in another branch', async () => {
    const id = await aCar();
    expect(outcome(await hold(seller, id, (await aBooking({ status: 'PENDING' })).id))).toBe('409 vehicle/booking-not-approved');
    const other = await hold(seller, id, (await aBooking({ of: shade(5) })).id);
    expect(outcome(other)).toBe('409 vehicle/not-what-was-booked');
    const [wanted, car] = await Promise.all(
      [shade(5), shade(0)].map(async ({ colorId }) => (await server.db.select().from(colors).where(eq(colors.id, colorId)))[0]),
    );
    expect(other.body.detail).toContain(` ${wanted?.nameVi}; xe này là `);
    expect(other.body.detail).toContain(` ${car?.nameVi}.`);
    const served = await aBooking();
    await hold(seller, await aCar(), served.id);
    expect(outcome(await hold(seller, id, served.id))).toBe('409 vehicle/booking-served');
    const away = await aBooking({ owner: 'sales.hcm', code: 'hcm' });
    expect(outcome(await hold(admin, id, away.id))).toBe('409 vehicle/other-branch');
    expect((await row(id))?.status).toBe('AVAILABLE');
  });

  test('takes only a booking in reach: a colleague’s and one of another branch are not found', async () => {
    const id = await aCar();
    const theirs = await aBooking({ owner: 'sales2.hn' });
    const away = await aBooking({ owner: 'sales.hcm', code: 'hcm' });
    for (const bookingId of [theirs.id, away.id, await uuid()])
      expect(outcome(await hold(seller, id, bookingId))).toBe('404 platform/not-found');
    expect(outcome(await hold(seller, await aCar({}, 'hcm'), theirs.id))).toBe('404 platform/not-found');
  });

  test('for a booking of two cars takes two, never three, even at once', async () => {
    const booking = await aBooking({ quantity: 2 });
    const ids = await Promise.all([1, 2, 3, 4, 5].map(() => aCar()));
    const replies = await Promise.all(ids.map((id) => hold(seller, id, booking.id)));
    expect(replies.map(outcome).sort()).toEqual(['200 HELD', '200 HELD', ...Array(3).fill('409 vehicle/booking-served')]);
  });

  test('ends at the time given, which lies ahead', async () => {
    const [id, booking] = [await aCar(), await aBooking()];
    for (const until of ['2026-11-20T02:00:00Z', '2026-11-19T00:00:00Z', '2028-01-01T00:00:00Z'])
      expect((await hold(seller, id, booking.id, { until })).body.violations[0].at).toBe('/until');
    expect((await hold(seller, id, booking.id, { until: '2026-11-21T02:00:00Z' })).body.holder.until).toBe('2026-11-21T02:00:00.000Z');
  });

  test('is offered the bookings that wait for such a car, those with a deposit first', async () => {
    const of = shade(9);
    const id = await aCar({}, 'hn', of);
    const [late, early, theirs] = [await aBooking({ of }), await aBooking({ of }), await aBooking({ of, owner: 'sales2.hn' })];
    await server.db.update(bookings).set({ depositAt: '2026-11-19T00:00:00Z' }).where(eq(bookings.id, early.id));
    const numbers = ({ body }: Reply) => body.items.map((one: { bookingNumber: string }) => one.bookingNumber);
    expect(numbers(await seller.get(path(id, 'claims')))).toEqual([early.bookingNumber, late.bookingNumber]);
    expect(numbers(await manager.get(path(id, 'claims')))).toEqual([early, late, theirs].map((one) => one.bookingNumber));
  });
});

describe('a hold', () => {
  test('that has lapsed ends by itself, with an event others can react to; one that has not stays', async () => {
    const [lapsing, staying] = [await aCar(), await aCar()];
    const [first, second] = [await aBooking(), await aBooking()];
    await hold(seller, lapsing, first.id, { until: '2026-11-20T03:00:00Z' });
    await hold(seller, staying, second.id, { until: '2026-11-20T03:00:01Z' });
    server.clock.set('2026-11-20T03:00:00Z');
    await server.runJob('vehicle.release-lapsed');
    expect([(await row(lapsing))?.status, (await row(staying))?.status]).toEqual(['AVAILABLE', 'HELD']);
    const freed = await server.db
      .select()
      .from(events)
      .where(and(eq(events.subjectId, lapsing), eq(events.move, 'release')));
    expect(freed).toHaveLength(1);
    expect(freed[0]).toMatchObject({
      actorId: null,
      dealId: first.dealId,
      changes: { lapsed: true, bookingId: first.id, status: ['HELD', 'AVAILABLE'] },
    });
    await server.runJob('vehicle.release-lapsed');
    expect(await noted(lapsing)).toEqual(['hold', 'release']);
    server.clock.set('2026-11-20T02:00:00Z');
  });

  test('is given back by its own salesperson with a reason, not by a colleague', async () => {
    const [id, booking] = [await aCar(), await aBooking()];
    await hold(seller, id, booking.id);
    expect((await move(seller, id, 'release')).body.violations[0].at).toBe('/reason');
    expect(outcome(await move(colleague, id, 'release', { reason: 'cần xe' }))).toBe('409 vehicle/not-your-hold');
    const freed = await move(seller, id, 'release', { reason: 'Khách đổi màu' });
    expect(outcome(freed)).toBe('200 AVAILABLE');
    expect(freed.body.holder).toBeNull();
    expect(freed.body.history[0]).toMatchObject({
      move: 'release',
      bookingNumber: booking.bookingNumber,
      changes: { reason: 'Khách đổi màu' },
    });
  });
});

describe('the life of a car', () => {
  test('runs from its arrival to its sale, each move with an event', async () => {
    const [id, booking] = [await aCar({ status: 'IN_TRANSIT', expectedOn: '2026-11-20' }), await aBooking()];
    expect(outcome(await move(keeper, id, 'arrive', { location: 'SHOWROOM' }))).toBe('200 AVAILABLE');
    expect(await row(id)).toMatchObject({ arrivedOn: '2026-11-20', location: 'SHOWROOM' });
    await hold(seller, id, booking.id);
    expect(outcome(await move(keeper, id, 'sell'))).toBe('409 vehicle/not-allocated');
    expect(outcome(await move(keeper, id, 'allocate'))).toBe('200 ALLOCATED');
    expect(outcome(await move(seller, id, 'release', { reason: 'x' }))).toBe('409 vehicle/not-your-hold');
    expect(outcome(await move(keeper, id, 'sell'))).toBe('200 SOLD');
    expect(outcome(await move(manager, id, 'release', { reason: 'x' }))).toBe('409 vehicle/sold');
    expect(await noted(id)).toEqual(['arrive', 'hold', 'allocate', 'sell']);
    const seen = (await keeper.get(path(id))).body;
    expect(seen.history.map((one: { move: string }) => one.move)).toEqual(['sell', 'allocate', 'hold', 'arrive']);
    expect(seen.moves).toEqual([]);
  });

  test('is refused by state, and then nothing is written', async () => {
    const id = await aCar();
    const before = JSON.stringify(await row(id));
    for (const name of ['arrive', 'allocate', 'sell']) expect((await move(keeper, id, name)).status).toBe(409);
    expect((await move(keeper, id, 'release', { reason: 'x' })).body.title).toBe('vehicle/held-by-nobody');
    expect(JSON.stringify(await row(id))).toBe(before);
    expect(await noted(id)).toEqual([]);
  });

  test('is moved by those who run the stock; salespeople hold and give back; others only look', async () => {
    const [accountant, guard] = [await server.as('accountant.hn'), await server.as('guard.hn')];
    const [id, coming] = [await aCar(), await aCar({ status: 'IN_TRANSIT' })];
    for (const client of [seller, accountant, guard]) {
      expect((await move(client, coming, 'arrive')).status).toBe(403);
      expect((await move(client, id, 'transfer', { location: 'SHOWROOM' })).status).toBe(403);
      expect((await client.post('/api/sales/vehicles', {})).status).toBe(403);
    }
    expect((await hold(accountant, id, (await aBooking()).id)).status).toBe(403);
    expect((await accountant.get(path(id))).status).toBe(200);
    expect((await guard.get(path(id))).status).toBe(403);
    expect((await (await server.as()).get(path(id))).status).toBe(401);
  });

  test('cannot begin tomorrow, nor before it was made', async () => {
    const id = await aCar({ status: 'IN_TRANSIT', manufacturedOn: '2026-11-10' });
    const wrong = async (arrivedOn: string) =>
      (await move(keeper, id, 'arrive', { arrivedOn })).body.violations.map((one: { at: string }) => one.at);
    expect(await wrong('2026-11-21')).toEqual(['/arrivedOn']);
    expect(await wrong('2026-11-09')).toEqual(['/manufacturedOn']);
  });
});

describe('a transfer', () => {
  test('moves a free car to another place, or to a branch that is in reach as well', async () => {
    const id = await aCar();
    expect(await move(keeper, id, 'transfer', { location: 'SHOWROOM' })).toMatchObject({ status: 200, body: { location: 'SHOWROOM' } });
    expect(outcome(await move(keeper, id, 'transfer', { location: 'SHOWROOM' }))).toBe('409 vehicle/already-there');
    const branchId = server.world.branches.hcm.id;
    expect((await move(keeper, id, 'transfer', { branchId })).status).toBe(404);
    const moved = await move(admin, id, 'transfer', { branchId, note: 'Khách ở HCM cần gấp' });
    expect(moved.body).toMatchObject({ branchId, location: 'YARD', status: 'AVAILABLE' });
    expect(moved.body.history[0].changes).toMatchObject({ note: 'Khách ở HCM cần gấp', location: ['SHOWROOM', 'YARD'] });
    expect((await keeper.get(path(id))).status).toBe(404);
    expect((await (await server.as('operations.hcm')).get(path(id))).status).toBe(200);
  });

  test('of a held, allocated or sold car is refused, naming its holder', async () => {
    const booking = await aBooking({ owner: 'sales2.hn' });
    for (const [status, heldUntil] of [
      ['HELD', '2026-11-23T02:00:00Z'],
      ['ALLOCATED', null],
      ['SOLD', null],
    ] as const) {
      const id = await aCar({ status, heldUntil, bookingId: booking.id });
      const reply = await move(keeper, id, 'transfer', { location: 'WORKSHOP' });
      expect(outcome(reply)).toBe(`409 vehicle/${status.toLowerCase()}`);
      expect(reply.body.bookingNumber).toBe(booking.bookingNumber);
    }
  });

  test('of a car with a landed cost into another currency waits until that is settled', async () => {
    const [dear, plain] = [await aCar({ landedCost: 900_000_000 }), await aCar()];
    const branchId = server.world.branches.pn.id;
    expect(outcome(await move(admin, dear, 'transfer', { branchId }))).toBe('409 vehicle/other-currency');
    expect(outcome(await move(admin, plain, 'transfer', { branchId }))).toBe('200 AVAILABLE');
  });
});

describe('other capabilities', () => {
  const until = '2026-11-23T02:00:00Z';
  const wanted = (booking: Awaited<ReturnType<typeof aBooking>>, more: object = {}) => {
    const { branchId, versionId, colorId, dealId, id } = booking;
    return { branchId, versionId, colorId, dealId, bookingId: id, until, ...more };
  };

  test('hold the oldest arrival that is free, in one statement', async () => {
    const of = shade(12);
    const booking = await aBooking({ of });
    const [, oldest] = [await aCar({ arrivedOn: '2026-10-02' }, 'hn', of), await aCar({ arrivedOn: '2026-10-01' }, 'hn', of)];
    await aCar({ arrivedOn: '2026-09-01', demo: true }, 'hn', of);
    await aCar({ arrivedOn: '2026-09-01' }, 'hcm', of);
    await aCar({ status: 'IN_TRANSIT' }, 'hn', of);
    let sent: string[] = [];
    await server.inside(async (ctx) => {
      sent = await server.statements(async () => expect((await holdCar(ctx, wanted(booking)))?.id).toBe(oldest));
    });
    expect(sent.filter((text) => text.startsWith('update "vehicles"'))).toHaveLength(1);
  });

  test('are told that there is none, or who has the one they chose', async () => {
    const of = shade(13);
    const [first, second] = [await aBooking({ of }), await aBooking({ of })];
    expect(await server.inside((ctx) => holdCar(ctx, wanted(first)))).toBeUndefined();
    const vehicleId = await aCar({}, 'hn', of);
    await server.inside((ctx) => holdCar(ctx, wanted(first, { vehicleId })));
    const refused = server.inside((ctx) => holdCar(ctx, wanted(second, { vehicleId })), 'sales.hn');
    await expect(refused).rejects.toMatchObject({ type: 'vehicle/held', facts: { bookingNumber: first.bookingNumber } });
    const away = await aCar({}, 'hcm', of);
    await expect(server.inside((ctx) => holdCar(ctx, wanted(second, { vehicleId: away })), 'sales.hn')).rejects.toMatchObject({
      type: 'platform/not-found',
    });
    const unlike = await aCar({}, 'hn', shade(1));
    await expect(server.inside((ctx) => holdCar(ctx, wanted(second, { vehicleId: unlike })), 'sales.hn')).rejects.toMatchObject({
      type: 'vehicle/not-what-was-asked',
    });
  });

  test('racing for two cars with twenty bookings get two, and nobody waits in a circle', async () => {
    const of = shade(14);
    const all = await bookingsOf(20, { of });
    await Promise.all([aCar({}, 'hn', of), aCar({}, 'hn', of)]);
    const held = await Promise.all(all.map((booking) => server.inside((ctx) => holdCar(ctx, wanted(booking)))));
    expect(new Set(held.flatMap((car) => car?.id ?? [])).size).toBe(2);
    expect(held.filter(Boolean)).toHaveLength(2);
  });

  test('allocate and give back all cars of a booking at once, but not what is sold', async () => {
    const of = shade(15);
    const booking = await aBooking({ of, quantity: 3 });
    const [a, b, sold] = [
      await aCar({}, 'hn', of),
      await aCar({}, 'hn', of),
      await aCar({ status: 'SOLD', bookingId: booking.id }, 'hn', of),
    ];
    await server.inside(async (ctx) => {
      await holdCar(ctx, wanted(booking, { vehicleId: a }));
      await holdCar(ctx, wanted(booking, { vehicleId: b }));
    });
    expect(await server.inside((ctx) => allocateCars(ctx, { bookingId: booking.id }))).toHaveLength(2);
    expect((await row(a))?.status).toBe('ALLOCATED');
    const freed = await server.inside((ctx) => releaseCars(ctx, { bookingId: booking.id }));
    expect(freed.map(({ id }) => id).sort()).toEqual([a, b].sort());
    expect((await row(sold))?.status).toBe('SOLD');
    expect(await noted(a)).toEqual(['hold', 'allocate', 'release']);
  });
});

describe('the database itself', () => {
  test('refuses a held car without a booking, a free one with one, and a held demo car', async () => {
    const id = await aCar();
    const booking = await aBooking();
    const { pool } = server.database;
    const set = (text: string) =>
      pool.query(`update vehicles set ${text} where id = $1`, [id]).then(
        () => 'done',
        (error: { constraint: string }) => error.constraint,
      );
    expect(await set("status = 'HELD', held_until = now()")).toBe('vehicles_one_holder');
    expect(await set(`booking_id = '${booking.id}'`)).toBe('vehicles_one_holder');
    expect(await set(`demo = true, status = 'ALLOCATED', booking_id = '${booking.id}'`)).toBe('vehicles_demo_free');
    expect(await set("vin = 'IOQ'")).toBe('vehicles_vin_letters');
    expect(
      await server.db
        .select()
        .from(vehicles)
        .where(and(inArray(vehicles.status, ['HELD']), sql`booking_id is null`)),
    ).toEqual([]);
  });
});
