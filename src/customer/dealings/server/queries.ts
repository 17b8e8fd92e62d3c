import { and, desc, eq, sql } from 'drizzle-orm';
import { scoped } from '#access/server/scope.ts';
import { people } from '#access/server/tables.ts';
import { bookings } from '#booking/server/tables.ts';
import { deals } from '#deal/server/tables.ts';
import { can } from '#platform/domain/actor.ts';
import type { Context } from '#platform/server/context.ts';
import { events } from '#platform/server/tables.ts';
import { quotations } from '#quotation/server/tables.ts';
import { findCustomer } from '../../server/queries.ts';

const most = 50;

/** A customer with everything they have with us; refuses 404 out of scope. */
export async function findCustomerPage(ctx: Context, id: string) {
  const { customer, group, branch } = await findCustomer(ctx, id, 'customer.read');
  const mayChange = can(ctx.actor, 'customer.write', { branchId: customer.branchId });
  return { ...customer, groupName: group?.name ?? null, group, branch, mayChange, ...(await listDealings(ctx, id)) };
}

/** What a customer has with us, the newest first, as far as the reader may see it. */
async function listDealings(ctx: Context, customerId: string) {
  const dealScope = and(eq(deals.customerId, customerId), scoped(ctx.actor, 'deal.read', { branch: deals.branchId, owner: deals.ownerId }));
  return {
    deals: await ctx.tx
      .select({ id: deals.id, title: deals.title, status: deals.status, ownerName: people.name, createdAt: deals.createdAt })
      .from(deals)
      .innerJoin(people, eq(people.id, deals.ownerId))
      .where(dealScope)
      .orderBy(desc(deals.createdAt))
      .limit(most),
    quotations: await ctx.tx
      .select({
        id: quotations.id,
        number: quotations.quoteNumber,
        revision: quotations.revision,
        car: sql<string>`${quotations.model} || ' ' || ${quotations.version}`,
        status: quotations.status,
        totalPrice: quotations.totalPrice,
        currency: quotations.currency,
        expiryDate: quotations.expiryDate,
        createdAt: quotations.createdAt,
      })
      .from(quotations)
      .where(
        and(
          eq(quotations.customerId, customerId),
          scoped(ctx.actor, 'quotation.read', { branch: quotations.branchId, owner: quotations.ownerId }),
        ),
      )
      .orderBy(desc(quotations.createdAt))
      .limit(most),
    bookings: await ctx.tx
      .select({
        id: bookings.id,
        number: bookings.bookingNumber,
        car: sql<string>`${bookings.model} || ' ' || ${bookings.version}`,
        status: bookings.status,
        allocation: bookings.allocation,
        totalPrice: bookings.totalPrice,
        currency: bookings.currency,
        createdAt: bookings.createdAt,
      })
      .from(bookings)
      .where(
        and(eq(bookings.customerId, customerId), scoped(ctx.actor, 'booking.read', { branch: bookings.branchId, owner: bookings.ownerId })),
      )
      .orderBy(desc(bookings.createdAt))
      .limit(most),
    events: await ctx.tx
      .select({
        id: events.id,
        at: events.at,
        subject: events.subject,
        subjectId: events.subjectId,
        move: events.move,
        actorName: events.actorName,
        changes: sql<Record<string, unknown>>`case when ${events.subject} = 'customer' then ${events.changes} else '{}'::jsonb end`,
      })
      .from(events)
      .where(
        sql`${events.subjectId} = ${customerId} or ${events.dealId} = any(array(${ctx.tx.select({ id: deals.id }).from(deals).where(dealScope)}))`,
      )
      .orderBy(desc(events.at), desc(events.id))
      .limit(100),
  };
}
