import { eq } from 'drizzle-orm';
import { branches, companies } from '#branch/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { findBooking } from '../../server/queries.ts';
import { bookings } from '../../server/tables.ts';

/** A booking in reach with what its paper says beside it: who confirms it, and from where. */
export async function findPrinted(ctx: Context, id: string) {
  const booking = await findBooking(ctx, id);
  const [from] = await ctx.tx
    .select({
      company: companies.name,
      taxNumber: companies.taxNumber,
      branch: branches.name,
      address: branches.address,
      phone: branches.phone,
      country: branches.country,
    })
    .from(bookings)
    .innerJoin(branches, eq(branches.id, bookings.branchId))
    .innerJoin(companies, eq(companies.id, branches.companyId))
    .where(eq(bookings.id, id));
  if (!from) throw new Error('a booking without its branch');
  return { booking, from };
}

export type Printed = Awaited<ReturnType<typeof findPrinted>>;
