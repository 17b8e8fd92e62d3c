import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Operation } from '#platform/domain/api.ts';
import { allRoutes } from './compose.ts';
import { seedAll, storySeeds } from './seed.ts';
import { type Client, startTestServer, type TestServer } from './testing.ts';

/** What one branch has is nothing to another, and what a car costs is nothing to a salesperson, in every answer there is. */
const signIn = { mail: false, publicUrl: 'http://localhost', forget: () => undefined };
const operations = allRoutes(signIn).flatMap(({ api }) =>
  Object.entries(api.operations).map(([name, operation]) => ({
    name: `${operation.method} ${api.base}${operation.path} (${name})`,
    base: api.base,
    operation: operation as Operation,
  })),
);

/** Where the records of a front door are kept, for those that belong to a branch. */
const tables: Record<string, string> = {
  '/branches': 'select id from branches where code = $1',
  '/customers': 'select c.id from customers c join branches b on b.id = c.branch_id where b.code = $1',
  '/customer-groups': 'select g.id from customer_groups g join branches b on b.id = g.branch_id where b.code = $1',
  '/pricebook/prices': 'select p.id from cash_prices p join branches b on b.id = p.branch_id where b.code = $1',
  '/pricebook/plans': 'select p.id from plans p join branches b on b.id = p.branch_id where b.code = $1',
  '/pricebook/promotions': 'select p.id from promotions p join branches b on b.id = p.branch_id where b.code = $1',
  '/pricebook/items': 'select p.id from item_prices p join branches b on b.id = p.branch_id where b.code = $1',
  '/sales/vehicles': 'select v.id from vehicles v join branches b on b.id = v.branch_id where b.code = $1',
  '/approvals': 'select r.id from approval_requests r join branches b on b.id = r.branch_id where b.code = $1',
  '/sales/quotations': 'select q.id from quotations q join branches b on b.id = q.branch_id where b.code = $1',
  '/deals': 'select d.id from deals d join branches b on b.id = d.branch_id where b.code = $1',
  '/sales/preparations': 'select p.id from preparations p join branches b on b.id = p.branch_id where b.code = $1',
  '/sales/deliveries': 'select d.id from deliveries d join branches b on b.id = d.branch_id where b.code = $1',
  '/sales/gatepasses': 'select g.id from gatepasses g join branches b on b.id = g.branch_id where b.code = $1',
  '/sales/contracts': 'select c.id from contracts c join branches b on b.id = c.branch_id where b.code = $1',
  '/sales/invoices': 'select i.id from invoices i join branches b on b.id = i.branch_id where b.code = $1',
  '/sales/bookings': 'select k.id from bookings k join branches b on b.id = k.branch_id where b.code = $1',
  '/sales/deposits': 'select d.id from deposits d join branches b on b.id = d.branch_id where b.code = $1',
  '/sales/payments': 'select p.id from payments p join branches b on b.id = p.branch_id where b.code = $1',
  '/messages': 'select m.id from messages m join branches b on b.id = m.branch_id where b.code = $1',
  '/documents': 'select d.id from documents d join branches b on b.id = d.branch_id where b.code = $1',
};
const nobodyId = '01890000-0000-7000-8000-000000000000';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await seedAll(async (work) => void (await server.inside(work)), server.world, storySeeds);
}, 120_000);
afterAll(() => server.stop());

/** A body that passes the schema as far as one can be made from it. */
function sample(schema: unknown): unknown {
  const one = schema as {
    type?: string;
    format?: string;
    enum?: unknown[];
    const?: unknown;
    anyOf?: unknown[];
    properties?: Record<string, unknown>;
    required?: string[];
    minimum?: number;
    minItems?: number;
    items?: unknown;
  };
  if (one.const !== undefined) return one.const;
  if (one.enum) return one.enum[0];
  if (one.anyOf) return sample(one.anyOf[0]);
  if (one.type === 'object') return Object.fromEntries((one.required ?? []).map((name) => [name, sample(one.properties?.[name])]));
  if (one.type === 'array') return Array.from({ length: one.minItems ?? 0 }, () => sample(one.items));
  if (one.type === 'integer' || one.type === 'number') return Math.max(1, one.minimum ?? 1);
  if (one.type === 'boolean') return true;
  if (one.format === 'uuid') return nobodyId;
  if (one.format === 'date') return '2026-12-01';
  return one.type === 'string' ? 'because' : null;
}

const ask = (client: Client, operation: Operation, path: string) => {
  const body = operation.body ? sample(z.toJSONSchema(operation.body, { io: 'input', unrepresentable: 'any' })) : {};
  if (operation.upload) return client.upload(path, 'empty.csv', '');
  if (operation.method === 'GET') return client.get(path);
  if (operation.method === 'DELETE') return client.delete(path);
  if (operation.method === 'PATCH') return client.patch(path, body);
  return operation.method === 'PUT' ? client.put(path, body) : client.post(path, body);
};

const idsOf = async (base: string, code: string): Promise<string[]> =>
  (await server.database.pool.query<{ id: string }>(tables[base] ?? 'select null where false', [code])).rows.map(({ id }) => id);

describe("another branch's record", () => {
  const ofRecords = operations.filter(({ base, operation }) => tables[base] && operation.path.includes(':id'));

  test('every front door with records of a branch is walked', () => {
    const doors = new Set(operations.filter(({ operation }) => operation.path.includes(':id')).map(({ base }) => base));
    const companyWide = ['/people', '/access', '/pricebook/fees', '/approval-rules', '/catalogue'];
    expect([...doors].filter((base) => !tables[base] && !companyWide.some((one) => base.startsWith(one)))).toEqual([]);
  });

  test.each(ofRecords)('is not there for $name: the same answer as for one that never was', async ({ base, operation }) => {
    const [id] = await idsOf(base, 'hn');
    expect(id).toBeDefined();
    const manager = await server.as('manager.pn');
    const path = (of: string) => `/api${base}${operation.path}`.replace(':id', of).replace(/:\w+/g, nobodyId);
    const theirs = await ask(manager, operation, path(id as string));
    const nobodys = await ask(manager, operation, path(nobodyId));
    const told = ({ status, body }: typeof theirs) => [status, body?.type, body?.detail, body?.violations];
    expect(told(theirs)).toEqual(told(nobodys));
    expect([400, 403, 404]).toContain(theirs.status);
  });

  test("is not in a list, with its branch's id or without", async () => {
    const manager = await server.as('manager.pn');
    const lists = operations.filter(({ base, operation }) => tables[base] && operation.method === 'GET' && operation.path === '');
    expect(lists.length).toBeGreaterThan(8);
    for (const { base } of lists) {
      const theirs = new Set(await idsOf(base, 'hn'));
      for (const query of ['', `?branchId=${server.world.branches.hn.id}`]) {
        const { status, body } = await manager.get(`/api${base}${query}`);
        if (status === 200) expect([base, body.items.filter((item: { id: string }) => theirs.has(item.id)).length]).toEqual([base, 0]);
        else expect([400, 404]).toContain(status);
      }
    }
  });
});

describe('cost and margin', () => {
  /** Every number that tells them, as the database has it. */
  async function canaries(): Promise<string[]> {
    const { rows } = await server.database.pool.query<{ value: string }>(
      'select cost::text as value from quotations union select gross_profit::text from quotations union select landed_cost::text from vehicles where landed_cost is not null',
    );
    return rows.map(({ value }) => value).filter((value) => value.replace('-', '').length > 5);
  }
  const secretNames = /"(profit|grossProfit|margin|marginBp|cost|costs|landedCost|netRevenue|carCostBp|belowFloor|marginBelowBp)"/;

  test('are in no answer and no PDF that a salesperson can get', async () => {
    const sales = await server.as('sales.hn');
    const secrets = await canaries();
    expect(secrets.length).toBeGreaterThan(10);
    let asked = 0;
    for (const { base, operation } of operations.filter(({ operation: one }) => one.method === 'GET')) {
      const ids = operation.path.includes(':id') ? (await idsOf(base, 'hn')).slice(0, 40) : [''];
      for (const id of ids) {
        const answer = await sales.get(`/api${base}${operation.path}`.replace(':id', id).replace(/:\w+/g, nobodyId));
        if (answer.status !== 200) continue;
        asked++;
        const text = operation.file ? await textOf(answer.bytes, operation.file) : answer.text;
        expect([base, operation.path, secretNames.exec(text)?.[0]]).toEqual([base, operation.path, undefined]);
        const digits = operation.file ? text.replace(/[.,\s](?=\d)/g, '') : text;
        expect([base, operation.path, secrets.filter((secret) => new RegExp(`(?<!\\d)${secret}(?!\\d)`).test(digits))]).toEqual([
          base,
          operation.path,
          [],
        ]);
      }
    }
    expect(asked).toBeGreaterThan(60);
  });

  test('are there for the manager', async () => {
    const manager = await server.as('manager.hn');
    const [id] = await idsOf('/sales/quotations', 'hn');
    expect((await manager.get(`/api/sales/quotations/${id}`)).body.profit.marginBp).toBeTypeOf('number');
  });
});

async function textOf(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<string> {
  if (type !== 'application/pdf') return new TextDecoder().decode(bytes);
  const { extractText, getDocumentProxy } = await import('unpdf');
  return (await extractText(await getDocumentProxy(bytes), { mergePages: true })).text;
}
