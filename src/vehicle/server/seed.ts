import { and, desc, eq, lte } from 'drizzle-orm';
import { actingAs } from '#access/server/seed.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { colors, models, versionColors, versions } from '#catalogue/server/tables.ts';
import { shareOf } from '#platform/domain/money.ts';
import type { Context } from '#platform/server/context.ts';
import { cashPrices } from '#pricebook/server/tables.ts';
import { withCheckDigit } from '../domain/vin.ts';
import { addCars } from '../entry/server/service.ts';
import { arriveCars, relocateCars } from './service.ts';

type Code = 'hn' | 'hcm' | 'pn';
type Showrooms = { branches: Record<Code, { id: string; timeZone: string }>; people: Record<string, { id: string }> };

/** A car: its version, its colour, where it stands, and how many days ago it came (in transit: in how many it will). */
type Line = [trim: string, color: string, place: 'YARD' | 'SHOWROOM' | 'WORKSHOP' | 'DEMO' | 'IN_TRANSIT', days: number];

const stock: Record<Code, Line[]> = {
  hn: [
    ['CR-V L', 'Platinum', 'YARD', 64],
    ['CR-V L', 'Platinum', 'YARD', 31],
    ['CR-V L', 'Platinum', 'SHOWROOM', 9],
    ['CR-V L', 'Crystal', 'YARD', 22],
    ['CR-V L', 'Crystal', 'YARD', 12],
    ['CR-V L', 'Ignite', 'SHOWROOM', 18],
    ['CR-V L', 'Ignite', 'IN_TRANSIT', 6],
    ['CR-V L', 'Canyon', 'IN_TRANSIT', 11],
    ['CR-V L AWD', 'Platinum', 'YARD', 40],
    ['CR-V G', 'Meteoroid', 'YARD', 27],
    ['CR-V e:HEV RS', 'Sand', 'SHOWROOM', 15],
    ['CR-V e:HEV RS', 'Platinum', 'DEMO', 96],
    ['City RS', 'Ignite', 'YARD', 20],
    ['City RS', 'Ignite', 'YARD', 8],
    ['City RS', 'Platinum', 'YARD', 5],
    ['City L', 'Platinum', 'YARD', 35],
    ['City L', 'Lunar', 'YARD', 14],
    ['City G', 'Platinum', 'IN_TRANSIT', 4],
    ['Civic RS', 'Platinum', 'SHOWROOM', 25],
    ['Civic RS', 'Ignite', 'YARD', 7],
    ['Civic RS', 'Ignite', 'DEMO', 120],
    ['Civic e:HEV RS', 'Meteoroid', 'IN_TRANSIT', 19],
    ['Accord e:HEV RS', 'Crystal', 'SHOWROOM', 52],
    ['Accord 1.5 Turbo', 'Crystal', 'WORKSHOP', 110],
  ],
  hcm: [
    ['CR-V L', 'Platinum', 'YARD', 44],
    ['CR-V L', 'Platinum', 'YARD', 17],
    ['CR-V L', 'Crystal', 'SHOWROOM', 11],
    ['CR-V L', 'Canyon', 'YARD', 6],
    ['CR-V L AWD', 'Crystal', 'IN_TRANSIT', 8],
    ['CR-V G', 'Platinum', 'YARD', 29],
    ['CR-V e:HEV RS', 'Ignite', 'SHOWROOM', 13],
    ['CR-V e:HEV RS', 'Meteoroid', 'IN_TRANSIT', 14],
    ['City RS', 'Ignite', 'YARD', 24],
    ['City RS', 'Platinum', 'YARD', 10],
    ['City RS', 'Canyon', 'IN_TRANSIT', 5],
    ['City L', 'Platinum', 'YARD', 19],
    ['City L', 'Ignite', 'YARD', 3],
    ['City G', 'Lunar', 'YARD', 37],
    ['City G', 'Platinum', 'DEMO', 88],
    ['Civic RS', 'Crystal', 'YARD', 21],
    ['Civic RS', 'Canyon', 'SHOWROOM', 4],
    ['Civic e:HEV RS', 'Platinum', 'YARD', 33],
    ['Civic G', 'Platinum', 'IN_TRANSIT', 10],
    ['Accord e:HEV RS', 'Platinum', 'SHOWROOM', 71],
    ['Accord e:HEV RS', 'Meteoroid', 'IN_TRANSIT', 27],
    ['Accord 1.5 Turbo', 'Platinum', 'DEMO', 140],
  ],
  pn: [
    ['Corolla Model X', 'Blue', 'SHOWROOM', 30],
    ['Corolla Model X', 'Blue', 'YARD', 12],
    ['Corolla Model X', 'Super', 'YARD', 16],
    ['Corolla Model X', 'Lunar', 'IN_TRANSIT', 7],
    ['Corolla Model X', 'Super', 'DEMO', 75],
    ['City L', 'Platinum', 'YARD', 23],
    ['City RS', 'Ignite', 'SHOWROOM', 8],
    ['City G', 'Lunar', 'YARD', 41],
    ['City G', 'Meteoroid', 'IN_TRANSIT', 13],
    ['Civic RS', 'Crystal', 'YARD', 19],
    ['CR-V L', 'Platinum', 'YARD', 26],
    ['CR-V e:HEV RS', 'Crystal', 'SHOWROOM', 10],
    ['CR-V G', 'Platinum', 'YARD', 55],
    ['Accord e:HEV RS', 'Platinum', 'IN_TRANSIT', 21],
  ],
};

/** The maker's part of a VIN: who built it and what it is. */
const built: Record<string, string> = { 'CR-V': 'RLHRM185', City: 'RLHGN265', Civic: 'MRHFE155', Accord: 'MRHCY165', Corolla: 'MBJBA3EE' };
const yearLetters = 'ABCDEFGHJKLMNPRSTVWXY123456789';
const day = (count: number) => ({ hours: 24 * count });

/** Sixty cars in three showrooms, entered by their managers and received by those who run the stock: here, on their way, and the ones for test drives. */
export async function seedVehicle(ctx: Context, world: Showrooms) {
  const trims = await ctx.tx
    .select({
      versionId: versions.id,
      model: models.name,
      version: versions.name,
      year: versions.year,
      colorId: colors.id,
      color: colors.nameEn,
      colorVi: colors.nameVi,
    })
    .from(versions)
    .innerJoin(models, eq(models.id, versions.modelId))
    .innerJoin(versionColors, eq(versionColors.versionId, versions.id))
    .innerJoin(colors, eq(colors.id, versionColors.colorId));
  let serial = 104_327;
  for (const code of ['hn', 'hcm', 'pn'] as const) {
    const person = (role: string) => world.people[`${role}.${code}`] ?? { id: '' };
    const oldestFirst = [...stock[code]].sort((a, b) => entered(b) - entered(a));
    for (const line of oldestFirst) {
      const [name, paint] = line;
      const trim = trims.find(({ model, version, color }) => `${model} ${version}` === name && color.startsWith(paint));
      if (!trim) throw new Error(`${name} is not made in ${paint}`);
      serial += 37;
      await enter(ctx, world.branches[code], [person('manager'), person('operations')], line, trim, serial);
    }
  }
}

/** How many days ago a car was entered: when it left the maker. */
const entered = ([, , place, days]: Line) => (place === 'IN_TRANSIT' ? Math.max(1, 30 - days) : days + 12);

type Trim = { versionId: string; model: string; version: string; year: number; colorId: string; color: string; colorVi: string };

type Staff = [manager: { id: string }, stockkeeper: { id: string }];

async function enter(
  ctx: Context,
  branch: { id: string; timeZone: string },
  [manager, keeper]: Staff,
  line: Line,
  trim: Trim,
  serial: number,
) {
  const [, , place, days] = line;
  const left = await actingAs(ctx, manager, ctx.now.subtract(day(entered(line))).subtract({ minutes: serial % 240 }));
  const came =
    place === 'IN_TRANSIT' ? undefined : await actingAs(ctx, keeper, ctx.now.subtract(day(days)).subtract({ minutes: serial % 180 }));
  const head = built[trim.model] ?? 'RLHXX000';
  const letter = yearLetters[(trim.year - 2010) % yearLetters.length] ?? 'A';
  const vin = `${head}0${letter}${head.startsWith('R') ? 'Y' : 'T'}${String(serial).padStart(6, '0')}`;
  const [car] = await addCars(left, [
    {
      branchId: branch.id,
      vin: serial % 10 === 0 ? vin : withCheckDigit(vin),
      frameNumber: `${head.slice(3)}-${serial}`,
      engineNumber: `L15${trim.model.slice(0, 1)}${letter}-${serial * 3}`,
      versionId: trim.versionId,
      colorId: trim.colorId,
      version: `${trim.model} ${trim.version}`,
      color: trim.color,
      colorVi: trim.colorVi,
      status: 'IN_TRANSIT',
      location: 'YARD',
      demo: place === 'DEMO',
      manufacturedOn: dayOf(left.now.subtract(day(9)), branch.timeZone),
      expectedOn: dayOf(came ? came.now : ctx.now.add(day(days)), branch.timeZone),
      landedCost: await costOf(ctx, branch.id, trim.versionId, serial),
    },
  ]);
  if (!car || !came) return;
  await arriveCars(came, [car.id], { arrivedOn: dayOf(came.now, branch.timeZone), location: 'YARD' });
  if (place === 'YARD') return;
  const later = { ...came, now: came.now.add({ hours: 5, minutes: serial % 60 }) };
  await relocateCars(later, [{ id: car.id, location: 'YARD' }], place === 'WORKSHOP' ? 'WORKSHOP' : 'SHOWROOM');
}

/** What the dealer paid: some 86 to 89 % of the retail price in force. */
async function costOf(ctx: Context, branchId: string, versionId: string, serial: number): Promise<number | null> {
  const [price] = await ctx.tx
    .select({ retail: cashPrices.retailPrice })
    .from(cashPrices)
    .where(and(eq(cashPrices.branchId, branchId), eq(cashPrices.versionId, versionId), lte(cashPrices.effectiveOn, dayOf(ctx.now, 'UTC'))))
    .orderBy(desc(cashPrices.effectiveOn))
    .limit(1);
  return price ? shareOf(price.retail, 8600 + (serial % 7) * 50) : null;
}
