import { afterAll, describe, expect, test } from 'vitest';
import { brokenInvariants } from '#app/server/invariants.ts';
import { type Client, type Reply, startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import type { PreparationView, TaskView } from '../api.ts';
import { InspectionItem, type TaskKind } from '../domain/preparation.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const { sales, manager, rows, aShade, aCar, aQuotation, convert } = await bookingsAt(server);
const operations = await server.as('operations.hn');

afterAll(async () => {
  expect(await brokenInvariants(server.database.pool)).toEqual([]);
  await server.stop();
});

const problem = ({ status, body }: Reply) => ({ status, type: body.type });
const accessories = (await rows('select id from accessories order by code limit 2')).map(({ id }) => id);
const passed = (item: InspectionItem) => ({ item, passed: true });

/** A booking whose cars are allocated, and what is to be prepared of them. */
async function allocated({ ordered = accessories, cars = 1 } = {}) {
  const shade = aShade();
  for (let count = 0; count < cars; count++) await aCar(shade);
  const quotation = await aQuotation(shade, { accessories: ordered, quantity: cars });
  const { body: booking } = await convert(quotation.id, { requests: 'Dán phim trước khi giao', expectedOn: '2026-12-01' });
  for (const { id } of booking.cars) expect((await operations.post(`/api/sales/vehicles/${id}/allocate`)).status).toBe(200);
  const begun = await rows('select id from preparations where booking_id = $1 order by id', [booking.id]);
  return { shade, booking, ids: begun.map(({ id }) => id as string) };
}
async function onePreparation(given?: Parameters<typeof allocated>[0]) {
  const { booking, ids } = await allocated(given);
  const id = ids[0] ?? '';
  return { booking, id, path: `/api/sales/preparations/${id}` };
}
const read = async (path: string, by: Client = operations): Promise<PreparationView> => (await by.get(path)).body;
const taskOf = ({ tasks }: PreparationView, kind: TaskKind) => tasks.find((task) => task.kind === kind) as TaskView;
const insurance = { provider: 'Bảo Việt', policyNumber: 'BV-2026-778', cover: 'TNDS + vật chất xe', from: '2026-11-20', to: '2027-11-19' };

/** Does everything that is left to do. */
async function finish(path: string) {
  const { tasks } = await read(path);
  for (const { id } of tasks.filter(({ kind }) => kind === 'ACCESSORY')) await operations.post(`${path}/fit`, { taskId: id });
  await operations.post(`${path}/inspect`, { findings: InspectionItem.options.map(passed) });
  await operations.post(`${path}/register`, { number: '30K-123.45' });
  return operations.post(`${path}/insure`, insurance);
}

describe('a preparation', () => {
  test('begins when the car is allocated, with one task for each accessory that was ordered', async () => {
    const { booking, path } = await onePreparation();
    const preparation = await read(path);
    expect(preparation).toMatchObject({
      status: 'PENDING',
      bookingId: booking.id,
      bookingNumber: booking.bookingNumber,
      vin: booking.cars[0].vin,
      expectedOn: '2026-12-01',
      requests: 'Dán phim trước khi giao',
      done: 0,
      findings: [],
      registration: null,
      insurance: null,
    });
    expect(preparation.tasks.map(({ kind, status }) => [kind, status])).toEqual([
      ['INSPECTION', 'PENDING'],
      ['ACCESSORY', 'PENDING'],
      ['ACCESSORY', 'PENDING'],
      ['REGISTRATION', 'PENDING'],
      ['INSURANCE', 'PENDING'],
    ]);
    const named = booking.lines.filter(({ kind }: { kind: string }) => kind === 'ACCESSORY');
    expect(preparation.tasks.filter(({ kind }) => kind === 'ACCESSORY').map(({ label }) => label)).toEqual(
      named.map(({ labelVi }: { labelVi: string }) => labelVi),
    );
    expect((await rows('select move, deal_id from events where subject_id = $1', [preparation.id]))[0]).toEqual({
      move: 'begin',
      deal_id: booking.dealId,
    });
  });

  test('does not begin while the car is only held, and begins for each car of several', async () => {
    const shade = aShade();
    await aCar(shade);
    const { body: held } = await convert((await aQuotation(shade)).id);
    expect(await rows('select id from preparations where booking_id = $1', [held.id])).toEqual([]);
    const { ids } = await allocated({ cars: 3, ordered: [] });
    expect(ids).toHaveLength(3);
    for (const id of ids)
      expect((await read(`/api/sales/preparations/${id}`)).tasks.map(({ kind }) => kind)).toEqual([
        'INSPECTION',
        'REGISTRATION',
        'INSURANCE',
      ]);
  });

  test('is ready when the last task is done, and says so on the deal’s timeline', async () => {
    const { path, booking } = await onePreparation();
    const { body } = await finish(path);
    expect(body).toMatchObject({
      status: 'READY',
      done: 5,
      readyAt: '2026-11-20T03:00:00.000Z',
      registration: { number: '30K-123.45', registeredOn: '2026-11-20' },
      insurance,
    });
    expect(taskOf(body, 'REGISTRATION')).toMatchObject({ status: 'DONE', settledAt: '2026-11-20T03:00:00.000Z' });
    const turned = await rows(
      "select changes->'status' as status from events where subject_id = $1 and changes ? 'status' order by at, id",
      [body.id],
    );
    expect(turned.map(({ status }) => status)).toEqual(['PENDING', ['PENDING', 'IN_PROGRESS'], ['IN_PROGRESS', 'READY']]);
    expect((await sales.get(`/api/deals/${booking.dealId}`)).status).toBe(200);
  });
});

describe('an inspection', () => {
  test('is passed only when every place was looked at and nothing is wrong', async () => {
    const { path } = await onePreparation({ ordered: [] });
    const [first, ...rest] = InspectionItem.options;
    const wrong = { item: first as InspectionItem, passed: false, note: 'Số khung mờ' };
    expect((await operations.post(`${path}/inspect`, { findings: [wrong] })).body).toMatchObject({
      status: 'IN_PROGRESS',
      done: 0,
      findings: [wrong],
    });
    const looked = (await operations.post(`${path}/inspect`, { findings: rest.map(passed) })).body;
    expect(taskOf(looked, 'INSPECTION').status).toBe('PENDING');
    const mended = (await operations.post(`${path}/inspect`, { findings: [passed(first as InspectionItem)] })).body;
    expect(taskOf(mended, 'INSPECTION').status).toBe('DONE');
    const broken = (await operations.post(`${path}/inspect`, { findings: [{ item: 'GLASS', passed: false }] })).body;
    expect(taskOf(broken, 'INSPECTION')).toMatchObject({ status: 'PENDING', settledBy: null });
  });

  test('keeps what several people find at the same moment', async () => {
    const { path } = await onePreparation({ ordered: [] });
    const replies = await Promise.all(
      InspectionItem.options.map((item, at) => (at % 2 ? operations : manager).post(`${path}/inspect`, { findings: [passed(item)] })),
    );
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
    const after = await read(path);
    expect(after.findings).toHaveLength(InspectionItem.options.length);
    expect(taskOf(after, 'INSPECTION').status).toBe('DONE');
  });

  test('is never not needed', async () => {
    const { path } = await onePreparation();
    const taskId = taskOf(await read(path), 'INSPECTION').id;
    expect(problem(await operations.post(`${path}/waive`, { taskId, reason: 'Gấp' }))).toEqual({
      status: 409,
      type: '/problems/preparation/inspection-always',
    });
    await expect(rows("update preparation_tasks set status = 'NOT_NEEDED', reason = 'x' where id = $1", [taskId])).rejects.toThrow(
      'preparation_tasks_sane',
    );
  });
});

describe('the tasks', () => {
  test('may be not needed, with a reason, once; and be opened again', async () => {
    const { path } = await onePreparation();
    const taskId = taskOf(await read(path), 'REGISTRATION').id;
    expect((await operations.post(`${path}/waive`, { taskId })).status).toBe(400);
    const waived = (await operations.post(`${path}/waive`, { taskId, reason: 'Khách tự đăng ký' })).body;
    expect(taskOf(waived, 'REGISTRATION')).toMatchObject({ status: 'NOT_NEEDED', reason: 'Khách tự đăng ký' });
    expect(problem(await operations.post(`${path}/waive`, { taskId, reason: 'Lần nữa' }))).toEqual({
      status: 409,
      type: '/problems/preparation/already-settled',
    });
    const open = (await operations.post(`${path}/reopen`, { taskId })).body;
    expect(taskOf(open, 'REGISTRATION')).toMatchObject({ status: 'PENDING', reason: null, settledBy: null, settledAt: null });
    expect(open.status).toBe('PENDING');
  });

  test('opened again take back that the car is ready, and what was recorded', async () => {
    const { path } = await onePreparation();
    const ready = (await finish(path)).body;
    expect((await operations.post(`${path}/reopen`, { taskId: taskOf(ready, 'INSURANCE').id })).body).toMatchObject({
      status: 'IN_PROGRESS',
      readyAt: null,
      insurance: null,
    });
    expect((await operations.post(`${path}/insure`, insurance)).body.status).toBe('READY');
  });

  test('said to be fitted twice are fitted once', async () => {
    const { path, id } = await onePreparation();
    const taskId = taskOf(await read(path), 'ACCESSORY').id;
    await Promise.all(Array.from({ length: 10 }, () => operations.post(`${path}/fit`, { taskId })));
    expect(await rows("select id from events where subject_id = $1 and move = 'fit'", [id])).toHaveLength(1);
  });

  test('of another car, or of another kind, are not there', async () => {
    const { path } = await onePreparation();
    const other = await onePreparation();
    const theirs = taskOf(await read(other.path), 'ACCESSORY').id;
    for (const move of ['fit', 'waive', 'reopen'])
      expect((await operations.post(`${path}/${move}`, { taskId: theirs, ...(move === 'waive' ? { reason: 'x' } : {}) })).status).toBe(404);
    expect((await operations.post(`${path}/fit`, { taskId: taskOf(await read(path), 'INSURANCE').id })).status).toBe(404);
  });
});

describe('registration and insurance', () => {
  test('say what is wrong at its field, and save nothing', async () => {
    const { path } = await onePreparation();
    const before = await read(path);
    const at = async (move: string, body: object) => {
      const { status, body: no } = await operations.post(`${path}/${move}`, body);
      return [status, no.violations?.map((violation: { at: string }) => violation.at)];
    };
    expect(await at('register', { number: '30K-123.45', registeredOn: '2026-11-21' })).toEqual([400, ['/registeredOn']]);
    expect(await at('register', { number: '??' })).toEqual([400, ['/number']]);
    expect(await at('insure', { ...insurance, to: '2026-11-19' })).toEqual([400, ['/to']]);
    expect(await at('insure', { ...insurance, from: '2025-01-01', to: '2026-11-19' })).toEqual([400, ['/to']]);
    expect(await at('insure', { ...insurance, status: 'DONE' })).toEqual([400, ['/status']]);
    expect(await at('inspect', { findings: [] })).toEqual([400, ['/findings']]);
    expect(await at('inspect', { findings: [{ item: 'ROOF', passed: true }] })).toEqual([400, ['/findings/0/item']]);
    expect(await read(path)).toEqual(before);
  });

  test('are not overwritten by somebody who saw an older state', async () => {
    const { path } = await onePreparation();
    const { rowVersion } = await read(path);
    expect((await operations.post(`${path}/register`, { number: 'xyz1234', rowVersion })).body.registrationNumber).toBe('XYZ1234');
    expect(problem(await operations.post(`${path}/register`, { number: '30A-999.99', rowVersion }))).toEqual({
      status: 409,
      type: '/problems/platform/changed-meanwhile',
    });
  });
});

describe('a car that changes hands', () => {
  test('is prepared anew for whoever gets it next', async () => {
    const { booking, path } = await onePreparation();
    await finish(path);
    expect((await sales.post(`/api/sales/bookings/${booking.id}/cancel`, { reason: 'Khách đổi ý' })).status).toBe(200);
    expect(await read(path)).toMatchObject({ status: 'CANCELLED', moves: [] });
    expect(problem(await operations.post(`${path}/register`, { number: '30K-123.45' }))).toEqual({
      status: 409,
      type: '/problems/platform/move-refused',
    });
    const [{ version_id: versionId, color_id: colorId }] = await rows('select version_id, color_id from vehicles where id = $1', [
      booking.cars[0].id,
    ]);
    const { body: next } = await convert((await aQuotation({ versionId, colorId })).id);
    await operations.post(`/api/sales/vehicles/${booking.cars[0].id}/allocate`);
    const [begun] = await rows('select status, findings from preparations where booking_id = $1', [next.id]);
    expect(begun).toEqual({ status: 'PENDING', findings: [] });
  });

  test('that is delivered is no longer prepared', async () => {
    const { booking, path } = await onePreparation();
    await finish(path);
    expect((await operations.post(`/api/sales/vehicles/${booking.cars[0].id}/sell`)).status).toBe(200);
    const sold = await read(path);
    expect(sold.status).toBe('READY');
    expect(sold.moves.every(({ blockedBy }) => blockedBy?.type === 'preparation/car-delivered')).toBe(true);
    expect(problem(await operations.post(`${path}/reopen`, { taskId: taskOf(sold, 'INSURANCE').id }))).toEqual({
      status: 409,
      type: '/problems/preparation/car-delivered',
    });
  });
});

describe('what is seen of preparations', () => {
  test('is the branch’s for operations, one’s own sales for a salesperson, nothing of another branch', async () => {
    const { id, path } = await onePreparation();
    const seen = async (who: string) => (await (await server.as(who)).get(path)).status;
    expect(await Promise.all(['operations.hn', 'sales.hn', 'manager.hn', 'accountant.hn', 'admin'].map(seen))).toEqual([
      200, 200, 200, 200, 200,
    ]);
    expect(await Promise.all(['sales2.hn', 'operations.hcm', 'manager.pn', 'guard.hn'].map(seen))).toEqual([404, 404, 404, 403]);
    expect((await read(path, sales)).moves).toEqual([]);
    expect((await sales.post(`${path}/register`, { number: '30K-123.45' })).status).toBe(403);
    const elsewhere = await server.as('operations.hcm');
    for (const [move, body] of Object.entries({ register: { number: '30K-123.45' }, fit: { taskId: id }, insure: insurance }))
      expect((await elsewhere.post(`${path}/${move}`, body)).status).toBe(404);
  });

  test('is found by booking, customer, VIN and number plate', async () => {
    const { path, booking, id } = await onePreparation();
    await operations.post(`${path}/register`, { number: '29B-777.77' });
    const found = async (q: string) =>
      (await operations.get(`/api/sales/preparations?q=${encodeURIComponent(q)}`)).body.items.map((one: { id: string }) => one.id);
    for (const q of [booking.bookingNumber, booking.cars[0].vin.slice(-6), '29b-777', 'nguyen duc thang'])
      expect([q, await found(q)]).toEqual([q, expect.arrayContaining([id])]);
    expect(await found('%')).toEqual([]);
  });

  test('comes in pages that neither repeat nor skip, either way round, in one statement', async () => {
    for (const sort of ['createdAt', '-createdAt']) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await operations.get(`/api/sales/preparations?limit=5&sort=${sort}&cursor=${cursor}`);
        seen.push(...body.items.map(({ id }: { id: string }) => id));
        cursor = body.nextCursor ?? '';
      } while (cursor);
      const way = sort === 'createdAt' ? 'asc' : 'desc';
      const all = await rows(`select id from preparations where branch_id = $1 order by created_at ${way}, id ${way}`, [
        server.world.branches.hn.id,
      ]);
      expect(seen).toEqual(all.map(({ id }) => id));
    }
    expect(await server.statements(() => operations.get('/api/sales/preparations?status=PENDING,IN_PROGRESS'))).toHaveLength(1);
    expect((await operations.get('/api/sales/preparations?status=NONSENSE')).status).toBe(400);
  });
});
