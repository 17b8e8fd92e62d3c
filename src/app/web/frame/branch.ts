import { useSyncExternalStore } from 'react';

/** Which branch the lists show and new records belong to: kept in the browser; none means every branch one may see. */
const place = 'forecourt.branch';
const listeners = new Set<() => void>();

export function chooseBranch(id: string | undefined): void {
  if (id) localStorage.setItem(place, id);
  else localStorage.removeItem(place);
  for (const listener of listeners) listener();
}

export const useChosenBranch = (): string | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => localStorage.getItem(place),
  );
