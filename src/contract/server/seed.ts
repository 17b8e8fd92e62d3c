import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { actingAs } from '#access/server/seed.ts';
import { bookings } from '#booking/server/tables.ts';
import { dayOf } from '#branch/domain/branch.ts';
import type { Context } from '#platform/server/context.ts';
import { ContractDraft } from '../api.ts';
import type { Strokes } from '../domain/signature.ts';
import { presentPaper } from '../paper/server/service.ts';
import { countersignContract, signContract } from '../signing/server/service.ts';
import { findContract } from './queries.ts';
import { drawContract, sendBackContract } from './service.ts';

type Code = 'hn' | 'hcm' | 'pn';
type Showrooms = { branches: Record<Code, { id: string; timeZone: string }>; people: Record<string, { id: string }> };

/** How far each contract of a branch has come; the first is countersigned, in Pune it is John Doe's. */
const stories = [
  { steps: ['sign', 'approve'], bank: false },
  { steps: ['sign'], bank: true },
  { steps: ['sign', 'sendBack'], bank: false },
  { steps: [], bank: true },
] as const;

const hand: Strokes = [
  [40, 70, 96, 130, 150, 190, 240, 300].map((x, at) => [x, [140, 60, 150, 70, 140, 90, 120, 80][at] ?? 100]),
  [
    [330, 60],
    [410, 130],
    [520, 90],
  ],
];

/** Contracts as their people draw them up, on the salesperson's tablet. */
export async function seedContract(ctx: Context, world: Showrooms) {
  for (const code of ['hn', 'hcm', 'pn'] as const) {
    const branch = world.branches[code];
    const booked = await ctx.tx
      .select({ id: bookings.id, ownerId: bookings.ownerId, customerName: bookings.customerName, totalPrice: bookings.totalPrice })
      .from(bookings)
      .where(and(eq(bookings.branchId, branch.id), eq(bookings.status, 'APPROVED')))
      .orderBy(desc(sql`${bookings.customerName} = 'John Doe'`), asc(bookings.allocation), asc(bookings.createdAt));
    for (const [at, story] of stories.entries()) {
      const booking = booked[at];
      if (booking) await draw(ctx, world, code, booking, story);
    }
  }
}

type Booked = { id: string; ownerId: string; customerName: string; totalPrice: number };

/** Draws up the contract of a booking and takes it as far as the story goes. */
export async function draw(
  ctx: Context,
  world: Showrooms,
  code: Code,
  booking: Booked,
  { steps, bank }: { steps: readonly ('sign' | 'approve' | 'sendBack')[]; bank: boolean },
) {
  const { timeZone } = world.branches[code];
  const india = code === 'pn';
  let at = ctx.now.subtract({ minutes: 55 });
  const tablet = { ip: '192.168.1.24', agent: 'Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X)' };
  const as = async (id: string) => ({ ...(await actingAs(ctx, { id }, at)), origin: tablet });
  const loan = { terms: 'BANK', lender: india ? 'HDFC Bank' : 'Vietcombank', lenderAmount: Math.floor(booking.totalPrice / 2) } as const;
  const draft = ContractDraft.parse({
    bookingId: booking.id,
    deliveryOn: dayOf(ctx.now.add({ hours: 24 * 12 }), timeZone),
    conditions: india ? 'Delivered with a full tank.' : 'Tặng thảm lót sàn và phim cách nhiệt.',
    ...(bank ? loan : {}),
  });
  const id = await drawContract(await as(booking.ownerId), draft);
  for (const step of steps) {
    at = at.add({ minutes: 12 });
    const seller = await as(booking.ownerId);
    const { sha256: contentHash } = await presentPaper(seller, await findContract(seller, id));
    if (step === 'sign') await signContract(seller, id, { how: 'DRAWN', name: booking.customerName, strokes: hand, contentHash });
    else if (step === 'approve') await countersignContract(await as(world.people[`manager.${code}`]?.id ?? ''), id, { contentHash });
    else await sendBackContract(seller, id, india ? 'The buyer’s address is wrong.' : 'Sai địa chỉ của bên mua.');
  }
}
