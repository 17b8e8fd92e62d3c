import type { Sample } from './drive.ts';

/** What was measured of one kind of request by one server. */
export type Measured = { what: string; server: 'reference' | 'product'; sample: Sample };

/** One goal: its figure, what it is compared with, and whether it holds. */
export type Finding = { id: string; what: string; figure: string; goal: string; met: boolean };

export type Found = { findings: Finding[]; measured?: Measured[] };

export const times = (ratio: number): string => `${ratio.toFixed(2)} ×`;

export const atLeast = (id: string, what: string, ratio: number, least: number): Finding => ({
  id,
  what,
  figure: times(ratio),
  goal: `≥ ${least} ×`,
  met: ratio >= least,
});

export const atMost = (id: string, what: string, ratio: number, most: number): Finding => ({
  id,
  what,
  figure: times(ratio),
  goal: `≤ ${most} ×`,
  met: ratio <= most,
});
