import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import sharp from 'sharp';
import { SMTPServer } from 'smtp-server';
import { extractText } from 'unpdf';
import { afterAll, expect, test } from 'vitest';
import { startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { deliveriesAt } from '#delivery/gatepass/server/seed.ts';

const letters: string[] = [];
const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      letters.push(Buffer.concat(chunks).toString());
      done();
    });
  },
});
await new Promise<void>((ready) => post.listen(0, '127.0.0.1', ready));
const { port } = post.server.address() as AddressInfo;
const server = await startTestServer({ at: '2026-11-20T03:00:00Z', env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
const office = await bookingsAt(server);
const photo = new Uint8Array(
  await sharp({ create: { width: 20, height: 20, channels: 3, background: '#123456' } })
    .jpeg()
    .toBuffer(),
);
const yard = await deliveriesAt(office, server, photo);
afterAll(async () => {
  await server.stop();
  await new Promise<void>((closed) => post.close(closed));
});

/** Every letter that is due leaves, and is read. */
async function sent() {
  letters.length = 0;
  for (let turns = 0; turns < 12; turns++) await server.runJob('notification.send');
  return Promise.all(letters.map((raw) => PostalMime.parse(raw)));
}

test('a gatepass and the certificate of the handover are sent to the customer, each once, each with its paper', async () => {
  const { path } = await yard.inOrder(1, { customerName: 'Nguyễn Thị Hồng Nhung', customerEmail: 'nhung@example.com' });
  await sent();
  const issued = await yard.good(yard.operations.post(`${path}/gatepasses`));
  const { id, gatepassNumber } = issued.cars[0].gatepass;
  const [first, ...more] = await sent();
  expect(more).toEqual([]);
  expect(first?.subject).toContain(`Phiếu ra cổng ${gatepassNumber}`);
  expect(first?.attachments).toMatchObject([{ filename: `${gatepassNumber}.pdf`, mimeType: 'application/pdf' }]);
  const pass = new Uint8Array(first?.attachments[0]?.content as ArrayBuffer);
  const printed = await yard.operations.get(`/api/sales/gatepasses/${id}/pdf?locale=vi`);
  expect((await extractText(pass, { mergePages: true })).text).toBe((await extractText(printed.bytes, { mergePages: true })).text);
  await yard.handOver(path);
  await yard.good(yard.operations.post(`${path}/deliver`));
  const [second, ...others] = await sent();
  expect(others).toEqual([]);
  expect(second?.subject).toContain('Biên bản bàn giao xe');
  const kept = await yard.operations.get(`${path}/pdf`);
  expect(Buffer.from(second?.attachments[0]?.content as ArrayBuffer).equals(Buffer.from(kept.bytes))).toBe(true);
  expect(await sent()).toEqual([]);
  const manager = await server.as('manager.hn');
  for (const kind of ['GATEPASS', 'DELIVERY']) {
    const [message] = (await manager.get(`/api/messages?kind=${kind}`)).body.items;
    const { paper } = (await manager.get(`/api/messages/${message.id}`)).body;
    expect([kind, message.status, (await manager.get(paper)).headers.get('content-type')]).toEqual([kind, 'SENT', 'application/pdf']);
  }
});

test('a pass that was taken back before its letter left is not sent', async () => {
  const { path } = await yard.inOrder(1, { customerName: 'Trần Bình', customerEmail: 'binh@example.com' });
  await sent();
  const { id } = (await yard.good(yard.operations.post(`${path}/gatepasses`))).cars[0].gatepass;
  await yard.good(yard.operations.post(`/api/sales/gatepasses/${id}/void`, { reason: 'In sai' }));
  expect(await sent()).toEqual([]);
  expect(await office.rows('select status, reason from messages where subject_id = $1', [id])).toEqual([
    { status: 'FAILED', reason: 'NO_PAPER' },
  ]);
});
