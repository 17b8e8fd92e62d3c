import { and, eq, type SQL, sql } from 'drizzle-orm';
import { scoped } from '#access/server/scope.ts';
import { bookings } from '#booking/server/tables.ts';
import { colors, models, versions } from '#catalogue/server/tables.ts';
import { deals } from '#deal/server/tables.ts';
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

/** Where each kind of record is looked at. */
const paths: Record<FoundKind, string> = {
  CUSTOMER: '/customers',
  QUOTATION: '/sales/quotations',
  BOOKING: '/sales/bookings',
  VEHICLE: '/sales/inventory',
  DEAL: '/deals',
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
    path: `${paths[row.kind]}/${row.id}`,
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

/** Documents by their number and cars by the end of their VIN. */
function named(ctx: Context, { numbers, vinTail }: Sought): SQL[] {
  const parts: SQL[] = [];
  const numbered = (column: SQL) =>
    sql`(${sql.join(
      numbers.map((number) => sql`${column} like ${`${number}%`}`),
      sql` or `,
    )})`;
  const exact = (column: SQL) =>
    sql`(${sql.join(
      numbers.map((number) => sql`${column} = ${number}`),
      sql` or `,
    )}) desc`;
  if (numbers.length > 0) {
    const [quoted, bookedAs] = [sql`${quotations.quoteNumber}`, sql`${bookings.bookingNumber}`];
    parts.push(
      sql`(select ${offer} from ${quotations} where ${and(offerScope(ctx), numbered(quoted))}
        order by ${exact(quoted)}, ${quotations.createdAt} desc limit ${most})`,
      sql`(select ${booked} from ${bookings} where ${and(bookingScope(ctx), numbered(bookedAs))}
        order by ${exact(bookedAs)}, ${bookings.createdAt} desc limit ${most})`,
    );
  }
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
