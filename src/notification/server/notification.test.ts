import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { extractText } from 'unpdf';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';

const start = '2026-11-20T03:00:00Z';
const letters: { to: string[]; raw: string }[] = [];
let takes = true;
const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, session, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      if (takes) letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString() });
      done(takes ? null : new Error('451 try again later'));
    });
  },
});
await new Promise<void>((ready) => post.listen(0, '127.0.0.1', ready));
const { port } = post.server.address() as AddressInfo;

const posted = await startTestServer({ at: start, env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
const office = await bookingsAt(posted);
const manager = await posted.as('manager.hn');
afterAll(async () => {
  await posted.stop();
  await new Promise<void>((closed) => post.close(closed));
});

beforeEach(async () => {
  takes = true;
  await settle();
  letters.length = 0;
});

/** As the minutes pass: every message that is due has its turn. */
async function settle(server = posted) {
  const due = async () =>
    (await server.database.pool.query("select 1 from messages where status = 'WAITING' and due_at <= $1", [server.clock.now().toString()]))
      .rowCount ?? 0;
  for (let turns = await due(); turns > 0; turns--) await server.runJob('notification.send');
}

const email = 'nhung@example.com';
const booked = async (over: object = { customerName: 'Nguyễn Thị Hồng Nhung', customerEmail: email }) => {
  const { id } = await office.aQuotation(office.aShade(), over);
  return (await office.convert(id)).body;
};
const messageOf = async (bookingId: string) => (await office.rows('select * from messages where subject_id = $1', [bookingId]))[0];

describe('a confirmed booking', () => {
  test('is written to the customer in the branch’s language with its paper, once', async () => {
    const booking = await booked();
    expect(letters).toEqual([]);
    await settle();
    await settle();
    expect(letters.map(({ to }) => to)).toEqual([[email]]);
    const mail = await PostalMime.parse(letters[0]?.raw ?? '');
    expect(mail.subject).toContain(`Xác nhận đặt xe ${booking.bookingNumber}`);
    expect(mail.text).toContain('Kính gửi Nguyễn Thị Hồng Nhung,');
    expect(mail.replyTo).toMatchObject([{ name: 'Nguyễn Thu Hà', address: 'sales.hn@forecourt.test' }]);
    expect(mail.attachments).toMatchObject([{ filename: `${booking.bookingNumber}.pdf`, mimeType: 'application/pdf' }]);
    const { text } = await extractText(new Uint8Array(mail.attachments[0]?.content as ArrayBuffer), { mergePages: true });
    expect(text).toContain(booking.bookingNumber);
  });

  test('is in the outbox with what was said and when', async () => {
    const booking = await booked();
    await settle();
    const { id } = await messageOf(booking.id);
    const { body } = await manager.get(`/api/messages/${id}`);
    expect(body).toMatchObject({
      ...{ kind: 'BOOKING', status: 'SENT', reason: null, address: email, customerName: 'Nguyễn Thị Hồng Nhung' },
      ...{ sentAt: '2026-11-20T03:00:00.000Z', tried: 1, paper: `/api/sales/bookings/${booking.id}/pdf?locale=vi` },
    });
    expect((await manager.get(body.paper)).headers.get('content-type')).toBe('application/pdf');
    const { body: found } = await manager.get('/api/messages?q=hong+nhung&status=SENT&kind=BOOKING&from=2026-11-20&to=2026-11-20');
    expect(found.items.map((one: { id: string }) => one.id)).toContain(id);
    expect((await manager.get('/api/messages?status=FAILED')).body.items).toEqual([]);
    const timeline = await office.rows("select move from events where subject = 'message' and deal_id = $1", [booking.dealId]);
    expect(timeline).toEqual([{ move: 'send' }]);
  });

  test('costs the booking no statement more', async () => {
    const shade = office.aShade();
    await office.aCar(shade);
    const { id } = await office.aQuotation(shade);
    let answer: { id?: string } = {};
    const sent = await posted.statements(async () => {
      answer = (await office.convert(id, {}, office.sales, { 'idempotency-key': 'announced' })).body;
    });
    expect(await messageOf(answer.id ?? '')).toMatchObject({ kind: 'BOOKING', status: 'WAITING' });
    expect(sent.filter((text) => text.includes('"messages"'))).toHaveLength(1);
    expect(sent.find((text) => text.includes('"messages"'))).toContain('"events"');
  });

  test('of a customer without an address is not sent, and says so', async () => {
    const booking = await booked({ customerName: 'Lê Văn Bình' });
    await settle();
    expect(await messageOf(booking.id)).toMatchObject({ status: 'NOT_SENT', reason: 'NO_ADDRESS', address: '' });
    expect(letters).toEqual([]);
  });
});

describe('a letter that is sent again', () => {
  const again = (id: string, by = manager) => by.post(`/api/messages/${id}/again`);

  test('is a new one that refers to the first, goes to the address of now, and leaves the first as it was', async () => {
    const booking = await booked({ customerName: 'Vũ Thị Lan' });
    await settle();
    const first = await messageOf(booking.id);
    expect(first.status).toBe('NOT_SENT');
    await office.rows("update customers set email = 'lan@example.com' where id = $1", [booking.customerId]);
    const { status, body } = await again(first.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'WAITING', kind: 'BOOKING', againOf: first.id, moves: [] });
    await settle();
    expect(letters.map(({ to }) => to)).toEqual([['lan@example.com']]);
    expect((await manager.get(`/api/messages/${body.id}`)).body).toMatchObject({ status: 'SENT', againOf: first.id });
    expect((await office.rows('select * from messages where id = $1', [first.id]))[0]).toEqual(first);
    const told = await office.rows("select move from events where subject = 'message' and deal_id = $1 order by at, id", [booking.dealId]);
    expect(told.map(({ move }) => move).sort()).toEqual(['again', 'drop', 'send']);
    expect((await again(body.id)).body.againOf).toBe(first.id);
  });

  test('goes out once, however often the button is pressed, and not while the first waits', async () => {
    const booking = await booked();
    const { id } = await messageOf(booking.id);
    expect((await again(id)).body.type).toBe('/problems/platform/move-refused');
    await settle();
    letters.length = 0;
    const replies = await Promise.all(Array.from({ length: 10 }, () => again(id)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
    expect(replies.find(({ status }) => status === 409)?.body.type).toBe('/problems/notification/on-its-way');
    await settle();
    expect(letters).toHaveLength(1);
  });

  test('is a manager’s to send, of their own branch', async () => {
    const { id } = await messageOf((await booked()).id);
    await settle();
    expect((await again(id, office.sales)).status).toBe(403);
    expect((await again(id, await posted.as('manager.hcm'))).status).toBe(404);
  });
});

/** What the last letter carried. */
const lastPaper = async () => {
  const mail = await PostalMime.parse(letters.at(-1)?.raw ?? '');
  return { subject: mail.subject, content: Buffer.from(mail.attachments[0]?.content as ArrayBuffer) };
};

describe('money that was received', () => {
  test('is confirmed to the customer with its receipt', async () => {
    const booking = await booked();
    await settle();
    letters.length = 0;
    const asked = { bookingId: booking.id, amount: 10_000_000, method: 'CASH', reference: '' };
    const { status, body } = await (await posted.as('accountant.hn')).post('/api/sales/payments', asked);
    expect(status).toBe(201);
    await settle();
    expect(letters.map(({ to }) => to)).toEqual([[email]]);
    const { subject, content } = await lastPaper();
    expect(subject).toContain(`Phiếu thu ${body.receiptNumber}`);
    expect((await extractText(new Uint8Array(content), { mergePages: true })).text).toContain(body.receiptNumber);
    const { id } = await messageOf(body.id);
    const { paper } = (await manager.get(`/api/messages/${id}`)).body;
    expect((await manager.get(paper)).headers.get('content-type')).toBe('application/pdf');
  });
});

describe('a contract signed by both', () => {
  test('is sent to the customer as it was signed', async () => {
    const booking = await booked();
    const at = '/api/sales/contracts';
    const { body: contract } = await office.sales.post(at, { bookingId: booking.id, deliveryOn: '2026-12-01' });
    const { body: read } = await office.sales.get(`${at}/${contract.id}/paper`);
    const signing = { how: 'TYPED', name: 'Nguyễn Thị Hồng Nhung', contentHash: read.sha256 };
    expect((await office.sales.post(`${at}/${contract.id}/sign`, signing)).status).toBe(200);
    await settle();
    letters.length = 0;
    expect((await manager.post(`${at}/${contract.id}/approve`, {})).status).toBe(200);
    await settle();
    expect(letters).toHaveLength(1);
    const { subject, content } = await lastPaper();
    expect(subject).toContain(contract.contractNumber);
    const paper = await manager.get(`${at}/${contract.id}/pdf`);
    expect(content.equals(Buffer.from(paper.bytes))).toBe(true);
  });
});

describe('a letter that the mail server does not take', () => {
  test('is tried again later, as the same letter, until it is taken', async () => {
    const booking = await booked();
    takes = false;
    await settle();
    expect(await messageOf(booking.id)).toMatchObject({ status: 'WAITING', reason: 'REFUSED', tried: 1 });
    takes = true;
    await settle();
    expect(letters).toEqual([]);
    posted.clock.set('2026-11-20T03:01:00Z');
    await settle();
    expect(await messageOf(booking.id)).toMatchObject({ status: 'SENT', reason: null, tried: 2 });
    expect(letters).toHaveLength(1);
    posted.clock.set(start);
  });

  test('is given up after eight tries, which the outbox shows', async () => {
    const booking = await booked();
    takes = false;
    for (let tried = 0; tried < 8; tried++) {
      await settle();
      posted.clock.advance({ hours: 2 });
    }
    expect(await messageOf(booking.id)).toMatchObject({ status: 'FAILED', reason: 'REFUSED', tried: 8 });
    posted.clock.set(start);
  });

  test('whose paper can no longer be made fails alone', async () => {
    const booking = await booked();
    await posted.database.pool.query('update messages set subject_id = $2 where subject_id = $1', [
      booking.id,
      '01890000-0000-7000-8000-000000000000',
    ]);
    const other = await booked();
    await settle();
    expect(await messageOf('01890000-0000-7000-8000-000000000000')).toMatchObject({ status: 'FAILED', reason: 'NO_PAPER' });
    expect(await messageOf(other.id)).toMatchObject({ status: 'SENT' });
  });
});

describe('the outbox', () => {
  test('is for the managers of the branch', async () => {
    const booking = await booked();
    const { id } = await messageOf(booking.id);
    expect((await (await posted.as('sales.hn')).get('/api/messages')).status).toBe(403);
    const elsewhere = await posted.as('manager.hcm');
    expect((await elsewhere.get(`/api/messages/${id}`)).status).toBe(404);
    expect((await elsewhere.get('/api/messages')).body.items).toEqual([]);
    expect((await elsewhere.get(`/api/messages?branchId=${posted.world.branches.hn.id}`)).body.items).toEqual([]);
    expect((await (await posted.as('admin')).get(`/api/messages/${id}`)).status).toBe(200);
  });

  test('of a server without SMTP shows what would have been sent, and why it was not', async () => {
    const quiet = await startTestServer({ at: start });
    const desk = await bookingsAt(quiet);
    const { id } = await desk.aQuotation(desk.aShade(), { customerName: 'Nguyễn Thị Hồng Nhung', customerEmail: email });
    const { body: booking } = await desk.convert(id);
    await settle(quiet);
    const { body } = await (await quiet.as('manager.hn')).get('/api/messages');
    expect(body.items).toMatchObject([{ kind: 'BOOKING', status: 'NOT_SENT', reason: 'NO_POST', address: email }]);
    expect(body.items[0].subject).toContain(booking.bookingNumber);
    await quiet.stop();
  });
});
