import { Button } from '@mantine/core';
import { useState } from 'react';
import { dealApi } from '#deal/api.ts';
import type { Api } from '#platform/domain/api.ts';
import { formatMoney } from '#platform/domain/format.ts';
import { ConfirmMove } from '#platform/web/kit/confirm-move.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type ApprovalView, approvalApi } from '../../api.ts';
import { approvalWords } from '../words.ts';
import classes from './request-card.module.css';

/** What is no longer true after a decision: the deal, and the documents that hear of it. */
const told: Api[] = [dealApi, { base: '/sales/quotations', operations: {} }, { base: '/sales/bookings', operations: {} }];

type Decision = 'approve' | 'reject';

/** Approve or refuse: asked once more before it holds, and refused only with a reason. */
export function Decide({ request, again }: { request: ApprovalView; again: () => void }) {
  const t = useWords(approvalWords);
  const [asking, setAsking] = useState<Decision>();
  const approve = useWrite(approvalApi, 'approve', { stale: told });
  const reject = useWrite(approvalApi, 'reject', { stale: told });
  const { id, contentHash, authorName, facts, moves } = request;
  const { number, customerName: customer } = facts;
  const looks = {
    approve: {
      label: t('approve'),
      reason: 'welcome' as const,
      confirm: t('approveSure', { number, customer, total: formatMoney(facts.totalPrice, facts.currency).replaceAll(' ', '\u00a0') }),
    },
    reject: {
      label: t('reject'),
      reason: 'needed' as const,
      danger: true,
      confirm: t('rejectSure', { number, customer, name: authorName }),
    },
  };
  const decide = async (reason: string) => {
    const input = { params: { id }, body: { contentHash, reason } };
    try {
      const after = await (asking === 'reject' ? reject : approve).mutateAsync(input);
      showDone(t(after.status === 'OPEN' ? 'nextLevelDone' : after.status === 'REJECTED' ? 'rejectedDone' : 'approvedDone', { number }));
    } catch {
      again();
    } finally {
      setAsking(undefined);
    }
  };
  const offered = moves.filter(({ move }) => move === 'approve' || move === 'reject');
  const [blocked] = offered.flatMap(({ blockedBy }) => blockedBy ?? []);
  if (offered.length === 0) return null;
  return (
    <div className={classes.decision}>
      {blocked && <p className={classes.blocked}>{blocked.says}</p>}
      {!blocked && (
        <>
          <Button className={classes.button} onClick={() => setAsking('approve')} disabled={asking !== undefined}>
            {t('approve')}
          </Button>
          <Button
            className={classes.button}
            variant="default"
            c="var(--forecourt-negative)"
            onClick={() => setAsking('reject')}
            disabled={asking !== undefined}
          >
            {t('reject')}
          </Button>
        </>
      )}
      {asking && (
        <ConfirmMove
          look={looks[asking]}
          running={approve.isPending || reject.isPending}
          onCancel={() => setAsking(undefined)}
          onConfirm={(reason) => void decide(reason)}
        />
      )}
    </div>
  );
}
