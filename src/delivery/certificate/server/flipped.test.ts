import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { deliveriesAt } from '../../gatepass/server/seed.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const office = await bookingsAt(server);
const photo = new Uint8Array(
  await sharp({ create: { width: 20, height: 20, channels: 3, background: '#123456' } })
    .jpeg()
    .toBuffer(),
);
const { operations, delivered } = await deliveriesAt(office, server, photo);
afterAll(() => server.stop());

test('one flipped byte of a kept handover certificate is found wherever it is', async () => {
  const { booking, path, delivery } = await delivered();
  const [kept] = await office.rows("select id, key from documents where kind = 'HANDOVER' and deal_id = $1", [booking.dealId]);
  const file = join(server.folder, 'files', kept.key);
  const whole = await readFile(file);
  const read = () => operations.get(`${path}/pdf`);
  expect((await read()).status).toBe(200);
  for (let n = 0; n < 50; n++) {
    const byte = Math.floor((((n * 61) % 50) / 50) * whole.length);
    const changed = Buffer.from(whole);
    changed[byte] = (changed[byte] ?? 0) ^ 1;
    await writeFile(file, changed);
    const { status, body } = await read();
    expect([byte, status, body?.type]).toEqual([byte, 409, '/problems/delivery/certificate-altered']);
    expect(body.detail).toContain(delivery.certificateHash);
  }
  await writeFile(file, whole);
  expect(Buffer.from((await read()).bytes).equals(whole)).toBe(true);
  await expect(office.rows("update documents set sha256 = '' where id = $1", [kept.id])).rejects.toThrow('append-only');
});
