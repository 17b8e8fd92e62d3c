import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { type Client, type Reply, startTestServer, type TestServer } from '#app/server/testing.ts';
import { events } from '#platform/server/tables.ts';
import { withCheckDigit } from '../../domain/vin.ts';
import { vehicles } from '../../server/tables.ts';

let server: TestServer;
let keeper: Client;
let manager: Client;

beforeAll(async () => {
  server = await startTestServer({ at: '2026-11-20T02:00:00Z' });
  keeper = await server.as('operations.hn');
  manager = await server.as('manager.hn');
});
afterAll(() => server.stop());

let serial = 300_000;
const aVin = () => withCheckDigit(`RLHRM1850TY${++serial}`);
const preview = (client: Client, file: string | Uint8Array<ArrayBuffer>, query = '', name = 'cars.csv') =>
  client.upload(`/api/sales/vehicles/import/preview${query}`, name, file);
const apply = (client: Client, file: string | Uint8Array<ArrayBuffer>, query = '', name = 'cars.csv') =>
  client.upload(`/api/sales/vehicles/import${query}`, name, file);
const csv = (rows: (string | number)[][], mark = ',') => rows.map((row) => row.join(mark)).join('\r\n');
const heading = ['VIN', 'Model', 'Version', 'Color'];
const rowOf = (vin: string, ...more: string[]) => [vin, 'CR-V', 'L', 'Platinum White Pearl', ...more];
const deeds = ({ body }: Reply) => body.items.map((one: { row: number; does: string }) => `${one.row} ${one.does}`);
const remarks = ({ body }: Reply) =>
  body.items.flatMap((one: { row: number; problems: { field: string; says: string }[] }) =>
    one.problems.map(({ field, says }) => `${one.row} ${field}: ${says}`),
  );
const car = async (vin: string) => (await server.db.select().from(vehicles).where(eq(vehicles.vin, vin)))[0];
const total = async () =>
  (
    await server.db.select({ cars: sql<number>`count(*)::int`, notes: sql<number>`(select count(*)::int from ${events})` }).from(vehicles)
  )[0];

describe('previewing a file', () => {
  test('says what each row will do, names the field that is wrong, and writes nothing', async () => {
    const [known, changed, fresh] = [aVin(), aVin(), aVin()];
    await apply(keeper, csv([heading, rowOf(known), rowOf(changed)]));
    const before = await total();
    const file = csv([
      [...heading, 'Engine number'],
      rowOf(known),
      rowOf(changed, 'K20'),
      rowOf(fresh),
      rowOf('IOQ'),
      [fresh, 'CR-V', 'Turbo', 'Red'],
      ['', '', '', ''],
      [aVin(), 'CR-V', 'L', 'Sand Khaki Pearl'],
    ]);
    const reply = await preview(keeper, file);
    expect(deeds(reply)).toEqual(['2 SKIP', '3 UPDATE', '4 CREATE', '5 ERROR', '6 ERROR', '8 ERROR']);
    expect(reply.body.counts).toEqual({ create: 1, update: 1, skip: 1, error: 3 });
    expect(reply.body.items[1].fields).toEqual(['engineNumber']);
    expect(remarks(reply)).toEqual([
      '5 vin: Số VIN phải có đúng 17 ký tự.',
      '6 version: Không có phiên bản “CR-V Turbo” đang bán.',
      '6 vin: Số VIN này đã có ở dòng 4.',
      '8 color: CR-V L không có màu “Sand Khaki Pearl”.',
    ]);
    expect(await total()).toEqual(before);
  });

  test('guesses Vietnamese and English headings and shows the first values that are not empty', async () => {
    const [one, two] = [aVin(), aVin()];
    const reply = await preview(
      keeper,
      `\ufeffSố VIN;Mẫu xe;Phiên bản;Màu xe;Ngày về;Ghi chú\n${one};CR-V;L;Trắng ngọc trai;;a\n${two};CR-V;L;trang ngoc trai;19/11/2026;b\n`,
    );
    expect(reply.body.columns.map((column: { field: string | null }) => column.field)).toEqual([
      'vin',
      'model',
      'version',
      'color',
      'arrivedOn',
      null,
    ]);
    expect(reply.body.columns[4]).toMatchObject({ heading: 'Ngày về', samples: ['19/11/2026'] });
    expect(deeds(reply)).toEqual(['2 CREATE', '3 CREATE']);
  });

  test('takes the columns as they are said, and says which are missing', async () => {
    const file = csv([
      ['a', 'b', 'c'],
      [aVin(), 'CR-V L', 'Ignite Red Metallic'],
    ]);
    const guessed = await preview(keeper, file);
    expect([guessed.body.missing, guessed.body.items]).toEqual([['vin', 'version', 'color'], []]);
    expect(deeds(await preview(keeper, file, '?columns=vin:0,version:1,color:2'))).toEqual(['2 CREATE']);
    expect(await apply(keeper, file)).toMatchObject({ status: 400, body: { title: 'vehicle/column-missing' } });
    expect((await preview(keeper, file, '?columns=vin:0,price:1')).status).toBe(400);
  });

  test('speaks the language that is asked for', async () => {
    const form = new FormData();
    form.set('file', new Blob([csv([heading, rowOf('IOQ')])]), 'cars.csv');
    const reply = await manager.post('/api/sales/vehicles/import/preview', form, { 'accept-language': 'en' });
    expect(remarks(reply)).toEqual(['2 vin: A VIN has exactly 17 characters.']);
  });

  test('offers the landed cost to those who may see it, and refuses it to others', async () => {
    const file = csv([[...heading, 'Giá vốn'], rowOf(aVin(), '980000000')]);
    expect((await preview(keeper, file)).body.columns[4].field).toBeNull();
    expect((await preview(keeper, file, '?columns=vin:0,version:2,color:3,landedCost:4')).status).toBe(403);
    expect((await preview(manager, file)).body.columns[4].field).toBe('landedCost');
  });
});

describe('applying a file', () => {
  test('adds the cars, and the same file again adds none (C25)', async () => {
    const vins = Array.from({ length: 5 }, aVin);
    const file = csv([[...heading, 'Arrived'], ...vins.map((vin) => rowOf(vin, '01/02/2026'))]);
    const first = await apply(keeper, file);
    expect(first.body.counts).toEqual({ create: 5, update: 0, skip: 0, error: 0 });
    expect(await car(vins[0] ?? '')).toMatchObject({ status: 'AVAILABLE', arrivedOn: '2026-02-01', location: 'YARD' });
    const before = await total();
    const again = await apply(keeper, file);
    expect(again.body.counts).toEqual({ create: 0, update: 0, skip: 5, error: 0 });
    expect((await total())?.cars).toBe(before?.cars);
  });

  test('in two windows at once adds each car once', async () => {
    const file = csv([heading, ...Array.from({ length: 300 }, () => rowOf(aVin()))]);
    const shuffled = file.split('\r\n');
    const other = [shuffled[0], ...shuffled.slice(1).reverse()].join('\r\n');
    const before = await total();
    const replies = await Promise.all([apply(keeper, file), apply(manager, other), apply(keeper, file)]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(replies.reduce((sum, { body }) => sum + body.counts.create, 0)).toBe(300);
    expect((await total())?.cars).toBe((before?.cars ?? 0) + 300);
  });

  test('updates what is new, lets cars arrive and move, and then has nothing more to do', async () => {
    const [here, coming, plain] = [aVin(), aVin(), aVin()];
    await apply(keeper, csv([[...heading, 'Arrived'], rowOf(here, '2026-11-01'), rowOf(coming, ''), rowOf(plain, '')]));
    const file = csv([
      [...heading, 'Engine number', 'Vị trí', 'Ngày nhập kho', 'Ngày dự kiến về'],
      rowOf(here, 'K20', 'Showroom', '', ''),
      rowOf(coming, '', 'Xưởng dịch vụ', '18/11/2026', ''),
      [plain, 'CR-V', 'L', 'Ignite Red Metallic', '', 'Showroom', '', '01/12/2026'],
    ]);
    expect((await apply(keeper, file)).body.counts).toEqual({ create: 0, update: 3, skip: 0, error: 0 });
    expect(await car(here)).toMatchObject({ engineNumber: 'K20', location: 'SHOWROOM' });
    expect(await car(coming)).toMatchObject({ status: 'AVAILABLE', arrivedOn: '2026-11-18', location: 'WORKSHOP' });
    expect(await car(plain)).toMatchObject({ status: 'IN_TRANSIT', expectedOn: '2026-12-01', location: 'YARD' });
    const id = (await car(plain))?.id;
    const { history } = (await keeper.get(`/api/sales/vehicles/${id}`)).body;
    expect(history[0]).toMatchObject({
      move: 'amend',
      changes: { color: ['Trắng ngọc trai', 'Đỏ cá tính'], expectedOn: [null, '2026-12-01'] },
    });
    expect((await apply(keeper, file)).body.counts).toEqual({ create: 0, update: 0, skip: 3, error: 0 });
  });

  test('leaves out the rows that are wrong, and hands them back with their numbers', async () => {
    const good = aVin();
    const reply = await apply(
      keeper,
      csv([[...heading, 'Arrived'], rowOf('1'.repeat(17), ''), rowOf(good, ''), rowOf(aVin(), '11/20/2026')]),
    );
    expect(reply.body.counts).toEqual({ create: 1, update: 0, skip: 0, error: 2 });
    expect(remarks(reply)).toEqual([
      '2 vin: Đây chỉ là một ký tự lặp lại, không phải số VIN.',
      '4 arrivedOn: Không phải ngày: hãy ghi 20/11/2026 hoặc 2026-11-20.',
    ]);
    expect(await car(good)).toBeDefined();
  });

  test('reads XLSX with its dates and numbers as they are meant', async () => {
    const vin = aVin();
    const file = await writeXlsxFile([
      ['Số VIN', 'Mẫu xe', 'Phiên bản', 'Màu', 'Ngày về', 'Ngày sản xuất', 'Số máy', 'Giá vốn'].map((value) => ({ value })),
      [
        ...[vin, 'Honda CR-V', 'L', 'Đen ánh'].map((value) => ({ value })),
        { value: new Date('2026-11-19T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
        { value: '01/10/2026' },
        { value: 1234567, type: Number },
        { value: 987_000_000, type: Number },
      ],
    ]).toBuffer();
    const reply = await apply(manager, new Uint8Array(file), '', 'Xe tháng 11.xlsx');
    expect([reply.status, remarks(reply)]).toEqual([200, []]);
    expect(await car(vin)).toMatchObject({
      arrivedOn: '2026-11-19',
      manufacturedOn: '2026-10-01',
      engineNumber: '1234567',
      landedCost: 987_000_000,
    });
  });

  test('does not touch a car of another branch, nor a branch out of reach', async () => {
    const vin = aVin();
    await apply(await server.as('operations.hcm'), csv([heading, rowOf(vin)]));
    expect(remarks(await apply(keeper, csv([heading, rowOf(vin)])))).toEqual(['2 vin: Số VIN này thuộc chi nhánh khác.']);
    expect((await apply(keeper, csv([heading, rowOf(aVin())]), `?branchId=${server.world.branches.hcm.id}`)).status).toBe(404);
    expect((await apply(await server.as('sales.hn'), csv([heading, rowOf(aVin())]))).status).toBe(403);
  });

  test('refuses what is no sheet, what is too long and what is too large', async () => {
    for (const file of ['', '\n\n', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 1])])
      expect((await preview(keeper, file)).body.title).toBe('vehicle/file-unreadable');
    const long = await preview(keeper, `VIN\n${'x\n'.repeat(10_001)}`);
    expect([long.status, long.body.title]).toEqual([413, 'vehicle/file-too-long']);
    const large = await preview(keeper, `VIN\n${'x'.repeat(6 * 1024 * 1024)}`);
    expect([large.status, large.body.title, large.body.violations]).toEqual([413, 'platform/too-large', undefined]);
    expect((await keeper.post('/api/sales/vehicles/import', {})).status).toBe(415);
  });

  test('takes ten thousand rows of which three in a hundred are wrong, then nothing the second time (U11, R10)', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => rowOf(at % 100 < 3 ? `BAD${at}` : aVin(), '01/12/2026'));
    const file = csv([[...heading, 'ETA'], ...rows], ';');
    const before = await total();
    const seen = await preview(keeper, file);
    expect(seen.body.counts).toEqual({ create: 9700, update: 0, skip: 0, error: 300 });
    expect(await total()).toEqual(before);
    const done = await apply(keeper, file);
    expect(done.body.counts).toEqual(seen.body.counts);
    expect((await total())?.cars).toBe((before?.cars ?? 0) + 9700);
    expect((await apply(keeper, file)).body.counts).toEqual({ create: 0, update: 0, skip: 9700, error: 300 });
    const undone = await keeper.post(`/api/sales/vehicles/import/${done.body.importId}/undo`);
    expect(undone.body).toEqual({ removed: 9700, kept: 0 });
    expect((await total())?.cars).toBe(before?.cars);
  });
});

describe('undoing an import', () => {
  test('removes exactly the cars it added that nobody touched since, and what it did stays on record', async () => {
    const [old, kept, gone] = [aVin(), aVin(), aVin()];
    await apply(keeper, csv([heading, rowOf(old)]));
    const { body } = await apply(keeper, csv([heading, rowOf(old), rowOf(kept), rowOf(gone)]));
    await keeper.post(`/api/sales/vehicles/${(await car(kept))?.id}/arrive`);
    const goneId = (await car(gone))?.id ?? '';
    const path = `/api/sales/vehicles/import/${body.importId}/undo`;
    expect((await (await server.as('operations.hcm')).post(path)).status).toBe(404);
    expect((await keeper.post(path)).body).toEqual({ removed: 1, kept: 1 });
    expect([await car(gone), (await car(old))?.vin, (await car(kept))?.status]).toEqual([undefined, old, 'AVAILABLE']);
    const notes = await server.db.select().from(events).where(eq(events.subjectId, goneId)).orderBy(events.id);
    expect(notes.map(({ move }) => move)).toEqual(['add', 'remove']);
    expect((await keeper.post(path)).body.title).toBe('vehicle/nothing-to-undo');
  });
});
