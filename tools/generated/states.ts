import { origin, page, table } from './text.ts';

type Guard = { name: string };
export type Life = Record<string, { from: readonly string[]; to: string | readonly string[]; may: string; unless?: readonly Guard[] }>;

/** `selfApproval` as people say it: self approval. */
const spoken = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim() || 'a rule without a name';

/** A life as a Mermaid diagram. It begins where its first move begins, and ends where no move leads on. */
function diagram(life: Life): string {
  const moves = Object.entries(life).map(([name, { from, to }]) => ({ name, from, to: [to].flat() }));
  const left = new Set(moves.flatMap(({ from }) => from));
  const reached = [...new Set(moves.flatMap(({ to }) => to))];
  const first = moves[0]?.from[0];
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...(first ? [`  [*] --> ${first}`] : []),
    ...moves.flatMap(({ name, from, to }) => from.flatMap((start) => to.map((end) => `  ${start} --> ${end} : ${name}`))),
    ...reached.filter((state) => !left.has(state)).map((state) => `  ${state} --> [*]`),
    '```',
  ].join('\n');
}

const lines = (life: Life) =>
  Object.entries(life).map(([name, { from, to, may, unless }]) => [
    name,
    from.join(', '),
    [to].flat().join(' or '),
    may === 'clock' ? 'the clock' : `\`${may}\``,
    (unless ?? []).map((guard) => spoken(guard.name)).join('; '),
  ]);

/** The life of everything that has states, as a diagram and line by line. */
export const statesPage = (lives: readonly { name: string; life: Life }[]) =>
  page(
    '# States',
    origin('each `domain/states.ts`'),
    ...lives.flatMap(({ name, life }) => [`## ${name}`, diagram(life), table(['move', 'from', 'to', 'who may', 'unless'], lines(life))]),
  );
