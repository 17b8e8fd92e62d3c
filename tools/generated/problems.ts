import { origin, page, table } from './text.ts';

export type Catalogue = { noun: string; catalogue: Record<string, { status: number; en: string; vi: string }> };

/** Every "no" that the system can say: the `type` that a program switches on and the sentence that a person reads. */
export const problemsPage = (catalogues: readonly Catalogue[]) =>
  page(
    '# Problems',
    origin('each `domain/refusals.ts`'),
    'Answers are RFC 9457 `application/problem+json`. `type` is `/problems/` and the name below; words in braces are filled from the facts of the case.',
    ...catalogues.flatMap(({ noun, catalogue }) => [
      `## ${noun}`,
      table(
        ['type', 'status', 'English', 'Tiếng Việt'],
        Object.entries(catalogue).map(([name, { status, en, vi }]) => [`\`${noun}/${name}\``, String(status), en, vi]),
      ),
    ]),
  );
