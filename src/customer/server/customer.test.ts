import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestServer, type TestServer } from '#app/server/testing.ts';
import { fold } from '../domain/rules.ts';
import { seedCustomer } from './seed.ts';
import { customerFor } from './service.ts';

let server: TestServer;
let hn: Client;
let hcm: Client;
let manager: Client;
let admin: Client;
const nobodysId = '01890000-0000-7000-8000-000000000000';

beforeAll(async () => {
  server = await startTestServer();
  await server.inside((ctx) => seedCustomer(ctx, server.world));
  hn = await server.as('sales.hn');
  hcm = await server.as('sales.hcm');
  manager = await server.as('manager.hn');
  admin = await server.as('admin');
});
afterAll(() => server.stop());

type Named = { id: string; name: string };
const names = (reply: { body: { items: Named[] } }) => reply.body.items.map(({ name }) => name);
const find = async (client: Client, q: string, more = '') => client.get(`/api/customers?q=${encodeURIComponent(q)}${more}`);
const one = async (client: Client, q: string): Promise<Named> => (await find(client, q)).body.items[0];
let next = 0;
const phone = () => `09${String(70_000_000 + next++)}`;
const create = async (client: Client, more: object = {}) =>
  client.post('/api/customers', { name: 'Nguyễn Thử Nghiệm', phone: phone(), ...more });

describe('finding a customer', () => {
  test.each([
    'nguyen van duc',
    'Nguyễn Văn Đức',
    'NGUYEN  VAN  DUC',
    'duc nguyen',
    'văn đức',
    'van du',
  ])('“%s” finds Nguyễn Văn Đức first', async (q) => {
    expect((await one(hn, q)).name).toBe('Nguyễn Văn Đức');
  });

  test.each([
    '0912 345 678',
    '+84912345678',
    '0912.345.678',
    '84912345678',
    '912345',
    '5678',
    'DUC.NGUYEN@example.com',
    'duc.nguyen@',
  ])('“%s” finds him by phone or e-mail', async (q) => expect(names(await find(hn, q))).toContain('Nguyễn Văn Đức'));

  test('those whose name begins so come first, a misspelt name is guessed, and nothing is found for nonsense', async () => {
    expect((await one(hn, 'do')).name).toBe('Đỗ Hải Yến');
    expect(names(await find(hn, 'nguyem van duk'))).toContain('Nguyễn Văn Đức');
    expect(names(await find(hn, 'zzzz qqqq'))).toEqual([]);
    expect(names(await find(hn, '%'))).toEqual([]);
    expect(names(await find(hn, "a' or 1=1 --"))).toEqual([]);
  });

  test('a company is found by its tax number and by any word of its name', async () => {
    expect((await one(hn, '0101234567')).name).toContain('Hà Thành');
    expect((await one(hn, 'van tai ha thanh')).name).toContain('Hà Thành');
    expect(names(await find(hn, '', '&kind=COMPANY'))).toHaveLength(2);
  });

  test.each(['limit=4', 'limit=1&q=n'])('the list is paged and shows each once: %s', async (query) => {
    const all = names(await hn.get(`/api/customers?${query.replace(/limit=\d/, 'limit=200')}`));
    const seen: string[] = [];
    let cursor = '';
    do {
      const reply: { body: { items: Named[]; nextCursor: string | null } } = await hn.get(`/api/customers?${query}&cursor=${cursor}`);
      seen.push(...names(reply));
      cursor = reply.body.nextCursor ?? '';
    } while (cursor);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual(all);
  });

  test('costs one statement, and a second where nobody is found', async () => {
    expect(await server.statements(() => find(hn, 'duc'))).toHaveLength(1);
    expect(await server.statements(() => find(hn, 'nothing alike'))).toHaveLength(2);
  });

  test('a cursor that was tampered with is refused', async () => {
    const cursor = Buffer.from(`0 9999-99-99\n${nobodysId}`).toString('base64url');
    expect((await hn.get(`/api/customers?cursor=${cursor}`)).status).toBe(400);
  });

  test('the browser’s folding of a name is the database’s', async () => {
    const letters = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđĐÂƯƠ bnøßłæ';
    const samples = fc.sample(fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 20 }), 200);
    const { rows } = await server.db.execute<{ folded: string }>(
      sql`select fold(name) as folded from jsonb_array_elements_text(${JSON.stringify(samples)}::jsonb) with ordinality as each (name, at) order by at`,
    );
    expect(rows.map(({ folded }) => folded)).toEqual(samples.map(fold));
  });
});

describe('noting a customer', () => {
  test('keeps the phone as the branch’s country dials it', async () => {
    expect((await create(hn, { phone: '(+84) 970-111-222' })).body).toMatchObject({ phone: '+84970111222', kind: 'PERSON', rowVersion: 1 });
    const pune = await server.as('sales.pn');
    expect((await create(pune, { name: 'Sanjay Rao', phone: '098220 55555' })).body.phone).toBe('+919822055555');
  });

  test.each([
    [{ phone: '12345' }, '/phone'],
    [{ name: '   ' }, '/name'],
    [{ email: 'no address' }, '/email'],
    [{ source: 'MARS' }, '/source'],
    [{ groupId: 'x' }, '/groupId'],
    [{ rowVersion: 7 }, '/rowVersion'],
    [{ createdBy: nobodysId }, '/createdBy'],
  ])('bad input names the field: %j', async (wrong, at) => {
    const reply = await create(hn, wrong);
    expect(reply.status).toBe(400);
    expect(reply.body.violations.map((violation: { at: string }) => violation.at)).toEqual([at]);
    expect(reply.body.violations[0].says).not.toBe('');
  });

  test('whoever works in several branches says in which', async () => {
    const reply = await create(admin);
    expect(reply.body).toMatchObject({ status: 400, title: 'branch/choose-branch', violations: [{ at: '/branchId' }] });
    expect((await create(admin, { branchId: server.world.branches.hn.id })).status).toBe(201);
  });

  test('the same key twice makes one customer', async () => {
    const body = { name: 'Lê Hai Lần', phone: phone() };
    const key = { 'idempotency-key': 'customer-once' };
    const [first, second] = [await hn.post('/api/customers', body, key), await hn.post('/api/customers', body, key)];
    expect(second.text).toBe(first.text);
    expect(names(await find(hn, 'le hai lan'))).toHaveLength(1);
  });

  test('is for those who may', async () => {
    expect((await create(await server.as('accountant.hn'))).status).toBe(403);
    expect((await (await server.as('guard.hn')).get('/api/customers')).status).toBe(403);
    expect((await (await server.as()).get('/api/customers')).status).toBe(401);
  });
});

describe('a possible duplicate', () => {
  const like = (query: string, client = hn) => client.get(`/api/customers/duplicates?${query}`);

  test('is noticed by phone in any spelling, e-mail, tax number or a very similar name', async () => {
    expect((await like('phone=%2B84%20912%20345%20678')).body.items).toMatchObject([{ name: 'Nguyễn Văn Đức', because: ['PHONE'] }]);
    expect((await like('email=DUC.nguyen@example.com')).body.items).toMatchObject([{ because: ['EMAIL'] }]);
    expect((await like('taxNumber=0107654321')).body.items).toMatchObject([{ because: ['TAX_NUMBER'] }]);
    expect((await like('name=nguyen van duc')).body.items).toMatchObject([{ name: 'Nguyễn Văn Đức', because: ['NAME'] }]);
    expect((await like('name=le')).body.items).toEqual([]);
    expect((await like('phone=091')).body.items).toEqual([]);
  });

  test('names every reason, the strongest customer first, and never the one being edited', async () => {
    const { body } = await like('phone=0912345678&email=duc.nguyen@example.com&name=Nguyễn Văn Đức');
    expect(body.items[0]).toMatchObject({ name: 'Nguyễn Văn Đức', because: ['PHONE', 'EMAIL', 'NAME'] });
    expect((await like(`phone=0912345678&exceptId=${body.items[0].id}`)).body.items).toEqual([]);
  });

  test('of another branch is not told', async () => {
    expect((await like('phone=0912345678', hcm)).body.items).toEqual([]);
  });
});

describe('changing a customer', () => {
  test('changes what was sent, counts up and is on the timeline with before and after', async () => {
    const { body: customer } = await create(hn, { email: 'cu@example.com' });
    const changed = await hn.patch(`/api/customers/${customer.id}`, {
      rowVersion: 1,
      phone: '0971 222 333',
      email: null,
      notes: 'Gọi lại thứ Hai',
    });
    expect(changed.body).toMatchObject({
      phone: '+84971222333',
      email: null,
      notes: 'Gọi lại thứ Hai',
      rowVersion: 2,
      name: customer.name,
    });
    const { body } = await hn.get(`/api/customers/${customer.id}`);
    expect(body.events[0]).toMatchObject({
      move: 'change',
      subject: 'customer',
      changes: { phone: [customer.phone, '+84971222333'], email: ['cu@example.com', null] },
    });
    expect(body.events[0].changes.name).toBeUndefined();
  });

  test('after somebody else did is refused with the values that are there now, and changes nothing', async () => {
    const { body: customer } = await create(hn);
    await hn.patch(`/api/customers/${customer.id}`, { rowVersion: 1, name: 'Tên của người kia' });
    const late = await manager.patch(`/api/customers/${customer.id}`, { rowVersion: 1, name: 'Tên của tôi' });
    expect(late.body).toMatchObject({ status: 409, title: 'platform/changed-meanwhile', name: 'Tên của người kia', rowVersion: 2 });
    expect((await hn.get(`/api/customers/${customer.id}`)).body).toMatchObject({ name: 'Tên của người kia', rowVersion: 2 });
  });

  test('a phone that cannot be called is refused at its field', async () => {
    const { body: customer } = await create(hn);
    const reply = await hn.patch(`/api/customers/${customer.id}`, { rowVersion: 1, phone: '0912' });
    expect(reply.body).toMatchObject({ status: 400, title: 'customer/bad-phone', violations: [{ at: '/phone' }] });
  });
});

describe('a customer of another branch', () => {
  test('is not there, in a path or in a body', async () => {
    const { id } = await one(hn, 'nguyen van duc');
    const missing = await hcm.get(`/api/customers/${nobodysId}`);
    const foreign = await hcm.get(`/api/customers/${id}`);
    expect([foreign.status, foreign.body.title, foreign.body.detail]).toEqual([404, missing.body.title, missing.body.detail]);
    expect((await hcm.patch(`/api/customers/${id}`, { rowVersion: 1, name: 'X' })).status).toBe(404);
    expect(names(await find(hcm, 'nguyen van duc'))).not.toContain('Nguyễn Văn Đức');
    expect((await create(hcm, { branchId: server.world.branches.hn.id })).status).toBe(404);
    const group = (await hn.get('/api/customer-groups')).body.items[0];
    expect((await create(hcm, { groupId: group.id })).status).toBe(404);
    expect((await create(hcm, { groupId: nobodysId })).status).toBe(404);
    expect((await create(admin, { branchId: server.world.branches.hcm.id, groupId: group.id })).status).toBe(404);
  });
});

describe('customer groups', () => {
  const rename = { name: 'Câu lạc bộ xe cổ', discountBp: 250 };

  test('give a percentage or an amount, one of the two', async () => {
    const both = await manager.post('/api/customer-groups', { ...rename, discountAmount: 1 });
    expect(both.body).toMatchObject({ status: 400, title: 'customer/one-discount', violations: [{ at: '/discountBp' }] });
    expect((await manager.post('/api/customer-groups', { name: 'Không giảm' })).status).toBe(400);
    const { body: group } = await manager.post('/api/customer-groups', rename);
    expect(group).toMatchObject({ discountBp: 250, discountAmount: null, active: true });
    const changed = await manager.patch(`/api/customer-groups/${group.id}`, { rowVersion: 1, discountAmount: 5_000_000 });
    expect(changed.body).toMatchObject({ discountBp: null, discountAmount: 5_000_000, rowVersion: 2 });
    expect((await manager.patch(`/api/customer-groups/${group.id}`, { rowVersion: 1, name: 'X' })).status).toBe(409);
  });

  test('have names of their own in a branch, accents or not', async () => {
    const again = await manager.post('/api/customer-groups', { name: 'khach hang THAN THIET', discountBp: 0 });
    expect(again.body).toMatchObject({ status: 409, title: 'customer/group-name-taken' });
  });

  test('are edited by those who may, of their branch', async () => {
    const group = (await hcm.get('/api/customer-groups')).body.items[0];
    expect((await hn.post('/api/customer-groups', rename)).status).toBe(403);
    expect((await manager.patch(`/api/customer-groups/${group.id}`, { rowVersion: 1, name: 'X' })).status).toBe(404);
  });

  test('are given and taken; one that ended is not given any more', async () => {
    const { body: group } = await manager.post('/api/customer-groups', { name: 'Khuyến khích hè', discountBp: 50 });
    const { body: customer } = await create(hn, { groupId: group.id });
    expect(customer).toMatchObject({ groupId: group.id, groupName: 'Khuyến khích hè' });
    expect(names(await find(hn, '', `&groupId=${group.id}`))).toEqual([customer.name]);
    await manager.patch(`/api/customer-groups/${group.id}`, { rowVersion: 1, active: false });
    expect((await create(hn, { groupId: group.id })).body).toMatchObject({ status: 409, title: 'customer/group-ended' });
    expect((await hn.patch(`/api/customers/${customer.id}`, { rowVersion: 1, notes: 'vẫn trong nhóm' })).body.groupName).toBe(
      'Khuyến khích hè',
    );
    expect((await hn.patch(`/api/customers/${customer.id}`, { rowVersion: 2, groupId: null })).body).toMatchObject({
      groupId: null,
      groupName: null,
    });
  });
});

describe('whom a document is for', () => {
  const branchId = () => server.world.branches.hn.id;

  test('a phone in three spellings, asked for at once, is one customer', async () => {
    const spellings = ['0979 000 111', '+84979000111', '0979.000.111'];
    const found = await Promise.all(
      spellings.map((spelling) =>
        server.inside((ctx) => customerFor(ctx, { branchId: branchId(), name: 'Phan Ba Cách', phone: spelling }), 'sales.hn'),
      ),
    );
    expect(new Set(found.map(({ id }) => id)).size).toBe(1);
    expect(names(await find(hn, '0979000111'))).toEqual(['Phan Ba Cách']);
  });

  test('of another branch there is nobody, and a bad phone is refused at the document’s field', async () => {
    const { id } = await one(hcm, 'vo thanh long');
    await expect(server.inside((ctx) => customerFor(ctx, { branchId: branchId(), customerId: id }), 'sales.hn')).rejects.toMatchObject({
      type: 'platform/not-found',
    });
    await expect(server.inside((ctx) => customerFor(ctx, { branchId: branchId(), customerId: id }), 'admin')).rejects.toMatchObject({
      type: 'platform/not-found',
    });
    await expect(
      server.inside((ctx) => customerFor(ctx, { branchId: branchId(), name: 'X', phone: '12' }), 'sales.hn'),
    ).rejects.toMatchObject({
      type: 'customer/bad-phone',
      violations: [{ at: '/customerPhone' }],
    });
  });
});
