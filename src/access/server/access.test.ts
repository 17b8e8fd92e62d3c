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
