import { eq } from 'drizzle-orm';
import { bookings } from '#booking/server/tables.ts';
import { branches, companies } from '#branch/server/tables.ts';
import { models, versions } from '#catalogue/server/tables.ts';
import { customers } from '#customer/server/tables.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import type { Context } from '#platform/server/context.ts';
import { preparations } from '#preparation/server/tables.ts';
import type { Delivery } from '../../server/queries.ts';

/** What the certificate says beside the delivery: who hands over, to whom, and how each car is insured. */
export async function findPrinted(ctx: Context, delivery: Delivery) {
  const asked = ctx.tx
    .select({
      company: companies.name,
      taxNumber: companies.taxNumber,
      branch: branches.name,
      address: branches.address,
      phone: branches.phone,
      buyerAddress: customers.address,
      make: models.make,
      year: versions.year,
    })
    .from(bookings)
    .innerJoin(branches, eq(branches.id, bookings.branchId))
    .innerJoin(companies, eq(companies.id, branches.companyId))
    .innerJoin(customers, eq(customers.id, bookings.customerId))
    .innerJoin(versions, eq(versions.id, bookings.versionId))
    .innerJoin(models, eq(models.id, versions.modelId))
    .where(eq(bookings.id, delivery.bookingId));
  const insured = ctx.tx
    .select({ vehicleId: preparations.vehicleId, provider: preparations.insuranceProvider, policyNumber: preparations.policyNumber })
    .from(preparations)
    .where(eq(preparations.bookingId, delivery.bookingId));
  const [[beside], insurances] = await Promise.all([asked, insured]);
  if (!beside) throw new Error('a delivery without its booking');
  // The contract is in the customer's language; without one it is the branch's.
  const locale: Locale = delivery.contractLocale ?? delivery.branchLocale;
  return { delivery, beside, locale, insurances };
}

export type Printed = Awaited<ReturnType<typeof findPrinted>>;
