import { Button } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import { showPhone } from '#customer/domain/customer.ts';
import { dealApi } from '#deal/api.ts';
import { Journey } from '#deal/web/parts/journey.tsx';
import { DealTimeline } from '#deal/web/parts/timeline.tsx';
import { documentApi } from '#document/api.ts';
import { fileUrl } from '#platform/web/client.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import { DocumentPage, FactList, MoneySummary, Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { Moves } from '#platform/web/kit/moves.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useRecordId } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type ContractView, contractApi } from '../api.ts';
import { EditDialog } from './parts/edit-dialog.tsx';
import { SignDialog } from './parts/sign-dialog.tsx';
import { Signatures } from './parts/signatures.tsx';
import { contractWords } from './words.ts';

/** One contract: what was agreed, who has signed it, and what is next. */
export default function ContractScreen() {
  const id = useRecordId();
  const read = useRead(contractApi, 'get', { params: { id } });
  return <Loaded read={read}>{(contract) => <ContractPage contract={contract} />}</Loaded>;
}

const stale = { stale: [dealApi, documentApi] };

function ContractPage({ contract }: { contract: ContractView }) {
  const t = useWords(contractWords);
  const { name } = useViewer();
  const [asking, setAsking] = useState<'sign' | 'approve' | 'edit'>();
  const sendBack = useWrite(contractApi, 'sendBack', stale);
  const cancel = useWrite(contractApi, 'cancel', stale);
  const { id, currency, shares, totalPrice } = contract;
  const params = { id };
  const money = (amount: number) => <Money amount={amount} currency={currency} />;
  const run = async (move: string, reason: string) => {
    if (move === 'sendBack') await sendBack.mutateAsync({ params, body: { reason } });
    else if (move === 'cancel') await cancel.mutateAsync({ params, body: { reason } });
    else if (move === 'sign' || move === 'approve' || move === 'edit') setAsking(move);
  };
  const close = () => setAsking(undefined);
  return (
    <>
      <DocumentPage
        number={contract.contractNumber}
        whom={<GoLink to={`/customers/${contract.customerId}`}>{contract.customerName}</GoLink>}
        status={<StatusBadge status={contract.status} label={t(contract.status)} />}
        back={{ to: '/sales/contracts', label: t('contracts') }}
        more={
          <Button
            component="a"
            variant="default"
            href={fileUrl(contractApi, 'pdf', { params })}
            target="_blank"
            title={t('pdfHint')}
            leftSection={<IconFileTypePdf size={16} stroke={1.75} aria-hidden />}
          >
            {t('pdf')}
          </Button>
        }
        journey={<Journey dealId={contract.dealId} />}
        money={
          <MoneySummary
            lines={[
              { label: t('deposit'), amount: money(shares.deposit) },
              ...(shares.lender > 0 ? [{ label: contract.lender ?? t('lender'), amount: money(shares.lender) }] : []),
              ...(shares.tradeIn > 0 ? [{ label: t('tradeIn'), amount: money(shares.tradeIn) }] : []),
              { label: t('rest'), amount: money(shares.rest) },
            ]}
            total={{ label: t('total'), amount: money(totalPrice) }}
          />
        }
        moves={
          <Moves
            moves={contract.moves}
            run={run}
            looks={{
              sign: { label: t('sign'), primary: true },
              approve: { label: t('approve'), primary: true },
              edit: { label: t('edit') },
              sendBack: { label: t('sendBack'), reason: 'needed', confirm: t('sendBackText') },
              cancel: { label: t('cancel'), danger: true, reason: 'needed', confirm: t('cancelText') },
            }}
          />
        }
        timeline={<DealTimeline dealId={contract.dealId} />}
      >
        <ContractFacts contract={contract} />
        <Signatures contract={contract} />
      </DocumentPage>
      {asking === 'edit' && <EditDialog contract={contract} close={close} />}
      {asking === 'sign' && <SignDialog contract={contract} party="CUSTOMER" signer={contract.customerName} close={close} />}
      {asking === 'approve' && <SignDialog contract={contract} party="DEALER" signer={name} close={close} />}
    </>
  );
}

/** The booking it stands on, and what was agreed beyond it. */
function ContractFacts({ contract }: { contract: ContractView }) {
  const t = useWords(contractWords);
  const { terms, lender, lenderApproved, tradeIn, conditions, cancelReason, vins, quantity } = contract;
  return (
    <>
      <Panel title={t('booking')}>
        <FactList
          facts={[
            { label: t('booking'), value: <GoLink to={`/sales/bookings/${contract.bookingId}`}>{contract.bookingNumber}</GoLink> },
            { label: t('customer'), value: <a href={`tel:${contract.customerPhone}`}>{showPhone(contract.customerPhone)}</a> },
            {
              label: t('car'),
              value: `${quantity > 1 ? `${quantity} × ` : ''}${contract.model} ${contract.version} · ${contract.color}`,
            },
            { label: t('vin'), value: vins.join(', ') || t('noVin') },
            { label: t('owner'), value: contract.ownerName },
            { label: t('author'), value: contract.authorName },
          ]}
        />
      </Panel>
      <Panel title={t('terms')}>
        <FactList
          facts={[
            { label: t('payment'), value: t(terms) },
            ...(terms === 'BANK' ? [{ label: t('lender'), value: `${lender} · ${t(lenderApproved ? 'loanApproved' : 'loanOpen')}` }] : []),
            ...(tradeIn ? [{ label: t('tradeIn'), value: tradeIn }] : []),
            { label: t('deliveryOn'), value: <DayText on={contract.deliveryOn} /> },
            ...(conditions ? [{ label: t('conditions'), value: <span style={{ whiteSpace: 'pre-line' }}>{conditions}</span> }] : []),
            ...(cancelReason ? [{ label: t('reason'), value: cancelReason }] : []),
          ]}
        />
      </Panel>
    </>
  );
}
