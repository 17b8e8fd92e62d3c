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

/** A saved view: these values of the filters, by name. */
export type SavedView<V> = { view: Partial<V> };

/** The saved view that the address holds exactly, if it holds one. */
export function viewOn<V extends object, T extends SavedView<V>>(saved: readonly T[], view: V): T | undefined {
  const names = [...new Set(saved.flatMap((one) => Object.keys(one.view)))] as (keyof V)[];
  return saved.find((one) => names.every((name) => (view[name] ?? '') === (one.view[name] ?? '')));
}

/** What takes away the words and filters that somebody added to the saved view; nothing where nobody did. */
export function withoutAdded<V extends ListView>(
  view: V,
  filters: readonly (keyof V & string)[],
  on: SavedView<V> | undefined,
): Partial<V> | undefined {
  const added = (['q', ...filters] as (keyof V)[]).filter((name) => view[name] && view[name] !== on?.view[name]);
  return added.length > 0 ? (Object.fromEntries(added.map((name) => [name, on?.view[name]])) as Partial<V>) : undefined;
}
