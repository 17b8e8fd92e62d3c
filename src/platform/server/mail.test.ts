import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../domain/refusal.ts';
import { type Letter, type Mailer, mailer } from './mail.ts';

type Received = { from: string; recipients: string[]; raw: string };

const received: Received[] = [];
const refused = new Set<string>();
const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: ({ address }, _session, done) => done(refused.has(address) ? new Error('no such person') : undefined),
  onData: (stream, session, done) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      const recipients = rcptTo.map(({ address }) => address);
      received.push({ from: mailFrom ? mailFrom.address : '', recipients, raw: Buffer.concat(parts).toString('utf8') });
      done();
    });
  },
});
let office: Mailer;

beforeAll(async () => {
  post.listen(0, '127.0.0.1');
  await once(post.server, 'listening');
  const { port } = post.server.address() as AddressInfo;
  const made = mailer({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'sales@forecourt.test' });
  if (!made) throw new Error('no mailer');
  office = made;
});
afterAll(() => new Promise<void>((done) => post.close(done)));
beforeEach(() => {
  received.length = 0;
});

const letter = (with_: Partial<Letter> = {}): Letter => ({
  to: { name: 'Nguyễn Thị Phương Thảo', address: 'thao@example.com' },
  subject: 'Báo giá QT-2026-0042',
  text: 'Kính gửi Quý khách,\nTổng cộng 1.234.567.890 ₫.\n.\nTrân trọng',
  ...with_,
});

async function delivered() {
  const [only, ...others] = received;
  if (!only || others.length > 0) throw new Error(`${received.length} letters arrived`);
  return { ...only, mail: await PostalMime.parse(only.raw) };
}

describe('a letter', () => {
  test('arrives with names, text and attachment as they were written', async () => {
    const content = Buffer.from('%PDF-1.7 báo giá');
    const html = '<p>Tổng cộng <b>1.234.567.890 ₫</b></p>';
    await office.send(letter({ html, attachments: [{ filename: 'Báo giá QT-2026-0042.pdf', content, contentType: 'application/pdf' }] }));
    const { from, recipients, mail } = await delivered();
    expect([from, recipients]).toEqual(['sales@forecourt.test', ['thao@example.com']]);
    expect(mail.from).toMatchObject({ name: 'Forecourt', address: 'sales@forecourt.test' });
    expect(mail.to).toMatchObject([{ name: 'Nguyễn Thị Phương Thảo', address: 'thao@example.com' }]);
    expect(mail.subject).toBe('Báo giá QT-2026-0042');
    expect(mail.text?.trim()).toBe(letter().text);
    expect(mail.html?.trim()).toBe(html);
    expect(mail.attachments).toMatchObject([
      { filename: 'Báo giá QT-2026-0042.pdf', mimeType: 'application/pdf', disposition: 'attachment' },
    ]);
    expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer).equals(content)).toBe(true);
  });

  test('goes in the name of the branch, and its answer to the salesperson', async () => {
    await office.send(letter({ fromName: 'Honda Hà Nội', replyTo: { name: 'Trần Đức Quyền', address: 'quyen@example.com' } }));
    const { from, mail } = await delivered();
    expect(from).toBe('sales@forecourt.test');
    expect(mail.from).toMatchObject({ name: 'Honda Hà Nội', address: 'sales@forecourt.test' });
    expect(mail.replyTo).toMatchObject([{ name: 'Trần Đức Quyền', address: 'quyen@example.com' }]);
  });

  test('sent again carries the same Message-ID', async () => {
    const first = await office.send(letter({ id: 'quotation-42-sent' }));
    const again = await office.send(letter({ id: 'quotation-42-sent' }));
    expect(first.messageId).toBe('<quotation-42-sent@forecourt.test>');
    expect(again).toEqual(first);
    expect(received.map(({ raw }) => raw.match(/^Message-ID: (.*)\r$/im)?.[1])).toEqual([first.messageId, first.messageId]);
    await office.send(letter());
    expect(received.at(-1)?.raw).not.toContain('quotation-42');
  });
});

describe('what a person wrote', () => {
  const tricks = [
    '\r\nBcc: thief@evil.test',
    '\nRCPT TO:<thief@evil.test>',
    '\r\n\r\nanother body',
    '\u0000\u2028Bcc: thief@evil.test',
    ', thief@evil.test',
    '<thief@evil.test>',
  ];

  test.each(tricks)('cannot add a recipient or a header through a name, subject, file name or id: %j', async (trick) => {
    await office.send(
      letter({
        to: { name: `Thảo${trick}`, address: 'thao@example.com' },
        subject: `Báo giá${trick}`,
        fromName: `Honda${trick}`,
        replyTo: { name: `Quyền${trick}`, address: 'quyen@example.com' },
        id: `q${trick}`,
        attachments: [{ filename: `a${trick}.pdf`, content: Buffer.from('x'), contentType: `application/pdf${trick}` }],
      }),
    );
    const { recipients, raw, mail } = await delivered();
    expect(recipients).toEqual(['thao@example.com']);
    expect([mail.to?.length, mail.cc, mail.bcc, mail.replyTo?.length]).toEqual([1, undefined, undefined, 1]);
    expect(mail.to?.[0]?.address).toBe('thao@example.com');
    const headers = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
    expect(headers.split('\r\n').map((header) => header.split(':')[0])).toEqual([
      'From',
      'To',
      'Reply-To',
      'Subject',
      'Message-ID',
      'Date',
      'MIME-Version',
      'Content-Type',
    ]);
    expect(mail.attachments[0]?.filename).not.toMatch(/[\r\n\\/<>]/);
  });

  test.each([
    'thao@example.com\r\nRCPT TO:<thief@evil.test>',
    'thao@example.com, thief@evil.test',
    'thao@example.com> <thief@evil.test',
    '"thao@evil.test, a"@example.com',
    'Thảo <thao@example.com>',
    'thao@example.com\u0000',
    'group:thief@evil.test;',
    'thao',
    '',
  ])('is refused as an address: %j', async (address) => {
    const sending = office.send(letter({ to: { name: 'Thảo', address } }));
    await expect(sending).rejects.toMatchObject({ type: 'platform/address-refused' });
    await expect(office.send(letter({ replyTo: { name: 'Thảo', address } }))).rejects.toBeInstanceOf(Refusal);
    expect(received).toEqual([]);
  });

  test('is never taken for a file or a page to fetch', async () => {
    const sneaky = { filename: 'a.txt', path: '/etc/hostname', contentType: 'text/plain' } as unknown as {
      filename: string;
      content: Buffer;
      contentType: string;
    };
    await office.send(letter({ attachments: [sneaky] }));
    const { mail } = await delivered();
    expect(mail.attachments[0]?.content).toMatchObject({ byteLength: 0 });
  });
});

describe('the post', () => {
  test('is not there where it is not configured', () => {
    expect(mailer({ SMTP_URL: undefined, MAIL_FROM: 'sales@forecourt.test' })).toBeUndefined();
  });

  test('a letter that is not taken is an error', async () => {
    refused.add('nobody@example.com');
    await expect(office.send(letter({ to: { name: 'Nobody', address: 'nobody@example.com' } }))).rejects.toThrow(/no such person/);
    expect(received).toEqual([]);
  });

  test('a server that is not there is an error at once', async () => {
    const closed = createServer();
    closed.listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    const nowhere = mailer({ SMTP_URL: `smtp://user:secret@127.0.0.1:${port}`, MAIL_FROM: 'sales@forecourt.test' });
    const failure = await nowhere?.send(letter()).catch((error: Error) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(JSON.stringify(failure) + String(failure)).not.toContain('secret');
  });
});
