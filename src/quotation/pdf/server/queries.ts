import { eq } from 'drizzle-orm';
import { people } from '#access/server/tables.ts';
import { branches, companies } from '#branch/server/tables.ts';
import { versions } from '#catalogue/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { findQuotation, type Quotation } from '../../server/queries.ts';
import { quotations } from '../../server/tables.ts';

/** A quotation in reach with what its paper says beside it: who offers it, from where, and who to ask. */
export async function findPrinted(ctx: Context, id: string) {
  const quotation: Quotation = await findQuotation(ctx, id);
  const [from] = await ctx.tx
    .select({
      company: companies.name,
      taxNumber: companies.taxNumber,
      address: branches.address,
      phone: branches.phone,
      country: branches.country,
      salesEmail: people.email,
      year: versions.year,
    })
    .from(quotations)
    .innerJoin(branches, eq(branches.id, quotations.branchId))
    .innerJoin(companies, eq(companies.id, branches.companyId))
    .innerJoin(people, eq(people.id, quotations.ownerId))
    .innerJoin(versions, eq(versions.id, quotations.versionId))
    .where(eq(quotations.id, id));
  if (!from) throw new Error('a quotation without its branch');
  return { quotation, from };
}

export type Printed = Awaited<ReturnType<typeof findPrinted>>;
