import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { dayOf } from '#branch/domain/branch.ts';
import { can } from '#platform/domain/actor.ts';
import type { Violation } from '#platform/domain/refusal.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { changesOf, record } from '#platform/server/events.ts';
import type { VehicleChange, VehicleDraft } from '../../api.ts';
import { refuse } from '../../domain/refusals.ts';
import { holderFacts } from '../../domain/rules.ts';
import type { VehicleView } from '../../domain/vehicle.ts';
import { normaliseVin, vinProblem } from '../../domain/vin.ts';
import { readNumber } from '../../import/domain/cells.ts';
import { saysOf } from '../../import/domain/words.ts';
import { carOf, findCar, findShade, findYard, lockCar, type Vehicle, viewOf, type WholeCar } from '../../server/queries.ts';
import { refuseDays } from '../../server/service.ts';
import { vehicles } from '../../server/tables.ts';

/** A car to enter the books, with the names of what it is. */
export type Entry = Omit<typeof vehicles.$inferInsert, 'id' | 'createdAt' | 'rowVersion'> & Names;

/** What a car is called, in the words of its event: the colour in both languages. */
export type Names = { version: string; color: string; colorVi: string };

/** What is known of a car besides where it stands in its life. */
export type Details = Pick<
  Vehicle,
  'vin' | 'frameNumber' | 'engineNumber' | 'versionId' | 'colorId' | 'demo' | 'manufacturedOn' | 'expectedOn' | 'arrivedOn' | 'landedCost'
>;

/** One car's details as they are and as they shall be; `said` holds the names of version and colour, before and after. */
export type Amendment = { id: string; branchId: string; before: Details; after: Details; said: Record<string, [unknown, unknown]> };

/**
 * Enters cars into the books, in the order of their VINs so that two files at once never wait for each other in a circle.
 * A VIN that is there already is passed over; answers the cars that are new.
 */
export async function addCars(ctx: Context, entries: Entry[], imported?: string): Promise<Vehicle[]> {
  const createdAt = ctx.now.toString({ smallestUnit: 'millisecond' });
  const named = new Map(entries.map((entry) => [entry.vin, entry]));
  const rows = entries.map(({ version: _, color: __, colorVi: ___, ...row }) => ({ ...row, id: ctx.newId(), createdAt }));
  rows.sort((a, b) => (a.vin < b.vin ? -1 : 1));
  const added = await ctx.tx.insert(vehicles).values(rows).onConflictDoNothing({ target: vehicles.vin }).returning();
  for (const car of added) {
    const { version, color, colorVi } = named.get(car.vin) ?? {};
    const { vin, status, location, versionId, colorId, branchId, id } = car;
    const subject = { noun: 'vehicle', id, branchId };
    await record(ctx, subject, 'add', {
      vin,
      version,
      color,
      colorVi,
      status,
      location,
      versionId,
      colorId,
      ...(imported ? { imported } : {}),
    });
    if (car.landedCost !== null) await record(ctx, subject, 'cost', { landedCost: [null, car.landedCost] });
    if (status === 'AVAILABLE') await record(ctx, subject, 'arrive', { vin, versionId, colorId, arrivedOn: car.arrivedOn });
  }
  return added;
}

/** Writes the details of locked cars, all in one statement. */
export async function amendCars(ctx: Context, amendments: Amendment[]): Promise<void> {
  if (amendments.length === 0) return;
  const rows = JSON.stringify(amendments.map(({ id, after }) => ({ id, ...after })));
  await ctx.tx
    .update(vehicles)
    .set({
      vin: sql`n.vin`,
      frameNumber: sql`n."frameNumber"`,
      engineNumber: sql`n."engineNumber"`,
      versionId: sql`n."versionId"`,
      colorId: sql`n."colorId"`,
      demo: sql`n.demo`,
      manufacturedOn: sql`n."manufacturedOn"`,
      expectedOn: sql`n."expectedOn"`,
      arrivedOn: sql`n."arrivedOn"`,
      landedCost: sql`n."landedCost"`,
      rowVersion: sql`${vehicles.rowVersion} + 1`,
    })
    .from(
      sql`jsonb_to_recordset(${rows}::jsonb) as n(id uuid, vin text, "frameNumber" text, "engineNumber" text, "versionId" uuid, "colorId" uuid,
        demo boolean, "manufacturedOn" date, "expectedOn" date, "arrivedOn" date, "landedCost" bigint)`,
    )
    .where(eq(vehicles.id, sql`n.id`));
  for (const { id, branchId, before, after, said } of amendments) {
    const { landedCost, versionId: _, colorId: __, ...changes } = changesOf(before, after);
    const subject = { noun: 'vehicle', id, branchId };
    if (Object.keys({ ...changes, ...said }).length > 0) await record(ctx, subject, 'amend', { ...changes, ...said });
    if (landedCost) await record(ctx, subject, 'cost', { landedCost });
  }
}

/** Takes cars out of the books that nobody touched since they came in. */
export async function removeCars(ctx: Context, ids: string[]): Promise<number> {
  const untouched = sql`${vehicles.rowVersion} = 1 and ${vehicles.bookingId} is null and ${vehicles.id} = any(${sql.param(ids)}::uuid[])`;
  const removed = await ctx.tx
    .delete(vehicles)
    .where(untouched)
    .returning({ id: vehicles.id, branchId: vehicles.branchId, vin: vehicles.vin });
  for (const { id, branchId, vin } of removed) await record(ctx, { noun: 'vehicle', id, branchId }, 'remove', { vin });
  return removed.length;
}

/** A number stamped on a car as it is stored, or the remark that it is none. */
function stamped(violations: Violation[], ctx: Context, at: string, text: string | null | undefined): string | null {
  const { value = null, problem } = readNumber(text);
  if (problem) violations.push({ at, says: saysOf(ctx.locale, problem) });
  return value;
}

function readVin(violations: Violation[], ctx: Context, text: string): string {
  const vin = normaliseVin(text);
  const problem = vinProblem(vin);
  if (problem) violations.push({ at: '/vin', says: saysOf(ctx.locale, problem) });
  return vin;
}

async function readShade(violations: Violation[], ctx: Context, versionId: string, colorId: string): Promise<Names> {
  const shade = await findShade(ctx, versionId, colorId);
  if (!shade) throw refusePlatform('not-found');
  if (shade.colorEn === null) violations.push({ at: '/colorId', says: saysOf(ctx.locale, 'not-made-so') });
  return { version: `${shade.model} ${shade.version}`, color: shade.colorEn ?? '', colorVi: shade.colorVi ?? '' };
}

function refuseCost(ctx: Context, branchId: string, cost: number | null | undefined) {
  if (cost !== undefined && !can(ctx.actor, 'vehicle.cost', { branchId }))
    throw refusePlatform('not-permitted', { permission: 'vehicle.cost' });
}

/** One car enters the books, on its way or here. */
export async function addVehicle(ctx: Context, asked: z.output<typeof VehicleDraft>): Promise<VehicleView> {
  const branch = await findYard(ctx, asked.branchId);
  refuseCost(ctx, branch.id, asked.landedCost ?? undefined);
  const today = dayOf(ctx.now, branch.timeZone);
  const violations: Violation[] = [];
  const vin = readVin(violations, ctx, asked.vin);
  const frameNumber = stamped(violations, ctx, '/frameNumber', asked.frameNumber);
  const engineNumber = stamped(violations, ctx, '/engineNumber', asked.engineNumber);
  const names = await readShade(violations, ctx, asked.versionId, asked.colorId);
  if (asked.status === 'IN_TRANSIT' && asked.arrivedOn)
    violations.push({ at: '/arrivedOn', says: saysOf(ctx.locale, 'arrived-in-transit') });
  if (violations.length > 0) throw refusePlatform('bad-input', {}, violations);
  const arrivedOn = asked.status === 'AVAILABLE' ? (asked.arrivedOn ?? today) : null;
  refuseDays(ctx, { manufacturedOn: asked.manufacturedOn, arrivedOn }, today);
  const [car] = await addCars(ctx, [{ ...asked, ...names, branchId: branch.id, vin, frameNumber, engineNumber, arrivedOn }]);
  if (!car) throw refuse('vin-taken');
  return viewOf(ctx, await findCar(ctx, car.id));
}

const whileFree = ['vin', 'versionId', 'colorId', 'demo'] as const;

/** Why a car's details cannot change now: it is sold, or what changes is what its booking counts on. */
function refuseFixed(ctx: Context, row: WholeCar, before: Details, after: Details) {
  const { status } = row.car;
  const fixed =
    status === 'SOLD' || ((status === 'HELD' || status === 'ALLOCATED') && whileFree.some((field) => before[field] !== after[field]));
  if (!fixed) return;
  const name = status === 'SOLD' ? 'sold' : status === 'HELD' ? 'held' : 'allocated';
  throw refuse(name, holderFacts(ctx.actor, carOf(row)));
}

/** Corrects what is known of a car. What a booking counts on stays while a booking has it. */
export async function amendVehicle(
  ctx: Context,
  id: string,
  { rowVersion, ...asked }: z.output<typeof VehicleChange>,
): Promise<VehicleView> {
  const row = await lockCar(ctx, id);
  const { car, branch, made, color } = row;
  if (!can(ctx.actor, 'vehicle.write', { branchId: car.branchId })) throw refusePlatform('not-permitted', { permission: 'vehicle.write' });
  refuseCost(ctx, car.branchId, asked.landedCost);
  if (car.rowVersion !== rowVersion) throw refusePlatform('changed-meanwhile');
  const violations: Violation[] = [];
  const { branchId, createdAt, status, location, bookingId, heldUntil, rowVersion: _, id: __, ...before } = car;
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const after: Details = { ...before, ...given };
  if (asked.vin !== undefined) after.vin = readVin(violations, ctx, asked.vin);
  if (asked.frameNumber !== undefined) after.frameNumber = stamped(violations, ctx, '/frameNumber', asked.frameNumber);
  if (asked.engineNumber !== undefined) after.engineNumber = stamped(violations, ctx, '/engineNumber', asked.engineNumber);
  const repainted = after.versionId !== before.versionId || after.colorId !== before.colorId;
  const names = repainted ? await readShade(violations, ctx, after.versionId, after.colorId) : undefined;
  if (violations.length > 0) throw refusePlatform('bad-input', {}, violations);
  refuseFixed(ctx, row, before, after);
  refuseDays(ctx, after, dayOf(ctx.now, branch.timeZone));
  const was: Names = { version: `${made.model} ${made.version}`, color: color.nameEn, colorVi: color.nameVi };
  await amendCars(ctx, [{ id, branchId, before, after, said: names ? changesOf(was, names) : {} }]);
  return viewOf(ctx, await findCar(ctx, id));
}
