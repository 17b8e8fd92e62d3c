import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenInvariants } from '#app/server/invariants.ts';
import { type Client, startTestServer, type TestServer } from '#app/server/testing.ts';
import type { BookingView } from '../../api.ts';
import { queueOf } from '../domain/queue.ts';

type Shade = { versionId: string; colorId: string };

let server: TestServer;
let sales: Client;
let manager: Client;
let shades: Shade[];
let made = 0;

beforeAll(async () => {
  server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
  [sales, manager] = await Promise.all([server.as('sales.hn'), server.as('manager.hn')]);
  shades = await rows(`select v.id as "versionId", vc.color_id as "colorId" from versions v join models m on m.id = v.model_id
    join version_colors vc on vc.version_id = v.id where m.name in ('CR-V', 'City', 'Civic') order by v.id, vc.color_id`);
});
afterAll(async () => {
  expect(await brokenInvariants(server.database.pool)).toEqual([]);
  await server.stop();
});

const rows = async (text: string, values: unknown[] = []) => (await server.database.pool.query(text, values)).rows;
const aShade = (): Shade => shades.pop() ?? { versionId: '', colorId: '' };
const aVin = () => `RLHRM1850SY${String(++made).padStart(6, '0')}`;

const addCar = async (shade: Shade, over: object = {}, by = manager) =>
  (await by.post('/api/sales/vehicles', { ...shade, vin: aVin(), status: 'AVAILABLE', ...over })).body as { id: string; vin: string };
const aCarOnItsWay = (shade: Shade) => addCar(shade, { status: 'IN_TRANSIT' });
const arrive = (id: string) => manager.post(`/api/sales/vehicles/${id}/arrive`);
const cancel = (id: string) => sales.post(`/api/sales/bookings/${id}/cancel`, { reason: 'Khách đổi ý' });
const read = async (id: string): Promise<BookingView> => (await sales.get(`/api/sales/bookings/${id}`)).body;

async function aDraft(shade: Shade, over: object = {}): Promise<BookingView> {
  const customerPhone = `09${10_000_000 + ++made}`;
  const choice = {
    type: 'CASH_SALE',
    ...shade,
    accessories: [],
    services: [],
    registrationArea: 'HN',
    customerName: 'Trần An',
    customerPhone,
    ...over,
  };
  const { status, body } = await sales.post('/api/sales/bookings', choice);
  expect(status).toBe(201);
  return body;
}
const submit = async ({ id }: { id: string }): Promise<BookingView> => (await sales.post(`/api/sales/bookings/${id}/submit`)).body;

/** A confirmed booking, a minute after the one before. */
async function aBooking(shade: Shade, over: object = {}): Promise<BookingView> {
  server.clock.advance({ minutes: 1 });
  return submit(await aDraft(shade, over));
}

const stands = ({ allocation, place, cars }: BookingView) => (allocation === 'ALLOCATED' ? cars.map(({ vin }) => vin).join() : place);

describe('the stock check', () => {
  test('takes the oldest arrival, never a car on its way, a demo car or one of another branch', async () => {
    const shade = aShade();
    const second = await addCar(shade, { arrivedOn: '2026-11-02' });
    const first = await addCar(shade, { arrivedOn: '2026-11-01' });
    await aCarOnItsWay(shade);
    await addCar(shade, { demo: true });
    await addCar(shade, {}, await server.as('manager.hcm'));
    expect(stands(await aBooking(shade))).toBe(first.vin);
    expect(stands(await aBooking(shade))).toBe(second.vin);
    expect(stands(await aBooking(shade))).toBe(1);
  });

  test('gives the last car to one of two who book it at the same moment, and the other the first place', async () => {
    for (let round = 0; round < 8; round++) {
      const shade = aShade();
      const car = await addCar(shade);
      const drafts = [await aDraft(shade), await aDraft(shade)];
      const booked = await Promise.all(drafts.map(submit));
      expect(booked.map(stands).sort()).toEqual([1, car.vin].sort());
    }
  });

  test('gives thirty who book at once the twelve cars there are, and the rest a place each', async () => {
    const shade = aShade();
    for (let at = 0; at < 12; at++) await addCar(shade);
    const drafts: BookingView[] = [];
    for (let at = 0; at < 30; at++) drafts.push(await aDraft(shade));
    await Promise.all(drafts.map(submit));
    const booked = await Promise.all(drafts.map(({ id }) => read(id)));
    const vins = booked.flatMap(({ cars }) => cars.map(({ vin }) => vin));
    expect(new Set(vins).size).toBe(12);
    const places = booked.flatMap(({ place }) => place ?? []);
    expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: 18 }, (_, at) => at + 1));
  });

  test('holds as many cars as were booked, and waits for the rest', async () => {
    const shade = aShade();
    await addCar(shade);
    await addCar(shade);
    const three = await aBooking(shade, { quantity: 3 });
    expect(three).toMatchObject({ allocation: 'BACKORDERED', held: 2, place: 1 });
    const single = await aBooking(shade);
    const coming = await aCarOnItsWay(shade);
    await arrive(coming.id);
    expect(await read(three.id)).toMatchObject({ allocation: 'ALLOCATED', held: 3 });
    expect(stands(await read(single.id))).toBe(1);
    await cancel(three.id);
    expect(await read(single.id)).toMatchObject({ allocation: 'ALLOCATED', held: 1 });
    expect(
      await rows('select count(*)::int as free from vehicles where version_id = $1 and color_id = $2 and status = $3', [
        shade.versionId,
        shade.colorId,
        'AVAILABLE',
      ]),
    ).toEqual([{ free: 2 }]);
  });
});

describe('the queue', () => {
  test('is served by arrivals in its order: deposits first, then the earlier booking', async () => {
    const shade = aShade();
    const waiting: BookingView[] = [];
    for (let at = 0; at < 6; at++) waiting.push(await aBooking(shade));
    expect(waiting.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6]);
    await rows(`update bookings set deposit_at = '2026-11-20T09:00:00Z' where id = $1`, [waiting[4]?.id]);
    await rows(`update bookings set deposit_at = '2026-11-20T08:00:00Z' where id = $1`, [waiting[5]?.id]);
    const due = queueOf((await Promise.all(waiting.map(({ id }) => read(id)))).map((one) => ({ ...one, queuedAt: one.queuedAt ?? '' })));
    expect(due.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(due[0]?.id).toBe(waiting[5]?.id);
    for (const { id } of due) {
      const car = await aCarOnItsWay(shade);
      await arrive(car.id);
      expect(stands(await read(id))).toBe(car.vin);
    }
  });

  test('gives the car of a cancelled booking to the next in the same moment', async () => {
    const shade = aShade();
    const car = await addCar(shade);
    const [holder, next, after] = [await aBooking(shade), await aBooking(shade), await aBooking(shade)];
    const { body } = await cancel(holder.id);
    expect(body).toMatchObject({ status: 'CANCELLED', allocation: null, cars: [], cancelReason: 'Khách đổi ý' });
    expect(stands(await read(next.id))).toBe(car.vin);
    expect(stands(await read(after.id))).toBe(1);
    expect((await manager.get(`/api/sales/vehicles/${car.id}`)).body.holder.bookingNumber).toBe(next.bookingNumber);
  });

  test('loses no car and serves nobody twice when a booking is cancelled while a car arrives', async () => {
    for (let round = 0; round < 12; round++) {
      const shade = aShade();
      await addCar(shade);
      const [holder, first, second] = [await aBooking(shade), await aBooking(shade), await aBooking(shade)];
      const coming = await aCarOnItsWay(shade);
      const leaver = round % 2 === 0 ? holder : first;
      const replies = await Promise.all([cancel(leaver.id), arrive(coming.id)]);
      expect(replies.map(({ status }) => status)).toEqual([200, 200]);
      const left = [holder, first, second].filter((one) => one !== leaver);
      const now = await Promise.all(left.map(({ id }) => read(id)));
      expect(now.map(({ allocation }) => allocation)).toEqual(['ALLOCATED', 'ALLOCATED']);
    }
  });

  test('takes back a car that operations release: the booking keeps its place, the next one gets the car', async () => {
    const shade = aShade();
    const car = await addCar(shade);
    const [holder, next] = [await aBooking(shade), await aBooking(shade)];
    const released = await manager.post(`/api/sales/vehicles/${car.id}/release`, { reason: 'Xe lỗi sơn, đổi khách' });
    expect(released.status).toBe(200);
    expect(await read(holder.id)).toMatchObject({ allocation: 'BACKORDERED', place: 1, queuedAt: holder.queuedAt });
    expect(stands(await read(next.id))).toBe(car.vin);
  });

  test('is served by a car that another branch sends, and by each release in turn', async () => {
    const shade = aShade();
    const [first, second] = [await aBooking(shade), await aBooking(shade)];
    const elsewhere = await addCar(shade, {}, await server.as('manager.hcm'));
    const admin = await server.as('admin');
    const moved = await admin.post(`/api/sales/vehicles/${elsewhere.id}/transfer`, { branchId: server.world.branches.hn.id });
    expect(moved.status).toBe(200);
    expect(stands(await read(first.id))).toBe(elsewhere.vin);
    await manager.post(`/api/sales/vehicles/${elsewhere.id}/release`, { reason: 'Đổi khách' });
    expect(stands(await read(second.id))).toBe(elsewhere.vin);
    await manager.post(`/api/sales/vehicles/${elsewhere.id}/release`, { reason: 'Đổi khách' });
    expect(stands(await read(first.id))).toBe(elsewhere.vin);
  });

  test('shows everyone’s true place to those who see only their own', async () => {
    const shade = aShade();
    const colleague = await server.as('sales2.hn');
    await aBooking(shade);
    server.clock.advance({ minutes: 1 });
    const draft = await colleague.post('/api/sales/bookings', {
      type: 'CASH_SALE',
      ...shade,
      accessories: [],
      services: [],
      registrationArea: 'HN',
      customerName: 'Lê Bình',
      customerPhone: '0903 222 333',
    });
    await colleague.post(`/api/sales/bookings/${draft.body.id}/submit`);
    const { items } = (await colleague.get('/api/sales/bookings/queue')).body;
    expect(items).toMatchObject([{ id: draft.body.id, place: 2 }]);
    expect((await (await server.as('manager.hcm')).get('/api/sales/bookings/queue')).body.items).toEqual([]);
  });
});

describe('a hold without a deposit', () => {
  const lapse = async () => {
    server.clock.advance({ hours: 73 });
    await server.runJob('vehicle.release-lapsed');
  };

  test('lapses after three days: the next in the queue gets the car, the booking goes to the end', async () => {
    const shade = aShade();
    const car = await addCar(shade);
    const [holder, next, last] = [await aBooking(shade), await aBooking(shade), await aBooking(shade)];
    await lapse();
    expect(stands(await read(next.id))).toBe(car.vin);
    expect(await read(last.id)).toMatchObject({ place: 1 });
    expect(await read(holder.id)).toMatchObject({ allocation: 'BACKORDERED', place: 2, status: 'APPROVED' });
  });

  test('frees the car for others where nobody waits; the booking waits for the next one to come', async () => {
    const shade = aShade();
    const car = await addCar(shade);
    const holder = await aBooking(shade);
    await lapse();
    await server.runJob('booking.serve-queues');
    expect((await manager.get(`/api/sales/vehicles/${car.id}`)).body.status).toBe('AVAILABLE');
    expect(await read(holder.id)).toMatchObject({ allocation: 'BACKORDERED', place: 1 });
    expect((await read(holder.id)).lapsedAt).not.toBeNull();
    expect(stands(await aBooking(shade))).toBe(car.vin);
    const coming = await aCarOnItsWay(shade);
    await arrive(coming.id);
    expect(await read(holder.id)).toMatchObject({ allocation: 'ALLOCATED', lapsedAt: null, cars: [{ vin: coming.vin }] });
  });

  test('can be held anew, from the page of the booking or of the car', async () => {
    const shade = aShade();
    const car = await addCar(shade);
    const holder = await aBooking(shade);
    await lapse();
    const { body } = await sales.post(`/api/sales/bookings/${holder.id}/hold`, { vehicleId: car.id });
    expect(body).toMatchObject({ allocation: 'ALLOCATED', lapsedAt: null });
    await lapse();
    expect(await read(holder.id)).toMatchObject({ allocation: 'BACKORDERED' });
    expect((await manager.post(`/api/sales/vehicles/${car.id}/hold`, { bookingId: holder.id })).status).toBe(200);
    expect(await read(holder.id)).toMatchObject({ allocation: 'ALLOCATED', lapsedAt: null, cars: [{ id: car.id }] });
  });
});

describe('a car that stayed free although somebody waits', () => {
  test('finds its booking within a minute', async () => {
    const shade = aShade();
    const [first, second] = [await aBooking(shade), await aBooking(shade)];
    const other = aShade();
    const car = await addCar(other);
    const { rowVersion } = (await manager.get(`/api/sales/vehicles/${car.id}`)).body;
    expect((await manager.patch(`/api/sales/vehicles/${car.id}`, { ...shade, rowVersion })).status).toBe(200);
    await server.runJob('booking.serve-queues');
    expect(stands(await read(first.id))).toBe(car.vin);
    expect(stands(await read(second.id))).toBe(1);
  });
});

describe('a busy morning', () => {
  test('of bookings, arrivals, releases, exchanges and cancellations at once leaves nothing broken and nobody an error', async () => {
    const one = aShade();
    const { versionId } = one;
    const [{ color_id: second }] = await rows('select color_id from version_colors where version_id = $1 and color_id <> $2 limit 1', [
      versionId,
      one.colorId,
    ]);
    const paints = [one.colorId, second as string];
    const rounds = 90;
    const booked: string[] = [];
    const coming: string[] = [];
    const cars: string[] = [];
    for (let at = 0; at < 16; at++) {
      const shade = { versionId, colorId: paints[at % 2] ?? one.colorId };
      booked.push((await aDraft(shade, { quantity: at % 5 === 0 ? 2 : 1 })).id);
      coming.push((await aCarOnItsWay(shade)).id);
    }
    for (let at = 0; at < 6; at++) cars.push((await addCar({ versionId, colorId: paints[at % 2] ?? one.colorId })).id);
    const pick = (from: string[], at: number) => from[(at * 7 + (at >> 2)) % from.length] ?? '';
    const work = [
      (at: number) => sales.post(`/api/sales/bookings/${pick(booked, at)}/submit`),
      (at: number) => manager.post(`/api/sales/vehicles/${pick(coming, at)}/arrive`),
      (at: number) => manager.post(`/api/sales/vehicles/${pick(cars, at)}/release`, { reason: 'Đổi khách' }),
      (at: number) => sales.post(`/api/sales/bookings/${pick(booked, at)}/hold`, { vehicleId: pick([...cars, ...coming], at) }),
      (at: number) => sales.post(`/api/sales/bookings/${pick(booked, at)}/amend`, { colorId: paints[at % 2] }),
      (at: number) => (at % 4 === 0 ? cancel(pick(booked, at)) : sales.post(`/api/sales/bookings/${pick(booked, at)}/submit`)),
    ];
    const replies = await Promise.all(Array.from({ length: rounds }, (_, at) => work[at % work.length]?.(Math.floor(at / 2))));
    const statuses = new Set(replies.map((reply) => reply?.status));
    for (const status of statuses) expect([200, 400, 409]).toContain(status);
    expect(await brokenInvariants(server.database.pool)).toEqual([]);
  });
});
