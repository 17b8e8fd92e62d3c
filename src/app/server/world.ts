import type { Branch } from '#branch/server/queries.ts';

export const branchCodes = ['hn', 'hcm', 'pn'] as const;
export type BranchCode = (typeof branchCodes)[number];

/** What every seed may lean on: the branches, the people by `role.branch` (`sales.hn`, `admin`), and the branches' day. */
export type World = {
  branches: Record<BranchCode, Branch>;
  people: Record<string, { id: string; name: string; email: string }>;
  today: (code: BranchCode) => string;
};
