import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestServer, type TestServer } from '#app/server/testing.ts';
import { formatMoney } from '#platform/domain/format.ts';
import { chosenCar } from './seed.ts';

let server: TestServer;
let post: SMTPServer;
let sales: Client;
let crv: Awaited<ReturnType<typeof chosenCar>>;
const letters: { to: string[]; raw: string }[] = [];
const base = '/api/sales/quotations';

beforeAll(async () => {
  post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  await new Promise<void>((ready) => post.listen(0, '127.0.0.1', ready));
  const { port } = post.server.address() as AddressInfo;
  server = await startTestServer({ at: '2026-11-20T03:00:00Z', env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
  sales = await server.as('sales.hn');
  crv = await server.inside((ctx) => chosenCar(ctx, 'CR-V L', 'Platinum', ['EXT-BODYKIT', 'INT-LEATHER', 'SVC-MAINT5']));
});
afterAll(async () => {
  await server.stop();
  await new Promise<void>((closed) => post.close(closed));
});

let phones = 400_000;
const drafted = async (other: object = {}) => {
  const body = {
    type: 'CASH_SALE',
    ...crv,
    registrationArea: 'HN',
    discount: 20_000_000,
    commission: 8_000_000,
    customerName: 'Nguyễn Thị Hồng Nhung',
    customerPhone: `0912${++phones}`,
    customerEmail: 'nhung@example.com',
    ...other,
  };
  return (await sales.post(base, body)).body;
};
const paper = async (path: string, by = sales) => {
  const reply = await by.get(path);
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return (await extractText(reply.bytes, { mergePages: true })).text;
};

describe('on paper', () => {
  test('a quotation says in Vietnamese and in English exactly what was offered', async () => {
    const one = await drafted();
    await sales.post(`${base}/${one.id}/send`);
    for (const locale of ['vi', 'en'] as const) {
      const text = await paper(`${base}/${one.id}/pdf?locale=${locale}`);
      const figures = ['unitPrice', 'accessoriesTotal', 'servicesTotal', 'insurance', 'registrationTax', 'registration', 'totalPrice'];
      for (const figure of figures) expect(text, figure).toContain(formatMoney(one[figure], 'VND'));
      for (const words of [
        one.quoteNumber,
        'Nguyễn Thị Hồng Nhung',
        'Nguyễn Thu Hà',
        'Honda CR-V L',
        '27/11/2026',
        '20/11/2026',
        'BR-SAL-003',
        '-20.000.000 ₫',
        '-5.000.000 ₫',
      ])
        expect(text, words).toContain(words);
    }
    expect(await paper(`${base}/${one.id}/pdf?locale=vi`)).toContain('Trắng ngọc trai');
    expect(await paper(`${base}/${one.id}/pdf?locale=en`)).toContain('Platinum White Pearl');
  });

  test('is the same to the byte, and never tells cost, margin or commission, not even to a manager', async () => {
    const one = await drafted({ commission: 8_123_457 });
    const manager = await server.as('manager.hn');
    const { profit } = (await manager.get(`${base}/${one.id}`)).body;
    const first = await manager.get(`${base}/${one.id}/pdf`);
    expect((await manager.get(`${base}/${one.id}/pdf`)).bytes).toEqual(first.bytes);
    const text = await paper(`${base}/${one.id}/pdf`, manager);
    for (const secret of [profit.cost, profit.grossProfit, profit.netRevenue, profit.costs.car, 8_123_457, 1_079_000_000])
      expect(text).not.toContain(formatMoney(secret, 'VND'));
    expect(text).toContain('BẢN NHÁP');
  });

  test('of an instalment sale tells the terms', async () => {
    const { rows } = await server.database.pool.query(
      `select p.* from plans p join branches b on b.id = p.branch_id where b.code = 'hn' and p.code = 'TG-36' and p.version_id = $1`,
      [crv.versionId],
    );
    const one = await drafted({ type: 'LEASE_SALE', planId: rows[0].id, discount: 0 });
    const text = await paper(`${base}/${one.id}/pdf?locale=vi`);
    for (const figure of ['advance', 'monthly', 'lastInstallment', 'totalPayable'])
      expect(text, figure).toContain(formatMoney(one.plan[figure], 'VND'));
    expect(text).toContain('8,4 %');
  });

  test('shows what looks like code as text', async () => {
    const one = await drafted({ notes: '<script>alert(1)</script> {{7*7}}', customerName: '=cmd|calc' });
    const text = await paper(`${base}/${one.id}/pdf`);
    expect(text).toContain('<script>alert(1)</script> {{7*7}}');
    expect(text).toContain('=cmd|calc');
  });
});

describe('by e-mail', () => {
  test('a quotation reaches the customer after it is sent, with its paper, once', async () => {
    const one = await drafted();
    const reply = await sales.post(`${base}/${one.id}/send`, { by: 'EMAIL' });
    expect(reply.body.status).toBe('SENT');
    expect(letters).toHaveLength(0);
    const [asked] = await server.queued('quotation.mail');
    expect(asked).toMatchObject({ quotationId: one.id, to: 'nhung@example.com' });
    await server.runJob('quotation.mail', asked);
    expect(letters).toHaveLength(1);
    const letter = await PostalMime.parse(letters[0]?.raw ?? '');
    expect(letters[0]?.to).toEqual(['nhung@example.com']);
    expect(letter.subject).toBe(`Báo giá ${one.quoteNumber}: Honda CR-V L`);
    expect(letter.text).toContain('1.273.535.000 ₫');
    expect(letter.replyTo?.[0]?.address).toBe('sales.hn@forecourt.test');
    const [attached] = letter.attachments;
    expect(attached?.filename).toBe(`${one.quoteNumber}.pdf`);
    const { text } = await extractText(new Uint8Array(attached?.content as ArrayBuffer), { mergePages: true });
    expect(text).toContain('1.273.535.000 ₫');
  });

  test('goes where it is told, and nowhere else', async () => {
    const one = await drafted();
    const refused = await sales.post(`${base}/${one.id}/send`, { by: 'EMAIL', to: 'a@example.com\r\nBcc: b@example.com' });
    expect(refused.body).toMatchObject({ status: 400, violations: [{ at: '/to' }] });
    expect((await sales.post(`${base}/${one.id}/send`, { by: 'EMAIL', to: 'chong@example.com' })).body.status).toBe('SENT');
    const asked = (await server.queued('quotation.mail')).at(-1);
    await server.runJob('quotation.mail', asked);
    expect(letters.at(-1)?.to).toEqual(['chong@example.com']);
  });

  test('is refused without an address, and nothing has changed', async () => {
    const one = await drafted({ customerEmail: null });
    const reply = await sales.post(`${base}/${one.id}/send`, { by: 'EMAIL' });
    expect(reply.body).toMatchObject({ status: 409, title: 'quotation/no-email' });
    expect((await sales.get(`${base}/${one.id}`)).body).toMatchObject({ status: 'DRAFT', rowVersion: 1 });
  });
});

test('without a mail server, sending by e-mail is refused and says to print instead', async () => {
  const bare = await startTestServer({ at: '2026-11-20T03:00:00Z' });
  const seller = await bare.as('sales.hn');
  const car = await bare.inside((ctx) => chosenCar(ctx, 'CR-V L', 'Platinum'));
  const body = {
    type: 'CASH_SALE',
    ...car,
    registrationArea: 'HN',
    customerName: 'An',
    customerPhone: '0912345678',
    customerEmail: 'an@example.com',
  };
  const { id } = (await seller.post(base, body)).body;
  const reply = await seller.post(`${base}/${id}/send`, { by: 'EMAIL' }, { 'accept-language': 'vi' });
  expect(reply.body).toMatchObject({ status: 409, title: 'quotation/mail-not-configured', detail: expect.stringContaining('in báo giá') });
  expect((await seller.get(`${base}/${id}`)).body.status).toBe('DRAFT');
  expect((await seller.post(`${base}/${id}/send`, { by: 'PRINT' })).body.status).toBe('SENT');
  await bare.stop();
});
