import { createContext, useContext } from 'react';
import type { Currency } from '../domain/money.ts';
import type { Locale } from '../domain/refusal.ts';

/** A branch as the frame knows it: its money, its clock, its language. */
export type ViewerBranch = { id: string; name: string; code: string; currency: Currency; timeZone: string; locale: Locale; area: string };

/** Whoever looks at the screens. */
export type Viewer = {
  id: string;
  name: string;
  email: string;
  branches: ViewerBranch[];
  /** The branch one works in: what is new belongs to it, and its currency and zone are shown where nothing else says. */
  branch: ViewerBranch;
  /** What lists ask for: a branch's id, or nothing for every branch one may see. */
  branchId: string | undefined;
  /** Whether a permission reaches anywhere, or that branch. For offering a way in; what may be done with a record its `moves` say. */
  may: (permission: string, branchId?: string) => boolean;
  branchOf: (id: string) => ViewerBranch | undefined;
};

export const ViewerContext = createContext<Viewer | undefined>(undefined);

/** Who is looking. Only below the frame. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer stands outside the frame');
  return viewer;
}
