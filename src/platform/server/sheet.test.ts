import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readSheet, SheetTooLong, SheetUnreadable } from './sheet.ts';

const csv = (text: string | Buffer, most = 100) => readSheet(Buffer.from(text), most);

/** An archive as XLSX is one, with what its directory says of sizes in our hands. */
function archive(files: Record<string, string>, told: (size: number) => number = (size) => size): Buffer {
  const parts: Buffer[] = [];
  const lines: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(Buffer.from(text));
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(8, 8);
    header.writeUInt16LE(name.length, 26);
    const line = Buffer.alloc(46);
    line.writeUInt32LE(0x02014b50, 0);
    line.writeUInt16LE(8, 10);
    line.writeUInt32LE(packed.length, 20);
    line.writeUInt32LE(told(text.length), 24);
    line.writeUInt16LE(name.length, 28);
    line.writeUInt32LE(at, 42);
    parts.push(header, Buffer.from(name), packed);
    lines.push(line, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  const count = Object.keys(files).length;
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...lines, end]);
}

const sheetOf = (cells: string) => `<worksheet><sheetData>${cells}</sheetData></worksheet>`;
const book = (cells: string, told?: (size: number) => number) =>
  archive(
    {
      'xl/workbook.xml': '<workbook xmlns:r="x"><sheets><sheet name="Cars" sheetId="1" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': sheetOf(cells),
    },
    told,
  );
const cell = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a CSV', () => {
  test.each([',', ';', '\t', '|'])('is read whatever its delimiter is: “%s”', async (mark) => {
    expect(await csv(`vin${mark}color\r\nA${mark}"Red${mark} dark"\r\n`)).toEqual([
      ['vin', 'color'],
      ['A', `Red${mark} dark`],
    ]);
  });

  test('loses its byte order mark, in UTF-8 and in Excel’s UTF-16', async () => {
    expect(await csv('\ufeffSố VIN;Màu\nA;Đỏ\n')).toEqual([
      ['Số VIN', 'Màu'],
      ['A', 'Đỏ'],
    ]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Số VIN\tMàu\nA\tĐỏ\n', 'utf16le')]);
    expect(await csv(utf16)).toEqual([
      ['Số VIN', 'Màu'],
      ['A', 'Đỏ'],
    ]);
  });

  test('keeps its empty lines, so that rows count as in the file', async () => {
    expect((await csv('a\n\nb\n')).map(([first]) => first)).toEqual(['a', '', 'b']);
  });

  test('keeps leading zeros and long numbers as they are written', async () => {
    expect(await csv('a,b\n007,12345678901234567890\n')).toEqual([
      ['a', 'b'],
      ['007', '12345678901234567890'],
    ]);
  });

  test('in another encoding, or no text at all, is refused', async () => {
    await expect(csv(Buffer.from([0x53, 0xe1, 0x0a]))).rejects.toThrow(SheetUnreadable);
    await expect(csv(Buffer.from([0, 1, 2, 3]))).rejects.toThrow(SheetUnreadable);
  });

  test('with more rows than asked for is refused', async () => {
    await expect(csv('a\n'.repeat(101))).rejects.toThrow(SheetTooLong);
    expect(await csv('a\n'.repeat(100))).toHaveLength(100);
  });
});

describe('an XLSX', () => {
  test('is read with its dates as calendar days, whatever the zone of this machine', async () => {
    const made = await writeXlsxFile([
      [{ value: 'VIN' }, { value: 'Arrived' }, { value: 'Cost' }],
      [{ value: 'A' }, { value: new Date('2026-11-20T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' }, { value: 900_000_000, type: Number }],
    ]).toBuffer();
    expect(await readSheet(made, 100)).toEqual([
      ['VIN', 'Arrived', 'Cost'],
      ['A', '2026-11-20', 900_000_000],
    ]);
  });

  test('made by hand is read too', async () => {
    expect(await readSheet(book(`<row r="1">${cell('A1', 'x')}${cell('C1', 'y')}</row>`), 100)).toEqual([['x', null, 'y']]);
  });

  test('that unpacks to far more than it weighs is refused before it fills the memory', async () => {
    const bomb = book(`<row r="1">${cell('A1', 'x'.repeat(60_000_000))}</row>`);
    expect(bomb.length).toBeLessThan(100_000);
    await expect(readSheet(bomb, 100)).rejects.toThrow(SheetUnreadable);
  });

  test('whose directory lies about a size is refused', async () => {
    const cells = `<row r="1">${cell('A1', 'x'.repeat(50_000))}</row>`;
    await expect(
      readSheet(
        book(cells, (size) => Math.min(size, 200)),
        100,
      ),
    ).rejects.toThrow(SheetUnreadable);
  });

  test('with a cell far out is refused, however it is written', async () => {
    for (const address of ['A999999999999', 'ZZZZ1', "A1' x='", '&#65;1'])
      await expect(readSheet(book(`<row>${cell(address, 'x')}</row>`), 100)).rejects.toThrow(SheetUnreadable);
    await expect(readSheet(book(`<row r="101">${cell('A101', 'x')}</row>`), 100)).rejects.toThrow(SheetTooLong);
    await expect(readSheet(book(`<row r='5000000'>${cell('A1', 'x')}</row>`), 100)).rejects.toThrow(SheetTooLong);
    await expect(readSheet(book('<row/>'.repeat(101)), 100)).rejects.toThrow(SheetTooLong);
  });

  test('cut short or turned over at any place is refused, never a crash', async () => {
    const whole = book(`<row r="1">${cell('A1', 'x')}</row>`);
    for (let at = 4; at < whole.length; at += 7) {
      const cut = await readSheet(whole.subarray(0, at), 100).catch((error: unknown) => error);
      expect(cut).toBeInstanceOf(SheetUnreadable);
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 0xff;
      const read = await readSheet(flipped, 100).catch((error: unknown) => error);
      expect(Array.isArray(read) || read instanceof SheetUnreadable || read instanceof SheetTooLong).toBe(true);
    }
  });
});
