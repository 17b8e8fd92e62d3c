import type { Sample } from './drive.ts';

export type Turn = () => Promise<Sample>;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** Lets all run once in each round, every other round in reverse, so that what disturbs the machine disturbs all alike. */
export async function inTurns<K extends string>(rounds: number, contenders: Record<K, Turn>): Promise<Record<K, Sample[]>> {
  const names = Object.keys(contenders) as K[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as Sample[]])) as Record<K, Sample[]>;
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0 ? names : names.toReversed()) samples[name].push(await contenders[name]());
  return samples;
}

/** The middle of the rounds. */
export const middleOf = (samples: readonly Sample[]): Sample => ({
  rate: median(samples.map(({ rate }) => rate)),
  p50: median(samples.map(({ p50 }) => p50)),
  p99: median(samples.map(({ p99 }) => p99)),
  answers: samples.reduce((all, { answers }) => all + answers, 0),
});

/** The median of the ratios of each round. */
export const ratioOf = (of: readonly Sample[], to: readonly Sample[], value: (sample: Sample) => number = ({ rate }) => rate): number =>
  median(of.map((sample, round) => value(sample) / value(to[round] ?? sample)));
