import type { Align, Block, Column, Row } from '../pdf.ts';
import { cut, fits, ink, left, need, put, rule, type Sheet, type Style, styles, turnPage, width, wrap } from './paper.ts';

type Place = { x: number; width: number; align?: Align };
type Line = { text: string; as: Style };
type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

const pad = 6;
const whole: Place = { x: left + pad, width: width - 2 * pad };

function placesOf(columns: readonly Column[]): Place[] {
  const given = columns.reduce((all, column) => all + (column.width ?? 0), 0);
  const share = (width - given) / Math.max(1, columns.filter((column) => column.width === undefined).length);
  let x = left;
  return columns.map((column) => {
    const space = column.width ?? share;
    x += space;
    return { x: x - space + pad, width: space - 2 * pad, align: column.align };
  });
}

/** Lines under a header that is repeated on every page; one is never split unless it is longer than a page. */
export function setTable(sheet: Sheet, { columns, rows }: Of<'table'>): void {
  const places = placesOf(columns);
  const header = () => setHeader(sheet, columns, places);
  const over = () => {
    turnPage(sheet);
    header();
  };
  need(sheet, 70);
  header();
  for (const row of rows) {
    const group = row.cells.length === 1 && columns.length > 1;
    const lines = linesOf(sheet, row, group ? [whole] : places, group ? styles.strong : styles.body);
    const height = lines.length * styles.body.leading + 9;
    if (!fits(sheet, group ? height + 30 : Math.min(height, 600))) over();
    sheet.y += group ? 6 : 4;
    for (const line of lines) {
      if (!fits(sheet, styles.body.leading)) over();
      for (const [at, cell] of line.entries()) {
        if (cell) put(sheet, cell.text, cell.as, { ...((group ? whole : places[at]) ?? whole), y: sheet.y });
      }
      sheet.y += line[0]?.as.leading ?? styles.body.leading;
    }
    sheet.y += group ? 2 : 5;
    if (!group) rule(sheet, sheet.y);
  }
  sheet.y += 12;
}

function setHeader(sheet: Sheet, columns: readonly Column[], places: readonly Place[]): void {
  sheet.doc.rect(left, sheet.y, width, 22).fill(ink.wash);
  rule(sheet, sheet.y + 22, left, width, ink.accent, 0.9);
  for (const [at, column] of columns.entries()) {
    const place = places[at] ?? whole;
    put(sheet, cut(sheet, column.label, styles.label, place.width), styles.label, { ...place, y: sheet.y + 5 });
  }
  sheet.y += 22;
}

/** The printed lines of a row, each with what stands in every column. */
function linesOf(sheet: Sheet, row: Row, places: readonly Place[], as: Style): (Line | undefined)[][] {
  const wrapped = row.cells.map((cell, at) => wrap(sheet, cell, as, (places[at] ?? whole).width).map((text): Line => ({ text, as })));
  if (row.note) {
    const note = wrap(sheet, row.note, styles.muted, (places[0] ?? whole).width);
    wrapped[0]?.push(...note.map((text): Line => ({ text, as: styles.muted })));
  }
  const most = Math.max(0, ...wrapped.map((cell) => cell.length));
  return Array.from({ length: most }, (_, at) => wrapped.map((cell) => cell[at]));
}

/** The sums at the right and, set off, what it all comes to. Never parted by a page. */
export function setTotals(sheet: Sheet, { sums, total, remark }: Of<'totals'>): void {
  const box = 270;
  const x = left + width - box;
  const inner = { x: x + 14, width: box - 14 - pad };
  const remarks = remark ? wrap(sheet, remark, styles.muted, width) : [];
  need(sheet, Math.min(sums.length * 17 + 46 + remarks.length * styles.muted.leading, 600));
  for (const [label, amount] of sums) {
    need(sheet, 17);
    put(sheet, label, { ...styles.body, ink: ink.muted }, { ...inner, y: sheet.y });
    put(sheet, amount, styles.body, { ...inner, y: sheet.y, align: 'right' });
    sheet.y += 17;
  }
  sheet.y += 4;
  sheet.doc.rect(x, sheet.y, box, 36).fill(ink.wash);
  sheet.doc.rect(x, sheet.y, 3, 36).fill(ink.accent);
  put(sheet, total[0], styles.strong, { ...inner, y: sheet.y + 13 });
  put(sheet, total[1], styles.total, { ...inner, y: sheet.y + 8, align: 'right' });
  sheet.y += 36 + 6;
  for (const line of remarks) {
    put(sheet, line, styles.muted, { x: left, width: width - pad, y: sheet.y, align: 'right' });
    sheet.y += styles.muted.leading;
  }
  sheet.y += 14;
}
