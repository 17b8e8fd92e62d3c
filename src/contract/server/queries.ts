import { aliasedTable, and, desc, eq, gte, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import { scoped } from '#access/server/scope.ts';
import { people } from '#access/server/tables.ts';
import { bookingLines, bookings } from '#booking/server/tables.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { branches } from '#branch/server/tables.ts';
import { colors } from '#catalogue/server/tables.ts';
import { fold, readSought } from '#customer/domain/rules.ts';
import { customers } from '#customer/server/tables.ts';
import { Instant } from '#platform/domain/api.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { sendAlong } from '#platform/server/database.ts';
import { atMost, cursorOf, pageOf, readCursor } from '#platform/server/paging.ts';
import type { PriceLine } from '#quotation/domain/quotation.ts';
import { quotations } from '#quotation/server/tables.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import type { ContractRow, ContractSearch, ContractView } from '../api.ts';
import type { Party, SigningWay } from '../domain/contract.ts';
import { pathOf, type Strokes } from '../domain/signature.ts';
import { possibleMoves } from '../domain/states.ts';
import { sharesOf } from '../domain/terms.ts';
import { contractSignatures, contracts } from './tables.ts';

export type Signature = {
  id: string;
  party: Party;
  how: SigningWay;
  name: string;
  strokes: Strokes | null;
  at: string;
  actorName: string;
  ip: string;
  userAgent: string;
  pdfSha256: string;
  paperId: string;
  voidedAt: string | null;
  voidReason: string | null;
};

const authors = aliasedTable(people, 'authors');

const lines = sql<PriceLine[]>`(
  select coalesce(json_agg(json_build_object('kind', l.kind, 'itemId', l.item_id, 'labelEn', l.label_en, 'labelVi', l.label_vi,
    'quantity', l.quantity, 'unitPrice', l.unit_price, 'amount', l.amount, 'rule', l.rule, 'source', l.source) order by l.position), '[]')
  from ${bookingLines} l where l.booking_id = ${contracts.bookingId})`;

const vins = sql<string[]>`(
  select coalesce(json_agg(v.vin order by v.vin), '[]') from ${vehicles} v where v.booking_id = ${contracts.bookingId})`;

const signatures = sql<Signature[]>`(
  select coalesce(json_agg(json_build_object('id', s.id, 'party', s.party, 'how', s.how, 'name', s.name, 'strokes', s.strokes, 'at', s.at,
    'actorName', coalesce(p.name, ''), 'ip', s.ip, 'userAgent', s.user_agent, 'pdfSha256', s.pdf_sha256, 'paperId', s.paper_id,
    'voidedAt', s.voided_at, 'voidReason', s.void_reason) order by s.at, s.id), '[]')
  from ${contractSignatures} s left join ${people} p on p.id = s.actor_id where s.contract_id = ${contracts.id})`;

const row = {
  id: contracts.id,
  branchId: contracts.branchId,
  ownerId: contracts.ownerId,
  dealId: contracts.dealId,
  customerId: bookings.customerId,
  bookingId: contracts.bookingId,
  bookingNumber: bookings.bookingNumber,
  contractNumber: contracts.contractNumber,
  status: contracts.status,
  terms: contracts.terms,
  currency: bookings.currency,
  customerName: bookings.customerName,
  model: bookings.model,
  version: bookings.version,
  colorEn: colors.nameEn,
  colorVi: colors.nameVi,
  quantity: bookings.quantity,
  totalPrice: bookings.totalPrice,
  deliveryOn: contracts.deliveryOn,
  signedAt: contracts.signedAt,
  approvedAt: contracts.approvedAt,
  ownerName: people.name,
  createdAt: contracts.createdAt,
  rowVersion: contracts.rowVersion,
};

const whole = {
  ...row,
  timeZone: branches.timeZone,
  settings: branches.settings,
  bookingStatus: bookings.status,
  customerPhone: bookings.customerPhone,
  depositDue: bookings.depositDue,
  registrationArea: bookings.registrationArea,
  locale: contracts.locale,
  lender: contracts.lender,
  lenderAmount: contracts.lenderAmount,
  lenderApproved: contracts.lenderApproved,
  tradeIn: contracts.tradeIn,
  tradeInValue: contracts.tradeInValue,
  conditions: contracts.conditions,
  authorId: contracts.authorId,
  authorName: authors.name,
  editorId: contracts.editorId,
  cancelReason: contracts.cancelReason,
  contentHash: contracts.contentHash,
  copyId: contracts.copyId,
  copyHash: contracts.copyHash,
  lines,
  vins,
  signatures,
};

const selectWhole = (ctx: Context) =>
  ctx.tx
    .select(whole)
    .from(contracts)
    .innerJoin(bookings, eq(bookings.id, contracts.bookingId))
    .innerJoin(people, eq(people.id, contracts.ownerId))
    .innerJoin(authors, eq(authors.id, contracts.authorId))
    .innerJoin(branches, eq(branches.id, contracts.branchId))
    .innerJoin(colors, eq(colors.id, bookings.colorId))
    .$dynamic();

/** A contract with everything that its moves judge, its page shows and its paper says. */
export type Contract = Awaited<ReturnType<typeof selectWhole>>[number];

const inScope = (ctx: Context, within?: string) =>
  scoped(ctx.actor, 'contract.read', { branch: contracts.branchId, owner: contracts.ownerId, within });

/** A contract in reach; refuses 404 otherwise. */
export async function findContract(ctx: Context, id: string): Promise<Contract> {
  const [contract] = await selectWhole(ctx).where(and(eq(contracts.id, id), inScope(ctx)));
  if (!contract) throw refusePlatform('not-found');
  return contract;
}

/** A contract that is about to change: its booking is locked first, as by whoever changes that, then the contract, then it is read. */
export async function lockContract(ctx: Context, id: string): Promise<Contract> {
  const booked = ctx.tx
    .select({ id: contracts.bookingId })
    .from(contracts)
    .where(and(eq(contracts.id, id), inScope(ctx)));
  const mine = and(eq(contracts.id, id), inScope(ctx));
  sendAlong(ctx.tx, ctx.tx.select({ id: bookings.id }).from(bookings).where(eq(bookings.id, booked)).for('no key update'));
  sendAlong(ctx.tx, ctx.tx.select({ id: contracts.id }).from(contracts).where(mine).for('no key update'));
  return findContract(ctx, id);
}

/** The contract of a booking that is not cancelled, locked; whoever changes the booking has locked that before. */
export async function lockContractOf(ctx: Context, bookingId: string): Promise<Contract | undefined> {
  const live = and(eq(contracts.bookingId, bookingId), sql`${contracts.status} <> 'CANCELLED'`);
  sendAlong(ctx.tx, ctx.tx.select({ id: contracts.id }).from(contracts).where(live).for('no key update'));
  const [contract] = await selectWhole(ctx).where(live);
  return contract;
}

/** The booking that a contract is drawn from, kept as it is until we commit. */
export async function lockBooked(ctx: Context, bookingId: string) {
  const mine = scoped(ctx.actor, 'contract.write', { branch: bookings.branchId, owner: bookings.ownerId });
  const [booked] = await ctx.tx
    .select({
      id: bookings.id,
      branchId: bookings.branchId,
      ownerId: bookings.ownerId,
      dealId: bookings.dealId,
      bookingNumber: bookings.bookingNumber,
      status: bookings.status,
      totalPrice: bookings.totalPrice,
      depositDue: bookings.depositDue,
      expectedOn: bookings.expectedOn,
      quotationId: quotations.id,
      quotationStatus: quotations.status,
      locale: branches.locale,
      timeZone: branches.timeZone,
      settings: branches.settings,
    })
    .from(bookings)
    .innerJoin(branches, eq(branches.id, bookings.branchId))
    .leftJoin(quotations, eq(quotations.id, bookings.quotationId))
    .where(and(eq(bookings.id, bookingId), mine))
    .for('no key update', { of: bookings });
  if (!booked) throw refusePlatform('not-found');
  return booked;
}

/** The number of the contract that a booking has. */
export async function findNumberOf(ctx: Context, bookingId: string): Promise<string | undefined> {
  const [one] = await ctx.tx
    .select({ number: contracts.contractNumber })
    .from(contracts)
    .where(and(eq(contracts.bookingId, bookingId), sql`${contracts.status} <> 'CANCELLED'`));
  return one?.number;
}

/** The booking that a quotation has become, where it is in reach. */
export async function findBookingOf(ctx: Context, quotationId: string): Promise<string | undefined> {
  const mine = scoped(ctx.actor, 'contract.write', { branch: bookings.branchId, owner: bookings.ownerId });
  const [one] = await ctx.tx
    .select({ id: bookings.id })
    .from(bookings)
    .where(and(eq(bookings.quotationId, quotationId), mine));
  return one?.id;
}

/** What the moves of a contract are judged by. */
export const subjectOf = (ctx: Context, contract: Contract) => ({ ...contract, today: dayOf(ctx.now, contract.timeZone) });

export const liveSignatures = ({ signatures: all }: Pick<Contract, 'signatures'>): Signature[] => all.filter(({ voidedAt }) => !voidedAt);

const utc = (at: string) => Temporal.Instant.from(at).toString({ smallestUnit: 'millisecond' });
const colorIn = (ctx: Context, { colorEn, colorVi }: { colorEn: string; colorVi: string }) => (ctx.locale === 'vi' ? colorVi : colorEn);

/** A contract as its page shows it. */
export function viewOf(ctx: Context, contract: Contract): ContractView {
  return {
    ...contract,
    color: colorIn(ctx, contract),
    shares: sharesOf(contract, contract),
    signatures: contract.signatures.map(({ strokes, paperId: _, ...one }) => ({
      ...one,
      path: strokes && pathOf(strokes),
      at: utc(one.at),
      voidedAt: one.voidedAt && utc(one.voidedAt),
    })),
    moves: possibleMoves({ actor: ctx.actor, subject: subjectOf(ctx, contract), now: ctx.now }),
  };
}

/** One page of the contracts in reach, newest first. */
export async function listContracts(ctx: Context, search: ContractSearch) {
  const after = readCursor(search.cursor);
  if (after && !Instant.safeParse(after[0]).success) throw refusePlatform('bad-input', {}, [{ at: '/cursor', says: 'cursor' }]);
  const rows = await ctx.tx
    .select(row)
    .from(contracts)
    .innerJoin(bookings, eq(bookings.id, contracts.bookingId))
    .innerJoin(people, eq(people.id, contracts.ownerId))
    .innerJoin(colors, eq(colors.id, bookings.colorId))
    .where(
      and(
        inScope(ctx, search.branchId),
        search.status?.length ? inArray(contracts.status, search.status) : undefined,
        search.terms ? eq(contracts.terms, search.terms) : undefined,
        search.bookingId ? eq(contracts.bookingId, search.bookingId) : undefined,
        search.dealId ? eq(contracts.dealId, search.dealId) : undefined,
        search.from ? gte(contracts.deliveryOn, search.from) : undefined,
        search.to ? lte(contracts.deliveryOn, search.to) : undefined,
        search.q?.trim() ? matches(search.q, ctx.now.toZonedDateTimeISO('UTC').year) : undefined,
        after ? sql`(${contracts.createdAt}, ${contracts.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(contracts.createdAt), desc(contracts.id))
    .limit(atMost(search.limit + 1));
  return pageOf(
    rows,
    search.limit,
    (one): ContractRow => ({ ...one, color: colorIn(ctx, one) }),
    (one) => cursorOf(one.createdAt, one.id),
  );
}

const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&');
const ofContract = /^\s*CT(?=[\s-]*\d|[\s-]*$)/i;

/** The beginning of a number, a phone in any spelling, or words of the customer's name without accents. */
function matches(typed: string, year: number): SQL {
  const { words, digits, numbers } = readSought(typed.replace(ofContract, 'BK'), year);
  const series = ofContract.test(typed) || !/^\s*BK/i.test(typed) ? 'CT' : 'BK';
  const numbered = numbers.filter((one) => one.startsWith('BK')).map((one) => `${literal(one.replace('BK', series))}%`);
  const named = words.map((word) => sql`c.name_folded like ${`%${literal(fold(word))}%`}`);
  const known = or(named.length > 0 ? and(...named) : undefined, digits ? sql`c.phone like ${`%${digits}%`}` : undefined);
  const booked = sql`${contracts} t join ${bookings} b on b.id = t.booking_id`;
  const number = series === 'CT' ? sql`t.contract_number` : sql`b.booking_number`;
  const found = [
    ...numbered.map((one) => sql`select t.id from ${booked} where ${number} like ${one}`),
    ...(known ? [sql`select t.id from ${booked} join ${customers} c on c.id = b.customer_id where ${known}`] : []),
  ];
  return found.length > 0 ? sql`${contracts.id} in (${sql.join(found, sql` union `)})` : sql`false`;
}
