import { and, asc, eq, sql } from 'drizzle-orm';
import { actingAs } from '#access/server/seed.ts';
import { accessories, colors, models, servicePackages, versionColors, versions } from '#catalogue/server/tables.ts';
import { customers } from '#customer/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { writeRows } from '#platform/server/idempotency.ts';
import { plans } from '#pricebook/server/tables.ts';
import { QuotationDraft } from '../domain/draft.ts';
import { draftQuotation } from '../draft/server/service.ts';
import { decideQuotation, expireQuotations, moveQuotation, reviseQuotation, sendQuotation, submitQuotation } from './service.ts';

type BranchCode = 'hn' | 'hcm' | 'pn';
type Showrooms = { branches: Record<BranchCode, { id: string }>; people: Record<string, { id: string }> };

/** What happens to a quotation after it was drafted, a few hours apart. */
type Step = 'submit' | 'approve' | 'reject' | 'send' | 'accept' | 'decline' | 'cancel' | 'revise';

/** One quotation: the car, its customer by the order in which they were noted, and its story. Money as [đồng, paise]. */
type Story = {
  car: string;
  color: string;
  customer: number;
  by: 'sales' | 'sales2';
  hoursAgo: number;
  steps: Step[];
  extras?: string[];
  discount?: [number, number];
  quantity?: number;
  plan?: string;
  notes?: string;
  reason?: string;
};

const day = 24;
const million = 1_000_000;
const rupees = 100;

/** The worked example of the sale, offered in Hà Nội. */
const workedExample: Story = {
  car: 'CR-V L',
  color: 'Platinum',
  customer: 0,
  by: 'sales',
  hoursAgo: day + 4,
  extras: ['EXT-BODYKIT', 'INT-LEATHER', 'SVC-MAINT5'],
  discount: [20 * million, 20_000 * rupees],
  steps: ['submit', 'send'],
};

/** Quotations in every state that does not need a booking. */
const stories: Story[] = [
  { car: 'City RS', color: 'Ignite', customer: 1, by: 'sales', hoursAgo: 2, extras: ['INT-MAT', 'SVC-FREE3'], steps: [] },
  { car: 'Civic RS', color: 'Platinum', customer: 2, by: 'sales2', hoursAgo: 20, extras: ['TEC-CAM360'], steps: [] },
  {
    car: 'CR-V L',
    color: 'Crystal',
    customer: 3,
    by: 'sales',
    hoursAgo: 5,
    extras: ['PRO-FILM3M', 'INT-MAT'],
    discount: [45 * million, 1_25_000 * rupees],
    steps: ['submit'],
  },
  {
    car: 'Accord 1.5 Turbo',
    color: 'Crystal',
    customer: 4,
    by: 'sales2',
    hoursAgo: day + 3,
    quantity: 2,
    discount: [90 * million, 3_00_000 * rupees],
    steps: ['submit', 'approve'],
    reason: 'Khách doanh nghiệp mua hai xe.',
  },
  {
    car: 'Civic RS',
    color: 'Ignite',
    customer: 5,
    by: 'sales',
    hoursAgo: day,
    extras: ['PRO-CERAMIC', 'SVC-WARRANTY2'],
    steps: ['submit'],
  },
  {
    car: 'City G',
    color: 'Platinum',
    customer: 6,
    by: 'sales2',
    hoursAgo: 2 * day,
    discount: [25 * million, 60_000 * rupees],
    steps: ['submit', 'reject'],
    reason: 'Giảm quá sâu; đề nghị tặng phụ kiện thay cho giảm tiền.',
  },
  {
    car: 'CR-V e:HEV RS',
    color: 'Ignite',
    customer: 7,
    by: 'sales',
    hoursAgo: 3 * day,
    plan: 'TG-60',
    extras: ['TEC-HUD', 'SVC-ROADSIDE'],
    notes: 'Khách vay qua ngân hàng liên kết.',
    steps: ['submit', 'send'],
  },
  {
    car: 'CR-V L',
    color: 'Platinum',
    customer: 8,
    by: 'sales',
    hoursAgo: 3 * day,
    extras: ['EXT-CHROME'],
    steps: ['submit', 'send', 'accept'],
  },
  {
    car: 'City RS',
    color: 'Platinum',
    customer: 9,
    by: 'sales2',
    hoursAgo: 4 * day,
    extras: ['INT-MAT', 'SVC-FREE3'],
    steps: ['submit', 'send', 'accept'],
  },
  { car: 'City L', color: 'Platinum', customer: 10, by: 'sales', hoursAgo: 4 * day, plan: 'TG-36', steps: ['submit', 'send', 'accept'] },
  {
    car: 'CR-V G',
    color: 'Meteoroid',
    customer: 11,
    by: 'sales',
    hoursAgo: 6 * day,
    steps: ['submit', 'send', 'decline'],
    reason: 'Khách chọn hãng khác.',
  },
  {
    car: 'CR-V L AWD',
    color: 'Platinum',
    customer: 2,
    by: 'sales',
    hoursAgo: 2 * day,
    extras: ['PRO-PPF'],
    steps: ['submit', 'send', 'revise', 'submit', 'send'],
  },
  {
    car: 'Civic G',
    color: 'Platinum',
    customer: 5,
    by: 'sales2',
    hoursAgo: 5 * day,
    steps: ['submit', 'cancel'],
    reason: 'Khách hoãn mua xe.',
  },
  { car: 'City RS', color: 'Ignite', customer: 3, by: 'sales2', hoursAgo: 25 * day, extras: ['SVC-FREE3'], steps: ['submit', 'send'] },
  { car: 'CR-V L', color: 'Ignite', customer: 7, by: 'sales', hoursAgo: 32 * day, steps: [] },
];

/** The sale that the first paper tells of, ready to be booked. */
const johnDoe: Story = {
  car: 'Corolla Model X',
  color: 'Blue',
  customer: -1,
  by: 'sales',
  hoursAgo: 2 * day,
  steps: ['submit', 'send', 'accept'],
};

/** Quotations of three branches over the last month, written as their salespeople and managers write them. */
export async function seedQuotation(ctx: Context, world: Showrooms) {
  for (const code of ['hn', 'hcm', 'pn'] as const) {
    const known = await ctx.tx
      .select({ id: customers.id, name: customers.name })
      .from(customers)
      .where(eq(customers.branchId, world.branches[code].id))
      .orderBy(asc(customers.createdAt));
    const john = known.find(({ name }) => name === 'John Doe');
    const more = code === 'pn' ? (john ? [{ ...johnDoe, customer: known.indexOf(john) }] : []) : [workedExample];
    for (const story of [...more, ...stories]) await play(ctx, world, code, story, known[story.customer % known.length]?.id ?? '');
  }
  await expireQuotations(ctx, 1000);
}

async function play(ctx: Context, world: Showrooms, code: BranchCode, story: Story, customerId: string) {
  const person = (name: string) => world.people[name === 'admin' ? name : `${name}.${code}`] ?? { id: '' };
  let at = ctx.now.subtract({ hours: story.hoursAgo });
  const seller = await actingAs(ctx, person(story.by), at);
  let { id } = await draftQuotation(seller, await draftOf(ctx, world.branches[code].id, code, story, customerId));
  await writeRows(ctx);
  for (const step of story.steps) {
    at = at.add({ minutes: Math.min(95, (story.hoursAgo * 60) / 6) });
    const deciding = step === 'approve' || step === 'reject';
    const acting = await actingAs(ctx, person(deciding ? 'manager' : story.by), at);
    id = await take(acting, id, step, story.reason ?? '');
  }
}

/** Makes one step of a story; the answer is the quotation that it goes on with. */
async function take(ctx: Context, id: string, step: Step, reason: string): Promise<string> {
  if (step === 'revise') return reviseQuotation(ctx, id);
  if (step === 'submit') await submitQuotation(ctx, id);
  else if (step === 'send') await sendQuotation(ctx, id, { by: 'PRINT', mail: false });
  else if (step === 'approve' || step === 'reject') await decideQuotation(ctx, id, step, { reason });
  else await moveQuotation(ctx, id, step, step === 'accept' ? '' : reason);
  return id;
}

async function draftOf(ctx: Context, branchId: string, code: BranchCode, story: Story, customerId: string): Promise<QuotationDraft> {
  const chosen = await chosenCar(ctx, story.car, story.color, story.extras);
  const [plan] = await ctx.tx
    .select({ id: plans.id })
    .from(plans)
    .where(and(eq(plans.branchId, branchId), eq(plans.versionId, chosen.versionId), eq(plans.code, story.plan ?? '')));
  const [dong = 0, paise = 0] = story.discount ?? [];
  return QuotationDraft.parse({
    ...chosen,
    type: plan ? 'LEASE_SALE' : 'CASH_SALE',
    planId: plan?.id ?? null,
    branchId,
    customerId,
    quantity: story.quantity ?? 1,
    registrationArea: { hn: 'HN', hcm: 'HCM', pn: 'MH' }[code],
    discount: code === 'pn' ? paise : dong,
    commission: code === 'pn' ? 10_000 * rupees : 8 * million,
    notes: story.notes ?? '',
  });
}

/** A car by `model version`, in a colour whose English name holds the word or else in the first it is made in, with extras by their codes. */
export async function chosenCar(ctx: Context, car: string, color: string, codes: readonly string[] = []) {
  const made = await ctx.tx
    .select({ versionId: versions.id, colorId: colors.id, color: colors.nameEn })
    .from(versionColors)
    .innerJoin(versions, eq(versions.id, versionColors.versionId))
    .innerJoin(models, eq(models.id, versions.modelId))
    .innerJoin(colors, eq(colors.id, versionColors.colorId))
    .where(eq(sql`${models.name} || ' ' || ${versions.name}`, car))
    .orderBy(asc(colors.nameEn));
  const found = made.find((one) => one.color.includes(color)) ?? made[0];
  if (!found) throw new Error(`there is no ${car}`);
  const coded = async (table: typeof accessories | typeof servicePackages) => {
    const rows = await ctx.tx.select({ id: table.id, code: table.code }).from(table);
    return codes.flatMap((one) => rows.find(({ code }) => code === one)?.id ?? []);
  };
  return {
    versionId: found.versionId,
    colorId: found.colorId,
    accessories: await coded(accessories),
    services: await coded(servicePackages),
  };
}
