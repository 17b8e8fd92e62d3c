import type { Reactions } from '#platform/server/events.ts';
import { takeDecision } from './service.ts';

const decided: Reactions[string] = async (ctx, { changes }) => {
  const { document, documentId, outcome, contentHash = '', reason = '' } = changes as Record<string, string>;
  if (document !== 'QUOTATION' || !documentId) return;
  await takeDecision(ctx, documentId, { outcome: outcome as 'OPEN' | 'APPROVED' | 'REJECTED', contentHash, reason });
};

/** What the approvers decide, a quotation does. */
export const quotationReactions: Reactions = { 'approval.approve': decided, 'approval.reject': decided };
