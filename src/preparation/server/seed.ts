import { and, asc, desc, eq, ne, sql } from 'drizzle-orm';
import { actingAs } from '#access/server/seed.ts';
import { bookings } from '#booking/server/tables.ts';
import { dayOf } from '#branch/domain/branch.ts';
import type { Context } from '#platform/server/context.ts';
import { InspectionItem } from '../domain/preparation.ts';
import { findPreparation } from './queries.ts';
import { fitAccessory, inspectCar, insureCar, registerCar } from './service.ts';
import { preparations } from './tables.ts';

type Code = 'hn' | 'hcm' | 'pn';
type Showrooms = { branches: Record<Code, { id: string; timeZone: string }>; people: Record<string, { id: string }> };

/** The number plates of a branch; in Pune the paper's own. */
const plates: Record<Code, string> = { hn: '30K-456.78', hcm: '51L-234.56', pn: 'XYZ1234' };

/** The allocated cars at every branch: the first is ready, in Pune it is John Doe's, and the second has something to be mended. */
export async function seedPreparation(ctx: Context, world: Showrooms) {
  for (const code of ['hn', 'hcm', 'pn'] as const) {
    const begun = await ctx.tx
      .select({ id: preparations.id, createdAt: preparations.createdAt })
      .from(preparations)
      .innerJoin(bookings, eq(bookings.id, preparations.bookingId))
      .where(and(eq(preparations.branchId, world.branches[code].id), ne(preparations.status, 'CANCELLED')))
      .orderBy(desc(sql`${bookings.customerName} = 'John Doe'`), asc(preparations.createdAt), asc(preparations.id));
    const workshop = async (createdAt: string) => {
      const later = Temporal.Instant.from(createdAt).add({ minutes: 40 });
      const when = Temporal.Instant.compare(later, ctx.now) > 0 ? ctx.now : later;
      return actingAs(ctx, world.people[`operations.${code}`] ?? { id: '' }, when);
    };
    for (const [at, { id, createdAt }] of begun.slice(0, 2).entries()) {
      const hands = await workshop(createdAt);
      await (at === 0 ? makeReady(hands, id, code, plates[code]) : findFault(hands, id, code));
    }
  }
}

const faultless = InspectionItem.options.map((item) => ({ item, passed: true, note: '' }));

/** Looks at, fits, registers and insures a car. */
export async function makeReady(ctx: Context, id: string, code: Code, number: string) {
  const { tasks, timeZone } = await findPreparation(ctx, id);
  await inspectCar(ctx, id, { findings: faultless });
  for (const task of tasks) if (task.kind === 'ACCESSORY') await fitAccessory(ctx, id, task.id);
  await registerCar(ctx, id, { number });
  const india = code === 'pn';
  await insureCar(ctx, id, {
    provider: india ? 'ICICI Lombard' : 'Bảo Việt',
    policyNumber: india ? 'ICL/2026/778120' : 'BV-2026-778120',
    cover: india ? 'Third party and own damage' : 'TNDS bắt buộc và vật chất xe',
    from: dayOf(ctx.now, timeZone),
    to: dayOf(ctx.now.add({ hours: 24 * 364 }), timeZone),
  });
}

async function findFault(ctx: Context, id: string, code: Code) {
  const note = code === 'pn' ? 'Scratch on the rear door, to be polished' : 'Xước nhẹ cửa sau bên phải, cần đánh bóng';
  const passed = (item: InspectionItem) => ({ item, passed: true, note: '' });
  await inspectCar(ctx, id, { findings: [passed('IDENTITY'), { item: 'PAINT', passed: false, note }, passed('GLASS')] });
}
