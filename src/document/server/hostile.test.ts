import { crc32, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { makePdf } from '#platform/server/pdf.ts';

/** What somebody might upload instead of a photo of their papers. */
const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const { sales, manager, rows, aShade, aBooking } = await bookingsAt(server);
const nobody = await server.as();
const { id: bookingId, dealId } = await aBooking(aShade());
const { body: deposit } = await sales.post('/api/sales/deposits', { bookingId, method: 'TRANSFER' });
const { body: delivery } = await manager.post('/api/sales/deliveries', { bookingId, scheduledAt: '2026-12-01T03:00:00Z' });
/** Every way by which a file comes in. */
const doors = [
  [sales, `/api/deals/${dealId}/documents?kind=PHOTO`],
  [sales, `/api/sales/deposits/${deposit.id}/proof`],
  [manager, `/api/sales/deliveries/${delivery.id}/photos`],
] as const;
afterAll(() => server.stop());

const photo = (width = 40, height = 30) => sharp({ create: { width, height, channels: 3, background: '#a33' } });
const jpeg = await photo().jpeg().toBuffer();
const png = await photo().png().toBuffer();
const noise = await sharp(
  Buffer.alloc(300 * 300 * 3).map((_, at) => (at * 7919) % 256),
  { raw: { width: 300, height: 300, channels: 3 } },
)
  .jpeg()
  .toBuffer();
const located = await photo()
  .withExif({ IFD0: { Make: '<script>' }, IFD3: { GPSLatitude: '21/1 1/1 0/1', GPSLatitudeRef: 'N' } })
  .withMetadata({ orientation: 6 })
  .jpeg()
  .toBuffer();
const pdf = await makePdf({ title: 'Giấy tờ', author: 'Forecourt', locale: 'vi', madeAt: server.clock.now() }, [
  { kind: 'prose', text: 'Điều 1.' },
]);

const script = '<script>alert(1)</script>';
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`;
const html = `<!doctype html><html><body>${script}</body></html>`;
const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>`;
const raw = (...parts: (string | number[] | Buffer)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const padded = (...parts: (string | number[] | Buffer)[]) => raw(...parts, Buffer.alloc(500));

const pngSign = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
function chunk(name: string, content: Buffer): Buffer {
  const named = raw(name, content);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return raw(size, named, sum);
}
/** A PNG of so many black dots: small to send, large to draw. */
function bomb(width: number, height: number, dots?: Buffer): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const drawn = dots ?? deflateSync(Buffer.alloc(height * (Math.ceil(width / 8) + 1)));
  return raw(pngSign, chunk('IHDR', head), chunk('IDAT', drawn), chunk('IEND', Buffer.alloc(0)));
}
/** A JPEG with one more segment after its beginning: a comment (0xfe) or an application's own (0xe1). */
function withSegment(marker: number, content: string): Buffer {
  const size = Buffer.alloc(2);
  size.writeUInt16BE(content.length + 2);
  return raw(jpeg.subarray(0, 2), [0xff, marker], size, content, jpeg.subarray(2));
}
const pngWith = (name: string, content: string) => raw(png.subarray(0, 33), chunk(name, Buffer.from(content)), png.subarray(33));
const wideJpeg = Buffer.from(jpeg);
const frame = wideJpeg.indexOf(Buffer.from([0xff, 0xc0]));
wideJpeg.writeUInt16BE(65_000, frame + 5);
wideJpeg.writeUInt16BE(65_000, frame + 7);

const refused: [string, Buffer, string?][] = [
  ['an SVG', raw(svg), 'a.svg'],
  ['an SVG with its declaration', raw('<?xml version="1.0"?>', svg), 'a.svg'],
  ['an SVG named as a JPEG', raw(svg)],
  ['an SVG after blank lines, named as a PNG', raw('\n \n', svg), 'a.png'],
  ['an SVG with a byte order mark', raw([0xef, 0xbb, 0xbf], svg), 'a.svg'],
  ['an SVG in UTF-16', raw([0xff, 0xfe], Buffer.from(svg, 'utf16le')), 'a.svg'],
  ['a packed SVG', gzipSync(svg), 'a.svgz'],
  ['an SVG that fetches from elsewhere', raw('<svg xmlns="http://www.w3.org/2000/svg"><image href="http://169.254.169.254/"/></svg>')],
  ['XML that grows when it is read', raw(laughs), 'a.xml'],
  ['XML that reads a file', raw('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'), 'a.xml'],
  ['a style sheet of XML', raw('<?xml version="1.0"?><xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>'), 'a.xsl'],
  ['HTML', raw(html), 'a.html'],
  ['HTML named as a JPEG', raw(html)],
  ['HTML named as a PDF', raw(html), 'a.pdf'],
  ['HTML in UTF-16', raw([0xff, 0xfe], Buffer.from(html, 'utf16le')), 'a.htm'],
  ['HTML in UTF-7', raw('+ADw-script+AD4-alert(1)+ADw-/script+AD4-'), 'a.html'],
  ['XHTML', raw(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`), 'a.xhtml'],
  ['an archived web page', raw(`MIME-Version: 1.0\nContent-Type: text/html\n\n${html}`), 'a.mht'],
  ['JavaScript', raw('alert(1)'), 'a.js'],
  ['a style sheet', raw('body{background:url(javascript:alert(1))}'), 'a.css'],
  ['the antivirus test', raw(eicar), 'eicar.com'],
  ['the antivirus test named as a JPEG', raw(eicar)],
  ['a program for Windows', padded('MZ'), 'a.exe'],
  ['a program named as a JPEG', padded('MZ'), 'photo.exe.jpg'],
  ['a program for Linux', padded([0x7f], 'ELF', [2, 1, 1]), 'a'],
  ['a shell script', raw('#!/bin/sh\nrm -rf /\n'), 'a.sh'],
  ['PHP', raw('<?php system($_GET["c"]); ?>'), 'a.php'],
  ['PHP with two endings', raw('<?php system($_GET["c"]); ?>'), 'a.php.jpg'],
  ['settings of a web server', raw('AddType application/x-httpd-php .jpg'), '.htaccess'],
  ['a shortcut', padded([0x4c, 0, 0, 0, 1, 0x14, 2, 0]), 'a.lnk'],
  ['an archive', padded('PK', [3, 4, 20, 0]), 'a.zip'],
  ['an archive that climbs out of its folder', padded('PK', [3, 4, 20, 0, 0, 0, 0, 0], Buffer.alloc(18), '../../etc/cron.d/x'), 'a.zip'],
  ['a Java archive', padded('PK', [3, 4, 20, 0], 'META-INF/MANIFEST.MF'), 'a.jar'],
  ['a workbook with macros', padded('PK', [3, 4, 20, 0], 'xl/vbaProject.bin'), 'a.xlsm'],
  ['an old Word document', padded([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'a.doc'],
  ['rich text', raw('{\\rtf1{\\object\\objdata 0105}}'), 'a.rtf'],
  ['PostScript', raw('%!PS-Adobe-3.0\n(/etc/passwd) (r) file'), 'a.eps'],
  ['a GIF', raw('GIF89a', [1, 0, 1, 0, 0, 0, 0], ';'), 'a.gif'],
  ['a GIF that is JavaScript too', raw('GIF89a/*', Buffer.alloc(20), '*/=1;alert(1)'), 'a.gif'],
  ['a bitmap', padded('BM', [0, 0, 0, 0]), 'a.bmp'],
  ['a TIFF', padded('II*\u0000'), 'a.tif'],
  ['an icon', padded([0, 0, 1, 0, 1, 0]), 'a.ico'],
  ['a Photoshop file', padded('8BPS', [0, 1]), 'a.psd'],
  ['a HEIC photo', padded([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0], 'mif1heic'), 'a.heic'],
  ['a film', padded([0, 0, 0, 24], 'ftypmp42', [0, 0, 0, 0], 'mp42isom'), 'a.mp4'],
  ['Flash', padded('CWS', [9]), 'a.swf'],
  ['a packed gigabyte of nothing', gzipSync(Buffer.alloc(2 ** 24)), 'a.gz'],
  ['nothing', Buffer.alloc(0)],
  ['one byte', raw('x')],
  ['HTML that begins like a JPEG', raw([0xff, 0xd8, 0xff, 0xe0], html)],
  ['SVG that begins like a JPEG', raw([0xff, 0xd8, 0xff, 0xe0], svg)],
  ['PHP that begins like a JPEG', raw([0xff, 0xd8, 0xff, 0xdb], '<?php system("id"); ?>')],
  ['HTML that begins like a PNG', raw(pngSign, html), 'a.png'],
  ['HTML that begins like a WebP', raw('RIFF', [40, 0, 0, 0], 'WEBPVP8 ', html), 'a.webp'],
  ['half a photograph', noise.subarray(0, noise.length / 2)],
  ['an image of 256 megapixels', bomb(16_000, 16_000), 'a.png'],
  ['an image of 4,000 gigapixels that sends none of them', bomb(2_000_000, 2_000_000, deflateSync(Buffer.alloc(10))), 'a.png'],
  ['a JPEG that says it is 65,000 dots wide and high', wideJpeg],
  ['a PDF of more than 20 MB', raw('%PDF-1.7\n', Buffer.alloc(20 * 2 ** 20)), 'a.pdf'],
];

const harmless: [string, Buffer, string?][] = [
  ['a photograph with its place and camera', located],
  ['a JPEG with a script behind it', raw(jpeg, script)],
  ['a JPEG with a script as its comment', withSegment(0xfe, script)],
  ['a JPEG with a script as its XMP', withSegment(0xe1, `http://ns.adobe.com/xap/1.0/\u0000<x>${script}</x>`)],
  ['a JPEG that is PHP too', withSegment(0xfe, '<?php system("script"); ?>')],
  ['a JPEG that is an archive too', raw(jpeg, 'PK', [3, 4, 20, 0], 'script.js')],
  ['a PNG with a script as its text', pngWith('tEXt', `Comment\u0000${script}`)],
  ['a PNG with a packed profile that is a script', pngWith('iTXt', `XML:com.adobe.xmp\u0000\u0000\u0000\u0000\u0000${script}`)],
  ['a PNG with HTML behind it', raw(png, html)],
  ['a PNG whose sums are wrong', raw(png.subarray(0, 45), [1, 2, 3, 4], png.subarray(49)), 'a.png'],
  ['a WebP', await photo().webp().toBuffer(), 'a.webp'],
  ['a path as a name', jpeg, '../../../etc/cron.d/script.jpg'],
  ['a path of Windows as a name', jpeg, '..\\..\\windows\\a.jpg'],
  ['a name with a NUL', jpeg, 'a.jpg\u0000.exe'],
  ['a name that reads backwards', jpeg, 'photo\u202Egpj.exe'],
  ['a name with a header in it', jpeg, 'a"\r\nContent-Type: text/html\r\n\r\n.jpg'],
  ['a name that is HTML', jpeg, '<img src=x onerror=alert(1)>.jpg'],
  ['a name of ten thousand letters', jpeg, `${'x'.repeat(10_000)}.jpg`],
  ['a name with two endings', jpeg, 'photo.php.jpg'],
  [
    'a PDF with a script',
    Buffer.from(
      pdf.toString('latin1').replace('/Type /Catalog', '/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'),
      'latin1',
    ),
    'a.pdf',
  ],
  ['a PDF that is HTML too', raw(pdf, html), 'a.html'],
  ['a PDF that is an archive too', raw(pdf, 'PK', [3, 4, 20, 0]), 'a.zip'],
];

const send = (content: Buffer, name = 'a.jpg', [by, path]: (typeof doors)[number] = doors[0]) =>
  by.upload(path, name, new Uint8Array(content));
const counted = async () => (await rows('select (select count(*) from documents) + (select count(*) from events) as n'))[0].n;

describe('an upload', () => {
  test('is tried in more than sixty hostile ways', () => {
    expect(refused.length + harmless.length).toBeGreaterThan(60);
  });

  test.each(refused)('of %s is refused by whichever way it comes, and leaves nothing', async (_, content, name) => {
    const before = await counted();
    for (const door of doors) {
      const { status, body } = await send(content, name, door);
      expect([413, 415]).toContain(status);
      expect(body.type).toMatch(/^\/problems\/platform\/(?:file-type-refused|file-too-large|too-large)$/);
    }
    expect(await counted()).toBe(before);
  });

  test('of a photo keeps neither place nor camera nor script, by whichever way it comes', async () => {
    for (const [at, door] of doors.entries()) {
      const hostile = [located, raw(jpeg, script), pngWith('tEXt', `Comment\u0000${script}`)];
      for (const content of hostile) expect((await send(content, `${at}.jpg`, door)).status).toBe(200);
      const kept = await rows('select id from documents where name ~ $1', [`^${at}[.]`]);
      expect(kept).toHaveLength(hostile.length);
      for (const { id } of kept) {
        const { bytes } = await nobody.get((await manager.get(`/api/documents/${id}/link`)).body.path);
        const seen = await sharp(bytes).metadata();
        expect([Buffer.from(bytes).includes('script'), seen.exif, seen.xmp]).toEqual([false, undefined, undefined]);
      }
    }
  });

  test.each(harmless)('of %s is harmless', async (_, content, name) => {
    const { status, body } = await send(content, name);
    expect(status).toBe(200);
    expect(body.name).toMatch(/^[^\\/:*?"<>|%\p{Cc}\p{Cf}]{1,90}\.(?:jpg|png|pdf)$/u);
    const file = await nobody.get((await sales.get(`/api/documents/${body.id}/link`)).body.path);
    expect(file.status).toBe(200);
    expect(['image/jpeg', 'image/png', 'application/pdf']).toContain(file.headers.get('content-type'));
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.!~*'()%-]+$/);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    if (body.mediaType === 'application/pdf') return;
    const kept = Buffer.from(file.bytes);
    expect(kept.includes('script')).toBe(false);
    const seen = await sharp(kept).metadata();
    expect([seen.exif, seen.xmp, seen.comments]).toEqual([undefined, undefined, undefined]);
  });
});
