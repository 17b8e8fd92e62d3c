import { eq } from 'drizzle-orm';
import { bookings } from '#booking/server/tables.ts';
import { branches, companies } from '#branch/server/tables.ts';
import { models, versions } from '#catalogue/server/tables.ts';
import { customers } from '#customer/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import type { Contract } from '../../server/queries.ts';

/** What a contract's paper says beside the contract: who sells, who buys, and which car. */
export async function findPrinted(ctx: Context, contract: Contract) {
  const [beside] = await ctx.tx
    .select({
      company: companies.name,
      companyTax: companies.taxNumber,
      branch: branches.name,
      address: branches.address,
      phone: branches.phone,
      country: branches.country,
      buyerKind: customers.kind,
      buyerAddress: customers.address,
      buyerTax: customers.taxNumber,
      buyerEmail: customers.email,
      make: models.make,
      year: versions.year,
    })
    .from(bookings)
    .innerJoin(branches, eq(branches.id, bookings.branchId))
    .innerJoin(companies, eq(companies.id, branches.companyId))
    .innerJoin(customers, eq(customers.id, bookings.customerId))
    .innerJoin(versions, eq(versions.id, bookings.versionId))
    .innerJoin(models, eq(models.id, versions.modelId))
    .where(eq(bookings.id, contract.bookingId));
  if (!beside) throw new Error('a contract without its booking');
  return { contract, beside };
}

export type Printed = Awaited<ReturnType<typeof findPrinted>>;
