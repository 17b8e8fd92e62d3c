import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { TestProject } from 'vitest/node';
import { buildWeb } from '#app/server/build.ts';
import { startProgram } from '#app/server/program.ts';
import { freePort } from '#platform/server/postgres.ts';

export type CaughtMail = { to: string[]; subject: string; text: string; attachments: { filename: string; base64: string }[] };

declare module 'vitest' {
  export interface ProvidedContext {
    address: string;
    password: string;
    post: string;
  }
}

const password = 'a long demonstration password';

/** Sets the stage: the program as `npm start` runs it, with demonstration data, and a post office that catches its mail. */
export default async function stage(project: TestProject) {
  await buildWeb();
  const folder = mkdtempSync(join(tmpdir(), 'forecourt-stage-'));
  const [port, smtpPort, postPort] = [await freePort(), await freePort(), await freePort()];
  const office = await postOffice(smtpPort, postPort);
  const program = await startProgram({
    PORT: String(port),
    DATA_DIR: folder,
    DEMO_PASSWORD: password,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}?ignoreTLS=true`,
    PUBLIC_URL: `http://localhost:${port}`,
  });
  project.provide('address', program.address);
  project.provide('password', password);
  project.provide('post', `http://127.0.0.1:${postPort}`);
  return async () => {
    await program.kill('SIGTERM');
    office.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** An SMTP server that keeps what it gets, and an address where a journey reads it: `GET /?to=…`. */
async function postOffice(smtpPort: number, port: number) {
  const caught: CaughtMail[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        const mail = await PostalMime.parse(Buffer.concat(parts), { attachmentEncoding: 'base64' });
        caught.push({
          to: session.envelope.rcptTo.map((one) => one.address),
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          attachments: mail.attachments.map((one) => ({ filename: one.filename ?? '', base64: String(one.content) })),
        });
        done();
      });
    },
  });
  await new Promise<void>((ready) => smtp.listen(smtpPort, '127.0.0.1', ready));

  const counter = createHttp((request, answer) => {
    const to = new URL(request.url ?? '/', 'http://localhost').searchParams.get('to');
    answer.setHeader('content-type', 'application/json');
    answer.end(JSON.stringify(caught.filter((mail) => !to || mail.to.includes(to))));
  });
  await new Promise<void>((ready) => counter.listen(port, '127.0.0.1', ready));
  return {
    close: () => {
      smtp.close();
      counter.close();
    },
  };
}
