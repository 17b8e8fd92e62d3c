import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '#platform/server/context.ts';
import { changesOf, record } from '#platform/server/events.ts';
import type { BranchChange, BranchDraft } from '../api.ts';
import { firstSettings } from '../domain/branch.ts';
import { refuseBranch } from '../domain/refusals.ts';
import { type Branch, findBranch } from './queries.ts';
import { branches, companies } from './tables.ts';

/** Creates the company; there is one. */
export async function foundCompany(ctx: Context, name: string): Promise<string> {
  const id = ctx.newId();
  await ctx.tx.insert(companies).values({ id, name, createdAt: ctx.now.toString() });
  await record(ctx, { noun: 'company', id }, 'found', { name });
  return id;
}

export async function openBranch(ctx: Context, draft: z.output<typeof BranchDraft>): Promise<Branch> {
  const [company] = await ctx.tx.select({ id: companies.id }).from(companies).limit(1);
  if (!company) throw refuseBranch('no-company');
  const settings = { ...firstSettings, ...draft.settings };
  const row: Branch = { ...draft, id: ctx.newId(), companyId: company.id, active: true, settings };
  await ctx.tx.insert(branches).values(row);
  await record(ctx, { noun: 'branch', id: row.id, branchId: row.id }, 'open', { code: row.code, name: row.name });
  return row;
}

export async function changeBranch(ctx: Context, id: string, change: z.output<typeof BranchChange>): Promise<Branch> {
  const before = await findBranch(ctx, id, 'branch.write');
  if (change.currency && change.currency !== before.currency) throw refuseBranch('currency-fixed');
  const settings = { ...before.settings, ...change.settings };
  const after = { ...change, settings };
  await ctx.tx.update(branches).set(after).where(eq(branches.id, id));
  await record(ctx, { noun: 'branch', id, branchId: id }, 'change', changesOf(before, after));
  return { ...before, ...after };
}
