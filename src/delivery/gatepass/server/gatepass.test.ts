import jsqr from 'jsqr';
import sharp from 'sharp';
import { extractImages, extractText, getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, test } from 'vitest';
import { brokenInvariants } from '#app/server/invariants.ts';
import { type Reply, startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { deliveriesAt } from './seed.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const office = await bookingsAt(server);
const { sales, manager, rows } = office;
const photo = new Uint8Array(
  await sharp({ create: { width: 20, height: 20, channels: 3, background: '#123456' } })
    .jpeg()
    .toBuffer(),
);
const yard = await deliveriesAt(office, server, photo);
const { operations, guard, good, inOrder, handOver, delivered } = yard;

afterAll(async () => {
  expect(await brokenInvariants(server.database.pool)).toEqual([]);
  await server.stop();
});

const problem = ({ status, body }: Reply) => ({ status, type: body.type });
const refused = (type: string) => ({ status: 409, type: `/problems/delivery/${type}` });
const look = (pass: string, who = guard) => who.get(`/api/gate?pass=${encodeURIComponent(pass)}`);

describe('at the gate a gatepass', () => {
  test('lets one car out once, however many try, and only when it is signed for', async () => {
    const { path } = await inOrder();
    const issued = await good(operations.post(`${path}/gatepasses`));
    const pass = issued.cars[0].gatepass.gatepassNumber;
    expect(problem(await guard.post('/api/gate/use', { pass }))).toEqual(refused('not-signed-for'));
    await handOver(path);
    await good(operations.post(`${path}/deliver`));
    const racers = await Promise.all(Array.from({ length: 100 }, () => guard.post('/api/gate/use', { pass })));
    expect(racers.filter(({ status }) => status < 300)).toHaveLength(1);
    for (const late of racers.filter(({ status }) => status >= 300)) expect(problem(late)).toEqual(refused('already-used'));
    expect((await look(pass)).body).toMatchObject({ status: 'USED', usedAt: '2026-11-20T03:00:00.000Z', moves: [] });
    const uses = await rows("select 1 from events where subject = 'gatepass' and move = 'use' and changes ->> 'gatepassNumber' = $1", [
      pass,
    ]);
    expect(uses).toHaveLength(1);
  });

  test('is found by its number, by its code and by the address in its QR, in its branch alone', async () => {
    const { pass } = await delivered();
    const square = await codeIn((await operations.get(`/api/sales/gatepasses/${pass.id}/pdf`)).bytes);
    expect(square).toMatch(/^http:\/\/localhost\/gate\/[\w-]{22}$/);
    for (const shown of [pass.gatepassNumber, pass.gatepassNumber.toLowerCase(), ` ${square} `, square.split('/').at(-1) ?? ''])
      expect((await look(shown)).body).toMatchObject({
        ...{ gatepassNumber: pass.gatepassNumber, status: 'ISSUED', customerName: 'Nguyễn Đức Thắng', salesName: 'Nguyễn Thu Hà' },
        ...{ registrationNumber: '30K-123.45', moves: [{ move: 'use', blockedBy: null }] },
      });
    expect((await look(square, await server.as('guard.hcm'))).status).toBe(404);
    expect((await look(pass.gatepassNumber, await server.as('guard.hcm'))).status).toBe(404);
    for (const guessed of ['GP-2026-9999', `${square.slice(0, -1)}A${square.slice(-1)}`, '%', "' or 1=1 --"])
      expect((await look(guessed)).status).toBe(404);
    const kept = await rows('select * from gatepasses where id = $1', [pass.id]);
    expect(JSON.stringify(kept)).not.toContain(square.split('/').at(-1));
  });

  test('is for the guard: no salesperson and nobody of operations lets a car out', async () => {
    const { pass } = await delivered();
    const use = { pass: pass.gatepassNumber };
    for (const who of [sales, operations, await server.as('accountant.hn')]) {
      expect((await who.post('/api/gate/use', use)).status).toBe(403);
      expect((await look(use.pass, who)).status).toBe(403);
    }
    expect(Object.keys((await guard.get('/api/access/me')).body.permissions)).toEqual(['gatepass.use']);
  });
});

describe('a gatepass', () => {
  test('that is made void says when, why and by whom, and another is issued in its place', async () => {
    const { path } = await inOrder();
    const first = (await good(operations.post(`${path}/gatepasses`))).cars[0].gatepass;
    expect((await operations.post(`/api/sales/gatepasses/${first.id}/void`, { reason: '' })).body.violations[0].at).toBe('/reason');
    expect((await sales.post(`/api/sales/gatepasses/${first.id}/void`, { reason: 'x' })).status).toBe(403);
    expect((await (await server.as('operations.hcm')).post(`/api/sales/gatepasses/${first.id}/void`, { reason: 'x' })).status).toBe(404);
    const { body } = await operations.post(`/api/sales/gatepasses/${first.id}/void`, { reason: 'In sai biển số' });
    expect(body.cars[0].gatepass).toBeNull();
    expect((await look(first.gatepassNumber)).body).toMatchObject({
      ...{ status: 'VOID', voidReason: 'In sai biển số', voidedAt: '2026-11-20T03:00:00.000Z', voidedByName: expect.stringMatching(/\S/) },
      moves: [],
    });
    expect(problem(await guard.post('/api/gate/use', { pass: first.gatepassNumber }))).toEqual(refused('gatepass-void'));
    expect(problem(await operations.get(`/api/sales/gatepasses/${first.id}/pdf`))).toEqual(refused('gatepass-void'));
    expect(problem(await operations.post(`/api/sales/gatepasses/${first.id}/void`, { reason: 'x' }))).toEqual(refused('gatepass-void'));
    const second = (await good(operations.post(`${path}/gatepasses`))).cars[0].gatepass;
    expect(second.gatepassNumber).not.toBe(first.gatepassNumber);
    const again = (await good(operations.post(`${path}/gatepasses`))).cars[0].gatepass;
    expect(again.gatepassNumber).toBe(second.gatepassNumber);
  });

  test('is void with the booking that is cancelled', async () => {
    const { booking, path } = await inOrder();
    const { gatepassNumber } = (await good(operations.post(`${path}/gatepasses`))).cars[0].gatepass;
    await good(manager.post(`/api/sales/bookings/${booking.id}/cancel`, { reason: 'Khách đổi ý' }));
    const { status, voidReason } = (await look(gatepassNumber)).body;
    expect([status, voidReason]).toEqual(['VOID', 'Xe đã bị thu lại khỏi đơn đặt xe này']);
  });

  test('on paper says car, plate, customer, day and salesperson, in both languages, with the same bytes each time', async () => {
    const { pass } = await delivered();
    const paper = (locale: string) => operations.get(`/api/sales/gatepasses/${pass.id}/pdf?locale=${locale}`);
    for (const [locale, title] of [
      ['vi', 'Phiếu ra cổng'],
      ['en', 'Gatepass'],
    ] as const) {
      const [one, other] = [await paper(locale), await paper(locale)];
      expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
      const { text } = await extractText(one.bytes, { mergePages: true });
      for (const words of [title, pass.gatepassNumber, '30K-123.45', 'Nguyễn Đức Thắng', '20/11/2026', 'Nguyễn Thu Hà'])
        expect(text).toContain(words);
    }
  });

  test('is never changed in the database once it was used, nor taken out', async () => {
    const { pass } = await delivered();
    await good(guard.post('/api/gate/use', { pass: pass.gatepassNumber }));
    for (const text of [
      "update gatepasses set status = 'ISSUED', used_at = null, used_by = null where id = $1",
      'delete from gatepasses where id = $1',
    ])
      await expect(rows(text, [pass.id])).rejects.toThrow('used or made void once');
  });
});

/** What a phone reads in the QR of a PDF. */
async function codeIn(pdf: Uint8Array<ArrayBuffer>): Promise<string> {
  const [image] = await extractImages(await getDocumentProxy(pdf.slice()), 1);
  if (!image) throw new Error('no picture');
  const { data, info } = await sharp(image.data, { raw: { width: image.width, height: image.height, channels: image.channels } })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data ?? '';
}
