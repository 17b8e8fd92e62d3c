import type { Transporter } from 'nodemailer';
import { z } from 'zod';
import { refusePlatform } from '../domain/refusals.ts';
import type { Config } from './config.ts';

export type Correspondent = { name: string; address: string };

export type Letter = {
  to: Correspondent;
  subject: string;
  text: string;
  html?: string;
  attachments?: readonly { filename: string; content: Buffer; contentType: string }[];
  /** In whose name it goes, from the one address of the house; answers go to `replyTo`. */
  fromName?: string;
  replyTo?: Correspondent;
  /** What it is about, once: a letter sent again carries the same Message-ID. */
  id?: string;
};

/** Hands one letter to the SMTP server; throws where it is not taken, so that the job tries again. */
export type Mailer = { send: (letter: Letter) => Promise<{ messageId: string }> };

const Address = z.email().max(254);
const MediaType = /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/;

/** One line for a header: nothing in it can end the header and begin another. */
const line = (text: string, most: number) =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, most);

/** Recipients are a name and an address, never one string; an address that is none is refused. */
function correspondent({ name, address }: Correspondent): Correspondent {
  if (!Address.safeParse(address).success) throw refusePlatform('address-refused', { address: line(address, 80) });
  return { name: line(name, 120), address };
}

const fileName = (name: string) => line(name, 120).replace(/[\\/:*?"<>|]/g, '-') || 'document';

/** The post, where SMTP is configured; without it callers refuse with `platform/mail-not-configured`. */
export function mailer(config: Pick<Config, 'SMTP_URL' | 'MAIL_FROM'>): Mailer | undefined {
  if (!config.SMTP_URL) return undefined;
  let transport: Transporter | undefined;
  return {
    send: async (letter) => {
      const to = correspondent(letter.to);
      transport ??= await connect(config.SMTP_URL);
      const sent = await transport.sendMail({
        from: { name: line(letter.fromName ?? 'Forecourt', 120), address: config.MAIL_FROM },
        to: [to],
        replyTo: letter.replyTo && [correspondent(letter.replyTo)],
        envelope: { from: config.MAIL_FROM, to: [to.address] },
        messageId: letter.id && `<${line(letter.id, 120).replace(/[^\w.-]/g, '-')}@${config.MAIL_FROM.split('@')[1]}>`,
        subject: line(letter.subject, 200),
        text: letter.text,
        html: letter.html,
        attachments: letter.attachments?.map(({ filename, content, contentType }) => ({
          filename: fileName(filename),
          content,
          contentType: MediaType.test(contentType) ? contentType : 'application/octet-stream',
          contentDisposition: 'attachment' as const,
        })),
      });
      return { messageId: sent.messageId };
    },
  };
}

async function connect(url: string | undefined): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    dnsTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
