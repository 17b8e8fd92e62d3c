import { z } from 'zod';
import { roleNames } from '#access/domain/roles.ts';
import { SaleType } from '#deal/domain/deal.ts';
import {
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
import { QuotationChange, QuotationDraft } from './domain/draft.ts';
import { Offer } from './domain/offer.ts';
import { Later, PlanTerms, PriceLine, Profit, QuotationStatus } from './domain/quotation.ts';

const Email = z.string().trim().max(200).pipe(z.email());

/** `profit` only for those who may see the margin. */
export const QuotationRow = z.object({
  id: z.uuid(),
  branchId: z.uuid(),
  ownerId: z.uuid(),
  ownerName: z.string(),
  dealId: z.uuid(),
  customerId: z.uuid(),
  quoteNumber: z.string(),
  revision: z.int(),
  type: SaleType,
  status: QuotationStatus,
  currency: CurrencyCode,
  customerName: z.string(),
  customerPhone: z.string(),
  model: z.string(),
  version: z.string(),
  color: z.string(),
  quantity: z.int(),
  totalPrice: z.int(),
  createdAt: Instant,
  expiryDate: Day,
  rowVersion: z.int(),
  profit: Profit.pick({ grossProfit: true, marginBp: true }).optional(),
  moves: z.array(MoveView),
});
export type QuotationRow = z.output<typeof QuotationRow>;

/** One decision about the price. Which rule asked for it is not told to those who may not see the margin. */
export const ApprovalStepView = z.object({
  level: z.int(),
  role: z.enum(roleNames),
  rule: z.string().optional(),
  decision: z.enum(['APPROVED', 'REJECTED']).nullable(),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
});

export const RevisionView = z.object({
  id: z.uuid(),
  revision: z.int(),
  status: QuotationStatus,
  totalPrice: z.int(),
  createdAt: Instant,
  expiryDate: Day,
});

export const QuotationView = QuotationRow.extend({
  branchName: z.string(),
  timeZone: z.string(),
  customerEmail: z.string().nullable(),
  source: z.string().nullable(),
  versionId: z.uuid(),
  colorId: z.uuid(),
  colorHex: z.string(),
  accessories: z.array(z.uuid()),
  services: z.array(z.uuid()),
  registrationArea: z.string(),
  unitPrice: z.int(),
  /** The unit price is not the one that was proposed. */
  unitPriceEntered: z.boolean(),
  basePrice: z.int(),
  accessoriesTotal: z.int(),
  servicesTotal: z.int(),
  insurance: z.int(),
  registrationTax: z.int(),
  registration: z.int(),
  /** By rules and entered, together; what was entered by hand is `enteredFees`. */
  otherFees: z.int(),
  enteredFees: z.int(),
  groupDiscount: z.int(),
  discount: z.int(),
  promotionValue: z.int(),
  later: Later.nullable(),
  commission: z.int(),
  planId: z.uuid().nullable(),
  plan: PlanTerms.nullable(),
  notes: z.string(),
  expiresAt: Instant,
  sentAt: Instant.nullable(),
  lines: z.array(PriceLine),
  /** What an approval is bound to. */
  contentHash: z.string(),
  approval: z.array(ApprovalStepView),
  revisions: z.array(RevisionView),
  booking: z.object({ id: z.uuid(), bookingNumber: z.string() }).nullable(),
  profit: Profit.optional(),
});
export type QuotationView = z.output<typeof QuotationView>;

const Statuses = severalOf(QuotationStatus, 200);

export const quotationSorts = ['-createdAt', 'createdAt', '-totalPrice', 'totalPrice', '-expiryDate', 'expiryDate'] as const;

/** `status` may name several, with commas; `from` and `to` are days of the branch on which it was written, both within. */
export const QuotationSearch = Search.extend({
  limit: orEmpty(Search.shape.limit).transform((limit) => limit ?? 50),
  branchId: orEmpty(z.uuid()),
  status: Statuses.optional(),
  from: orEmpty(Day),
  to: orEmpty(Day),
  model: z.string().max(60).optional(),
  type: orEmpty(SaleType),
  ownerId: orEmpty(z.uuid()),
  customerId: orEmpty(z.uuid()),
  dealId: orEmpty(z.uuid()),
  sort: orEmpty(z.enum(quotationSorts)),
});
export type QuotationSearch = z.output<typeof QuotationSearch>;

export const OfferQuery = z.object({ versionId: z.uuid(), branchId: orEmpty(z.uuid()), customerId: orEmpty(z.uuid()) });
export const SendBy = z.strictObject({ by: z.enum(['EMAIL', 'PRINT']).default('PRINT'), to: Email.optional() });
const Reason = z.strictObject({ reason: prose(500).default('') });
const Decision = z.strictObject({ contentHash: z.hash('sha256').optional(), reason: prose(500).default('') });
const Rejection = Decision.extend({ reason: text(500) });

/** Everything that can be asked of a quotation. `convert` is asked of a booking (`booking/api.ts`). */
export const quotationApi = defineApi({
  base: '/sales/quotations',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List quotations, or find them by number, customer or phone',
      may: 'quotation.read',
      query: QuotationSearch,
      returns: page(QuotationRow),
    },
    offer: {
      method: 'GET',
      path: '/offer',
      does: 'Every fact that the price of a version needs, to compute it while choosing',
      may: 'quotation.write',
      query: OfferQuery,
      returns: Offer,
    },
    draft: {
      method: 'POST',
      path: '',
      does: 'Start a quotation',
      may: 'quotation.write',
      body: QuotationDraft,
      returns: QuotationView,
    },
    get: { method: 'GET', path: '/:id', does: 'Read a quotation', may: 'quotation.read', params: Id, returns: QuotationView },
    edit: {
      method: 'PATCH',
      path: '/:id',
      does: 'Change a draft; it is priced anew',
      may: 'quotation.write',
      params: Id,
      body: QuotationChange,
      returns: QuotationView,
    },
    delete: { method: 'DELETE', path: '/:id', does: 'Delete one’s own draft', may: 'quotation.write', params: Id, returns: Nothing },
    revisions: {
      method: 'GET',
      path: '/:id/revisions',
      does: 'Every revision under this number, the newest first',
      may: 'quotation.read',
      params: Id,
      returns: z.object({ items: z.array(RevisionView) }),
    },
    pdf: {
      method: 'GET',
      path: '/:id/pdf',
      does: 'The quotation on paper, in Vietnamese or English',
      may: 'quotation.read',
      params: Id,
      query: z.object({ locale: orEmpty(z.enum(['en', 'vi'])) }),
      returns: Nothing,
      file: 'application/pdf',
    },
    submit: {
      method: 'POST',
      path: '/:id/submit',
      does: 'Submit a draft: approved at once where no rule asks for an approval',
      may: 'quotation.write',
      params: Id,
      returns: QuotationView,
    },
    approve: {
      method: 'POST',
      path: '/:id/approve',
      does: 'Approve the price at the open level',
      may: 'quotation.approve',
      params: Id,
      body: Decision,
      returns: QuotationView,
    },
    reject: {
      method: 'POST',
      path: '/:id/reject',
      does: 'Reject the price, with the reason',
      may: 'quotation.approve',
      params: Id,
      body: Rejection,
      returns: QuotationView,
    },
    send: {
      method: 'POST',
      path: '/:id/send',
      does: 'Send it to the customer by e-mail or printed; a draft that needs no approval is submitted first',
      may: 'quotation.write',
      params: Id,
      body: SendBy,
      returns: QuotationView,
    },
    accept: {
      method: 'POST',
      path: '/:id/accept',
      does: 'Note that the customer accepts',
      may: 'quotation.write',
      params: Id,
      returns: QuotationView,
    },
    decline: {
      method: 'POST',
      path: '/:id/decline',
      does: 'Note that the customer declines',
      may: 'quotation.write',
      params: Id,
      body: Reason,
      returns: QuotationView,
    },
    revise: {
      method: 'POST',
      path: '/:id/revise',
      does: 'Begin the next revision, at present prices; the answer is the new draft',
      may: 'quotation.write',
      params: Id,
      returns: QuotationView,
    },
    cancel: {
      method: 'POST',
      path: '/:id/cancel',
      does: 'Cancel',
      may: 'quotation.write',
      params: Id,
      body: Reason,
      returns: QuotationView,
    },
  },
});
