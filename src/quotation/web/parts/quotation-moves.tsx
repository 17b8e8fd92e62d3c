import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { approvalApi } from '#approval/api.ts';
import { dealApi } from '#deal/api.ts';
import { formatMoney } from '#platform/domain/format.ts';
import { PlainLink } from '#platform/web/kit/link.tsx';
import type { MoveLook } from '#platform/web/kit/move-look.ts';
import { Moves } from '#platform/web/kit/moves.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useGo } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type QuotationView, quotationApi } from '../../api.ts';
import { quotationWords } from '../words.ts';
import { bookingPath } from './paths.ts';

type Props = {
  quotation: QuotationView;
  send: () => void;
  /** Called once when the focus was put on the first move. */
  focused: (() => void) | undefined;
};

/** What can be done with a quotation now; sending and booking have screens of their own. */
export function QuotationMoves({ quotation, send, focused }: Props) {
  const t = useWords(quotationWords);
  const { may } = useViewer();
  const bookable = quotation.moves.some(({ move, blockedBy }) => move === 'convert' && !blockedBy);
  const looks = useLooks(quotation);
  const run = useRun(quotation, send);
  const moves = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!focused) return;
    moves.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus({ preventScroll: true });
    focused();
  }, [focused]);
  return (
    <div ref={moves}>
      <Moves moves={quotation.moves} looks={looks} run={run} />
      {bookable && may('contract.write') && (
        <Button component={PlainLink} to={`/sales/contracts/new?quotationId=${quotation.id}`} variant="subtle" fullWidth mt={8}>
          {t('contract')}
        </Button>
      )}
    </div>
  );
}

function useLooks({ quoteNumber: number, ownerName: name, totalPrice, currency }: QuotationView): Record<string, MoveLook> {
  const t = useWords(quotationWords);
  return {
    submit: { label: t('submit') },
    approve: {
      label: t('approve'),
      primary: true,
      reason: 'welcome',
      confirm: t('approveSure', { number, total: formatMoney(totalPrice, currency) }),
    },
    reject: { label: t('reject'), danger: true, reason: 'needed', confirm: t('rejectSure', { number, name }) },
    send: { label: t('send'), primary: true },
    accept: { label: t('accept'), primary: true },
    decline: { label: t('decline'), reason: 'welcome', confirm: t('declineSure') },
    convert: { label: t('convert'), primary: true },
    revise: { label: t('revise'), primary: true, confirm: t('reviseSure') },
    cancel: { label: t('cancelMove'), danger: true, reason: 'welcome', confirm: t('cancelSure', { number }) },
    delete: { label: t('delete'), danger: true, confirm: t('deleteSure', { number }) },
  };
}

const around = { stale: [dealApi, approvalApi] };

function useRun({ id, contentHash, quoteNumber: number }: QuotationView, send: () => void) {
  const t = useWords(quotationWords);
  const go = useGo();
  const submit = useWrite(quotationApi, 'submit', around);
  const approve = useWrite(quotationApi, 'approve', around);
  const reject = useWrite(quotationApi, 'reject', around);
  const accept = useWrite(quotationApi, 'accept', around);
  const decline = useWrite(quotationApi, 'decline', around);
  const revise = useWrite(quotationApi, 'revise', around);
  const cancel = useWrite(quotationApi, 'cancel', around);
  const remove = useWrite(quotationApi, 'delete', around);
  const params = { id };
  return async (move: string, reason: string): Promise<unknown> => {
    switch (move) {
      case 'submit': {
        const after = await submit.mutateAsync({ params });
        return showDone(t(after.status === 'APPROVED' ? 'approvedAtOnce' : 'submitDone', { number }));
      }
      case 'approve':
        return approve.mutateAsync({ params, body: { contentHash, reason } });
      case 'reject':
        return reject.mutateAsync({ params, body: { contentHash, reason } });
      case 'send':
        return send();
      case 'accept':
        return accept.mutateAsync({ params });
      case 'decline':
        return decline.mutateAsync({ params, body: { reason } });
      case 'convert':
        return go(bookingPath({ id }));
      case 'revise':
        return go(`/sales/quotations/${(await revise.mutateAsync({ params })).id}/edit`);
      case 'cancel':
        return cancel.mutateAsync({ params, body: { reason } });
      case 'delete':
        await remove.mutateAsync({ params });
        showDone(t('deleted', { number }));
        return go('/sales/quotations');
    }
  };
}
