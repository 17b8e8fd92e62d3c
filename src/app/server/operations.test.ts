import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { permissions, type Role, roles } from '#access/domain/roles.ts';
import type { Operation } from '#platform/domain/api.ts';
import { allRoutes } from './compose.ts';
import { type Client, startTestServer, type TestServer } from './testing.ts';

/** Every operation of every capability, asked the wrong way: by whom it may not be asked, and with what it may not be told. */
const signIn = { mail: false, publicUrl: 'http://localhost', forget: () => undefined };
const operations = allRoutes(signIn).flatMap(({ api }) =>
  Object.entries(api.operations).map(([name, operation]) => ({
    name: `${operation.method} ${api.base}${operation.path} (${name})`,
    api,
    operation: operation as Operation,
  })),
);
const nobodyId = '01890000-0000-7000-8000-000000000000';
const pathOf = (base: string, operation: Operation) => `/api${base}${operation.path}`.replace(/:\w+/g, nobodyId);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ask = (client: Client, base: string, operation: Operation, body?: unknown) => {
  const path = pathOf(base, operation);
  if (operation.upload) return client.upload(path, 'empty.csv', '');
  if (operation.method === 'GET') return client.get(path);
  if (operation.method === 'DELETE') return client.delete(path);
  const told = body === undefined ? {} : body;
  if (operation.method === 'PATCH') return client.patch(path, told);
  return operation.method === 'PUT' ? client.put(path, told) : client.post(path, told);
};

/** One hash over every row of every table, but for what counts or remembers requests. */
async function fingerprint(): Promise<string> {
  const { rows } = await server.database.pool.query<{ name: string }>(
    "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('rate_limits', 'sessions') order by 1",
  );
  const hashes: string[] = [];
  for (const { name } of rows) {
    const found = await server.database.pool.query(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${name} t`,
    );
    hashes.push(`${name} ${found.rows[0].hash}`);
  }
  return hashes.join('\n');
}

describe('an operation', () => {
  test.each(operations)('$name names a permission that exists', ({ operation }) => {
    expect(['anyone', 'signed-in', ...permissions]).toContain(operation.may);
  });

  test.each(operations.filter(({ operation }) => operation.may !== 'anyone'))('$name is closed without signing in', async ({
    api,
    operation,
  }) => {
    expect((await ask(await server.as(), api.base, operation)).status).toBe(401);
  });

  const people: [string, Role][] = [
    ['sales.hn', 'SALES'],
    ['manager.hn', 'MANAGER'],
    ['accountant.hn', 'ACCOUNTANT'],
    ['operations.hn', 'OPERATIONS'],
    ['guard.hn', 'GUARD'],
    ['admin', 'ADMIN'],
  ];
  test.each(
    operations.filter(({ operation }) => operation.may !== 'anyone' && operation.may !== 'signed-in'),
  )('$name is for the roles that have its permission', async ({ api, operation }) => {
    for (const [person, role] of people) {
      const granted = roles[role][operation.may as keyof (typeof roles)[Role]] !== undefined;
      const { status } = await ask(await server.as(person), api.base, operation);
      if (granted) expect([person, status]).not.toEqual([person, 403]);
      else expect([person, status]).toEqual([person, 403]);
    }
  });

  test.each(operations.filter(({ operation }) => operation.path.includes(':id')))('$name of what is not there is 404 or bad input', async ({
    api,
    operation,
  }) => {
    const { status } = await ask(await server.as('admin'), api.base, operation);
    expect([400, 404, 415]).toContain(status);
  });
});

/** The fields of a body or a query, and those of them that must be there. */
function fieldsOf(schema: z.ZodType) {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, unknown> };
  const missing = schema.safeParse({}).error?.issues.map((issue) => String(issue.path[0])) ?? [];
  return Object.keys(described.properties ?? {}).map((name) => ({ name, required: missing.includes(name) }));
}

/** Values that no field of ours accepts. */
const impossible = [{ wrong: 'object' }, -(2 ** 60), 2 ** 60, '\u0000', 'x'.repeat(100_000)];

describe('a body', () => {
  const withBody = operations.filter(
    ({ operation }) => operation.body && fieldsOf(operation.body).length > 0 && operation.may !== 'anyone',
  );
  test.each(withBody)('of $name names each field that is wrong, and saves nothing', async ({ api, operation }) => {
    const admin = await server.as('admin');
    const before = await fingerprint();
    for (const { name, required } of fieldsOf(operation.body as z.ZodType)) {
      for (const value of impossible) {
        const answer = await ask(admin, api.base, operation, { [name]: value });
        expect([name, String(value).slice(0, 20), answer.status]).toEqual([name, String(value).slice(0, 20), 400]);
        const named = answer.body.violations.some((one: { at: string }) => one.at.split('/')[1] === name);
        expect([name, String(value).slice(0, 20), named]).toEqual([name, String(value).slice(0, 20), true]);
      }
      if (required) {
        const answer = await ask(admin, api.base, operation, {});
        expect(answer.body.violations.map((one: { at: string }) => one.at)).toContain(`/${name}`);
      }
    }
    for (const body of [[], 'text', 7, null]) expect((await ask(admin, api.base, operation, body)).status).toBe(400);
    expect(await fingerprint()).toBe(before);
  });

  test('that is no JSON, too deep, too large or of another kind is refused', async () => {
    const admin = await server.as('admin');
    const me = await admin.get('/api/access/me');
    expect(me.status).toBe(200);
    const send = (body: string, type: string) =>
      fetch(`${server.address}/api/people`, { method: 'POST', headers: { 'content-type': type }, body });
    expect((await send('{', 'application/json')).status).toBe(400);
    expect((await send('{"__proto__":{"x":1}}', 'application/json')).status).toBe(400);
    expect((await send('x', 'text/plain')).status).toBe(415);
    expect((await send('<a/>', 'application/xml')).status).toBe(415);
    expect((await send(`{"a":"${'x'.repeat(2_000_000)}"}`, 'application/json')).status).toBe(413);
    expect((await send('{}', 'application/json\t; charset=utf-8')).status).not.toBe(500);
  });

  test('from another site is refused', async () => {
    const answer = await fetch(`${server.address}/api/people`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.test' },
      body: '{}',
    });
    expect(answer.status).toBe(403);
  });
});

describe('a query', () => {
  const withQuery = operations.filter(({ operation }) => operation.method === 'GET' && operation.query && operation.may !== 'anyone');
  const odd = [
    "'",
    '"',
    '\\',
    '%',
    '_',
    '\u0000',
    '🚗',
    '-1',
    '99999999999999999999',
    '2026-02-30',
    "'; drop table events; --",
    '{"a":1}',
    '',
    'x'.repeat(5000),
  ];
  test.each(withQuery)('of $name is never a fault of ours, whatever it says', async ({ api, operation }) => {
    const admin = await server.as('admin');
    for (const { name } of fieldsOf(operation.query as z.ZodType))
      for (const value of odd) {
        const { status } = await admin.get(`${pathOf(api.base, operation)}?${new URLSearchParams({ [name]: value })}`);
        expect([name, value, status >= 500]).toEqual([name, value, false]);
      }
  });
});
