import { z } from 'zod';

const word = z.string().optional().catch(undefined);

/** The schema of a list's view: words, sorting, hidden columns, and the named filters; all of it stands in the address. */
export const listView = <const F extends string = never>(...filters: F[]) =>
  z.object({
    q: word,
    sort: word,
    hide: word,
    ...(Object.fromEntries(filters.map((name) => [name, word])) as Record<F, typeof word>),
  });

export type ListView = { q?: string | undefined; sort?: string | undefined; hide?: string | undefined };

/** A filter of several values is one word in the address: `status=DRAFT,SENT`. */
export const valuesOf = (word: string | undefined): string[] => word?.split(',').filter(Boolean) ?? [];
