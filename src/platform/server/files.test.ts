import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Files, largestFile, openFiles } from './files.ts';
import { makePdf } from './pdf.ts';

let folder: string;
let files: Files;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forecourt-files-'));
  files = openFiles({ DATA_DIR: folder, FILES: 'disk' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const photo = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#a33' } });
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const anAgreement = () =>
  makePdf({ title: 'Hợp đồng', author: 'Forecourt', locale: 'vi', madeAt: Temporal.Instant.from('2026-11-20T02:00:00Z') }, [
    { kind: 'prose', text: 'Điều 1.' },
  ]);

/** A PNG of `side` × `side` black dots: small to send, large to draw. */
function bomb(side: number): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), content]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([size, named, sum]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  const dots = deflateSync(Buffer.alloc(side * (Math.ceil(side / 8) + 1)));
  const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([sign, chunk('IHDR', head), chunk('IDAT', dots), chunk('IEND', Buffer.alloc(0))]);
}

describe('keeping a file', () => {
  test('a photograph is set upright and loses where and with what it was taken', async () => {
    const taken = await photo(60, 40)
      .withExif({ IFD0: { Make: 'Secret camera' }, IFD3: { GPSLatitude: '21/1 1/1 0/1', GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(taken).metadata()).orientation).toBe(6);
    expect(taken.includes('Secret camera')).toBe(true);
    const kept = await files.store(taken, { kind: 'document' });
    const content = await files.read(kept.key);
    expect(kept).toMatchObject({ mediaType: 'image/jpeg', bytes: content.length, sha256: sha256(content) });
    expect(kept.key).toMatch(/^document\/[0-9a-f]{2}\/[0-9a-f]{38}\.jpg$/);
    const seen = await sharp(content).metadata();
    expect([seen.width, seen.height, seen.orientation, seen.exif]).toEqual([40, 60, undefined, undefined]);
    expect(content.includes('Secret camera')).toBe(false);
  });

  test('a drawn signature keeps its transparency', async () => {
    const drawn = await sharp({ create: { width: 30, height: 10, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    const kept = await files.store(drawn, { kind: 'signature' });
    expect(kept.mediaType).toBe('image/png');
    expect(await sharp(await files.read(kept.key)).metadata()).toMatchObject({ format: 'png', hasAlpha: true });
  });

  test('a WebP becomes what a document can hold', async () => {
    const opaque = await files.store(await photo(20, 20).webp().toBuffer(), { kind: 'photo' });
    const clear = await files.store(await photo(20, 20).ensureAlpha(0.5).webp().toBuffer(), { kind: 'photo' });
    expect([opaque.mediaType, clear.mediaType]).toEqual(['image/jpeg', 'image/png']);
  });

  test('a large photograph is made smaller', async () => {
    const kept = await files.store(await photo(6000, 3000).jpeg().toBuffer(), { kind: 'photo' });
    expect(await sharp(await files.read(kept.key)).metadata()).toMatchObject({ width: 4096, height: 2048 });
  });

  test('a PDF is kept to the byte', async () => {
    const agreement = await anAgreement();
    const kept = await files.store(agreement, { kind: 'contract' });
    expect(kept).toMatchObject({ mediaType: 'application/pdf', bytes: agreement.length, sha256: sha256(agreement) });
    expect((await files.read(kept.key)).equals(agreement)).toBe(true);
    for (const size of [0, 1, 4096, 70_000, 3_000_000]) {
      const padded = Buffer.concat([agreement, Buffer.alloc(size, 0x20)]);
      const { key } = await files.store(padded, { kind: 'contract' });
      expect((await files.read(key)).equals(padded)).toBe(true);
    }
  });

  test('the same content twice is two files', async () => {
    const agreement = await anAgreement();
    const [one, two] = await Promise.all([files.store(agreement, { kind: 'contract' }), files.store(agreement, { kind: 'contract' })]);
    expect(one.key).not.toBe(two.key);
    expect(one.sha256).toBe(two.sha256);
  });

  test('what hangs on to an image is left behind', async () => {
    const trailing = Buffer.concat([await photo(10, 10).jpeg().toBuffer(), Buffer.from('<script>alert(1)</script>PK\u0003\u0004')]);
    const kept = await files.read((await files.store(trailing, { kind: 'photo' })).key);
    expect(kept.includes('script')).toBe(false);
  });

  test('the folder is for its owner alone', async () => {
    expect((await stat(join(folder, 'files'))).mode & 0o077).toBe(0);
  });
});

describe('refusing a file', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const jpegSign = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

  test.each([
    ['SVG', Buffer.from(svg)],
    ['SVG with its declaration', Buffer.from(`<?xml version="1.0"?>${svg}`)],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['text', Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*')],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)])],
    ['an archive', Buffer.concat([Buffer.from('PK\u0003\u0004\u0014\u0000'), Buffer.alloc(500)])],
    ['GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;')],
    ['HTML that begins like a JPEG', Buffer.concat([jpegSign, Buffer.from('<html><script>alert(1)</script></html>')])],
    ['SVG that begins like a JPEG', Buffer.concat([jpegSign, Buffer.from(svg)])],
    ['nothing', Buffer.alloc(0)],
  ])('%s is refused', async (_, content) => {
    await expect(files.store(content, { kind: 'document' })).rejects.toMatchObject({
      type: 'platform/file-type-refused',
      denial: { status: 415 },
    });
  });

  test('half a photograph is refused', async () => {
    const whole = await sharp(
      Buffer.alloc(300 * 300 * 3, 0).map((_, at) => (at * 7919) % 256),
      { raw: { width: 300, height: 300, channels: 3 } },
    )
      .jpeg()
      .toBuffer();
    await expect(files.store(whole.subarray(0, whole.length / 2), { kind: 'photo' })).rejects.toMatchObject({
      type: 'platform/file-type-refused',
    });
  });

  test('an image of 256 megapixels is refused before it is drawn', async () => {
    const content = bomb(16_000);
    expect(content.length).toBeLessThan(100_000);
    await expect(files.store(content, { kind: 'photo' })).rejects.toMatchObject({
      type: 'platform/file-too-large',
      denial: { status: 413 },
    });
    await expect(files.store(bomb(100), { kind: 'photo' })).resolves.toMatchObject({ mediaType: 'image/png' });
  });

  test('more than the largest file is refused, and says how much it may be', async () => {
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(largestFile)]);
    const no = await files.store(content, { kind: 'contract' }).catch((error: unknown) => error);
    expect(no).toMatchObject({ type: 'platform/file-too-large', facts: { most: '20 MB' } });
  });

  test('what is refused leaves nothing behind', async () => {
    await files.store(Buffer.from(svg), { kind: 'refused' }).catch(() => undefined);
    expect(await readdir(join(folder, 'files'))).not.toContain('refused');
  });
});

describe('reading and removing', () => {
  test('a removed file is gone, and may be removed again', async () => {
    const { key } = await files.store(await anAgreement(), { kind: 'contract' });
    await files.remove(key);
    await files.remove(key);
    await expect(files.read(key)).rejects.toMatchObject({ type: 'platform/not-found' });
  });

  test.each([
    '../secret',
    '/etc/hostname',
    'contract/../../secret',
    'contract/aa/../../../secret',
    'contract/%2e%2e/secret',
    'secret',
    '',
    'contract\u0000',
  ])('a key that was never given is not found: %j', async (key) => {
    await writeFile(join(folder, 'secret'), 'secret');
    await expect(files.read(key)).rejects.toMatchObject({ type: 'platform/not-found' });
    await expect(files.remove(key)).rejects.toMatchObject({ type: 'platform/not-found' });
    expect((await stat(join(folder, 'secret'))).size).toBe(6);
  });

  test('a kind is a plain word', async () => {
    const agreement = await anAgreement();
    for (const kind of ['../x', 'a/b', '', 'Contract', 'hợp']) await expect(files.store(agreement, { kind })).rejects.toThrow(RangeError);
  });
});

/** So many entries a page of a bucket's listing has here. */
const aPage = 2;

/** What a bucket answers to ListObjectsV2: the files and folders that follow the token, and the token of the next page. */
function listing(keys: string[], asked: URLSearchParams): string {
  const prefix = asked.get('prefix') ?? '';
  const below = keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length).split('/'));
  const entries = [...new Set(below.map(([first, ...rest]) => prefix + first + (rest.length > 0 ? '/' : '')))].sort();
  const from = Number(asked.get('continuation-token') ?? 0);
  const page = entries
    .slice(from, from + aPage)
    .map((entry) =>
      entry.endsWith('/')
        ? `<CommonPrefixes><Prefix>${entry}</Prefix></CommonPrefixes>`
        : `<Contents><Key>${entry}</Key><Size>1</Size><ETag>"0"</ETag><LastModified>2026-11-20T02:00:00.000Z</LastModified></Contents>`,
    );
  const more = from + aPage < entries.length;
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${
    more ? `<NextContinuationToken>${from + aPage}</NextContinuationToken>` : ''
  }${page.join('')}</ListBucketResult>`;
}

describe('a bucket', () => {
  const objects = new Map<string, Buffer>();
  const asked: string[] = [];
  let server: Server;
  let bucket: Files;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://bucket');
      asked.push(`${request.method} ${String(request.headers.authorization).split(' ')[0]}`);
      if (request.method === 'PUT') objects.set(path, Buffer.concat(parts));
      if (request.method === 'DELETE') objects.delete(path);
      if (searchParams.get('list-type') === '2') {
        const keys = [...objects.keys()].map((one) => one.replace('/forecourt/', ''));
        response.writeHead(200, { 'content-type': 'application/xml' }).end(listing(keys, searchParams));
        return;
      }
      const found = request.method === 'GET' ? objects.get(path) : undefined;
      if (request.method === 'HEAD') {
        const head = { 'last-modified': 'Fri, 20 Nov 2026 02:00:00 GMT', etag: '"0"' };
        response.writeHead(objects.has(path) ? 200 : 404, head).end();
      } else if (request.method === 'GET' && !found) {
        response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code><Message>none</Message></Error>');
      } else response.writeHead(request.method === 'DELETE' ? 204 : 200, { etag: '"0"' }).end(found);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' });
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    bucket = openFiles({ DATA_DIR: folder, FILES: 's3', S3_BUCKET: 'forecourt', S3_REGION: 'ap-southeast-1', S3_ENDPOINT: endpoint });
  });
  afterAll(() => new Promise((done) => server.close(done)));

  test('keeps, gives back and forgets a file, each request signed', async () => {
    const agreement = await anAgreement();
    const { key } = await bucket.store(agreement, { kind: 'contract' });
    expect(objects.get(`/forecourt/${key}`)?.equals(agreement)).toBe(true);
    expect((await bucket.read(key)).equals(agreement)).toBe(true);
    await bucket.remove(key);
    await expect(bucket.read(key)).rejects.toMatchObject({ type: 'platform/not-found' });
    expect(asked).toEqual(['PUT', 'GET', 'DELETE', 'GET'].map((method) => `${method} AWS4-HMAC-SHA256`));
  });

  test('lists all that it keeps, page after page, and nothing that was not kept by us', async () => {
    const key = (kind: string, shelf: string, n: number) => `${kind}/${shelf}/${String(n).padStart(38, '0')}.jpg`;
    const kept = ['contract', 'identity', 'photo'].flatMap((kind) =>
      ['0a', '3b', 'ff'].flatMap((shelf) => [1, 2, 3].map((n) => key(kind, shelf, n))),
    );
    objects.clear();
    for (const one of [...kept, 'readme.txt', 'photo/notes.txt', 'photo/ff/notes.txt', 'photo/ff/deep/er.jpg', 'Other/0a/1.jpg'])
      objects.set(`/forecourt/${one}`, Buffer.from('x'));
    asked.length = 0;
    const listed: string[] = [];
    for await (const keys of bucket.list()) listed.push(...keys);
    expect(listed.sort()).toEqual(kept.sort());
    expect(asked.length).toBeGreaterThan(kept.length / aPage);
    expect((await bucket.keptAt(kept[0] ?? ''))?.toString()).toBe('2026-11-20T02:00:00Z');
    expect(await bucket.keptAt(key('photo', 'ff', 9))).toBeUndefined();
  });

  test('without a name does not start', () => {
    expect(() => openFiles({ DATA_DIR: folder, FILES: 's3' })).toThrow(/S3_BUCKET/);
  });
});
