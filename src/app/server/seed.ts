import { seedPeople } from '#access/server/seed.ts';
import { seedApproval } from '#approval/server/seed.ts';
import { seedBooking } from '#booking/server/seed.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { seedBranches } from '#branch/server/seed.ts';
import { seedCatalogue } from '#catalogue/server/seed.ts';
import { seedContract } from '#contract/server/seed.ts';
import { seedCustomer } from '#customer/server/seed.ts';
import { seedDeal } from '#deal/server/seed.ts';
import { seedDelivery } from '#delivery/server/seed.ts';
import { seedDocument } from '#document/server/seed.ts';
import { seedNotification } from '#notification/server/seed.ts';
import { seedPayment } from '#payment/server/seed.ts';
import type { Context } from '#platform/server/context.ts';
import { seedPreparation } from '#preparation/server/seed.ts';
import { seedPricebook } from '#pricebook/server/seed.ts';
import { seedQuotation } from '#quotation/server/seed.ts';
import { seedVehicle } from '#vehicle/server/seed.ts';
import type { World } from './world.ts';

/** One capability's demonstration data. */
export type Seed = (ctx: Context, world: World) => Promise<void>;

/** Opens a transaction as the clock; seeds that write as a person do so by `actingAs`. */
export type Inside = (work: (ctx: Context) => Promise<void>) => Promise<void>;

/** What everything else stands on: catalogue and prices. Tests begin with these. */
export const groundSeeds: Seed[] = [seedCatalogue, seedPricebook];

/** Customers, cars and documents in every state. */
export const storySeeds: Seed[] = [
  seedCustomer,
  seedVehicle,
  seedApproval,
  seedQuotation,
  seedDeal,
  seedBooking,
  seedDocument,
  seedPayment,
  seedContract,
  seedPreparation,
  seedDelivery,
  seedNotification,
];

export async function seedWorld(inside: Inside, password: string): Promise<World> {
  let world: World | undefined;
  await inside(async (ctx) => {
    const branches = await seedBranches(ctx);
    const people = await seedPeople(ctx, branches, password);
    world = { branches, people, today: (code) => dayOf(ctx.now, branches[code].timeZone) };
  });
  if (!world) throw new Error('the world was not made');
  return world;
}

export async function seedAll(inside: Inside, world: World, seeds: Seed[]) {
  for (const seed of seeds) await inside((ctx) => seed(ctx, world));
}
