import { createHash } from 'node:crypto';
import { and, desc, eq, ne, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { scoped } from '#access/server/scope.ts';
import { people } from '#access/server/tables.ts';
import { bookings } from '#booking/server/tables.ts';
import { branches, companies } from '#branch/server/tables.ts';
import { colors, models, versions } from '#catalogue/server/tables.ts';
import { movesOf } from '#platform/domain/machine.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { sendAlong } from '#platform/server/database.ts';
import { atMost } from '#platform/server/paging.ts';
import { preparations } from '#preparation/server/tables.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import type { GateView } from '../../api.ts';
import { gatepassMoves } from '../../domain/states.ts';
import { takenBackWords } from '../../domain/words.ts';
import { deliveries, gatepasses } from '../../server/tables.ts';

/** The code in a pass's QR: 128 bits that only this server can make. */
export const codeOf = (ctx: Context, id: string): string => ctx.seal(`gatepass ${id}`).subarray(0, 16).toString('base64url');
export const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex');

const guard = alias(people, 'guard');
const voider = alias(people, 'voider');
const seller = alias(people, 'seller');

const selectPasses = (ctx: Context) =>
  ctx.tx
    .select({
      id: gatepasses.id,
      branchId: gatepasses.branchId,
      ownerId: gatepasses.ownerId,
      dealId: gatepasses.dealId,
      bookingId: gatepasses.bookingId,
      deliveryId: gatepasses.deliveryId,
      gatepassNumber: gatepasses.gatepassNumber,
      status: gatepasses.status,
      issuedAt: gatepasses.issuedAt,
      usedAt: gatepasses.usedAt,
      usedByName: guard.name,
      voidedAt: gatepasses.voidedAt,
      voidedByName: voider.name,
      voidReason: gatepasses.voidReason,
      salesName: seller.name,
      scheduledAt: deliveries.scheduledAt,
      issuedByName: people.name,
      deliveryStatus: deliveries.status,
      vin: vehicles.vin,
      registrationNumber: preparations.registrationNumber,
      bookingNumber: bookings.bookingNumber,
      customerName: bookings.customerName,
      make: models.make,
      model: bookings.model,
      version: bookings.version,
      colorEn: colors.nameEn,
      colorVi: colors.nameVi,
      colorHex: colors.hex,
      company: companies.name,
      branch: branches.name,
      address: branches.address,
      phone: branches.phone,
      timeZone: branches.timeZone,
    })
    .from(gatepasses)
    .innerJoin(deliveries, eq(deliveries.id, gatepasses.deliveryId))
    .innerJoin(bookings, eq(bookings.id, gatepasses.bookingId))
    .innerJoin(vehicles, eq(vehicles.id, gatepasses.vehicleId))
    .innerJoin(branches, eq(branches.id, gatepasses.branchId))
    .innerJoin(companies, eq(companies.id, branches.companyId))
    .innerJoin(people, eq(people.id, gatepasses.issuedBy))
    .innerJoin(versions, eq(versions.id, bookings.versionId))
    .innerJoin(models, eq(models.id, versions.modelId))
    .innerJoin(colors, eq(colors.id, bookings.colorId))
    .innerJoin(seller, eq(seller.id, gatepasses.ownerId))
    .leftJoin(voider, eq(voider.id, gatepasses.voidedBy))
    .leftJoin(guard, eq(guard.id, gatepasses.usedBy))
    .leftJoin(
      preparations,
      and(
        eq(preparations.vehicleId, gatepasses.vehicleId),
        eq(preparations.bookingId, gatepasses.bookingId),
        ne(preparations.status, 'CANCELLED'),
      ),
    )
    .$dynamic();

export type Gatepass = Awaited<ReturnType<typeof selectPasses>>[number];

const inScope = (ctx: Context, permission: 'gatepass.use' | 'gatepass.issue') =>
  scoped(ctx.actor, permission, { branch: gatepasses.branchId });

/** What the guard typed or scanned: a number, a code, or the address in the QR that ends with the code. */
function shownAs(shown: string) {
  const last = shown.trim().split('/').at(-1) ?? '';
  return or(eq(gatepasses.gatepassNumber, last.toUpperCase()), eq(gatepasses.codeHash, hashOf(last)));
}

/** Locks what is shown at the gate before it is read. */
export const lockShown = (ctx: Context, shown: string) =>
  sendAlong(
    ctx.tx,
    ctx.tx
      .select({ id: gatepasses.id })
      .from(gatepasses)
      .where(and(shownAs(shown), inScope(ctx, 'gatepass.use')))
      .for('update'),
  );

/** The pass that is shown at the gate; a valid one before others of the same number. */
export async function findShown(ctx: Context, shown: string): Promise<Gatepass> {
  const [found] = await selectPasses(ctx)
    .where(and(shownAs(shown), inScope(ctx, 'gatepass.use')))
    .orderBy(gatepasses.status, desc(gatepasses.issuedAt))
    .limit(atMost(1));
  if (!found) throw refusePlatform('not-found');
  return found;
}

export async function findPass(ctx: Context, id: string): Promise<Gatepass> {
  const [found] = await selectPasses(ctx).where(and(eq(gatepasses.id, id), inScope(ctx, 'gatepass.issue')));
  if (!found) throw refusePlatform('not-found');
  return found;
}

/** A pass that is about to be taken back: locked first, then read. */
export async function lockPass(ctx: Context, id: string): Promise<Gatepass> {
  const mine = and(eq(gatepasses.id, id), inScope(ctx, 'gatepass.issue'));
  sendAlong(ctx.tx, ctx.tx.select({ id: gatepasses.id }).from(gatepasses).where(mine).for('update'));
  return findPass(ctx, id);
}

/** The valid pass of a car, locked. */
export async function lockPassOf(ctx: Context, vehicleId: string) {
  const [found] = await ctx.tx
    .select()
    .from(gatepasses)
    .where(and(eq(gatepasses.vehicleId, vehicleId), eq(gatepasses.status, 'ISSUED')))
    .for('update');
  return found;
}

export const subjectOf = (pass: Gatepass) => ({ ...pass, delivered: pass.deliveryStatus === 'DELIVERED' });

/** What took the pass back when nobody gave a reason. */
export const carTakenBack = 'CAR_TAKEN_BACK';

export const colorOf = ({ colorEn, colorVi }: Pick<Gatepass, 'colorEn' | 'colorVi'>, locale: Locale) =>
  locale === 'vi' ? colorVi : colorEn;

export const gateViewOf = (ctx: Context, pass: Gatepass): GateView => ({
  ...pass,
  color: colorOf(pass, ctx.locale),
  voidReason: pass.voidReason === carTakenBack ? takenBackWords[ctx.locale] : pass.voidReason,
  moves: movesOf(gatepassMoves, { actor: ctx.actor, subject: subjectOf(pass), now: ctx.now }),
});
