import type { Block, FactGroup, Order } from '../pdf.ts';
import {
  balanced,
  closeSheet,
  cut,
  flow,
  ink,
  left,
  need,
  openSheet,
  plain,
  put,
  rule,
  type Sheet,
  setText,
  styles,
  width,
  widthOf,
  wrap,
} from './paper.ts';
import { setTable, setTotals } from './table.ts';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** Sets a whole document. */
export async function typeset(order: Order): Promise<Buffer> {
  const sheet = openSheet(order);
  for (const block of order.blocks) (setters[block.kind] as Setter<Block>)(sheet, block);
  return closeSheet(sheet);
}

type Setter<B> = (sheet: Sheet, block: B) => void;

const setters: { [K in Block['kind']]: Setter<Of<K>> } = {
  letterhead: setLetterhead,
  heading: setHeading,
  facts: setFacts,
  table: setTable,
  totals: setTotals,
  prose: setProse,
  terms: setTerms,
  notice: setNotice,
  picture: setPicture,
  signatures: setSignatures,
};

/** The company, its branch and where to find it, at the head of the first page. */
function setLetterhead(sheet: Sheet, { company, branch, lines }: Of<'letterhead'>): void {
  sheet.doc.rect(0, 0, sheet.doc.page.width, 6).fill(ink.accent);
  const half = width / 2 - 12;
  let y = sheet.y;
  for (const line of balanced(sheet, company, styles.company, half)) {
    put(sheet, line, styles.company, { y });
    y += styles.company.leading;
  }
  if (branch) y = setText(sheet, branch, styles.muted, { y: y + 1, width: half });
  let right = sheet.y + 3;
  for (const line of lines.flatMap((each) => balanced(sheet, each, styles.muted, half))) {
    put(sheet, line, styles.muted, { y: right, align: 'right' });
    right += styles.muted.leading;
  }
  sheet.y = Math.max(y, right) + 12;
  rule(sheet, sheet.y);
  sheet.y += 18;
}

/** What the document is called, with its number and day at the right. */
function setHeading(sheet: Sheet, { title, number, day, remark }: Of<'heading'>): void {
  const aside = { x: left + width - 200, width: 200, align: 'right' as const };
  const top = sheet.y;
  const y = setText(sheet, title, styles.title, { y: top, width: width - 216 });
  let right = top;
  if (number) right = setText(sheet, number, styles.number, { ...aside, y: right });
  if (day) right = setText(sheet, day, styles.muted, { ...aside, y: right + 1 });
  sheet.y = Math.max(y, right);
  if (remark) flow(sheet, remark, styles.muted);
  sheet.y += 16;
}

/** Columns side by side; what would be longer than a page stands one under the other. */
function setFacts(sheet: Sheet, { groups }: { groups: readonly FactGroup[] }): void {
  const gap = 28;
  const column = (width - gap * (groups.length - 1)) / Math.max(1, groups.length);
  const tallest = Math.max(0, ...groups.map((group) => heightsOf(sheet, group, column).reduce((all, height) => all + height, 24)));
  if (tallest > 600 && groups.length > 1) {
    for (const group of groups) setFacts(sheet, { groups: [group] });
    return;
  }
  need(sheet, Math.min(tallest, 600));
  const top = sheet.y;
  const bottoms = groups.map((group, at) => {
    sheet.y = top;
    setGroup(sheet, group, left + at * (column + gap), column);
    return sheet.y;
  });
  sheet.y = Math.max(top, ...bottoms) + 18;
}

function setGroup(sheet: Sheet, group: FactGroup, x: number, column: number): void {
  if (group.title) {
    sheet.y = setText(sheet, group.title, styles.heading, { x, y: sheet.y, width: column }) + 2;
    rule(sheet, sheet.y, x, column);
    sheet.y += 5;
  }
  const label = labelWidth(sheet, group, column);
  const heights = heightsOf(sheet, group, column);
  for (const [at, [name, value]] of group.facts.entries()) {
    const height = heights[at] ?? 0;
    need(sheet, Math.min(height, 600));
    setText(sheet, name, { ...styles.muted, leading: 14 }, { x, y: sheet.y + 0.3, width: label });
    if (height > 600) flow(sheet, value, styles.body, x + label);
    else {
      setText(sheet, value, styles.body, { x: x + label, y: sheet.y, width: column - label });
      sheet.y += height;
    }
  }
}

const labelWidth = (sheet: Sheet, { facts }: FactGroup, column: number) =>
  Math.min(column * 0.45, Math.max(56, ...facts.map(([name]) => widthOf(sheet, plain(name), styles.muted) + 14)));

function heightsOf(sheet: Sheet, group: FactGroup, column: number): number[] {
  const label = labelWidth(sheet, group, column);
  return group.facts.map(([name, value]) => {
    const names = wrap(sheet, name, styles.muted, label).length;
    return 2 + styles.body.leading * Math.max(names, wrap(sheet, value, styles.body, column - label).length);
  });
}

/** A headed piece of running text. */
function setProse(sheet: Sheet, { text, head }: Of<'prose'>): void {
  if (head) setHead(sheet, head);
  flow(sheet, text, styles.body);
  sheet.y += 12;
}

/** Numbered terms. */
function setTerms(sheet: Sheet, { items, head }: Of<'terms'>): void {
  if (head) setHead(sheet, head);
  for (const [at, item] of items.entries()) {
    need(sheet, 2 * styles.body.leading);
    put(sheet, `${at + 1}.`, { ...styles.body, ink: ink.muted }, { y: sheet.y });
    flow(sheet, item, styles.body, left + 20);
    sheet.y += 4;
  }
  sheet.y += 8;
}

function setHead(sheet: Sheet, head: string): void {
  need(sheet, styles.heading.leading + 3 * styles.body.leading);
  flow(sheet, head, styles.heading);
  sheet.y += 3;
}

/** Something that must be seen: a rule at its left on a quiet ground. */
function setNotice(sheet: Sheet, { text }: Of<'notice'>): void {
  const lines = wrap(sheet, text, styles.body, width - 28);
  const height = lines.length * styles.body.leading + 16;
  if (height > 600) {
    setProse(sheet, { kind: 'prose', text });
    return;
  }
  need(sheet, height);
  sheet.doc.rect(left, sheet.y, width, height).fill(ink.wash);
  sheet.doc.rect(left, sheet.y, 3, height).fill(ink.accent);
  setText(sheet, text, styles.body, { x: left + 14, y: sheet.y + 8, width: width - 28 });
  sheet.y += height + 16;
}

/** A code for the gate or a photograph, with a line under it. */
function setPicture(sheet: Sheet, { image, width: wide, height, caption, align = 'left' }: Of<'picture'>): void {
  need(sheet, height + (caption ? 18 : 0));
  const x = left + { left: 0, center: (width - wide) / 2, right: width - wide }[align];
  sheet.doc.image(Buffer.from(image), x, sheet.y, { fit: [wide, height], align: align === 'left' ? undefined : align });
  sheet.y += height + 4;
  if (caption) {
    put(sheet, cut(sheet, caption, styles.muted, width), styles.muted, { y: sheet.y, align });
    sheet.y += styles.muted.leading;
  }
  sheet.y += 12;
}

/** Places for signatures side by side, never parted by a page. */
function setSignatures(sheet: Sheet, { people }: Of<'signatures'>): void {
  sheet.y += 8;
  need(sheet, 128);
  const column = width / Math.max(1, people.length);
  for (const [at, person] of people.entries()) {
    const place = { x: left + at * column + 8, width: column - 16, align: 'center' as const };
    const line = Math.min(place.width, 150);
    put(sheet, cut(sheet, person.role, styles.strong, place.width), styles.strong, { ...place, y: sheet.y });
    put(sheet, cut(sheet, person.hint ?? '', styles.fine, place.width), styles.fine, { ...place, y: sheet.y + 14 });
    if (person.drawn) {
      const at: [number, number] = [place.x + (place.width - line) / 2, sheet.y + 29];
      sheet.doc.image(Buffer.from(person.drawn), ...at, { fit: [line, 54], align: 'center', valign: 'center' });
    }
    rule(sheet, sheet.y + 86, place.x + (place.width - line) / 2, line);
    put(sheet, cut(sheet, person.name ?? '', styles.strong, place.width), styles.strong, { ...place, y: sheet.y + 91 });
    put(sheet, cut(sheet, person.signed ?? '', styles.fine, place.width), styles.fine, { ...place, y: sheet.y + 106 });
  }
  sheet.y += 128;
}
