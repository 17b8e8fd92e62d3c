import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';

export type Letter = {
  to: { name: string; address: string };
  subject: string;
  text: string;
  attachments?: { filename: string; content: Buffer; contentType: string }[];
};

export type Mailer = { send: (letter: Letter) => Promise<void> };

/** The post, where SMTP is configured; recipients are always a name and an address, never one string. */
export function mailer(config: Pick<Config, 'SMTP_URL' | 'MAIL_FROM'>): Mailer | undefined {
  if (!config.SMTP_URL) return undefined;
  const transport = createTransport(config.SMTP_URL, { from: { name: 'Forecourt', address: config.MAIL_FROM } });
  return {
    send: async (letter) => {
      await transport.sendMail(letter);
    },
  };
}
