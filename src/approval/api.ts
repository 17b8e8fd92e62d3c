import { z } from 'zod';
import { roleNames } from '#access/domain/roles.ts';
import { SaleType } from '#deal/domain/deal.ts';
import { Amount, defineApi, Id, Instant, MoveView, Nothing, orEmpty, page, prose, RateBp, Search, text } from '#platform/domain/api.ts';
import { ApprovalDocument, ApprovalFacts, ApprovalStatus, Approver, Because } from './domain/approval.ts';

/** One decision that is needed. What asked for it is told where it does not tell the margin, or to those who may see that. */
export const StepView = z.object({
  level: z.int(),
  role: z.enum(roleNames),
  rule: z.string().optional(),
  because: z.array(Because),
  decision: z.enum(['APPROVED', 'REJECTED']).nullable(),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
});

const Facts = ApprovalFacts.partial({ marginBp: true, grossProfit: true, belowFloor: true });

/** A question to the approvers, with what they need to decide. Margin and floor only for those who may see them. */
export const ApprovalView = z.object({
  id: z.uuid(),
  branchId: z.uuid(),
  branchName: z.string(),
  document: ApprovalDocument,
  documentId: z.uuid(),
  dealId: z.uuid().nullable(),
  authorId: z.uuid(),
  authorName: z.string(),
  status: ApprovalStatus,
  facts: Facts,
  /** The content that it was asked about, to be sent back with the decision. */
  contentHash: z.string(),
  steps: z.array(StepView),
  openLevel: z.int().nullable(),
  createdAt: Instant,
  decidedAt: Instant.nullable(),
  moves: z.array(MoveView),
});
export type ApprovalView = z.output<typeof ApprovalView>;

/** `mine`: only what waits for the one who asks. `asked`: only what they asked for, in any state where none is named. */
export const ApprovalSearch = Search.extend({
  limit: orEmpty(Search.shape.limit).transform((limit) => limit ?? 50),
  branchId: orEmpty(z.uuid()),
  status: orEmpty(ApprovalStatus),
  document: orEmpty(ApprovalDocument),
  mine: orEmpty(z.enum(['true', 'false'])),
  asked: z.enum(['true', 'false']).optional(),
});
export type ApprovalSearch = z.output<typeof ApprovalSearch>;

const Decision = z.strictObject({ contentHash: z.hash('sha256').optional(), reason: prose(500).default('') });

export const approvalApi = defineApi({
  base: '/approvals',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List what waits for an approval, or was decided',
      may: 'approval.read',
      query: ApprovalSearch,
      returns: page(ApprovalView),
    },
    get: { method: 'GET', path: '/:id', does: 'Read an approval', may: 'approval.read', params: Id, returns: ApprovalView },
    approve: {
      method: 'POST',
      path: '/:id/approve',
      does: 'Approve the open level',
      may: 'approval.decide',
      params: Id,
      body: Decision,
      returns: ApprovalView,
    },
    reject: {
      method: 'POST',
      path: '/:id/reject',
      does: 'Reject, with the reason',
      may: 'approval.decide',
      params: Id,
      body: Decision.extend({ reason: text(500) }),
      returns: ApprovalView,
    },
  },
});

/** Every condition that is set must hold; none set: always. A rule without a branch holds in every one. */
const RuleFields = z.strictObject({
  name: text(120),
  branchId: z.uuid().nullable(),
  document: ApprovalDocument,
  type: SaleType.nullable(),
  /** More discount than this share of the car's price. */
  discountAboveBp: RateBp.nullable(),
  marginBelowBp: z.int().min(-10_000).max(10_000).nullable(),
  totalAbove: Amount.nullable(),
  level: z.int().min(1).max(5),
  role: Approver,
  active: z.boolean(),
});

export const RuleDraft = z.strictObject({
  ...RuleFields.shape,
  branchId: RuleFields.shape.branchId.default(null),
  type: RuleFields.shape.type.default(null),
  discountAboveBp: RuleFields.shape.discountAboveBp.default(null),
  marginBelowBp: RuleFields.shape.marginBelowBp.default(null),
  totalAbove: RuleFields.shape.totalAbove.default(null),
  active: z.boolean().default(true),
});
export type RuleDraft = z.output<typeof RuleDraft>;

export const RuleChange = z.strictObject({ ...RuleFields.omit({ branchId: true }).partial().shape, rowVersion: z.int().min(1) });
export type RuleChange = z.output<typeof RuleChange>;

/** `mayChange`: a rule of every branch is changed by those who set rules in every branch. */
export const RuleView = z.object({
  ...RuleFields.shape,
  role: z.enum(roleNames),
  id: z.uuid(),
  branchName: z.string().nullable(),
  rowVersion: z.int(),
  mayChange: z.boolean(),
});
export type RuleView = z.output<typeof RuleView>;

export const approvalRuleApi = defineApi({
  base: '/approval-rules',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List the rules that say who must approve what',
      may: 'approval-rule.write',
      returns: z.object({ items: z.array(RuleView) }),
    },
    add: { method: 'POST', path: '', does: 'Add a rule', may: 'approval-rule.write', body: RuleDraft, returns: RuleView },
    change: {
      method: 'PATCH',
      path: '/:id',
      does: 'Change a rule; what is open stays as it was asked',
      may: 'approval-rule.write',
      params: Id,
      body: RuleChange,
      returns: RuleView,
    },
    remove: { method: 'DELETE', path: '/:id', does: 'Remove a rule', may: 'approval-rule.write', params: Id, returns: Nothing },
  },
});
