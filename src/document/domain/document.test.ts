import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentName } from './document.ts';

describe('the name a file is kept under', () => {
  test.each([
    ['Căn cước mặt trước.JPG', 'image/jpeg', 'Căn cước mặt trước.jpg'],
    ['proof.png', 'image/jpeg', 'proof.jpg'],
    ['invoice.pdf.exe', 'application/pdf', 'invoice.pdf.pdf'],
    ['../../etc/passwd', 'image/png', 'passwd.png'],
    ['C:\\Users\\ha\\giấy tờ.pdf', 'application/pdf', 'giấy tờ.pdf'],
    ['a\u0000b\r\nc.jpg', 'image/jpeg', 'abc.jpg'],
    ['photo\u202Egpj.exe', 'image/png', 'photogpj.png'],
    ['<script>alert(1)</script>.svg', 'image/png', 'script-.png'],
    ['.htaccess', 'image/png', 'document.png'],
    ['', 'application/pdf', 'document.pdf'],
    ['...', 'application/pdf', 'document.pdf'],
  ])('%j, which is %s, is %j', (given, mediaType, kept) => {
    expect(documentName(given, mediaType)).toBe(kept);
  });

  test('never holds a path, a quote or a control character, is never long, and ends as what it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (given) => {
        const name = documentName(given, 'image/jpeg');
        expect(name).toMatch(/^[^\\/:*?"<>|%\p{Cc}]{1,160}\.jpg$/u);
        expect(() => encodeURIComponent(name)).not.toThrow();
      }),
    );
  });
});
