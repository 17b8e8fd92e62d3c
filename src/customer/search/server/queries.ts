import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import type { Permission } from '#access/domain/roles.ts';
import { scoped } from '#access/server/scope.ts';
import { bookings } from '#booking/server/tables.ts';
import { colors, models, versions } from '#catalogue/server/tables.ts';
import { contracts } from '#contract/server/tables.ts';
import { deals } from '#deal/server/tables.ts';
import { creditNotes, invoices } from '#invoice/server/tables.ts';
import { deposits, payments } from '#payment/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { quotations } from '#quotation/server/tables.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import type { Found, FoundKind } from '../../api.ts';
import { showPhone } from '../../domain/customer.ts';
import { readSought, type Sought } from '../../domain/rules.ts';
import { alike, inReach, likeness, matches } from '../../server/queries.ts';
import { customers } from '../../server/tables.ts';

const most = 5;
const ofEachCustomer = 2;

/** Where each kind of record is looked at; a receipt in the cash book of its booking. */
const pathOf: Record<FoundKind, (id: string) => string> = {
  CUSTOMER: (id) => `/customers/${id}`,
  QUOTATION: (id) => `/sales/quotations/${id}`,
  BOOKING: (id) => `/sales/bookings/${id}`,
  DEPOSIT: (id) => `/sales/deposits/${id}`,
  RECEIPT: (id) => `/sales/bookings/${id}/cash-book`,
  CONTRACT: (id) => `/sales/contracts/${id}`,
  INVOICE: (id) => `/sales/invoices/${id}`,
  VEHICLE: (id) => `/sales/inventory/${id}`,
  DEAL: (id) => `/deals/${id}`,
};

/**
 * Records by phone, name without accents, e-mail, document number or the end of a VIN, within what the actor may see:
 * what was named directly first, then customers, then their latest documents. One statement of indexed look-ups.
 */
export async function findAnything(ctx: Context, q: string): Promise<Found[]> {
  const sought = readSought(q, ctx.now.toZonedDateTimeISO('UTC').year);
  if (sought.words.join('').length < 2 && !sought.email) return [];
  const parts = [...named(ctx, sought), sql`(select 'CUSTOMER' as kind, id, name as title, phone as subtitle from who)`, ...theirs(ctx)];
  const { rows } = await ctx.tx.execute<Omit<Found, 'path'>>(
    sql`with who as materialized (${who(ctx, sought)}) ${sql.join(parts, sql` union all `)}`,
  );
  return rows.map((row) => ({
    ...row,
    subtitle: row.kind === 'CUSTOMER' ? showPhone(row.subtitle) : row.subtitle,
    path: pathOf[row.kind](row.id),
  }));
}

/** The customers meant, the best match first; where no one is found, those whose name is alike. */
function who(ctx: Context, sought: Sought): SQL {
  const slice = (condition: SQL | undefined) =>
    sql`(select id, name, phone from ${customers} where ${and(inReach(ctx), condition)} order by created_at desc limit ${most})`;
  const near = sql`select * from (${sql.join(matches(sought).map(slice), sql` union all `)}) near limit ${most}`;
  const phrase = sought.words.join(' ');
  if (!sought.guessable) return near;
  return sql`with near as materialized (${near}) select * from near union all
    (select id, name, phone from ${alike(phrase, 'guess')} where ${and(inReach(ctx), sql`not exists (select from near)`)}
      order by ${likeness(phrase)} desc limit ${most})`;
}

const offerScope = (ctx: Context) =>
  and(
    scoped(ctx.actor, 'quotation.read', { branch: quotations.branchId, owner: quotations.ownerId }),
    sql`${quotations.status} <> 'SUPERSEDED'`,
  );
const bookingScope = (ctx: Context) => scoped(ctx.actor, 'booking.read', { branch: bookings.branchId, owner: bookings.ownerId });
const offer = sql`'QUOTATION' as kind, ${quotations.id}, ${quotations.quoteNumber} as title,
  ${quotations.customerName} || ' · ' || ${quotations.model} || ' ' || ${quotations.version} as subtitle`;
const booked = sql`'BOOKING' as kind, ${bookings.id}, ${bookings.bookingNumber} as title,
  ${bookings.customerName} || ' · ' || ${bookings.model} || ' ' || ${bookings.version} as subtitle`;

type Papers = { series: string; shown: SQL; from: SQL; scope: SQL | undefined; number: SQL; createdAt: SQL };

/** The papers of a sale, each kind by its own letters, for those who may see it. */
function papersFor(ctx: Context): Papers[] {
  const owned = (permission: Permission, { branchId, ownerId }: typeof deposits | typeof payments | typeof contracts | typeof invoices) =>
    scoped(ctx.actor, permission, { branch: branchId, owner: ownerId });
  const ofSale = (kind: FoundKind, id: SQL, number: SQL) => sql`${kind} as kind, ${id}, ${number} as title,
    ${bookings.customerName} || ' · ' || ${bookings.model} || ' ' || ${bookings.version} as subtitle`;
  const [quoted, bookedAs] = [sql`${quotations.quoteNumber}`, sql`${bookings.bookingNumber}`];
  const [asked, received] = [sql`${deposits.depositNumber}`, sql`${payments.receiptNumber}`];
  const [agreed, invoiced, credited] = [sql`${contracts.contractNumber}`, sql`${invoices.invoiceNumber}`, sql`${creditNotes.creditNumber}`];
  const booking = (bookingId: SQL) => sql`join ${bookings} on ${bookings.id} = ${bookingId}`;
  return [
    {
      series: 'QT',
      shown: offer,
      from: sql`${quotations}`,
      scope: offerScope(ctx),
      number: quoted,
      createdAt: sql`${quotations.createdAt}`,
    },
    {
      series: 'BK',
      shown: booked,
      from: sql`${bookings}`,
      scope: bookingScope(ctx),
      number: bookedAs,
      createdAt: sql`${bookings.createdAt}`,
    },
    {
      ...{ series: 'DP', number: asked, shown: ofSale('DEPOSIT', sql`${deposits.id}`, asked), createdAt: sql`${deposits.createdAt}` },
      from: sql`${deposits} ${booking(sql`${deposits.bookingId}`)}`,
      scope: owned('payment.read', deposits),
    },
    {
      ...{ series: 'RC', number: received, shown: ofSale('RECEIPT', sql`${bookings.id}`, received), createdAt: sql`${payments.createdAt}` },
      from: sql`${payments} ${booking(sql`${payments.bookingId}`)}`,
      scope: owned('payment.read', payments),
    },
    {
      ...{ series: 'CT', number: agreed, shown: ofSale('CONTRACT', sql`${contracts.id}`, agreed), createdAt: sql`${contracts.createdAt}` },
      from: sql`${contracts} ${booking(sql`${contracts.bookingId}`)}`,
      scope: owned('contract.read', contracts),
    },
    {
      ...{
        series: 'INV',
        number: invoiced,
        shown: ofSale('INVOICE', sql`${invoices.id}`, invoiced),
        createdAt: sql`${invoices.createdAt}`,
      },
      from: sql`${invoices} ${booking(sql`${invoices.bookingId}`)}`,
      scope: owned('invoice.read', invoices),
    },
    {
      ...{
        series: 'CN',
        number: credited,
        shown: ofSale('INVOICE', sql`${invoices.id}`, credited),
        createdAt: sql`${creditNotes.createdAt}`,
      },
      from: sql`${creditNotes} join ${invoices} on ${eq(invoices.id, creditNotes.invoiceId)} ${booking(sql`${invoices.bookingId}`)}`,
      scope: owned('invoice.read', invoices),
    },
  ];
}

/** Documents by their number and cars by the end of their VIN. */
function named(ctx: Context, { numbers, vinTail }: Sought): SQL[] {
  const parts = papersFor(ctx).flatMap(({ series, shown, from, scope, number, createdAt }) => {
    const own = numbers.filter((one) => one.startsWith(`${series}-`));
    if (own.length === 0) return [];
    const begun = or(...own.map((one) => sql`${number} like ${`${one}%`}`));
    const exact = or(...own.map((one) => sql`${number} = ${one}`));
    return [sql`(select ${shown} from ${from} where ${and(scope, begun)} order by ${exact} desc, ${createdAt} desc limit ${most})`];
  });
  if (vinTail) {
    const color = ctx.locale === 'vi' ? colors.nameVi : colors.nameEn;
    parts.push(
      sql`(select 'VEHICLE' as kind, ${vehicles.id}, ${vehicles.vin} as title,
          ${models.name} || ' ' || ${versions.name} || ' · ' || ${color} as subtitle
        from ${vehicles} join ${versions} on ${eq(versions.id, vehicles.versionId)} join ${models} on ${eq(models.id, versions.modelId)}
          join ${colors} on ${eq(colors.id, vehicles.colorId)}
        where ${and(scoped(ctx.actor, 'vehicle.read', { branch: vehicles.branchId }), sql`${vehicles.vin} like ${`%${vinTail}`}`)}
        limit ${most})`,
    );
  }
  return parts;
}

/** The latest documents of the customers found. */
const theirs = (ctx: Context): SQL[] => [
  sql`(select each.* from who cross join lateral (select ${offer} from ${quotations}
    where ${and(sql`${quotations.customerId} = who.id`, offerScope(ctx))} order by ${quotations.createdAt} desc limit ${ofEachCustomer}) each limit ${most})`,
  sql`(select each.* from who cross join lateral (select ${booked} from ${bookings}
    where ${and(sql`${bookings.customerId} = who.id`, bookingScope(ctx))} order by ${bookings.createdAt} desc limit ${ofEachCustomer}) each limit ${most})`,
  sql`(select each.* from who cross join lateral (select 'DEAL' as kind, ${deals.id}, ${deals.title} as title, who.name as subtitle from ${deals}
    where ${and(sql`${deals.customerId} = who.id`, scoped(ctx.actor, 'deal.read', { branch: deals.branchId, owner: deals.ownerId }))}
    order by ${deals.createdAt} desc limit ${ofEachCustomer}) each limit ${most})`,
];
