import {
  type About,
  type Align,
  closeSheet,
  cut,
  fits,
  flow,
  ink,
  left,
  need,
  openSheet,
  put,
  rule,
  setText,
  type Sheet,
  type Style,
  styles,
  turnPage,
  width,
  wrap,
} from './paper.ts';

/** A piece of a document, set where the one before it ended. */
export type Block = (sheet: Sheet) => void;

/** Sets a document on A4 and gives its PDF; the same facts, blocks and `madeAt` give the same bytes. */
export async function makePdf(about: About, blocks: readonly Block[]): Promise<Buffer> {
  const sheet = openSheet(about);
  for (const block of blocks) block(sheet);
  return closeSheet(sheet);
}

/** The company, its branch and where to find it, at the head of the first page. */
export function letterhead(from: { company: string; branch?: string; lines: readonly string[] }): Block {
  return (sheet) => {
    sheet.doc.rect(0, 0, sheet.doc.page.width, 6).fill(ink.accent);
    const half = width / 2 - 12;
    let y = setText(sheet, from.company, styles.company, { y: sheet.y, width: half });
    if (from.branch) y = setText(sheet, from.branch, styles.muted, { y, width: half });
    let right = sheet.y + 2;
    for (const line of from.lines)
      right = setText(sheet, line, styles.muted, { x: left + width - half, y: right, width: half, align: 'right' });
    sheet.y = Math.max(y, right) + 12;
    rule(sheet, sheet.y);
    sheet.y += 20;
  };
}

/** What the document is called, with its number and day at the right. */
export function heading(of: { title: string; number?: string; day?: string; remark?: string }): Block {
  return (sheet) => {
    const aside = 190;
    const top = sheet.y;
    const y = setText(sheet, of.title, styles.title, { y: top, width: width - aside - 16 });
    const x = left + width - aside;
    let right = top;
    if (of.number) right = setText(sheet, of.number, styles.number, { x, y: right, width: aside, align: 'right' });
    if (of.day) right = setText(sheet, of.day, styles.muted, { x, y: right + 1, width: aside, align: 'right' });
    sheet.y = Math.max(y, right);
    if (of.remark) flow(sheet, of.remark, styles.muted);
    sheet.y += 18;
  };
}

export type FactGroup = { title?: string; facts: readonly (readonly [label: string, value: string])[] };

/** Labels and values in one to three columns side by side; what would be longer than a page stands one under the other. */
export function facts(groups: readonly FactGroup[]): Block {
  return (sheet) => {
    const gap = 28;
    const column = (width - gap * (groups.length - 1)) / groups.length;
    const tallest = Math.max(...groups.map((group) => 22 + group.facts.reduce((all, fact) => all + factHeight(sheet, fact, column), 0)));
    if (tallest > 600 && groups.length > 1) {
      for (const group of groups) facts([group])(sheet);
      return;
    }
    need(sheet, Math.min(tallest, 600));
    const top = sheet.y;
    const bottoms = groups.map((group, at) => {
      sheet.y = top;
      setFacts(sheet, group, left + at * (column + gap), column);
      return sheet.y;
    });
    sheet.y = Math.max(...bottoms) + 20;
  };
}

function setFacts(sheet: Sheet, group: FactGroup, x: number, column: number): void {
  if (group.title) {
    sheet.y = setText(sheet, group.title, styles.heading, { x, y: sheet.y, width: column }) + 2;
    rule(sheet, sheet.y, x, column);
    sheet.y += 5;
  }
  const label = labelWidth(column);
  for (const fact of group.facts) {
    const height = factHeight(sheet, fact, column);
    need(sheet, height);
    setText(sheet, fact[0], { ...styles.muted, leading: 14 }, { x, y: sheet.y, width: label - 6 });
    setText(sheet, fact[1], styles.body, { x: x + label, y: sheet.y, width: column - label });
    sheet.y += height;
  }
}

const labelWidth = (column: number) => Math.min(120, column * 0.38);

function factHeight(sheet: Sheet, [name, value]: readonly [string, string], column: number): number {
  const label = labelWidth(column);
  const lines = Math.max(wrap(sheet, name, styles.muted, label - 6).length, wrap(sheet, value, styles.body, column - label).length);
  return lines * 14 + 2;
}

/** `width` in points; the columns without one share what is left. Money is `align: 'right'`: figures stand under each other. */
export type Column = { label: string; width?: number; align?: Align };
/** A line of a table; `note` stands small under the first cell. A row of one cell is the heading of a group. */
export type Row = { cells: readonly string[]; note?: string };

type Place = { x: number; width: number; align?: Align };
type Line = { text: string; as: Style };
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
export function table(columns: readonly Column[], rows: readonly Row[]): Block {
  return (sheet) => {
    const places = placesOf(columns);
    const header = () => {
      sheet.doc.rect(left, sheet.y, width, 22).fill(ink.wash);
      rule(sheet, sheet.y + 22, left, width, ink.accent, 0.9);
      for (const [at, column] of columns.entries()) {
        const place = places[at] ?? whole;
        put(sheet, cut(sheet, column.label, styles.label, place.width), styles.label, { ...place, y: sheet.y + 5 });
      }
      sheet.y += 22;
    };
    const over = () => {
      turnPage(sheet);
      header();
    };
    if (!fits(sheet, 70)) turnPage(sheet);
    header();
    for (const row of rows) {
      const group = row.cells.length === 1 && columns.length > 1;
      const lines = linesOf(sheet, row, group ? [whole] : places, group ? styles.strong : styles.body);
      const height = lines.length * styles.body.leading + 10;
      if (!fits(sheet, group ? height + 30 : Math.min(height, 600))) over();
      sheet.y += group ? 7 : 5;
      for (const line of lines) {
        if (!fits(sheet, styles.body.leading)) over();
        for (const [at, cell] of line.entries()) {
          if (cell) put(sheet, cell.text, cell.as, { ...((group ? whole : places[at]) ?? whole), y: sheet.y });
        }
        sheet.y += line[0]?.as.leading ?? styles.body.leading;
      }
      sheet.y += group ? 3 : 5;
      if (!group) rule(sheet, sheet.y);
    }
    sheet.y += 14;
  };
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

export type Sum = readonly [label: string, amount: string];

/** The sums at the right and, set off, what it all comes to. Never parted by a page. */
export function totals(sums: readonly Sum[], total: Sum, remark?: string): Block {
  return (sheet) => {
    const box = 270;
    const x = left + width - box;
    const inner = { x: x + 12, width: box - 24 };
    const remarks = remark ? wrap(sheet, remark, styles.muted, width) : [];
    need(sheet, sums.length * 18 + 44 + remarks.length * styles.muted.leading + 10);
    for (const [label, amount] of sums) {
      put(sheet, label, { ...styles.body, ink: ink.muted }, { ...inner, y: sheet.y });
      put(sheet, amount, styles.body, { ...inner, y: sheet.y, align: 'right' });
      sheet.y += 18;
    }
    sheet.y += 4;
    sheet.doc.rect(x, sheet.y, box, 38).fill(ink.wash);
    sheet.doc.rect(x, sheet.y, 3, 38).fill(ink.accent);
    put(sheet, total[0], styles.strong, { ...inner, y: sheet.y + 12 });
    put(sheet, total[1], styles.total, { ...inner, y: sheet.y + 9, align: 'right' });
    sheet.y += 38 + 6;
    for (const line of remarks) {
      put(sheet, line, styles.muted, { y: sheet.y, align: 'right', x: left, width: width });
      sheet.y += styles.muted.leading;
    }
    sheet.y += 14;
  };
}

/** A headed piece of running text; an empty line parts paragraphs. */
export function prose(text: string, head?: string): Block {
  return (sheet) => {
    if (head) headOf(sheet, head);
    flow(sheet, text, styles.body);
    sheet.y += 12;
  };
}

/** Numbered terms. */
export function terms(items: readonly string[], head?: string): Block {
  return (sheet) => {
    if (head) headOf(sheet, head);
    for (const [at, item] of items.entries()) {
      need(sheet, styles.body.leading);
      put(sheet, `${at + 1}.`, { ...styles.body, ink: ink.muted }, { y: sheet.y, x: left, width: 16 });
      flow(sheet, item, styles.body, left + 20);
      sheet.y += 4;
    }
    sheet.y += 8;
  };
}

function headOf(sheet: Sheet, head: string): void {
  need(sheet, styles.heading.leading + 3 * styles.body.leading);
  flow(sheet, head, styles.heading);
  sheet.y += 3;
}

/** Something that must be seen: a rule at its left on a quiet ground. */
export function notice(text: string): Block {
  return (sheet) => {
    const lines = wrap(sheet, text, styles.body, width - 28);
    const height = lines.length * styles.body.leading + 16;
    if (height > 600) return flow(sheet, text, styles.body);
    need(sheet, height);
    sheet.doc.rect(left, sheet.y, width, height).fill(ink.wash);
    sheet.doc.rect(left, sheet.y, 3, height).fill(ink.accent);
    setText(sheet, text, styles.body, { x: left + 14, y: sheet.y + 8, width: width - 28 });
    sheet.y += height + 16;
  };
}

/** A PNG or JPEG (a code at the gate, a photograph) with a line under it. */
export function picture(image: Buffer, size: { width: number; height: number }, caption?: string, align: Align = 'left'): Block {
  return (sheet) => {
    need(sheet, size.height + (caption ? 18 : 0));
    const rest = width - size.width;
    const x = left + (align === 'left' ? 0 : align === 'center' ? rest / 2 : rest);
    sheet.doc.image(image, x, sheet.y, { fit: [size.width, size.height] });
    sheet.y += size.height + 4;
    if (caption) {
      put(sheet, cut(sheet, caption, styles.muted, width), styles.muted, { y: sheet.y, align });
      sheet.y += 14;
    }
    sheet.y += 12;
  };
}

/** Who signs: role, a hint, the drawn signature if there is one, the name, and when. */
export type Signatory = { role: string; hint?: string; name?: string; drawn?: Buffer; signed?: string };

/** Places for signatures side by side, never parted by a page. */
export function signatures(people: readonly Signatory[]): Block {
  return (sheet) => {
    need(sheet, 132);
    const column = width / Math.max(1, people.length);
    for (const [at, person] of people.entries()) {
      const place = { x: left + at * column + 8, width: column - 16, align: 'center' as const };
      put(sheet, cut(sheet, person.role, styles.strong, place.width), styles.strong, { ...place, y: sheet.y });
      if (person.hint) put(sheet, cut(sheet, person.hint, styles.fine, place.width), styles.fine, { ...place, y: sheet.y + 14 });
      if (person.drawn) {
        const fit: [number, number] = [Math.min(place.width, 150), 52];
        sheet.doc.image(person.drawn, place.x + (place.width - fit[0]) / 2, sheet.y + 30, { fit, align: 'center', valign: 'center' });
      }
      rule(sheet, sheet.y + 86, place.x + place.width / 2 - 75, 150);
      put(sheet, cut(sheet, person.name ?? '', styles.strong, place.width), styles.strong, { ...place, y: sheet.y + 91 });
      put(sheet, cut(sheet, person.signed ?? '', styles.fine, place.width), styles.fine, { ...place, y: sheet.y + 106 });
    }
    sheet.y += 132;
  };
}
