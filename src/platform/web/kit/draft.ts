/** Entries that were not saved, kept until this tab closes. Never personal ID numbers, passwords or documents. */
const place = (name: string) => `forecourt.draft:${name}`;

export function keepDraft(name: string, values: object, secret: readonly string[]): void {
  const kept = Object.fromEntries(Object.entries(values).filter(([field]) => !secret.includes(field)));
  try {
    sessionStorage.setItem(place(name), JSON.stringify(kept));
  } catch {
    // a full or closed storage only means that nothing is kept
  }
}

export function keptDraft<V extends object>(name: string): Partial<V> | undefined {
  try {
    const text = sessionStorage.getItem(place(name));
    return text ? (JSON.parse(text) as Partial<V>) : undefined;
  } catch {
    return undefined;
  }
}

export const dropDraft = (name: string): void => sessionStorage.removeItem(place(name));

/** Drops every draft of this tab; done at sign-out. */
export function dropDrafts(): void {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith('forecourt.draft:')) sessionStorage.removeItem(name);
}
