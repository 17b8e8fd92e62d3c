import { and, eq, isNull } from 'drizzle-orm';
import { convertQuotation } from '#booking/conversion/server/service.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { tradeIn } from '#payment/server/service.ts';
import { obstacle } from '#platform/domain/machine.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { sendAlong } from '#platform/server/database.ts';
import { changesOf, record } from '#platform/server/events.ts';
import { writeRows } from '#platform/server/idempotency.ts';
import { nextNumber } from '#platform/server/numbers.ts';
import { moveQuotation } from '#quotation/server/service.ts';
import type { ContractChange, ContractConversion, ContractDraft } from '../api.ts';
import { refuseContract } from '../domain/refusals.ts';
import { type ContractMove, contractEdits, contractMoves } from '../domain/states.ts';
import { type Agreed, amissIn, type Terms } from '../domain/terms.ts';
import { printPaper } from '../paper/server/service.ts';
import { type Contract, findBookingOf, findNumberOf, lockBooked, lockContract, lockContractOf, subjectOf } from './queries.ts';
import { contractSignatures, contracts } from './tables.ts';

export const stamp = (ctx: Context) => ctx.now.toString({ smallestUnit: 'millisecond' });

const noted = (
  ctx: Context,
  { id, branchId, dealId }: Pick<Contract, 'id' | 'branchId' | 'dealId'>,
  move: string,
  changes: Record<string, unknown>,
) => record(ctx, { noun: 'contract', id, branchId, dealId }, move, changes);

/** Refuses a move that may not be made now. */
export function judge(ctx: Context, contract: Contract, move: ContractMove | 'edit') {
  const no = obstacle({ ...contractMoves, ...contractEdits }, move, { actor: ctx.actor, subject: subjectOf(ctx, contract), now: ctx.now });
  if (no) throw no;
}

/** The one writer of a contract's status. */
export async function put(
  ctx: Context,
  before: Contract,
  move: ContractMove,
  beside: Partial<typeof contracts.$inferInsert> = {},
  changes: Record<string, unknown> = {},
): Promise<Contract> {
  const status = contractMoves[move].to;
  const rowVersion = before.rowVersion + 1;
  sendAlong(
    ctx.tx,
    ctx.tx
      .update(contracts)
      .set({ ...beside, status, rowVersion })
      .where(eq(contracts.id, before.id)),
  );
  const number = before.contractNumber;
  await noted(ctx, before, move, { contractNumber: number, status: [before.status, status], ...changes });
  return { ...before, ...beside, status, rowVersion };
}

/** Refuses terms that cannot be signed, with every mistake at its field. */
function checkTerms(ctx: Context, terms: Terms, agreed: Agreed, today: string): string {
  const amiss = amissIn(terms, agreed, today);
  const [first] = amiss;
  if (first || !terms.deliveryOn) {
    const says = amiss.map(({ at, name }) => ({ at, says: refuseContract(name).says(ctx.locale) }));
    throw refuseContract(first?.name ?? 'delivery-day-needed', {}, says);
  }
  return terms.deliveryOn;
}

type TermsGiven = Pick<ContractDraft, keyof Terms>;

/** What holds after a change: what was given, else what was before; without a bank there is no lender. */
function termsAfter(given: TermsGiven, before: Terms): Terms {
  const terms = given.terms ?? before.terms;
  const bank = terms === 'BANK';
  return {
    terms,
    lender: bank ? (given.lender ?? (given.lender === null ? null : before.lender)) : null,
    lenderAmount: bank ? (given.lenderAmount ?? (given.lenderAmount === null ? null : before.lenderAmount)) : null,
    lenderApproved: bank && (given.lenderApproved ?? before.lenderApproved),
    tradeIn: given.tradeIn ?? before.tradeIn,
    tradeInValue: given.tradeInValue ?? before.tradeInValue,
    deliveryOn: given.deliveryOn ?? before.deliveryOn,
  };
}

const blank: Omit<Terms, 'deliveryOn'> = {
  terms: 'FULL',
  lender: null,
  lenderAmount: null,
  lenderApproved: false,
  tradeIn: '',
  tradeInValue: 0,
};

/** Draws up the contract of a confirmed booking; its quotation, where it has one, has become a contract with it. */
export async function drawContract(ctx: Context, { bookingId, locale, conditions = '', ...given }: ContractDraft): Promise<string> {
  const booked = await lockBooked(ctx, bookingId);
  const { branchId, ownerId, dealId, bookingNumber, settings, timeZone } = booked;
  const contractNumber = await findNumberOf(ctx, bookingId);
  if (contractNumber) throw refuseContract('contract-exists', { contractNumber });
  if (booked.status !== 'APPROVED') throw refuseContract('booking-not-approved', { bookingNumber });
  const today = dayOf(ctx.now, timeZone);
  const expectedOn = booked.expectedOn && booked.expectedOn >= today ? booked.expectedOn : null;
  const terms = termsAfter(given, { ...blank, deliveryOn: expectedOn });
  const deliveryOn = checkTerms(ctx, terms, booked, today);
  const id = ctx.newId();
  const scope = settings.numberScope === 'COMPANY' ? 'company' : branchId;
  const [written] = await ctx.tx
    .insert(contracts)
    .values({
      ...{ id, branchId, ownerId, dealId, bookingId, ...terms, deliveryOn, conditions, locale: locale ?? booked.locale },
      contractNumber: nextNumber('CT', scope, Number(today.slice(0, 4))),
      status: 'DRAFT',
      authorId: ctx.actor.id,
      editorId: ctx.actor.id,
      createdAt: stamp(ctx),
    })
    .returning({ contractNumber: contracts.contractNumber });
  await noted(ctx, { id, branchId, dealId }, 'create', { ...written, bookingNumber, terms: terms.terms, deliveryOn });
  if (booked.quotationId && booked.quotationStatus === 'CONVERTED') await moveQuotation(ctx, booked.quotationId, 'contract');
  return id;
}

/** "Convert to contract": books the quotation first, where it is not booked yet, and draws the contract up on that. */
export async function contractQuotation(ctx: Context, quotationId: string, given: ContractConversion): Promise<string> {
  const { expectedOn, requests, vehicleId, depositDue, ...terms } = given;
  const known = await findBookingOf(ctx, quotationId);
  const bookingId = known ?? (await convertQuotation(ctx, quotationId, { expectedOn, requests, vehicleId, depositDue })).id;
  if (!known) await writeRows(ctx);
  return drawContract(ctx, { ...terms, bookingId });
}

/** Changes the terms. What was signed before is void, and the contract is a draft again. */
export async function editContract(ctx: Context, id: string, { rowVersion, locale, conditions, ...given }: ContractChange): Promise<void> {
  const found = await lockContract(ctx, id);
  judge(ctx, found, 'edit');
  if (rowVersion !== undefined && rowVersion !== found.rowVersion) throw refusePlatform('changed-meanwhile');
  const terms = termsAfter(given, found);
  const deliveryOn = checkTerms(ctx, terms, found, dayOf(ctx.now, found.timeZone));
  const after = { ...terms, deliveryOn, locale: locale ?? found.locale, conditions: conditions ?? found.conditions };
  const changes = changesOf<object>(found, after);
  if (Object.keys(changes).length === 0) return;
  const before = found.status === 'SIGNED' ? await voidSignature(ctx, found, reasons.edited[found.locale]) : found;
  await ctx.tx
    .update(contracts)
    .set({ ...after, editorId: ctx.actor.id, rowVersion: before.rowVersion + 1 })
    .where(eq(contracts.id, id));
  await noted(ctx, before, 'edit', changes);
}

const reasons = {
  edited: { en: 'The terms were changed.', vi: 'Điều khoản đã thay đổi.' },
  booking: { en: 'The booking was changed.', vi: 'Đơn đặt xe đã thay đổi.' },
  carTaken: { en: 'The car {vin} was taken back.', vi: 'Xe {vin} đã bị thu lại.' },
  cancelled: { en: 'The booking was cancelled.', vi: 'Đơn đặt xe đã hủy.' },
} as const;

/** What was signed is no longer what stands: the signature is void, and says why; what it was made on stays kept. */
async function voidSignature(ctx: Context, before: Contract, reason: string): Promise<Contract> {
  await ctx.tx
    .update(contractSignatures)
    .set({ voidedAt: stamp(ctx), voidReason: reason })
    .where(and(eq(contractSignatures.contractId, before.id), isNull(contractSignatures.voidedAt)));
  return put(ctx, before, 'sendBack', { contentHash: null, copyId: null, copyHash: null, signedAt: null }, { reason });
}

export async function sendBackContract(ctx: Context, id: string, reason: string): Promise<void> {
  const contract = await lockContract(ctx, id);
  judge(ctx, contract, 'sendBack');
  await voidSignature(ctx, contract, reason);
}

export async function cancelContract(ctx: Context, id: string, reason: string): Promise<void> {
  const contract = await lockContract(ctx, id);
  judge(ctx, contract, 'cancel');
  await end(ctx, contract, reason);
}

/** It holds no more, and nor does what it said of a car given in payment. */
async function end(ctx: Context, contract: Contract, reason: string) {
  await put(ctx, contract, 'cancel', { cancelReason: reason }, { reason });
  await tradeIn(ctx, contract.bookingId, 0);
}

/** The car was delivered. */
export async function completeContract(ctx: Context, bookingId: string): Promise<void> {
  const contract = await lockContractOf(ctx, bookingId);
  if (!contract) throw refusePlatform('not-found');
  judge(ctx, contract, 'complete');
  await put(ctx, contract, 'complete');
}

/** The booking says something else now: a signature on the earlier content is void; a countersigned contract keeps it from changing. */
export async function bookingChanged(ctx: Context, bookingId: string): Promise<void> {
  const contract = await lockContractOf(ctx, bookingId);
  if (contract?.status === 'APPROVED') throw refuseContract('countersigned', { contractNumber: contract.contractNumber });
  if (contract?.status === 'SIGNED') await voidSignature(ctx, contract, reasons.booking[contract.locale]);
}

/** A car left the booking. A signature on a paper that names it is void; a countersigned contract keeps it from leaving. */
export async function carTakenBack(ctx: Context, bookingId: string, vin: string): Promise<void> {
  const contract = await lockContractOf(ctx, bookingId);
  if (contract?.status !== 'SIGNED' && contract?.status !== 'APPROVED') return;
  if ((await printPaper(ctx, contract)).sha256 === contract.contentHash) return;
  if (contract.status === 'APPROVED') throw refuseContract('countersigned', { contractNumber: contract.contractNumber });
  await voidSignature(ctx, contract, reasons.carTaken[contract.locale].replace('{vin}', vin));
}

/** A cancelled booking takes its contract with it. */
export async function bookingCancelled(ctx: Context, bookingId: string): Promise<void> {
  const contract = await lockContractOf(ctx, bookingId);
  if (!contract || !contractMoves.cancel.from.some((state) => state === contract.status)) return;
  await end(ctx, contract, reasons.cancelled[contract.locale]);
}
