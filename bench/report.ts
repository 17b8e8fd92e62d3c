import type { Found } from './finding.ts';

const order = (id: string): number => Number(id.slice(1));

/** Rates and times, then each goal with its figure. */
export function printed({ findings, measured }: Required<Found>): string {
  const rates = measured.map(({ what, server, sample: { rate, p50, p99 } }) => [
    what,
    server,
    `${rate.toFixed(0)} /s`,
    `${p50.toFixed(1)} ms`,
    `${p99.toFixed(1)} ms`,
  ]);
  const judged = [...findings]
    .sort((a, b) => order(a.id) - order(b.id))
    .map(({ id, what, figure, goal, met }) => [id, what, figure, goal, met ? 'met' : 'NOT MET']);
  return [table(['measured', 'server', 'rate', 'p50', 'p99'], rates), table(['', 'goal', 'figure', 'wanted', ''], judged)].join('\n\n');
}

function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const numeric = (at: number) => rows.length > 0 && rows.every((row) => /^[\d.,]+( \/s| ms)?$/.test(row[at] ?? ''));
  const line = (cells: string[]) =>
    cells.map((cell, at) => (numeric(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join('  ');
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].map((one) => one.trimEnd()).join('\n');
}
