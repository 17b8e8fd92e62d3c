import { z } from 'zod';
import { Conversion } from '#booking/api.ts';
import {
  Amount,
  CurrencyCode,
  Day,
  defineApi,
  Id,
  Instant,
  MoveView,
  Nothing,
  orEmpty,
  page,
  prose,
  Search,
  severalOf,
  text,
} from '#platform/domain/api.ts';
import { ContractStatus, Party, PaymentTerms, SigningWay } from './domain/contract.ts';
import { Strokes } from './domain/signature.ts';

/** What is agreed on beyond the booking; what is left out stays as it is, or begins as the booking and the branch have it. */
const termsFields = {
  /** The language of the contract. */
  locale: z.enum(['en', 'vi']).optional(),
  terms: PaymentTerms.optional(),
  lender: text(120).nullable().optional(),
  lenderAmount: Amount.nullable().optional(),
  lenderApproved: z.boolean().optional(),
  tradeIn: prose(200).optional(),
  tradeInValue: Amount.optional(),
  deliveryOn: Day.optional(),
  conditions: prose(4000).optional(),
};

export const ContractDraft = z.strictObject({ bookingId: z.uuid(), ...termsFields });
export type ContractDraft = z.output<typeof ContractDraft>;

export const ContractChange = z.strictObject({ ...termsFields, rowVersion: z.int().min(1).optional() });
export type ContractChange = z.output<typeof ContractChange>;

/** A quotation becomes a booking and its contract at once: what each of the two takes. */
export const ContractConversion = z.strictObject({ ...Conversion.shape, ...termsFields });
export type ContractConversion = z.output<typeof ContractConversion>;

/** `contentHash` is the SHA-256 of the very PDF that was read (`GET /:id/paper`); `strokes` where it is drawn. */
const Signing = z.strictObject({
  how: SigningWay,
  name: text(120),
  strokes: Strokes.optional(),
  contentHash: z.hash('sha256'),
});
export type Signing = z.output<typeof Signing>;

export const ContractRow = z.object({
  id: z.uuid(),
  branchId: z.uuid(),
  dealId: z.uuid(),
  customerId: z.uuid(),
  bookingId: z.uuid(),
  bookingNumber: z.string(),
  contractNumber: z.string(),
  status: ContractStatus,
  terms: PaymentTerms,
  currency: CurrencyCode,
  customerName: z.string(),
  model: z.string(),
  version: z.string(),
  color: z.string(),
  quantity: z.int(),
  totalPrice: z.int(),
  deliveryOn: Day,
  signedAt: Instant.nullable(),
  approvedAt: Instant.nullable(),
  ownerName: z.string(),
  createdAt: Instant,
  rowVersion: z.int(),
});
export type ContractRow = z.output<typeof ContractRow>;

/** One signature with its evidence. A void one was made on a content that was changed since. */
export const SignatureView = z.object({
  id: z.uuid(),
  party: Party,
  how: SigningWay,
  name: z.string(),
  /** What was drawn, as the path of an SVG on a field of 600 × 200. */
  path: z.string().nullable(),
  at: Instant,
  /** Who was signed in: the manager who signed, or the salesperson on whose screen the customer did. */
  actorName: z.string(),
  ip: z.string(),
  userAgent: z.string(),
  pdfSha256: z.string(),
  voidedAt: Instant.nullable(),
  voidReason: z.string().nullable(),
});
export type SignatureView = z.output<typeof SignatureView>;

export const ContractView = ContractRow.extend({
  timeZone: z.string(),
  customerPhone: z.string(),
  ownerId: z.uuid(),
  locale: z.enum(['en', 'vi']),
  lender: z.string().nullable(),
  lenderAmount: z.int().nullable(),
  lenderApproved: z.boolean(),
  tradeIn: z.string(),
  tradeInValue: z.int(),
  conditions: z.string(),
  depositDue: z.int(),
  shares: z.object({ lender: z.int(), tradeIn: z.int(), deposit: z.int(), rest: z.int() }),
  vins: z.array(z.string()),
  authorName: z.string(),
  cancelReason: z.string().nullable(),
  /** SHA-256 of the PDF that the customer signed; none while nothing is signed. */
  contentHash: z.string().nullable(),
  signatures: z.array(SignatureView),
  moves: z.array(MoveView),
});
export type ContractView = z.output<typeof ContractView>;

const Statuses = severalOf(ContractStatus, 200);

/** `from` and `to` are days of the promised delivery, both within. */
export const ContractSearch = Search.extend({
  branchId: orEmpty(z.uuid()),
  status: Statuses.optional(),
  terms: orEmpty(PaymentTerms),
  bookingId: orEmpty(z.uuid()),
  dealId: orEmpty(z.uuid()),
  from: orEmpty(Day),
  to: orEmpty(Day),
});
export type ContractSearch = z.output<typeof ContractSearch>;

/** Whether each kept PDF is still, byte for byte, the one that was signed: by a party, or the copy with the signatures on it. */
export const Verification = z.object({
  intact: z.boolean(),
  papers: z.array(z.object({ party: Party.nullable(), sha256: z.string(), intact: z.boolean() })),
});
export type Verification = z.output<typeof Verification>;

/** Everything that can be asked of a contract. */
export const contractApi = defineApi({
  base: '/sales/contracts',
  operations: {
    list: { method: 'GET', path: '', does: 'List contracts', may: 'contract.read', query: ContractSearch, returns: page(ContractRow) },
    create: {
      method: 'POST',
      path: '',
      does: 'Draw up the contract of a booking',
      may: 'contract.write',
      body: ContractDraft,
      returns: ContractView,
    },
    get: { method: 'GET', path: '/:id', does: 'Read a contract', may: 'contract.read', params: Id, returns: ContractView },
    pdf: {
      method: 'GET',
      path: '/:id/pdf',
      does: 'The contract as PDF: as it would be signed, or as it was signed, byte for byte',
      may: 'contract.read',
      params: Id,
      returns: Nothing,
      file: 'application/pdf',
    },
    paper: {
      method: 'GET',
      path: '/:id/paper',
      does: 'The SHA-256 of the PDF that is to be signed next',
      may: 'contract.read',
      params: Id,
      returns: z.object({ sha256: z.string(), bytes: z.int() }),
    },
    verify: {
      method: 'GET',
      path: '/:id/verify',
      does: 'Whether the kept PDFs are still the ones that were signed',
      may: 'contract.read',
      params: Id,
      returns: Verification,
    },
    edit: {
      method: 'PATCH',
      path: '/:id',
      does: 'Change the terms; a signature that was made before is void',
      may: 'contract.write',
      params: Id,
      body: ContractChange,
      returns: ContractView,
    },
    sign: {
      method: 'POST',
      path: '/:id/sign',
      does: 'The customer signs, on this screen',
      may: 'contract.write',
      params: Id,
      body: Signing,
      returns: ContractView,
    },
    approve: {
      method: 'POST',
      path: '/:id/approve',
      does: 'The dealer countersigns',
      may: 'contract.approve',
      params: Id,
      body: Signing.partial(),
      returns: ContractView,
    },
    sendBack: {
      method: 'POST',
      path: '/:id/send-back',
      does: 'Back to a draft; the signature is void',
      may: 'contract.write',
      params: Id,
      body: z.strictObject({ reason: text(300) }),
      returns: ContractView,
    },
    cancel: {
      method: 'POST',
      path: '/:id/cancel',
      does: 'Cancel a contract',
      may: 'contract.write',
      params: Id,
      body: z.strictObject({ reason: text(300) }),
      returns: ContractView,
    },
  },
});

/** "Convert to contract" on a quotation (R3): it is booked first, and the contract is drawn up in the same transaction. */
export const contractConversionApi = defineApi({
  base: '/sales/quotations',
  operations: {
    contract: {
      method: 'POST',
      path: '/:id/contract',
      does: 'Turn a quotation into a booking with its contract',
      may: 'contract.write',
      params: Id,
      body: ContractConversion,
      returns: ContractView,
    },
  },
});
