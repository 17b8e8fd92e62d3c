import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { brokenInvariants } from '#app/server/invariants.ts';
import { type Client, type Reply, startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { makePdf } from '#platform/server/pdf.ts';
import { keepDocument, readDocument } from './service.ts';

const start = '2026-11-20T03:00:00Z';
const server = await startTestServer({ at: start });
const { sales, colleague, manager, rows, aShade, aQuotation } = await bookingsAt(server);
const accountant = await server.as('accountant.hn');
const guard = await server.as('guard.hn');
const elsewhere = await server.as('manager.hcm');
const nobody = await server.as();
const { dealId } = await aQuotation(aShade());

afterAll(async () => {
  expect(await brokenInvariants(server.database.pool)).toEqual([]);
  await server.stop();
});

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (content: Buffer): Bytes => new Uint8Array(content);
const aPhoto = async () =>
  bytesOf(
    await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
      .jpeg()
      .toBuffer(),
  );
const anAgreement = () =>
  makePdf({ title: 'Hợp đồng', author: 'Forecourt', locale: 'vi', madeAt: server.clock.now() }, [{ kind: 'prose', text: 'Điều 1.' }]);

const bring = async (kind = 'IDENTITY', name = 'Căn cước.jpg', by: Client = sales) =>
  by.upload(`/api/deals/${dealId}/documents?kind=${kind}`, name, await aPhoto());
const linkTo = async (id: string, by: Client = sales): Promise<string> => (await by.get(`/api/documents/${id}/link`)).body.path;
const problem = ({ status, body }: Reply) => ({ status, type: body?.type });
const notFound = { status: 404, type: '/problems/platform/not-found' };
const placeOf = async (id: string) => join(server.folder, 'files', (await rows('select key from documents where id = $1', [id]))[0].key);

describe('keeping a file', () => {
  test('notes what it is, whose it is and who brought it', async () => {
    const { status, body } = await bring();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ dealId, subject: 'deal', subjectId: dealId, kind: 'IDENTITY', name: 'Căn cước.jpg', mediaType: 'image/jpeg' },
      ...{ uploadedBy: 'Nguyễn Thu Hà', createdAt: '2026-11-20T03:00:00.000Z' },
    });
    const kept = await readFile(await placeOf(body.id));
    expect([body.bytes, body.sha256]).toEqual([kept.length, createHash('sha256').update(kept).digest('hex')]);
    expect((await sales.get(`/api/documents/${body.id}`)).body).toEqual(body);
    const { body: listed } = await sales.get(`/api/deals/${dealId}/documents`);
    expect(listed.items).toContainEqual(body);
    expect(await rows("select move, deal_id, actor_name from events where subject_id = $1 and move = 'keep'", [body.id])).toEqual([
      { move: 'keep', deal_id: dealId, actor_name: 'Nguyễn Thu Hà' },
    ]);
  });

  test('says neither where the file lies nor anything else that is not shown', async () => {
    const { text } = await bring();
    expect(text).not.toMatch(/key|identity\/|branchId/);
  });

  test('costs six statements', async () => {
    const sent = await server.statements(() => bring());
    expect(sent.length).toBeLessThanOrEqual(6);
  });

  test('is for papers that people bring: a signature or a signed contract is made by the system', async () => {
    for (const kind of ['SIGNATURE', 'CONTRACT', 'OTHER', ''])
      expect(problem(await bring(kind))).toMatchObject({ status: 400, type: '/problems/platform/bad-input' });
  });

  test('is not done in a deal out of reach', async () => {
    expect(problem(await bring('IDENTITY', 'a.jpg', colleague))).toEqual(notFound);
    expect(problem(await bring('IDENTITY', 'a.jpg', elsewhere))).toEqual(notFound);
    expect((await bring('IDENTITY', 'a.jpg', guard)).status).toBe(403);
    expect((await bring('IDENTITY', 'a.jpg', nobody)).status).toBe(401);
    expect((await bring('PAYMENT_PROOF', 'a.jpg', accountant)).status).toBe(200);
  });

  test('with the same Idempotency-Key gives the first answer again', async () => {
    const form = async () => {
      const body = new FormData();
      body.set('file', new Blob([await aPhoto()]), 'a.jpg');
      return body;
    };
    const path = `/api/deals/${dealId}/documents?kind=PHOTO`;
    const first = await sales.post(path, await form(), { 'idempotency-key': 'photo' });
    const again = await sales.post(path, await form(), { 'idempotency-key': 'photo' });
    expect([first.status, again.text]).toEqual([200, first.text]);
  });

  test('of another capability is part of its transaction, and gives its PDF back to the byte', async () => {
    const content = await anAgreement();
    const owner = server.world.people['sales.hn']?.id ?? '';
    const { id, sha256 } = await server.inside((ctx) => {
      const subject = { noun: 'contract', id: ctx.newId(), branchId: server.world.branches.hn.id, dealId, ownerId: owner };
      return keepDocument(ctx, { subject, kind: 'CONTRACT', name: 'CT-2026-0001.pdf', content });
    }, 'sales.hn');
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
    const read = await server.inside((ctx) => readDocument(ctx, id), 'manager.hn');
    expect([read.name, read.mediaType, read.content.equals(content)]).toEqual(['CT-2026-0001.pdf', 'application/pdf', true]);
    await expect(server.inside((ctx) => readDocument(ctx, id), 'sales2.hn')).rejects.toMatchObject({ type: 'platform/not-found' });
  });

  test('is for good: its row is neither changed nor deleted', async () => {
    for (const change of ["update documents set name = 'x'", 'delete from documents', 'truncate documents'])
      await expect(rows(change)).rejects.toThrow(/append-only/);
  });
});

describe('reading a file', () => {
  test('goes by a link that anyone may follow who holds it', async () => {
    const { body: kept } = await bring();
    const answer = await nobody.get(await linkTo(kept.id));
    expect(answer.status).toBe(200);
    expect(createHash('sha256').update(answer.bytes).digest('hex')).toBe(kept.sha256);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('Căn cước.jpg')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
  });

  test('ends after five minutes', async () => {
    const { body: kept } = await bring();
    const { body } = await sales.get(`/api/documents/${kept.id}/link`);
    expect(body.until).toBe('2026-11-20T03:05:00.000Z');
    server.clock.set('2026-11-20T03:05:00Z');
    expect((await nobody.get(body.path)).status).toBe(200);
    server.clock.set('2026-11-20T03:05:01Z');
    expect(problem(await nobody.get(body.path))).toEqual({ status: 410, type: '/problems/document/link-ended' });
    server.clock.set(start);
  });

  test('by a link that was guessed or altered leads nowhere', async () => {
    const { body: kept } = await bring();
    const path = await linkTo(kept.id);
    const token = Buffer.from(path.split('/').at(-1) ?? '', 'base64url');
    for (let at = 0; at < token.length; at++) {
      const altered = Buffer.from(token);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect([at, problem(await nobody.get(`/api/files/${altered.toString('base64url')}`))]).toEqual([at, notFound]);
    }
    const { key } = (await rows('select key from documents where id = $1', [kept.id]))[0];
    for (const guess of [kept.id, key, encodeURIComponent(key), '', 'A'.repeat(94), '../secret', '%2e%2e%2fsecret', 'x'.repeat(500)])
      expect((await nobody.get(`/api/files/${guess}`)).status).toBe(404);
  });

  test('is noted each time, with whoever looked or asked for the link', async () => {
    const { body: kept } = await bring();
    await nobody.get(await linkTo(kept.id, manager));
    server.clock.set('2026-11-20T03:01:00Z');
    await accountant.get(await linkTo(kept.id, sales));
    server.clock.set(start);
    expect((await sales.get(`/api/documents/${kept.id}/views`)).body.items).toEqual([
      { at: '2026-11-20T03:01:00.000Z', name: 'Lê Thị Mai' },
      { at: '2026-11-20T03:00:00.000Z', name: 'Trần Quốc Bảo' },
    ]);
  });

  test('is not possible for whom the record is not', async () => {
    const { body: kept } = await bring();
    for (const path of [`/api/documents/${kept.id}`, `/api/documents/${kept.id}/link`, `/api/documents/${kept.id}/views`]) {
      for (const stranger of [colleague, elsewhere]) expect(problem(await stranger.get(path))).toEqual(notFound);
      expect((await guard.get(path)).status).toBe(403);
      expect((await manager.get(path)).status).toBe(200);
    }
    for (const stranger of [colleague, elsewhere]) expect(problem(await stranger.get(`/api/deals/${dealId}/documents`))).toEqual(notFound);
  });

  test('finds a single bit that was changed on the disk, and shows nothing', async () => {
    const { body: kept } = await bring('PHOTO', 'Ảnh giao xe.jpg');
    const place = await placeOf(kept.id);
    const content = await readFile(place);
    content[content.length >> 1] = (content[content.length >> 1] ?? 0) ^ 1;
    await writeFile(place, content);
    const answer = await nobody.get(await linkTo(kept.id));
    expect(problem(answer)).toEqual({ status: 409, type: '/problems/document/damaged' });
    expect(answer.body.detail).toContain('Ảnh giao xe.jpg');
  });
});

describe('files that no row knows', () => {
  test('are taken away after a day, and no others', async () => {
    const { body: kept } = await bring();
    const content = await anAgreement();
    const lost = await server.inside((ctx) => ctx.files.store(content, { kind: 'contract' }));
    const there = () =>
      readFile(join(server.folder, 'files', lost.key)).then(
        () => true,
        () => false,
      );
    const real = Temporal.Now.instant();
    server.clock.set(real.add({ hours: 23 }).toString());
    await server.runJob('document.sweep');
    expect(await there()).toBe(true);
    server.clock.set(real.add({ hours: 25 }).toString());
    await server.runJob('document.sweep');
    expect(await there()).toBe(false);
    expect((await readFile(await placeOf(kept.id))).length).toBe(kept.bytes);
    server.clock.set(start);
  });
});
