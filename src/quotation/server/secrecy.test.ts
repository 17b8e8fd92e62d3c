import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '#app/server/testing.ts';
import { seedApproval } from '#approval/server/seed.ts';
import { seedCustomer } from '#customer/server/seed.ts';
import { QuotationStatus } from '../domain/quotation.ts';
import { chosenCar, seedQuotation } from './seed.ts';

let server: TestServer;
const base = '/api/sales/quotations';
const rows = async (text: string, values: unknown[] = []) => (await server.database.pool.query(text, values)).rows;
beforeAll(async () => {
  server = await startTestServer();
  for (const seed of [seedCustomer, seedApproval, seedQuotation]) await server.inside((ctx) => seed(ctx, server.world));
});
afterAll(() => server.stop());

describe('the demonstration', () => {
  test('has quotations in every state that needs no booking, in every branch', async () => {
    const wanted = QuotationStatus.options.filter((status) => status !== 'CONVERTED' && status !== 'CONTRACT');
    for (const code of ['hn', 'hcm', 'pn']) {
      const found = await rows('select distinct q.status from quotations q join branches b on b.id = q.branch_id where b.code = $1', [
        code,
      ]);
      expect(found.map(({ status }) => status).sort(), code).toEqual([...wanted].sort());
    }
  });

  test('has the worked example in Hà Nội and John Doe’s Corolla in Pune', async () => {
    const [example] = await rows('select status, gross_profit::text, margin_bp from quotations where total_price = 1273535000');
    expect(example).toEqual({ status: 'SENT', gross_profit: '108680000', margin_bp: 965 });
    const [corolla] = await rows(`select model, version, color, status, currency from quotations where customer_name = 'John Doe'`);
    expect(corolla).toEqual({ model: 'Corolla', version: 'Model X', color: 'Blue', status: 'ACCEPTED', currency: 'INR' });
  });

  test('keeps the sums: lines to the total, parts to the profit', async () => {
    expect(
      await rows(`select q.id from quotations q where q.total_price <> (select sum(l.amount) from quotation_lines l where l.quotation_id = q.id)
        or q.gross_profit <> q.net_revenue - q.cost`),
    ).toEqual([]);
  });
});

describe('cost and margin never reach a salesperson', () => {
  /** Whatever stands in the database of what they must not see. */
  const canaries = async () => {
    const found = await rows(`
      select cost::text v from quotations union select abs(gross_profit)::text from quotations
      union select p.salesman_price::text from cash_prices p where p.salesman_price <> p.retail_price
      union select costs ->> 'car' from quotations union select (facts ->> 'grossProfit') from approval_requests`);
    return found.map(({ v }) => v as string).filter((value) => value.length >= 7);
  };
  const secretWords =
    /"(?:profit|marginBp|margin|cost|costs|grossProfit|netRevenue|floor|floorPrice|salesmanPrice|belowFloor|carCostBp|operatingCost|landedCost)"/;

  test('by no answer, no list, no search, no event of a deal', async () => {
    const secrets = await canaries();
    for (const person of ['sales.hn', 'sales2.hn', 'sales.pn', 'accountant.hn', 'operations.hcm']) {
      const client = await server.as(person);
      const listed = await client.get(`${base}?limit=200`);
      const ids: string[] = listed.body.items.map(({ id }: { id: string }) => id);
      expect(ids.length, person).toBeGreaterThan(0);
      const answers = [
        listed,
        await client.get(`${base}?q=nguyen`),
        await client.get('/api/approvals?limit=200'),
        await client.get('/api/approvals?status=APPROVED'),
      ];
      for (const id of ids) answers.push(await client.get(`${base}/${id}`), await client.get(`${base}/${id}/revisions`));
      for (const { text } of answers) {
        expect(text).not.toMatch(secretWords);
        for (const secret of secrets) expect(text.includes(secret), `${person}: ${secret} in ${text.slice(0, 200)}`).toBe(false);
      }
    }
  });

  test('by no answer to what they do', async () => {
    const sales = await server.as('sales.hn');
    const car = await server.inside((ctx) => chosenCar(ctx, 'CR-V L', 'Platinum', ['EXT-BODYKIT']));
    const body = {
      type: 'CASH_SALE',
      ...car,
      registrationArea: 'HN',
      customerName: 'An',
      customerPhone: '0912700700',
      unitPrice: 1_070_000_000,
    };
    const drafted = await sales.post(base, body);
    const { id } = drafted.body;
    const answers = [
      drafted,
      await sales.patch(`${base}/${id}`, { rowVersion: 1, discount: 50_000_000 }),
      await sales.patch(`${base}/${id}`, { rowVersion: 1, discount: 1 }),
      await sales.post(`${base}/${id}/send`),
      await sales.post(`${base}/${id}/submit`),
      await sales.post(`${base}/${id}/revise`),
      await sales.get(`${base}/offer?versionId=${car.versionId}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 409, 409, 200, 200, 200]);
    const secrets = await canaries();
    for (const { text } of answers) {
      expect(text).not.toMatch(secretWords);
      for (const secret of secrets) expect(text.includes(secret), `${secret} in ${text.slice(0, 300)}`).toBe(false);
    }
  });

  test('by no event and by no paper', async () => {
    const events = await rows(`select changes::text as told from events where subject in ('quotation', 'approval')`);
    expect(events.map(({ told }) => told).join('\n')).not.toMatch(/margin|profit|floor|"cost|revenue|lợi nhuận/i);
    const sales = await server.as('sales.hn');
    const [one] = (await sales.get(`${base}?status=SENT`)).body.items;
    const pdf = await sales.get(`${base}/${one.id}/pdf`);
    const { text } = await extractText(pdf.bytes, { mergePages: true });
    const digits = text.replace(/[.,]/g, '');
    for (const secret of await canaries()) expect(digits.includes(secret), secret).toBe(false);
  });

  test('while a manager sees them, in the list and on the page, the ratios with the offer', async () => {
    const manager = await server.as('manager.hn');
    const [row] = (await manager.get(`${base}?limit=1`)).body.items;
    expect(row.profit).toEqual({ grossProfit: expect.any(Number), marginBp: expect.any(Number) });
    const { profit } = (await manager.get(`${base}/${row.id}`)).body;
    expect(profit).toEqual({
      netRevenue: expect.any(Number),
      costs: expect.any(Object),
      cost: expect.any(Number),
      grossProfit: row.profit.grossProfit,
      marginBp: row.profit.marginBp,
    });
    const car = await server.inside((ctx) => chosenCar(ctx, 'CR-V L', 'Platinum'));
    const offer = (await manager.get(`${base}/offer?versionId=${car.versionId}`)).body;
    expect(offer).toMatchObject({ price: { proposed: 1_109_000_000, floor: 1_079_000_000 }, costs: { carCostBp: 8800 } });
    const foreign = await manager.get(`${base}/offer?versionId=${car.versionId}&branchId=${server.world.branches.hcm.id}`);
    expect(foreign.status).toBe(404);
  });
});

describe('a list', () => {
  test('is one statement, a second where drafts are in it, pages without repeating, and finds by number, phone and a name without accents', async () => {
    const manager = await server.as('manager.hn');
    expect(await server.statements(() => manager.get(base))).toHaveLength(2);
    expect(await server.statements(() => manager.get(`${base}?status=CONVERTED`))).toHaveLength(1);
    for (const sort of ['-createdAt', 'createdAt', '-totalPrice', 'totalPrice', '-expiryDate', 'expiryDate']) {
      const whole = (await manager.get(`${base}?limit=200&sort=${sort}`)).body.items.map(({ id }: { id: string }) => id);
      const paged: string[] = [];
      for (let cursor = ''; cursor !== null; ) {
        const { items, nextCursor } = (await manager.get(`${base}?limit=5&sort=${sort}&cursor=${cursor}`)).body;
        paged.push(...items.map(({ id }: { id: string }) => id));
        cursor = nextCursor;
      }
      expect(paged, sort).toEqual(whole);
      expect(new Set(whole).size).toBe(whole.length);
    }
    const [one] = await rows(
      'select q.quote_number, c.name_folded, c.phone from quotations q join customers c on c.id = q.customer_id where q.total_price = 1273535000',
    );
    for (const q of [
      one.quote_number,
      one.quote_number.slice(0, 10),
      one.name_folded,
      one.phone,
      `0${one.phone.slice(3, 6)} ${one.phone.slice(6)}`,
    ]) {
      const found = (await manager.get(`${base}?q=${encodeURIComponent(q)}&limit=200`)).body.items;
      expect(
        found.some(({ totalPrice }: { totalPrice: number }) => totalPrice === 1_273_535_000),
        q,
      ).toBe(true);
    }
    const sent = (await manager.get(`${base}?status=SENT,ACCEPTED&model=CR-V`)).body.items;
    expect(sent.length).toBeGreaterThan(0);
    expect(
      sent.every(({ status, model }: { status: string; model: string }) => ['SENT', 'ACCEPTED'].includes(status) && model === 'CR-V'),
    ).toBe(true);
  });

  test('says of each row what can be done with it', async () => {
    const sales = await server.as('sales.hn');
    const { items } = (await sales.get(`${base}?limit=200`)).body;
    for (const row of items) expect((await sales.get(`${base}/${row.id}`)).body.moves, row.status).toEqual(row.moves);
  });
});
