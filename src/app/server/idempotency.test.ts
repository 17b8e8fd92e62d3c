import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { deliveriesAt } from '#delivery/gatepass/server/seed.ts';
import { aSlip, cashDeskAt } from '#payment/deposit/server/seed.ts';
import { brokenInvariants } from './invariants.ts';
import { type Client, type Reply, startTestServer } from './testing.ts';

const start = '2026-11-20T03:00:00Z';
const server = await startTestServer({ at: start });
const office = await bookingsAt(server);
const desk = await cashDeskAt(server);
const photo = new Uint8Array(
  await sharp({ create: { width: 20, height: 20, channels: 3, background: '#123456' } })
    .jpeg()
    .toBuffer(),
);
const yard = await deliveriesAt(office, server, photo);
const { sales, rows } = office;
const { accountant, operations, guard, good } = yard;
const shade = office.aShade();

afterAll(async () => {
  expect(await brokenInvariants(server.database.pool)).toEqual([]);
  await server.stop();
});

const problem = ({ status, body }: Reply) => ({ status, type: body.type });
const reused = { status: 422, type: '/problems/platform/key-reused' };
const running = { status: 409, type: '/problems/platform/key-running' };

/** What every table holds, as one sum a table. */
const everything = () =>
  rows(`select relname, (xpath('/row/n/text()', query_to_xml(format(
      'select md5(coalesce(string_agg(t::text, '''' order by t::text), '''')) as n from %I t', relname), false, true, '')))[1]::text as n
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('sessions', 'rate_limits') order by 1`);

/** Who asks what, and something else that would be refused anyway. */
type Asked = { by: Client; path: string; body: () => unknown; other: unknown; otherPath?: string };

async function aReceipt(): Promise<Asked> {
  const { id: bookingId } = await office.aBooking(shade);
  const paid = { bookingId, amount: 1_000_000, method: 'CASH' };
  return { by: accountant, path: '/api/sales/payments', body: () => paid, other: { ...paid, amount: 10 ** 12 } };
}

async function aSigning(): Promise<Asked> {
  const { id: bookingId } = await office.aBooking(shade);
  const { id } = await good(sales.post('/api/sales/contracts', { bookingId, deliveryOn: '2026-12-01' }));
  const { sha256: contentHash } = await good(sales.get(`/api/sales/contracts/${id}/paper`));
  const signed = { how: 'TYPED', name: 'Nguyễn Đức Thắng', contentHash };
  return { by: sales, path: `/api/sales/contracts/${id}/sign`, body: () => signed, other: { ...signed, name: 'Somebody else' } };
}

async function aProof(): Promise<Asked> {
  const deposit = await good(desk.ask((await office.aBooking(shade)).id));
  const form = (content: Uint8Array<ArrayBuffer> | string) => {
    const body = new FormData();
    body.set('file', new Blob([content]), 'slip.png');
    return body;
  };
  return { by: sales, path: `/api/sales/deposits/${deposit.id}/proof`, body: () => form(aSlip()), other: form('<svg/>') };
}

const anIssue = async (): Promise<Asked> => {
  const { path } = await yard.inOrder();
  return { by: operations, path: `${path}/gatepasses`, body: () => ({}), other: {}, otherPath: `${path}/deliver` };
};

async function aUse(): Promise<Asked> {
  const { pass } = await yard.delivered();
  return { by: guard, path: '/api/gate/use', body: () => ({ pass: pass.gatepassNumber }), other: { pass: 'GP-1999-0001' } };
}

describe('the same Idempotency-Key again', () => {
  test.each([
    ['receiving money', aReceipt],
    ['signing a contract', aSigning],
    ['uploading a proof', aProof],
    ['issuing a gatepass', anIssue],
    ['letting a car out', aUse],
  ])('for %s answers byte for byte the same, changes nothing, and is refused for anything else', async (name, prepared) => {
    const { by, path, body, other, otherPath = path } = await prepared();
    const send = (to: string, what: unknown) => by.post(to, what, { 'idempotency-key': name });
    const first = await send(path, body());
    expect(first.status).toBeLessThan(300);
    const before = await everything();
    const again = await send(path, body());
    expect([again.status, Buffer.from(again.bytes)]).toEqual([first.status, Buffer.from(first.bytes)]);
    expect(problem(await send(otherPath, other))).toEqual(reused);
    expect(await everything()).toEqual(before);
    const anew = await by.post(otherPath, other);
    expect([400, 404, 409, 415]).toContain(anew.status);
    expect(await everything()).toEqual(before);
  });

  test('for an upload leaves no file that is never swept away', async () => {
    const { by, path, body } = await aProof();
    for (let turn = 0; turn < 3; turn++) await good(by.post(path, body(), { 'idempotency-key': 'three times' }));
    const kept = async () =>
      (await readdir(join(server.folder, 'files'), { recursive: true, withFileTypes: true }))
        .filter((one) => one.isFile())
        .map(({ parentPath, name }) => join(parentPath, name).slice(join(server.folder, 'files').length + 1));
    server.clock.set(Temporal.Now.instant().add({ hours: 25 }).toString());
    await server.runJob('document.sweep');
    server.clock.set(start);
    const known = await rows('select key from documents');
    expect((await kept()).sort()).toEqual(known.map(({ key }) => key).sort());
  });

  /** Sends the same twice at once while somebody else keeps a row that both need, until both wait for it. */
  async function bothWhile(kept: string, send: () => Promise<Reply>): Promise<Reply[]> {
    const holder = new pg.Client(server.url);
    await holder.connect();
    try {
      await holder.query('begin');
      await holder.query(`${kept} for update`);
      const both = Promise.all([send(), send()]);
      const waits = "select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
      await vi.waitFor(async () => expect((await holder.query(waits)).rows[0].n).toBe(2), { timeout: 5_000 });
      await holder.query('rollback');
      return (await both).sort((one, other) => one.status - other.status);
    } finally {
      await holder.end();
    }
  }

  test('while the first waits for its booking waits too, and has its answer', async () => {
    const { by, path, body } = await aReceipt();
    const { bookingId } = body() as { bookingId: string };
    const send = () => by.post(path, body(), { 'idempotency-key': 'at once' });
    const [one, other] = await bothWhile(`select 1 from bookings where id = '${bookingId}'`, send);
    expect([one?.status, other?.text]).toEqual([201, one?.text]);
    expect((await send()).text).toBe(one?.text);
    expect(await rows('select amount::int as amount from payments where booking_id = $1', [bookingId])).toEqual([{ amount: 1_000_000 }]);
  });

  test('while the first still works is told so, and later has its answer', async () => {
    const { dealId } = await office.aBooking(shade);
    const send = () => {
      const body = new FormData();
      body.set('file', new Blob([aSlip()]), 'slip.png');
      return sales.post(`/api/deals/${dealId}/documents?kind=INCOME`, body, { 'idempotency-key': 'at once' });
    };
    const [done, late] = await bothWhile(`select 1 from deals where id = '${dealId}'`, send);
    expect([done?.status, late && problem(late)]).toEqual([200, running]);
    expect((await send()).text).toBe(done?.text);
    expect(await rows('select kind from documents where deal_id = $1', [dealId])).toHaveLength(1);
  });
});
