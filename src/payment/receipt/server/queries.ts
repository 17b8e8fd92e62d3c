import { eq } from 'drizzle-orm';
import { bookings } from '#booking/server/tables.ts';
import { branches, companies } from '#branch/server/tables.ts';
import { colors } from '#catalogue/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { findPayment, paidUntil } from '../../server/queries.ts';

/** A payment in reach with what its receipt says beside it: who took it, from whom, and for which car. */
export async function findPrinted(ctx: Context, id: string) {
  const payment = await findPayment(ctx, id);
  const [about] = await ctx.tx
    .select({
      company: companies.name,
      taxNumber: companies.taxNumber,
      branch: branches.name,
      address: branches.address,
      phone: branches.phone,
      customerPhone: bookings.customerPhone,
      model: bookings.model,
      version: bookings.version,
      colorEn: colors.nameEn,
      colorVi: colors.nameVi,
      quantity: bookings.quantity,
    })
    .from(bookings)
    .innerJoin(branches, eq(branches.id, bookings.branchId))
    .innerJoin(companies, eq(companies.id, branches.companyId))
    .innerJoin(colors, eq(colors.id, bookings.colorId))
    .where(eq(bookings.id, payment.bookingId));
  if (!about) throw new Error('a payment without its booking');
  return { payment, about, paid: await paidUntil(ctx, payment) };
}

export type Printed = Awaited<ReturnType<typeof findPrinted>>;
