import type { Role } from '#access/domain/roles.ts';
import type { Guard, Living, Moves } from '#platform/domain/machine.ts';
import type { ApprovalStatus } from './approval.ts';
import { refuseApproval } from './refusals.ts';
import { holds } from './rules.ts';
import { roleWords } from './words.ts';

/** A question to the approvers as its moves judge it; its owner is who asked. */
export type ApprovalSubject = Living<ApprovalStatus> & {
  /** Who may decide the open level. */
  approvers: readonly Role[];
};

const selfApproval: Guard<ApprovalSubject> = ({ actor, subject }) =>
  actor.id === subject.ownerId ? refuseApproval('self-approval') : undefined;

const anothersLevel: Guard<ApprovalSubject> = ({ actor, subject }) => {
  const [first] = subject.approvers;
  if (!first) return refuseApproval('not-waiting');
  if (subject.approvers.some((role) => holds(actor, role, subject.branchId))) return undefined;
  return refuseApproval('not-the-approver', { role: roleWords[actor.locale][first] });
};

/** The life of a question to the approvers: it stays open until every level has approved, or one has not. It goes with its document. */
export const approvalMoves = {
  approve: { from: ['OPEN'], to: ['OPEN', 'APPROVED'], may: 'approval.decide', unless: [selfApproval, anothersLevel] },
  reject: { from: ['OPEN'], to: 'REJECTED', may: 'approval.decide', unless: [selfApproval, anothersLevel] },
  withdraw: { from: ['OPEN'], to: 'WITHDRAWN', may: 'clock' },
} as const satisfies Moves<ApprovalStatus, ApprovalSubject>;
