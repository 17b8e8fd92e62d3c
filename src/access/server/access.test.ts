import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer, testPassword } from '#app/server/testing.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('signing in', () => {
  test('tells who I am, my branches and what I may', async () => {
    const { status, body } = await (await server.as('sales.hn')).get('/api/access/me');
    expect(status).toBe(200);
    expect(body.email).toBe('sales.hn@forecourt.test');
    expect(body.branches.map((branch: { code: string }) => branch.code)).toEqual(['hn']);
    expect(body.permissions['quotation.write']).toEqual([server.world.branches.hn.id]);
    expect(body.permissions['margin.read']).toBeUndefined();
  });

  test('is refused with a wrong password, and nothing is open without a session', async () => {
    const nobody = await server.as();
    const wrong = await nobody.post('/api/auth/sign-in/email', { email: 'sales.hn@forecourt.test', password: 'wrong password here' });
    expect(wrong.status).toBe(401);
    expect((await nobody.get('/api/access/me')).status).toBe(401);
    expect((await nobody.post('/api/auth/sign-up/email', { email: 'x@y.test', password: testPassword, name: 'x' })).status).toBe(404);
  });

  test('ends with sign-out at once', async () => {
    const signIn = await fetch(`${server.address}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'guard.hn@forecourt.test', password: testPassword }),
    });
    const cookie = signIn.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    expect((await fetch(`${server.address}/api/access/me`, { headers: { cookie } })).status).toBe(200);
    await fetch(`${server.address}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: '{}',
    });
    expect((await fetch(`${server.address}/api/access/me`, { headers: { cookie } })).status).toBe(401);
  });
});

describe('guessing', () => {
  test('is slowed down by address, whatever a header claims, and the right password waits too', async () => {
    const guarded = await startTestServer({ env: { SIGN_IN_LIMIT: '3' } });
    try {
      const attempt = (password: string, from: string) =>
        fetch(`${guarded.address}/api/auth/sign-in/email`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': from, 'x-client-address': from },
          body: JSON.stringify({ email: 'sales.hn@forecourt.test', password }),
        });
      const answers: number[] = [];
      for (let n = 0; n < 4; n++) answers.push((await attempt(`wrong password ${n}`, `10.0.0.${n}`)).status);
      expect(answers).toEqual([401, 401, 401, 429]);
      expect((await attempt(testPassword, '10.0.1.1')).status).toBe(429);
    } finally {
      await guarded.stop();
    }
  });
});

describe('a forgotten password', () => {
  test('is set anew by a link in the post that works once, and nobody learns who has an account', async () => {
    const letters: string[] = [];
    const post = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _, done) => {
        let letter = '';
        stream.on('data', (part: Buffer) => {
          letter += part.toString();
        });
        stream.on('end', () => {
          letters.push(letter.replaceAll('=\r\n', '').replaceAll('=3D', '='));
          done();
        });
      },
    });
    await new Promise<void>((ready) => post.listen(0, '127.0.0.1', ready));
    const port = (post.server.address() as AddressInfo).port;
    const posted = await startTestServer({ env: { SMTP_URL: `smtp://127.0.0.1:${port}?ignoreTLS=true` } });
    try {
      const nobody = await posted.as();
      const ask = (email: string) => nobody.post('/api/auth/request-password-reset', { email, redirectTo: '/reset-password' });
      const [known, unknown] = [await ask('accountant.hn@forecourt.test'), await ask('nobody@forecourt.test')];
      expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
      expect(letters).toHaveLength(1);
      const token = /reset-password\?token=([\w-]+)/.exec(letters[0] ?? '')?.[1];
      const set = () => nobody.post('/api/auth/reset-password', { token, newPassword: 'a new long password' });
      expect((await set()).status).toBe(200);
      expect((await set()).status).toBe(400);
      const signIn = (password: string) => nobody.post('/api/auth/sign-in/email', { email: 'accountant.hn@forecourt.test', password });
      expect((await signIn('a new long password')).status).toBe(200);
      expect((await signIn(testPassword)).status).toBe(401);
    } finally {
      await posted.stop();
      await new Promise<void>((closed) => post.close(() => closed()));
    }
  });
});

describe('a refusal', () => {
  test('is said in the language that was asked for, else in the person’s own', async () => {
    const sales = await server.as('sales.hn');
    expect((await sales.get('/api/people')).body.detail).toContain('Bạn không có quyền');
    const cookie = await fetch(`${server.address}/api/access/me`, { headers: { 'accept-language': 'vi' } });
    expect(((await cookie.json()) as { detail: string }).detail).toBe('Vui lòng đăng nhập.');
  });
});

describe('people', () => {
  test('a salesperson cannot see them, the administrator invites and disables, and sessions end at once', async () => {
    const admin = await server.as('admin');
    expect((await (await server.as('sales.hn')).get('/api/people')).status).toBe(403);
    const roles = [{ role: 'SALES', branchId: server.world.branches.hcm.id }];
    const invited = await admin.post('/api/people', { name: 'Lâm Gia Huy', email: 'huy@forecourt.test', roles });
    expect(invited.status).toBe(201);
    const token = new URL(invited.body.setPasswordUrl).searchParams.get('token');
    const set = await (await server.as()).post('/api/auth/reset-password', { token, newPassword: testPassword });
    expect(set.status).toBe(200);
    const huy = await server.as('huy');
    expect((await huy.get('/api/access/me')).status).toBe(200);
    expect((await admin.post(`/api/people/${invited.body.id}/disable`)).status).toBe(200);
    expect((await huy.get('/api/access/me')).status).toBe(401);
  });

  test('the same e-mail address twice is refused', async () => {
    const admin = await server.as('admin');
    const again = await admin.post('/api/people', {
      name: 'X',
      email: 'sales.hn@forecourt.test',
      roles: [{ role: 'ADMIN', branchId: null }],
    });
    expect(again.status).toBe(409);
    expect(again.body.type).toBe('/problems/access/email-taken');
  });

  test('a branch that is not there is refused', async () => {
    const admin = await server.as('admin');
    const roles = [{ role: 'SALES', branchId: '01890000-0000-7000-8000-000000000000' }];
    expect((await admin.post('/api/people', { name: 'X', email: 'x@forecourt.test', roles })).status).toBe(404);
  });
});

describe('API keys', () => {
  test('act as their person until they are ended', async () => {
    const sales = await server.as('sales.hn');
    const made = await sales.post('/api/access/keys', { label: 'CRM' });
    expect(made.status).toBe(200);
    const asKey = () => fetch(`${server.address}/api/access/me`, { headers: { 'x-api-key': made.body.key } });
    expect((await asKey()).status).toBe(200);
    expect((await sales.get('/api/access/keys')).text).not.toContain(made.body.key);
    expect((await sales.post(`/api/access/keys/${made.body.id}/end`)).status).toBe(200);
    expect((await asKey()).status).toBe(401);
  });
});

describe('an idempotency key', () => {
  test('gives the first answer again, byte for byte, and refuses another body', async () => {
    const admin = await server.as('admin');
    const body = { name: 'Once', email: 'once@forecourt.test', roles: [{ role: 'ADMIN', branchId: null }] };
    const first = await admin.post('/api/people', body, { 'idempotency-key': 'k1' });
    const second = await admin.post('/api/people', body, { 'idempotency-key': 'k1' });
    expect(second.text).toBe(first.text);
    expect(second.status).toBe(201);
    const other = await admin.post('/api/people', { ...body, name: 'Twice' }, { 'idempotency-key': 'k1' });
    expect(other.status).toBe(422);
  });
});
