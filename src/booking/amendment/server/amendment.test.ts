import { afterAll, describe, expect, test } from 'vitest';
import { brokenInvariants } from '#app/server/invariants.ts';
import { type Reply, startTestServer } from '#app/server/testing.ts';
import { bookingsAt, type Shade } from '../../conversion/server/seed.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const { sales, colleague, manager, rows, aShade, aVin, aCar, aQuotation, convert, aBooking } = await bookingsAt(server);

afterAll(async () => {
  expect(await brokenInvariants(server.database.pool)).toEqual([]);
  await server.stop();
});

const problem = ({ status, body }: Reply) => ({ status, type: body.type, detail: body.detail });

describe('amending a booking', () => {
  const amend = (id: string, body: object, by = sales) => by.post(`/api/sales/bookings/${id}/amend`, body);
  const otherColor = async ({ versionId, colorId }: Shade) => {
    const [other] = await rows('select color_id from version_colors where version_id = $1 and color_id <> $2 order by color_id limit 1', [
      versionId,
      colorId,
    ]);
    return other.color_id as string;
  };

  test('to another colour keeps number, price and deposit, and takes a car of that colour', async () => {
    const shade = aShade();
    await aCar(shade);
    const booking = await aBooking(shade);
    const colorId = await otherColor(shade);
    const car = await aCar({ ...shade, colorId });
    const { body } = await amend(booking.id, { colorId, rowVersion: booking.rowVersion });
    expect(body).toMatchObject({
      bookingNumber: booking.bookingNumber,
      totalPrice: booking.totalPrice,
      depositDue: booking.depositDue,
      allocation: 'ALLOCATED',
    });
    expect(body.cars).toMatchObject([{ id: car.id }]);
    expect(body.queuedAt).toBe(booking.queuedAt);
    await sales.post(`/api/sales/bookings/${booking.id}/cancel`, { reason: 'xong' });
  });

  test('to another version is priced anew, line by line, under the same number', async () => {
    const versions = await rows(
      `select v.id, vc.color_id from versions v join models m on m.id = v.model_id join version_colors vc on vc.version_id = v.id
       where m.name = 'Civic' and v.name in ('G', 'RS') and vc.color_id in (select color_id from version_colors x join versions y on y.id = x.version_id
         join models z on z.id = y.model_id where z.name = 'Civic' and y.name in ('G', 'RS') group by color_id having count(*) = 2)
       order by v.name, vc.color_id`,
    );
    const [from, to] = [versions[0], versions.find(({ id, color_id }) => id !== versions[0].id && color_id === versions[0].color_id)];
    const accessories = (await rows('select id from accessories order by code limit 2')).map(({ id }) => id);
    const quotation = await aQuotation({ versionId: from.id, colorId: from.color_id }, { accessories, discount: 3_000_000 });
    const booking = (await convert(quotation.id)).body;
    const { body } = await amend(booking.id, { versionId: to.id });
    const fresh = await aQuotation({ versionId: to.id, colorId: to.color_id }, { accessories, discount: 3_000_000 });
    expect(body.lines).toEqual(fresh.lines);
    expect(body).toMatchObject({
      bookingNumber: booking.bookingNumber,
      totalPrice: fresh.totalPrice,
      depositDue: Math.round(fresh.totalPrice / 10),
    });
    expect(body.queuedAt).toBe(booking.queuedAt);
  });

  test('is refused where nothing changes, the colour is not made, or somebody was faster', async () => {
    const shade = aShade();
    const booking = await aBooking(shade);
    expect((await amend(booking.id, { colorId: shade.colorId })).body).toMatchObject({
      type: '/problems/booking/nothing-amended',
      status: 400,
    });
    const [foreign] = await rows(
      'select id from colors where id not in (select color_id from version_colors where version_id = $1) limit 1',
      [shade.versionId],
    );
    expect((await amend(booking.id, { colorId: foreign.id })).body).toMatchObject({
      type: '/problems/booking/color-not-made',
      status: 400,
    });
    const colorId = await otherColor(shade);
    expect((await amend(booking.id, { colorId, rowVersion: 99 })).body).toMatchObject({
      type: '/problems/platform/changed-meanwhile',
      status: 409,
    });
    expect((await amend(booking.id, { colorId }, colleague)).status).toBe(404);
  });
});

describe('choosing the car', () => {
  const hold = (id: string, vehicleId: string, by = sales) => by.post(`/api/sales/bookings/${id}/hold`, { vehicleId });

  test('exchanges the one held for another in stock, which is free at once', async () => {
    const shade = aShade();
    const [first, second] = [await aCar(shade, { arrivedOn: '2026-10-01' }), await aCar(shade, { arrivedOn: '2026-11-01' })];
    const booking = await aBooking(shade);
    expect(booking.cars).toMatchObject([{ id: first.id }]);
    expect((await hold(booking.id, second.id)).body.cars).toMatchObject([{ id: second.id }]);
    expect((await sales.get(`/api/sales/vehicles/${first.id}`)).body).toMatchObject({ status: 'AVAILABLE', holder: null });
    expect((await hold(booking.id, second.id)).body.cars).toMatchObject([{ id: second.id }]);
  });

  test('names what stands in the way: another booking, the wrong car, another branch, a car on its way', async () => {
    const shade = aShade();
    const other = aShade();
    const car = await aCar(shade);
    const holder = await aBooking(shade);
    const booking = await aBooking(shade);
    const taken = await hold(booking.id, car.id);
    expect(problem(taken)).toMatchObject({ status: 409, type: '/problems/vehicle/held' });
    expect(taken.body.detail).toContain(holder.bookingNumber);
    expect(problem(await hold(booking.id, (await aCar(other)).id))).toMatchObject({
      status: 409,
      type: '/problems/vehicle/not-what-was-asked',
    });
    const [named] = await rows('select name_en, name_vi from colors where id = $1', [other.colorId]);
    const inVietnamese = (await hold(booking.id, (await aCar(other)).id)).body.detail;
    expect(inVietnamese).toContain(`${named.name_vi}, không đúng phiên bản`);
    expect(inVietnamese).not.toContain(named.name_en);
    const coming = await manager.post('/api/sales/vehicles', { ...shade, vin: aVin(), status: 'IN_TRANSIT' });
    expect(problem(await hold(booking.id, coming.body.id))).toMatchObject({ status: 409, type: '/problems/vehicle/not-arrived' });
    const away = await (await server.as('manager.hcm')).post('/api/sales/vehicles', { ...shade, vin: aVin(), status: 'AVAILABLE' });
    expect((await hold(booking.id, away.body.id)).status).toBe(404);
    expect((await hold(booking.id, car.id, colleague)).status).toBe(404);
  });
});
