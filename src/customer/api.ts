import { z } from 'zod';
import { Amount, defineApi, Id, Instant, page, prose, RateBp, Search, text } from '#platform/domain/api.ts';
import { CustomerKind, EnquirySource, Likeness } from './domain/customer.ts';

const Phone = text(40);
const Email = z.string().trim().max(200).pipe(z.email());

/** What one says of a customer. The phone may be spelled in any way; it is kept as E.164. */
const Fields = z.strictObject({
  kind: CustomerKind,
  name: text(120),
  phone: Phone,
  email: Email.nullable(),
  taxNumber: text(20).nullable(),
  address: text(300).nullable(),
  source: EnquirySource.nullable(),
  notes: prose(4000),
  groupId: z.uuid().nullable(),
});

export const CustomerDraft = Fields.partial().required({ name: true, phone: true }).extend({ branchId: z.uuid().optional() });
export type CustomerDraft = z.output<typeof CustomerDraft>;

/** Only what changes, and the `rowVersion` that was on the screen. */
export const CustomerChange = Fields.partial().extend({ rowVersion: z.int().min(1) });
export type CustomerChange = z.output<typeof CustomerChange>;

export const CustomerRow = z.object({
  id: z.uuid(),
  branchId: z.uuid(),
  kind: CustomerKind,
  name: z.string(),
  phone: z.string(),
  email: z.string().nullable(),
  source: EnquirySource.nullable(),
  groupId: z.uuid().nullable(),
  groupName: z.string().nullable(),
  createdAt: Instant,
});
export type CustomerRow = z.output<typeof CustomerRow>;

export const GroupView = z.object({
  id: z.uuid(),
  branchId: z.uuid(),
  name: z.string(),
  description: z.string(),
  /** Basis points of the car's price, or an amount off it: one of the two. */
  discountBp: z.int().nullable(),
  discountAmount: z.int().nullable(),
  active: z.boolean(),
  rowVersion: z.int(),
});
export type GroupView = z.output<typeof GroupView>;

const Deal = z.object({ id: z.uuid(), title: z.string(), status: z.string(), ownerName: z.string(), createdAt: Instant });
const Offer = z.object({
  id: z.uuid(),
  number: z.string(),
  car: z.string(),
  status: z.string(),
  totalPrice: z.int(),
  currency: z.enum(['VND', 'INR']),
  createdAt: Instant,
});
const Happening = z.object({
  id: z.uuid(),
  at: Instant,
  subject: z.string(),
  subjectId: z.uuid(),
  move: z.string(),
  actorName: z.string(),
  /** By field, what it was and what it is; for the customer's own record only. */
  changes: z.record(z.string(), z.unknown()),
});

export const CustomerView = CustomerRow.extend({
  taxNumber: z.string().nullable(),
  address: z.string().nullable(),
  notes: z.string(),
  rowVersion: z.int(),
});
export type CustomerView = z.output<typeof CustomerView>;

/** One customer with everything they have with us, as far as the reader may see it. */
export const CustomerPage = CustomerView.extend({
  group: GroupView.nullable(),
  branch: z.object({ id: z.uuid(), code: z.string(), name: z.string(), currency: z.enum(['VND', 'INR']), timeZone: z.string() }),
  mayChange: z.boolean(),
  deals: z.array(Deal),
  quotations: z.array(Offer.extend({ revision: z.int(), expiryDate: z.string() })),
  bookings: z.array(Offer.extend({ allocation: z.string().nullable() })),
  events: z.array(Happening),
});
export type CustomerPage = z.output<typeof CustomerPage>;

export const CustomerSearch = Search.extend({
  groupId: z.uuid().optional(),
  kind: CustomerKind.optional(),
  source: EnquirySource.optional(),
});
export type CustomerSearch = z.output<typeof CustomerSearch>;

export const LikenessQuery = z.object({
  phone: z.string().max(60).optional(),
  email: z.string().max(200).optional(),
  taxNumber: z.string().max(20).optional(),
  name: z.string().max(120).optional(),
  branchId: z.uuid().optional(),
  /** The customer being edited, who is of course like themselves. */
  exceptId: z.uuid().optional(),
});
export type LikenessQuery = z.output<typeof LikenessQuery>;

export const customerApi = defineApi({
  base: '/customers',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List customers, or find them by name without accents, phone in any spelling or e-mail',
      may: 'customer.read',
      query: CustomerSearch,
      returns: page(CustomerRow),
    },
    duplicates: {
      method: 'GET',
      path: '/duplicates',
      does: 'Find customers we know already by the same phone, e-mail or tax number, or a very similar name',
      may: 'customer.read',
      query: LikenessQuery,
      returns: z.object({ items: z.array(CustomerRow.extend({ because: z.array(Likeness) })) }),
    },
    create: { method: 'POST', path: '', does: 'Note a new customer', may: 'customer.write', body: CustomerDraft, returns: CustomerView },
    get: {
      method: 'GET',
      path: '/:id',
      does: 'Read a customer with all they have with us',
      may: 'customer.read',
      params: Id,
      returns: CustomerPage,
    },
    change: {
      method: 'PATCH',
      path: '/:id',
      does: 'Change a customer',
      may: 'customer.write',
      params: Id,
      body: CustomerChange,
      returns: CustomerView,
    },
  },
});

const GroupFields = z.strictObject({
  name: text(80),
  description: prose(500),
  discountBp: RateBp.nullable(),
  discountAmount: Amount.nullable(),
  active: z.boolean(),
});
export const GroupDraft = GroupFields.omit({ active: true }).partial().required({ name: true }).extend({ branchId: z.uuid().optional() });
export type GroupDraft = z.output<typeof GroupDraft>;
export const GroupChange = GroupFields.partial().extend({ rowVersion: z.int().min(1) });
export type GroupChange = z.output<typeof GroupChange>;

/** Groups of customers with a discount rule. */
export const customerGroupApi = defineApi({
  base: '/customer-groups',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List customer groups',
      may: 'customer.read',
      query: z.object({ branchId: z.uuid().optional() }),
      returns: z.object({ items: z.array(GroupView) }),
    },
    add: { method: 'POST', path: '', does: 'Add a customer group', may: 'customer-group.write', body: GroupDraft, returns: GroupView },
    change: {
      method: 'PATCH',
      path: '/:id',
      does: 'Change a customer group',
      may: 'customer-group.write',
      params: Id,
      body: GroupChange,
      returns: GroupView,
    },
  },
});

export const FoundKind = z.enum(['CUSTOMER', 'QUOTATION', 'BOOKING', 'DEPOSIT', 'RECEIPT', 'CONTRACT', 'INVOICE', 'VEHICLE', 'DEAL']);
export type FoundKind = z.output<typeof FoundKind>;
export const Found = z.object({ kind: FoundKind, id: z.uuid(), title: z.string(), subtitle: z.string(), path: z.string() });
export type Found = z.output<typeof Found>;

/** One box for everything: phone, name without accents, document number, end of a VIN. */
export const searchApi = defineApi({
  base: '/search',
  operations: {
    all: {
      method: 'GET',
      path: '',
      does: 'Find anything by phone, name without accents, document number or the end of a VIN',
      may: 'signed-in',
      query: z.object({ q: z.string().max(100) }),
      returns: z.object({ items: z.array(Found) }),
    },
  },
});
