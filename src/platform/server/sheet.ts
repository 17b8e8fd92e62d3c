import { inflateRawSync } from 'node:zlib';

/** A cell of a sheet; a date has become `YYYY-MM-DD`. */
export type SheetCell = string | number | boolean | null;

/** The file is no CSV in UTF-8 (or Excel's UTF-16) and no XLSX, or it is built to exhaust whoever opens it. */
export class SheetUnreadable extends Error {}

/** The file has more rows than were asked for. */
export class SheetTooLong extends Error {}

const largestUnpacked = 40 * 1024 * 1024;
const mostColumns = 100;
const longestCell = 2000;

/** The rows of a CSV or of an XLSX's first sheet, as they stand in the file, empty ones too. Throws `SheetUnreadable`, `SheetTooLong`. */
export async function readSheet(content: Buffer, most: number): Promise<SheetCell[][]> {
  const zipped = content.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'));
  const rows = zipped ? await xlsxRows(content, most) : await csvRows(content, most);
  if (rows.length > most) throw new SheetTooLong();
  return rows.map((row) => row.slice(0, mostColumns).map(cut));
}

const cut = (cell: SheetCell): SheetCell => (typeof cell === 'string' ? cell.slice(0, longestCell) : cell);

async function csvRows(content: Buffer, most: number): Promise<SheetCell[][]> {
  const { parse } = await import('csv-parse/sync');
  try {
    const text = textOf(content);
    return parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 200_000,
      to: most + 1,
    });
  } catch (error) {
    throw new SheetUnreadable('not a CSV', { cause: error });
  }
}

function textOf(content: Buffer): string {
  const utf16 = content[0] === 0xff && content[1] === 0xfe;
  const text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(content);
  if (text.includes('\u0000')) throw new SheetUnreadable('binary');
  return text;
}

/** The delimiter that stands most often in the first line, outside quotes. */
function delimiterOf(text: string): string {
  const first =
    text
      .slice(0, 10_000)
      .replace(/"[^"]*"/g, '')
      .trimStart()
      .split(/\r\n|\n|\r/, 1)[0] ?? '';
  const counted = [',', ';', '\t', '|'].map((mark) => ({ mark, times: first.split(mark).length }));
  return counted.reduce((best, one) => (one.times > best.times ? one : best)).mark;
}

async function xlsxRows(content: Buffer, most: number): Promise<SheetCell[][]> {
  for (const { name, text } of unpackBounded(content)) if (name.includes('worksheets/') && name.endsWith('.xml')) boundCells(text(), most);
  const { readSheet: readXlsx } = await import('read-excel-file/universal');
  try {
    const rows = await readXlsx(new Uint8Array(content).buffer);
    return rows.map((row) => row.map((cell) => (isDate(cell) ? cell.toISOString().slice(0, 10) : (cell as SheetCell))));
  } catch (error) {
    throw new SheetUnreadable('not an XLSX', { cause: error });
  }
}

const isDate = (cell: unknown): cell is Date => cell instanceof Date;

/** A cell far out makes a reader fill everything before it, so no row or cell may lie beyond the rows asked for. */
function boundCells(sheet: string, most: number) {
  let rows = 0;
  for (const [, tag, attributes = ''] of sheet.matchAll(/<(?:\w+:)?(row|c)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/g)) {
    if (tag === 'row') rows += 1;
    for (const [, , address] of attributes.matchAll(/(?<![\w:])r\s*=\s*(["'])(.*?)\1/gs)) {
      const [, number] = /^[A-Z]{0,2}(\d{1,7})$/.exec(address ?? '') ?? [];
      if (number === undefined) throw new SheetUnreadable('no such cell');
      rows = Math.max(rows, Number(number));
    }
  }
  if (rows > most) throw new SheetTooLong();
}

type Entry = { name: string; text: () => string };

/** Unpacks every entry with a limit before the file is trusted: a few kilobytes can hold gigabytes. */
function unpackBounded(content: Buffer): Entry[] {
  const end = content.lastIndexOf(Buffer.from('PK\u0005\u0006'), content.length - 22);
  if (end < 0) throw new SheetUnreadable('no directory');
  if (end >= 20 && content.readUInt32LE(end - 20) === 0x07064b50) throw new SheetUnreadable('made for archives beyond 4 GB');
  const count = content.readUInt16LE(end + 8);
  if (count > 1000 || count !== content.readUInt16LE(end + 10)) throw new SheetUnreadable('too many entries');
  const entries: Entry[] = [];
  let at = content.readUInt32LE(end + 16);
  let left = largestUnpacked;
  while (entries.length < count) {
    if (at + 46 > end || content.readUInt32LE(at) !== 0x02014b50) throw new SheetUnreadable('broken directory');
    const nameEnd = at + 46 + content.readUInt16LE(at + 28);
    const unpacked = unpack(content, at, left);
    left -= unpacked.length;
    entries.push({ name: content.toString('utf8', at + 46, nameEnd), text: () => unpacked.toString('utf8') });
    at = nameEnd + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return entries;
}

/** The entry that this line of the directory speaks of; refuses beyond `most` bytes, and where the directory lies about its size. */
function unpack(content: Buffer, line: number, most: number): Buffer {
  const method = content.readUInt16LE(line + 10);
  const packed = content.readUInt32LE(line + 20);
  const told = content.readUInt32LE(line + 24);
  const header = content.readUInt32LE(line + 42);
  if (told > most || header + 30 > content.length) throw new SheetUnreadable('too large when unpacked');
  const start = header + 30 + content.readUInt16LE(header + 26) + content.readUInt16LE(header + 28);
  const body = content.subarray(start, start + packed);
  if (method === 0) return body;
  try {
    const unpacked = inflateRawSync(body, { maxOutputLength: told + 1 });
    if (unpacked.length === told) return unpacked;
  } catch (error) {
    throw new SheetUnreadable('cannot be unpacked', { cause: error });
  }
  throw new SheetUnreadable('larger than it says');
}
