import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const { sales, manager, rows, aShade, aBooking } = await bookingsAt(server);
afterAll(() => server.stop());

test('one flipped byte of a signed contract is found wherever it is, and the contract is refused', async () => {
  const booking = await aBooking(aShade());
  const { body: contract } = await sales.post('/api/sales/contracts', { bookingId: booking.id, deliveryOn: '2026-12-01' });
  const at = (rest: string) => `/api/sales/contracts/${contract.id}${rest}`;
  const { sha256: contentHash } = (await sales.get(at('/paper'))).body;
  expect((await sales.post(at('/sign'), { how: 'TYPED', name: 'Nguyễn Đức Thắng', contentHash })).status).toBe(200);
  const kept = await rows('select key from documents where subject_id = $1 order by created_at, id', [contract.id]);
  const paths: string[] = kept.map(({ key }) => join(server.folder, 'files', key));
  const [signed = '', copy = ''] = paths;
  const flip = async (path: string, place: number) => {
    const whole = await readFile(path);
    const byte = Math.floor(place * whole.length);
    const changed = Buffer.from(whole);
    changed[byte] = (changed[byte] ?? 0) ^ 1;
    await writeFile(path, changed);
    return () => writeFile(path, whole);
  };
  const verified = async () => (await sales.get(at('/verify'))).body;
  for (let n = 0; n < 100; n++) {
    const mend = await flip(n % 2 ? copy : signed, ((n * 61) % 100) / 100);
    expect(await verified()).toMatchObject({ intact: false, papers: [{ intact: n % 2 === 1 }, { intact: n % 2 === 0 }] });
    await mend();
  }
  expect((await verified()).intact).toBe(true);

  const mend = await flip(copy, 0.5);
  for (const reply of [await sales.get(at('/pdf')), await manager.get(at('/paper')), await manager.post(at('/approve'))]) {
    expect([reply.status, reply.body.type]).toEqual([409, '/problems/contract/altered']);
    expect(reply.body.detail).toContain(contract.contractNumber);
  }
  await mend();
  expect((await manager.post(at('/approve'))).body.status).toBe('APPROVED');
}, 60_000);
