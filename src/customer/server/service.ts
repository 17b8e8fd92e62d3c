import { eq, sql } from 'drizzle-orm';
import { can } from '#platform/domain/actor.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { insertTogether, rowsOf } from '#platform/server/database.ts';
import { changesOf, record } from '#platform/server/events.ts';
import type { CustomerChange, CustomerDraft, CustomerView } from '../api.ts';
import type { EnquirySource } from '../domain/customer.ts';
import { type Country, normalisePhone } from '../domain/phone.ts';
import { refuseCustomer, refusePhone } from '../domain/refusals.ts';
import { findGroup } from '../group/server/queries.ts';
import { type Customer, findByPhone, findCustomer, findPlace, type Place } from './queries.ts';
import { customers } from './tables.ts';

const viewOf = (customer: Customer, groupName: string | null): CustomerView => ({ ...customer, groupName });

/** A group that may be given to a customer of this branch: in reach, of the same branch and in use. */
async function findGroupFor(ctx: Context, branchId: string, groupId: string) {
  const group = await findGroup(ctx, groupId, 'customer.read');
  if (group.branchId !== branchId) throw refusePlatform('not-found');
  if (!group.active) throw refuseCustomer('group-ended', { group: group.name });
  return group;
}

/**
 * The row of a new customer for the caller's own insert, its event recorded; `draft.phone` is in any spelling.
 * Refuses `customer/bad-phone` at `phoneAt`.
 */
export async function newCustomer(ctx: Context, { branchId, country }: Place, draft: CustomerDraft, phoneAt = '/customerPhone') {
  if (!can(ctx.actor, 'customer.write', { branchId })) throw refusePlatform('not-permitted', { permission: 'customer.write' });
  const phone = normalisePhone(draft.phone, country);
  if (!phone) throw refusePhone(ctx.locale, phoneAt);
  const customer: Customer = {
    id: ctx.newId(),
    branchId,
    kind: draft.kind ?? 'PERSON',
    name: draft.name,
    phone,
    email: draft.email ?? null,
    taxNumber: draft.taxNumber ?? null,
    address: draft.address ?? null,
    source: draft.source ?? null,
    notes: draft.notes ?? '',
    groupId: draft.groupId ?? null,
    createdBy: ctx.actor.kind === 'clock' ? null : ctx.actor.id,
    createdAt: ctx.now.toString({ smallestUnit: 'millisecond' }),
    rowVersion: 1,
  };
  await record(ctx, { noun: 'customer', id: customer.id, branchId }, 'create', { name: customer.name, phone });
  return { customer, rows: rowsOf(customers, [customer]) };
}

/** Notes a new customer; somebody with the same phone may be there already, which `duplicates` told. */
export async function createCustomer(ctx: Context, { branchId, ...draft }: CustomerDraft): Promise<CustomerView> {
  const place = await findPlace(ctx, 'customer.write', branchId);
  const group = draft.groupId ? await findGroupFor(ctx, place.branchId, draft.groupId) : undefined;
  const { customer, rows } = await newCustomer(ctx, place, draft, '/phone');
  await insertTogether(ctx.tx, [rows]);
  return viewOf(customer, group?.name ?? null);
}

/** Changes fields of a customer. A `rowVersion` that is no longer true is refused with the values that are. */
export async function changeCustomer(ctx: Context, id: string, { rowVersion, ...change }: CustomerChange): Promise<CustomerView> {
  const { customer: before, group, branch } = await findCustomer(ctx, id, 'customer.write', 'for update');
  if (before.rowVersion !== rowVersion) throw refusePlatform('changed-meanwhile', presentValues(before, change));
  const phone = change.phone === undefined ? before.phone : normalisePhone(change.phone, branch.country);
  if (!phone) throw refusePhone(ctx.locale, '/phone');
  const regrouped = change.groupId && change.groupId !== before.groupId;
  const groupName = regrouped ? (await findGroupFor(ctx, before.branchId, change.groupId as string)).name : group?.name;
  const after = { ...change, phone };
  const changes = changesOf(before, after);
  const name = change.groupId === null ? null : (groupName ?? null);
  if (Object.keys(changes).length === 0) return viewOf(before, name);
  const next = { ...after, rowVersion: rowVersion + 1 };
  await ctx.tx.update(customers).set(next).where(eq(customers.id, id));
  await record(ctx, { noun: 'customer', id, branchId: before.branchId }, 'change', changes);
  return viewOf({ ...before, ...next }, name);
}

/** What the fields that somebody wanted to change hold now. */
const presentValues = (customer: Customer, change: Partial<Customer>) =>
  Object.fromEntries([...Object.keys(change), 'rowVersion'].map((field) => [field, customer[field as keyof Customer] ?? '']));

type Wanted =
  | { branchId: string; customerId: string }
  | { branchId: string; customerId?: undefined; name: string; phone: string; email?: string | null; source?: EnquirySource | null };

/**
 * Whom a document of the branch is for: the customer of that id (404 out of scope or of another branch), or the one whom
 * the branch knows by that phone, or a new one. Two who ask for the same phone at once get the same customer.
 */
export async function customerFor(ctx: Context, wanted: Wanted): Promise<Customer> {
  const { branchId } = wanted;
  if (wanted.customerId !== undefined) {
    const { customer } = await findCustomer(ctx, wanted.customerId, 'customer.read');
    if (customer.branchId !== branchId) throw refusePlatform('not-found');
    return customer;
  }
  const phones: Record<Country, string | undefined> = { VN: normalisePhone(wanted.phone, 'VN'), IN: normalisePhone(wanted.phone, 'IN') };
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${branchId} ${phones.VN ?? phones.IN}`}, 13))`);
  const { country, customer: known } = await findByPhone(ctx, branchId, phones);
  if (known) return known;
  const { customer, rows } = await newCustomer(ctx, { branchId, country }, wanted);
  await insertTogether(ctx.tx, [rows]);
  return customer;
}
