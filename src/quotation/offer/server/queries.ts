import { and, eq, type SQL, sql } from 'drizzle-orm';
import { scoped } from '#access/server/scope.ts';
import { bookings } from '#booking/server/tables.ts';
import { BranchSettings } from '#branch/domain/branch.ts';
import { branches } from '#branch/server/tables.ts';
import { accessories, colors, models, servicePackages, versionColors, versions } from '#catalogue/server/tables.ts';
import type { Country } from '#customer/domain/phone.ts';
import { customerGroups, customers } from '#customer/server/tables.ts';
import { deals } from '#deal/server/tables.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { nextNumber } from '#platform/server/numbers.ts';
import { proposedPrice } from '#pricebook/domain/pricebook.ts';
import { cashPrices, feeRules, itemPrices, plans, promotions } from '#pricebook/server/tables.ts';
import type { Offer, OfferItem } from '../../domain/offer.ts';

/** What an offer is asked for. A customer is looked for by id, else by phone (as each country reads it), else by the deal's. */
export type OfferAsked = {
  branchId: string;
  versionId: string;
  /** Which accessories and packages; null is all that are sold. */
  items: readonly string[] | null;
  customerId?: string | undefined;
  phones?: Partial<Record<Country, string>> | undefined;
  dealId?: string | undefined;
  /** Whether a quotation's number is taken as well. */
  numbered?: boolean;
};

export type OfferCustomer = { id: string; name: string; phone: string; email: string | null };

/** An offer with what else a document begins with. */
export type FoundOffer = {
  offer: Offer;
  settings: BranchSettings;
  branchName: string;
  country: Country;
  timeZone: string;
  locale: 'en' | 'vi';
  /** Model and version are sold at present. */
  sold: boolean;
  customer: OfferCustomer | null;
  /** The deal asked for, with the number of a booking that lives in it. */
  deal: { id: string; customerId: string; status: string; liveBooking: string | null } | null;
  number: string | null;
};

type PriceJson = {
  id: string;
  salesmanPrice: number;
  retailPrice: number;
  fixedPrice: number;
  defaultPriceType: 'salesman' | 'retail' | 'fixed';
  changePrice: boolean;
};
type OfferRow = Pick<
  Offer,
  | 'branchId'
  | 'currency'
  | 'country'
  | 'area'
  | 'on'
  | 'make'
  | 'model'
  | 'version'
  | 'fuel'
  | 'body'
  | 'colors'
  | 'fees'
  | 'items'
  | 'plans'
  | 'promotion'
  | 'group'
> & {
  settings: unknown;
  branchName: string;
  timeZone: string;
  locale: 'en' | 'vi';
  versionId: string | null;
  sold: boolean;
  price: PriceJson | null;
  customer: OfferCustomer | null;
  deal: FoundOffer['deal'];
  number: string | null;
};

/** Every fact that a price needs, and what its document begins with, in one statement. Refuses 404 where the branch or the version is not there. */
export async function findOffer(ctx: Context, asked: OfferAsked): Promise<FoundOffer> {
  const { rows } = await ctx.tx.execute<OfferRow>(sql`
    select b.id as "branchId", b.name as "branchName", b.currency, b.country, b.area, b.time_zone as "timeZone", b.locale, b.settings, b.today::text as "on",
      v.id as "versionId", v.name as version, v.fuel, m.make, m.name as model, m.body, (v.active and m.active) as sold,
      ${colorsOfVersion} as colors, ${priceInForce} as price, ${promotionInForce} as promotion, ${feesInForce} as fees,
      ${itemsOf(asked.items)} as items, ${plansOffered} as plans,
      case when d.id is not null then json_build_object('id', d.id, 'customerId', d.customer_id, 'status', d.status,
        'liveBooking', ${liveBooking}) end as deal,
      case when c.id is not null then json_build_object('id', c.id, 'name', c.name, 'phone', c.phone, 'email', c.email) end as customer,
      (select json_build_object('name', g.name, 'discountBp', g.discount_bp, 'discountAmount', g.discount_amount)
        from ${customerGroups} g where g.id = c.group_id and g.active) as "group",
      ${asked.numbered ? nextNumber('QT', numberScope, sql`extract(year from b.today)::int`) : sql`null`} as number
    from (
      select ${branches}.*, (${ctx.now.toString()}::timestamptz at time zone ${branches.timeZone})::date as today
      from ${branches} where ${and(eq(branches.id, asked.branchId), eq(branches.active, true), inWriteReach(ctx))}
    ) b
    left join ${versions} v on v.id = ${asked.versionId}
    left join ${models} m on m.id = v.model_id
    left join lateral (${dealAsked(ctx, asked.dealId)}) d on true
    left join lateral (${customerAsked(asked)}) c on true`);
  const [row] = rows;
  if (!row) throw refusePlatform('not-found');
  return foundOf(row, asked.versionId);
}

const inWriteReach = (ctx: Context) => scoped(ctx.actor, 'quotation.write', { branch: branches.id });

function foundOf(row: OfferRow, versionId: string): FoundOffer {
  const { settings: kept, branchName, timeZone, locale, sold, customer, deal, number, price, ...rest } = row;
  const settings = BranchSettings.parse(kept);
  if (!row.versionId) throw refusePlatform('not-found', {}, [{ at: '/versionId', says: 'versionId' }]);
  const { priceList, feeRuleSet, carCostBp, accessoryCostBp, serviceCostBp, operatingCost, marketingCost } = settings;
  const offer: Offer = {
    ...rest,
    versionId,
    priceList,
    feeRuleSet,
    expiryDate: Temporal.PlainDate.from(row.on).add({ days: settings.quotationDays }).toString(),
    price: price && {
      id: price.id,
      type: price.defaultPriceType,
      proposed: proposedPrice(price),
      retail: price.retailPrice,
      changeable: price.changePrice && price.defaultPriceType !== 'fixed',
      floor: price.salesmanPrice,
    },
    costs: { carCostBp, accessoryCostBp, serviceCostBp, operatingCost, marketingCost },
  };
  return { offer, settings, branchName, country: row.country, timeZone, locale, sold, customer, deal, number };
}

const setting = (name: keyof BranchSettings): SQL => sql`b.settings ->> ${sql.param(name)}::text`;
const numberScope = sql`case when ${setting('numberScope')} = 'COMPANY' then 'company' else b.id::text end`;
const inForceToday = (first: SQL, last: SQL) => sql`${first} <= b.today and (${last} is null or ${last} >= b.today)`;

const colorsOfVersion = sql`(
  select coalesce(json_agg(json_build_object('id', k.id, 'nameEn', k.name_en, 'nameVi', k.name_vi, 'hex', k.hex) order by k.name_en), '[]')
  from ${versionColors} vc join ${colors} k on k.id = vc.color_id where vc.version_id = v.id)`;

/** The one cash price of the branch's list that holds today: the database lets no second one overlap (C30). */
const priceInForce = sql`(
  select json_build_object('id', p.id, 'salesmanPrice', p.salesman_price, 'retailPrice', p.retail_price, 'fixedPrice', p.fixed_price,
    'defaultPriceType', p.default_price_type, 'changePrice', p.change_price)
  from ${cashPrices} p where p.version_id = v.id and p.branch_id = b.id and p.price_list_code = ${setting('priceList')}
    and ${inForceToday(sql`p.effective_on`, sql`p.last_on`)})`;

const promotionInForce = sql`(
  select json_build_object('name', p.name, 'amount', p.amount)
  from ${promotions} p where p.version_id = v.id and p.branch_id = b.id and ${inForceToday(sql`p.first_on`, sql`p.last_on`)})`;

/** Rules in force on any day of the quotation's validity, so that both totals can be told where one lapses. */
const feesInForce = sql`(
  select coalesce(json_agg(json_build_object('ruleSet', f.rule_set, 'code', f.code, 'kind', f.kind, 'labelEn', f.label_en, 'labelVi', f.label_vi,
    'rateBp', f.rate_bp, 'amount', f.amount, 'area', f.area, 'fuel', f.fuel, 'body', f.body, 'priceFrom', f.price_from, 'priceTo', f.price_to,
    'firstOn', f.first_on, 'lastOn', f.last_on, 'source', f.source, 'check', f."check")), '[]')
  from ${feeRules} f where f.rule_set = ${setting('feeRuleSet')} and f.first_on <= b.today + (${setting('quotationDays')})::int
    and (f.last_on is null or f.last_on >= b.today))`;

const plansOffered = sql`(
  select coalesce(json_agg(json_build_object('id', p.id, 'code', p.code, 'name', p.name, 'installmentPrice', p.installment_price,
    'installmentAdvance', p.installment_advance, 'durationMonths', p.duration_months, 'monthlyInstallment', p.monthly_installment)
    order by p.duration_months, p.code), '[]')
  from ${plans} p where p.version_id = v.id and p.branch_id = b.id and p.active)`;

function itemsOf(ids: readonly string[] | null): SQL {
  const wanted = ids ? sql`i.id = any(${sql.param(`{${ids.join(',')}}`)}::uuid[])` : sql`i.active`;
  const priced = sql`left join ${itemPrices} p on p.item_id = i.id and p.branch_id = b.id where ${wanted}`;
  const kinds = ['ACCESSORY', 'SERVICE'] satisfies OfferItem['kind'][];
  return sql`(
    select coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'group', a."group", 'labelEn', a.name_en, 'labelVi', a.name_vi,
      'price', a.price, 'active', a.active) order by a.kind, a."group", a.position, a.name_en), '[]')
    from (
      select i.id, ${kinds[0]}::text as kind, i."group", i.name_en, i.name_vi, p.price, i.active, i.position from ${accessories} i ${priced}
      union all
      select i.id, ${kinds[1]}::text, null, i.name_en, i.name_vi, p.price, i.active, i.position from ${servicePackages} i ${priced}
    ) a)`;
}

const dealAsked = (ctx: Context, dealId: string | undefined): SQL =>
  dealId
    ? sql`select * from ${deals} where ${eq(deals.id, dealId)} and ${deals.branchId} = b.id
        and ${scoped(ctx.actor, 'deal.write', { branch: deals.branchId, owner: deals.ownerId })}`
    : sql`select null::uuid as id, null::uuid as customer_id, null::text as status`;

const liveBooking = sql`(select k.booking_number from ${bookings} k where k.deal_id = d.id
  and k.status in ('DRAFT', 'PENDING', 'APPROVED') order by k.created_at limit 1)`;

const customerColumns = sql`c.id, c.name, c.phone, c.email, c.group_id`;

/** Two who ask for the same new phone at once meet here: the second waits and then sees the first one's customer. */
function customerAsked({ customerId, phones, dealId }: OfferAsked): SQL {
  if (!customerId && phones) {
    const phone = sql`case b.country when 'IN' then ${phones.IN ?? null}::text else ${phones.VN ?? null}::text end`;
    return sql`select ${customerColumns} from customer_of_phone(b.id, ${phone}, ${phones.VN ?? phones.IN ?? null}::text) c`;
  }
  if (!customerId && !dealId)
    return sql`select null::uuid as id, null::text as name, null::text as phone, null::text as email, null::uuid as group_id`;
  return sql`select ${customerColumns} from ${customers} c where c.branch_id = b.id and c.id = coalesce(${customerId ?? null}::uuid, d.customer_id)`;
}
