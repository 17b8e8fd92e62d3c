/** Two people changed the same record: what each field is on both sides. */
export type Clash<V> = { fields: (keyof V & string)[]; mine: V; theirs: V; merged: V };

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Changes to different fields hold together; fields that both changed, and differently, are left to a person. */
export function mergeMine<V extends Record<string, unknown>>(base: V, mine: V, theirs: V): { merged: V; fields: (keyof V & string)[] } {
  const names = Object.keys(mine) as (keyof V & string)[];
  const fields = names.filter(
    (name) => !same(mine[name], theirs[name]) && !same(mine[name], base[name]) && !same(theirs[name], base[name]),
  );
  const kept = names.filter((name) => !same(mine[name], base[name]));
  return { merged: { ...theirs, ...Object.fromEntries(kept.map((name) => [name, mine[name]])) }, fields };
}
