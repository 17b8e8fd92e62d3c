import { and, desc, eq, getTableColumns, gte, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Permission } from '#access/domain/roles.ts';
import { scoped } from '#access/server/scope.ts';
import { bookingLines, bookings } from '#booking/server/tables.ts';
import { branches, companies } from '#branch/server/tables.ts';
import { colors, versions } from '#catalogue/server/tables.ts';
import { fold, readSought } from '#customer/domain/rules.ts';
import { customers } from '#customer/server/tables.ts';
import { cashBooks, payments } from '#payment/server/tables.ts';
import { Instant } from '#platform/domain/api.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { sendAlong } from '#platform/server/database.ts';
import { atMost, cursorOf, pageOf, readCursor } from '#platform/server/paging.ts';
import type { PriceLine } from '#quotation/domain/quotation.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import type { InvoiceRow, InvoiceSearch, InvoiceView } from '../api.ts';
import type { PaidAmount, SoldCar } from '../domain/invoice.ts';
import { creditNotes, invoices } from './tables.ts';

const lines = sql<PriceLine[]>`(
  select coalesce(json_agg(json_build_object('kind', l.kind, 'itemId', l.item_id, 'labelEn', l.label_en, 'labelVi', l.label_vi,
    'quantity', l.quantity, 'unitPrice', l.unit_price, 'amount', l.amount, 'rule', l.rule, 'source', l.source) order by l.position), '[]')
  from ${bookingLines} l where l.booking_id = ${bookings.id})`;

const cars = sql<SoldCar[]>`(
  select coalesce(json_agg(json_build_object('vin', v.vin, 'frameNumber', v.frame_number, 'engineNumber', v.engine_number)
    order by v.arrived_on, v.id), '[]')
  from ${vehicles} v where v.booking_id = ${bookings.id} and v.status in ('ALLOCATED', 'SOLD'))`;

const paid = sql<PaidAmount[]>`(
  select coalesce(json_agg(json_build_object('receivedOn', p.received_on, 'method', p.method, 'receiptNumber', p.receipt_number,
    'amount', case when p.kind = 'REFUND' then -p.amount else p.amount end) order by p.created_at, p.id), '[]')
  from ${payments} p where p.booking_id = ${bookings.id})`;

/** The sums of a booking; before its first payment they are what it costs, and nothing. */
const sums = {
  asked: sql<number>`coalesce(${cashBooks.asked}, ${bookings.totalPrice})`.mapWith(Number),
  received: sql<number>`coalesce(${cashBooks.received}, 0)`.mapWith(Number),
  refunded: sql<number>`coalesce(${cashBooks.refunded}, 0)`.mapWith(Number),
  deposited: sql<number>`coalesce(${cashBooks.deposited}, 0)`.mapWith(Number),
  committed: sql<number>`coalesce(${cashBooks.committed}, 0)`.mapWith(Number),
  tradedIn: sql<number>`coalesce(${cashBooks.tradedIn}, 0)`.mapWith(Number),
};

/** Everything that the invoice of a booking says, and what it is judged by; the booking is locked first, so that it happens once. */
export async function lockSale(ctx: Context, bookingId: string, permission?: Permission) {
  const mine = permission ? scoped(ctx.actor, permission, { branch: bookings.branchId, owner: bookings.ownerId }) : undefined;
  const which = and(eq(bookings.id, bookingId), mine);
  sendAlong(ctx.tx, ctx.tx.select({ id: bookings.id }).from(bookings).where(which).for('no key update'));
  const [sale] = await ctx.tx
    .select({
      ...sums,
      bookingId: bookings.id,
      branchId: bookings.branchId,
      ownerId: bookings.ownerId,
      dealId: bookings.dealId,
      customerId: bookings.customerId,
      bookingNumber: bookings.bookingNumber,
      status: bookings.status,
      currency: bookings.currency,
      quantity: bookings.quantity,
      totalPrice: bookings.totalPrice,
      model: bookings.model,
      version: bookings.version,
      colorEn: colors.nameEn,
      colorVi: colors.nameVi,
      customerName: bookings.customerName,
      customerPhone: bookings.customerPhone,
      customerAddress: customers.address,
      customerTaxNumber: customers.taxNumber,
      fuel: versions.fuel,
      engineCc: versions.engineCc,
      lengthMm: versions.lengthMm,
      company: companies.name,
      companyTaxNumber: companies.taxNumber,
      branchAddress: branches.address,
      branchPhone: branches.phone,
      country: branches.country,
      timeZone: branches.timeZone,
      settings: branches.settings,
      lender: sql<string>`coalesce(${cashBooks.lender}, '')`,
      invoiceNumber: invoices.invoiceNumber,
      lines,
      cars,
      paid,
    })
    .from(bookings)
    .innerJoin(branches, eq(branches.id, bookings.branchId))
    .innerJoin(companies, eq(companies.id, branches.companyId))
    .innerJoin(versions, eq(versions.id, bookings.versionId))
    .innerJoin(colors, eq(colors.id, bookings.colorId))
    .innerJoin(customers, eq(customers.id, bookings.customerId))
    .leftJoin(cashBooks, eq(cashBooks.bookingId, bookings.id))
    .leftJoin(invoices, eq(invoices.bookingId, bookings.id))
    .where(which);
  if (!sale) throw refusePlatform('not-found');
  return sale;
}

export type Sale = Awaited<ReturnType<typeof lockSale>>;

/** The number of the invoice that a booking has. */
export async function findNumberOf(ctx: Context, bookingId: string): Promise<string | undefined> {
  const [one] = await ctx.tx.select({ number: invoices.invoiceNumber }).from(invoices).where(eq(invoices.bookingId, bookingId));
  return one?.number;
}

/** An invoice as it was issued, with the credit note that took it back since, where there is one. */
export type Invoice = typeof invoices.$inferSelect & { credit: typeof creditNotes.$inferSelect | null };

const inScope = (ctx: Context, within?: string) =>
  scoped(ctx.actor, 'invoice.read', { branch: invoices.branchId, owner: invoices.ownerId, within });

/** An invoice in reach; refuses 404 otherwise. */
export async function findInvoice(ctx: Context, id: string): Promise<Invoice> {
  const [found] = await ctx.tx
    .select({ invoice: getTableColumns(invoices), credit: getTableColumns(creditNotes) })
    .from(invoices)
    .leftJoin(creditNotes, eq(creditNotes.invoiceId, invoices.id))
    .where(and(eq(invoices.id, id), inScope(ctx)));
  if (!found) throw refusePlatform('not-found');
  return { ...found.invoice, credit: found.credit };
}

const colorIn = (ctx: Context, { colorEn, colorVi }: { colorEn: string; colorVi: string }) => (ctx.locale === 'vi' ? colorVi : colorEn);

export const viewOf = (ctx: Context, { credit, ...invoice }: Invoice): InvoiceView => ({
  ...invoice,
  creditNumber: credit?.creditNumber ?? null,
  credit: credit && { creditNumber: credit.creditNumber, issuedOn: credit.issuedOn, reason: credit.reason, owedBack: credit.owedBack },
  color: colorIn(ctx, invoice),
  customerName: invoice.buyer.name,
  due: invoice.total - invoice.paid - invoice.committed - invoice.tradedIn,
});

/** One page of the invoices in reach, the last issued first. */
export async function listInvoices(ctx: Context, search: InvoiceSearch) {
  const after = readCursor(search.cursor);
  if (after && !Instant.safeParse(after[0]).success) throw refusePlatform('bad-input', {}, [{ at: '/cursor', says: 'cursor' }]);
  const rows = await ctx.tx
    .select({
      id: invoices.id,
      branchId: invoices.branchId,
      dealId: invoices.dealId,
      bookingId: invoices.bookingId,
      customerId: invoices.customerId,
      invoiceNumber: invoices.invoiceNumber,
      bookingNumber: invoices.bookingNumber,
      customerName: sql<string>`${invoices.buyer}->>'name'`,
      model: invoices.model,
      version: invoices.version,
      colorEn: invoices.colorEn,
      colorVi: invoices.colorVi,
      issuedOn: invoices.issuedOn,
      currency: invoices.currency,
      total: invoices.total,
      paid: invoices.paid,
      createdAt: invoices.createdAt,
      creditNumber: creditNotes.creditNumber,
    })
    .from(invoices)
    .leftJoin(creditNotes, eq(creditNotes.invoiceId, invoices.id))
    .where(
      and(
        inScope(ctx, search.branchId),
        search.bookingId ? eq(invoices.bookingId, search.bookingId) : undefined,
        search.from ? gte(invoices.issuedOn, search.from) : undefined,
        search.to ? lte(invoices.issuedOn, search.to) : undefined,
        search.q?.trim() ? matches(search.q, ctx.now.toZonedDateTimeISO('UTC').year) : undefined,
        after ? sql`(${invoices.createdAt}, ${invoices.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(invoices.createdAt), desc(invoices.id))
    .limit(atMost(search.limit + 1));
  return pageOf(
    rows,
    search.limit,
    (one): InvoiceRow => ({ ...one, color: colorIn(ctx, one) }),
    (one) => cursorOf(one.createdAt, one.id),
  );
}

const literal = (typed: string) => typed.replace(/[\\%_]/g, '\\$&');

/** The beginning of its number or the booking's, a phone in any spelling, or words of the customer's name without accents. */
function matches(typed: string, year: number): SQL {
  const { words, digits, numbers } = readSought(typed, year);
  const own = /^(?:INV|CN|BK)-[\d-]*$/i.test(typed.trim()) ? [typed.trim().toUpperCase()] : numbers.filter((one) => one.startsWith('BK'));
  const named = words.map((word) => sql`c.name_folded like ${`%${literal(fold(word))}%`}`);
  const known = or(named.length > 0 ? and(...named) : undefined, digits ? sql`c.phone like ${`%${digits}%`}` : undefined);
  const found = or(
    ...own.flatMap((one) => [sql`${invoices.invoiceNumber} like ${`${one}%`}`, sql`${invoices.bookingNumber} like ${`${one}%`}`]),
    ...own.filter((one) => one.startsWith('CN')).map((one) => sql`${creditNotes.creditNumber} like ${`${one}%`}`),
    known ? sql`${invoices.customerId} in (select c.id from ${customers} c where ${known})` : undefined,
  );
  return found ?? sql`false`;
}
