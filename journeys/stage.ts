import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { TestProject } from 'vitest/node';

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
  const folder = mkdtempSync(join(tmpdir(), 'forecourt-stage-'));
  const [port, smtpPort, postPort] = [await freePort(), await freePort(), await freePort()];
  const office = await postOffice(smtpPort, postPort);
  const program = spawn('node', [join(import.meta.dirname, '../src/app/server/main.ts')], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: folder,
      DEMO_PASSWORD: password,
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}?ignoreTLS=true`,
      SIGN_IN_LIMIT: '1000',
      RATE_LIMIT: '100000',
      LOG_LEVEL: 'warn',
      PUBLIC_URL: `http://localhost:${port}`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = `http://localhost:${port}`;
  await opened(program, `Forecourt is open at ${address}`);
  project.provide('address', address);
  project.provide('password', password);
  project.provide('post', `http://127.0.0.1:${postPort}`);
  return async () => {
    const gone = new Promise((done) => program.once('exit', done));
    program.kill('SIGTERM');
    await gone;
    office.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Resolves when the program says that it is open; rejects when it ends before. */
function opened(program: ChildProcess, sentence: string): Promise<void> {
  return new Promise((done, fail) => {
    let said = '';
    program.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(sentence)) done();
    });
    program.once('exit', (code) => fail(new Error(`the program ended (${code}): ${said}`)));
  });
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

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))));
    });
  });
}
