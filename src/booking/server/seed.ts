import { and, asc, eq } from 'drizzle-orm';
import { actingAs } from '#access/server/seed.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { colors, models, versionColors, versions } from '#catalogue/server/tables.ts';
import { customers } from '#customer/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { writeRows } from '#platform/server/idempotency.ts';
import { quotations } from '#quotation/server/tables.ts';
import { BookingDraft } from '../api.ts';
import { convertQuotation } from '../conversion/server/service.ts';
import { draftBooking } from '../direct/server/service.ts';
import { cancelBooking, decideBooking, submitBooking } from './service.ts';

type Code = 'hn' | 'hcm' | 'pn';
type Showrooms = { branches: Record<Code, { id: string; timeZone: string }>; people: Record<string, { id: string }> };

const rupees = 100;
const million = 1_000_000;

/** A booking without a quotation: which car, whose by the order in which customers were noted, and what becomes of it. */
type Direct = {
  car: string;
  color: string;
  customer: number;
  by: 'sales' | 'sales2';
  hoursAgo: number;
  steps: ('submit' | 'reject' | 'cancel')[];
  /** A price of its own, [đồng, paise], below the floor: a manager decides. */
  unitPrice?: [number, number];
  quantity?: number;
  requests?: string;
  reason?: string;
};

/** What is booked without a quotation at every branch, at a branch's own wording where customers speak. */
const directly = (code: Code): Direct[] => {
  const said = (vi: string, en: string) => (code === 'pn' ? en : vi);
  const waitedFor = { hn: ['CR-V L', 'Canyon'], hcm: ['CR-V L AWD', 'Crystal'], pn: ['Corolla Model X', 'Lunar'] }[code] as [
    string,
    string,
  ];
  const wait = { car: waitedFor[0], color: waitedFor[1], steps: ['submit'] } satisfies Partial<Direct>;
  return [
    { ...wait, customer: 2, by: 'sales', hoursAgo: 50, requests: said('Lắp sẵn camera hành trình.', 'Please fit a dash cam.') },
    { ...wait, customer: 3, by: 'sales2', hoursAgo: 31 },
    { ...wait, customer: 4, by: 'sales', hoursAgo: 7 },
    {
      car: 'Civic RS',
      color: 'Platinum',
      customer: 5,
      by: 'sales',
      hoursAgo: 1,
      steps: [],
      requests: said('Giao tại nhà.', 'Deliver to my home.'),
    },
    {
      car: 'CR-V G',
      color: 'Platinum',
      customer: 6,
      by: 'sales',
      hoursAgo: 4,
      unitPrice: [989 * million, 27_00_000 * rupees],
      steps: ['submit'],
    },
    {
      car: 'City RS',
      color: 'Ignite',
      customer: 7,
      by: 'sales2',
      hoursAgo: 26,
      unitPrice: [539 * million, 14_50_000 * rupees],
      steps: ['submit', 'reject'],
      reason: said('Giá dưới mức sàn quá nhiều.', 'Too far below the floor.'),
    },
    {
      car: 'City RS',
      color: 'Ignite',
      customer: 8,
      by: 'sales2',
      hoursAgo: 40,
      steps: ['submit', 'cancel'],
      reason: said('Khách đổi ý, mua xe cũ.', 'Changed his mind.'),
    },
  ];
};

/** Quotations that became bookings: the car, and the hours since. */
const converted: { car: string; hoursAgo: number; only?: Code }[] = [
  { car: 'Corolla Model X', hoursAgo: 5, only: 'pn' },
  { car: 'CR-V L', hoursAgo: 9 },
  { car: 'City L', hoursAgo: 20 },
];

/** Bookings in every state before the delivery at every branch, made as their people make them. */
export async function seedBooking(ctx: Context, world: Showrooms) {
  for (const code of ['hn', 'hcm', 'pn'] as const) {
    for (const direct of directly(code)) await book(ctx, world, code, direct);
    for (const one of converted) if (!one.only || one.only === code) await convert(ctx, world, code, one);
  }
}

/** In Pune the paper's own example: ₹20,000 down, the car three days later. */
async function convert(ctx: Context, world: Showrooms, code: Code, { car, hoursAgo }: (typeof converted)[number]) {
  const branch = world.branches[code];
  const found = await ctx.tx
    .select({
      id: quotations.id,
      ownerId: quotations.ownerId,
      model: quotations.model,
      version: quotations.version,
      customerName: quotations.customerName,
    })
    .from(quotations)
    .where(and(eq(quotations.branchId, branch.id), eq(quotations.status, 'ACCEPTED')))
    .orderBy(asc(quotations.createdAt));
  const quotation = found.find(({ model, version }) => `${model} ${version}` === car);
  if (!quotation) return;
  const at = ctx.now.subtract({ hours: hoursAgo });
  const seller = await actingAs(ctx, { id: quotation.ownerId }, at);
  const john = quotation.customerName === 'John Doe';
  await convertQuotation(seller, quotation.id, {
    requests: john ? 'Registration and insurance through the dealer.' : '',
    expectedOn: dayOf(at.add({ hours: 24 * (john ? 3 : 9) }), branch.timeZone),
    ...(john ? { depositDue: 20_000 * rupees } : {}),
  });
  await writeRows(ctx);
}

async function book(ctx: Context, world: Showrooms, code: Code, direct: Direct) {
  const branch = world.branches[code];
  const known = await ctx.tx
    .select({ id: customers.id })
    .from(customers)
    .where(eq(customers.branchId, branch.id))
    .orderBy(asc(customers.createdAt));
  const made = await ctx.tx
    .select({ versionId: versions.id, colorId: colors.id, model: models.name, version: versions.name, color: colors.nameEn })
    .from(versionColors)
    .innerJoin(versions, eq(versions.id, versionColors.versionId))
    .innerJoin(models, eq(models.id, versions.modelId))
    .innerJoin(colors, eq(colors.id, versionColors.colorId));
  const chosen = made.find(({ model, version, color }) => `${model} ${version}` === direct.car && color.startsWith(direct.color));
  if (!chosen) throw new Error(`there is no ${direct.car} in ${direct.color}`);
  const person = (role: string) => world.people[`${role}.${code}`] ?? { id: '' };
  let at = ctx.now.subtract({ hours: direct.hoursAgo });
  const [dong = null, paise = null] = direct.unitPrice ?? [];
  const draft = BookingDraft.parse({
    type: 'CASH_SALE',
    versionId: chosen.versionId,
    colorId: chosen.colorId,
    accessories: [],
    services: [],
    branchId: branch.id,
    customerId: known[direct.customer % known.length]?.id,
    registrationArea: { hn: 'HN', hcm: 'HCM', pn: 'MH' }[code],
    unitPrice: code === 'pn' ? paise : dong,
    quantity: direct.quantity ?? 1,
    requests: direct.requests ?? '',
    expectedOn: dayOf(ctx.now.add({ hours: 24 * 12 }), branch.timeZone),
  });
  const id = await draftBooking(await actingAs(ctx, person(direct.by), at), draft);
  for (const step of direct.steps) {
    at = at.add({ minutes: 45 });
    if (step === 'submit') await submitBooking(await actingAs(ctx, person(direct.by), at), id);
    else if (step === 'cancel') await cancelBooking(await actingAs(ctx, person(direct.by), at), id, direct.reason ?? '');
    else await decideBooking(await actingAs(ctx, person('manager'), at), id, 'reject', { reason: direct.reason ?? '' });
  }
}
