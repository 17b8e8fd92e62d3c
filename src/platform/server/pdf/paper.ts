import { fileURLToPath } from 'node:url';
import { type Font, openSync } from 'fontkit';
import PDFDocument from 'pdfkit';
import type { Locale } from '../../domain/refusal.ts';
import type { Align, Order } from '../pdf.ts';

/** The A4 sheet being written: `y` is the next free height in points from the top. */
export type Sheet = { doc: PDFKit.PDFDocument; about: Order['about']; y: number; widths: Map<string, number> };

export type Style = { font: 'regular' | 'semibold'; size: number; ink: string; leading: number };

const page = { width: 595.28, height: 841.89 };
export const left = 50;
export const width = page.width - 2 * left;
const foot = page.height - 62;

export const ink = { text: '#1b2430', muted: '#5d6875', hairline: '#dce1e7', wash: '#f3f6f9', accent: '#14538c' };
const style = (font: Style['font'], size: number, leading: number, colour = ink.text): Style => ({ font, size, leading, ink: colour });
export const styles = {
  body: style('regular', 9.5, 14),
  strong: style('semibold', 9.5, 14),
  heading: style('semibold', 10.5, 16, ink.accent),
  muted: style('regular', 8.5, 12.5, ink.muted),
  label: style('semibold', 8, 12, ink.muted),
  fine: style('regular', 7.5, 11, ink.muted),
  title: style('semibold', 24, 32),
  company: style('semibold', 14, 19),
  number: style('semibold', 12, 17, ink.accent),
  total: style('semibold', 15, 20, ink.accent),
};

const typeface = (file: string) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans/${file}`));
const files = { regular: typeface('400Regular/NotoSans_400Regular.ttf'), semibold: typeface('600SemiBold/NotoSans_600SemiBold.ttf') };
const faces = Object.keys(files) as Style['font'][];

/** Reading a typeface costs more than setting a page, so it is done once; each glyph is met by its own letter first, which it remembers. */
const read = new Map<Style['font'], PDFKit.Mixins.PDFFontSource>();
function shared(face: Style['font']): PDFKit.Mixins.PDFFontSource {
  const known = read.get(face);
  if (known) return known;
  const typeface = openSync(files[face]) as Font;
  for (const letter of typeface.characterSet) typeface.glyphForCodePoint(letter);
  const source = typeface as unknown as Buffer;
  read.set(face, source);
  return source;
}

/** Writing that is shaped: its glyphs stand for other letters each time, and a shared typeface would remember the first. */
const shaped = /\p{Script=Devanagari}/u;
/** Each letter keeps a glyph of its own. Otherwise the typeface sets ọ as o and a dot, and every o is read back as ọ. */
const apart = { features: { ccmp: false, liga: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[] };
const settingOf = (text: string) => (shaped.test(text) ? {} : apart);
const lettersOf = (value: unknown): string =>
  typeof value === 'string'
    ? value.normalize('NFC')
    : typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)
      ? Object.values(value).map(lettersOf).join(' ')
      : '';

const words = { en: { page: 'Page' }, vi: { page: 'Trang' } } as const satisfies Record<Locale, unknown>;

export function openSheet(order: Order): Sheet {
  const { about } = order;
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: about.locale,
    displayTitle: true,
    font: '',
    info: {
      Title: plain([about.title, about.number].filter(Boolean).join(' ')),
      Author: plain(about.author),
      Creator: 'Forecourt',
      CreationDate: new Date(about.madeAt),
    },
  });
  const own = shaped.test(lettersOf(order));
  for (const face of faces) doc.registerFont(face, own ? files[face] : shared(face));
  doc.addPage();
  return { doc, about, y: 44, widths: new Map() };
}

/** Begins a new page under a running head. */
export function turnPage(sheet: Sheet): void {
  sheet.doc.addPage();
  const { author, title, number } = sheet.about;
  put(sheet, cut(sheet, author, styles.fine, width / 2), styles.fine, { y: 36 });
  put(sheet, cut(sheet, [title, number].filter(Boolean).join(' '), styles.fine, width / 2 - 10), styles.fine, { y: 36, align: 'right' });
  rule(sheet, 50);
  sheet.y = 68;
}

/** Whether `height` points are still free on this page. */
export const fits = (sheet: Sheet, height: number): boolean => sheet.y + height <= foot;

/** Turns the page unless `height` points are free. */
export function need(sheet: Sheet, height: number): void {
  if (!fits(sheet, height)) turnPage(sheet);
}

export function rule(sheet: Sheet, y: number, from = left, length = width, colour = ink.hairline, weight = 0.6): void {
  sheet.doc
    .moveTo(from, y)
    .lineTo(from + length, y)
    .lineWidth(weight)
    .strokeColor(colour)
    .stroke();
}

/** Text as it is set: composed, on one line, without what is not seen. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u00a0\u202f]/gu, ' ')
    .replace(/\p{Cf}/gu, '');

export function widthOf(sheet: Sheet, text: string, as: Style): number {
  const key = `${as.font} ${text}`;
  const known = sheet.widths.get(key) ?? sheet.doc.font(as.font).fontSize(1000).widthOfString(text, settingOf(text));
  sheet.widths.set(key, known);
  return (known * as.size) / 1000;
}

/** Sets one line whose box begins at height `y`. */
export function put(sheet: Sheet, text: string, as: Style, at: { y: number; x?: number; width?: number; align?: Align }): void {
  const line = plain(text);
  const { x = left, width: space = width, align = 'left' } = at;
  const rest = align === 'left' ? 0 : space - widthOf(sheet, line, as);
  const baseline = at.y + as.leading / 2 + as.size * 0.36;
  const set = sheet.doc.font(as.font).fontSize(as.size).fillColor(as.ink);
  const from = x + (align === 'center' ? rest / 2 : rest);
  const meant = shaped.test(line);
  if (meant) set.markContent('Span', { actual: line });
  set.text(line, from, baseline, { ...settingOf(line), lineBreak: false, baseline: 'alphabetic' });
  if (meant) set.endMarkedContent();
}

/** The lines that `text` takes in `space` points. A currency sign stays with its amount; an endless word is cut. */
export function wrap(sheet: Sheet, text: string, as: Style, space: number): string[] {
  const gap = widthOf(sheet, ' ', as);
  return text.split(/\r\n|\r|\n/).flatMap((line) => {
    const lines: string[] = [];
    let current = '';
    let taken = 0;
    for (const word of line.split(/[ \t]+(?!₫)/).map(plain)) {
      const more = widthOf(sheet, word, as);
      if (current && taken + gap + more <= space) {
        current += ` ${word}`;
        taken += gap + more;
      } else {
        if (current) lines.push(current);
        const pieces = more > space ? piecesOf(sheet, word, as, space) : [word];
        current = pieces.pop() ?? '';
        lines.push(...pieces);
        taken = widthOf(sheet, current, as);
      }
    }
    return [...lines, current];
  });
}

/** A word that is longer than a line, parted where it hurts least. */
function piecesOf(sheet: Sheet, word: string, as: Style, space: number): string[] {
  const pieces: string[] = [];
  let rest = word;
  while (widthOf(sheet, rest, as) > space) {
    const most = cutAt(sheet, rest, as, space);
    const piece = /^.{6,}(?=@)|^.{6,}[-/_.]/u.exec(most)?.[0] ?? most;
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...pieces, rest];
}

/** The same lines, of about the same length: for a few lines that stand alone. */
export function balanced(sheet: Sheet, text: string, as: Style, space: number): string[] {
  let lines = wrap(sheet, text, as, space);
  for (let less = space - 8; less > space / 2; less -= 8) {
    const narrower = wrap(sheet, text, as, less);
    if (narrower.length > lines.length) break;
    lines = narrower;
  }
  return lines;
}

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

function cutAt(sheet: Sheet, text: string, as: Style, space: number): string {
  let piece = '';
  let taken = 0;
  for (const { segment } of graphemes.segment(text)) {
    taken += widthOf(sheet, segment, as);
    if (piece && taken > space) break;
    piece += segment;
  }
  return piece;
}

/** One line of at most `space` points; what is cut off shows as an ellipsis. */
export function cut(sheet: Sheet, text: string, as: Style, space: number): string {
  const line = plain(text);
  return widthOf(sheet, line, as) <= space ? line : `${cutAt(sheet, line, as, space - as.size)}…`;
}

/** Sets wrapped text at a place of its own and tells the height below it. */
export function setText(sheet: Sheet, text: string, as: Style, at: { x?: number; y: number; width?: number; align?: Align }): number {
  let { y } = at;
  for (const line of wrap(sheet, text, as, at.width ?? width)) {
    put(sheet, line, as, { ...at, y });
    y += as.leading;
  }
  return y;
}

/** Text that flows over pages. */
export function flow(sheet: Sheet, text: string, as: Style, x = left): void {
  for (const line of wrap(sheet, text, as, left + width - x)) {
    need(sheet, as.leading);
    put(sheet, line, as, { x, y: sheet.y });
    sheet.y += as.leading;
  }
}

/** Writes the footers and gives the file. */
export function closeSheet(sheet: Sheet): Promise<Buffer> {
  const { doc, about } = sheet;
  const { count } = doc.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    doc.switchToPage(at);
    rule(sheet, page.height - 48);
    put(sheet, cut(sheet, about.footer ?? about.author, styles.fine, width - 80), styles.fine, { y: page.height - 41 });
    put(sheet, `${words[about.locale].page} ${at + 1}/${count}`, styles.fine, { y: page.height - 41, align: 'right' });
  }
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => done(Buffer.concat(chunks)));
    doc.on('error', fail);
    doc.end();
  });
}
