/** The line under every generated heading. */
export const origin = (from: string) => `Made by \`npm run generate\` from ${from}. Not edited by hand.`;

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Blocks, one empty line apart, as a whole file. */
export const page = (...blocks: readonly string[]) => `${blocks.filter(Boolean).join('\n\n')}\n`;
