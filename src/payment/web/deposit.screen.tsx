import { Button } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import { bookingApi } from '#booking/api.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { showPhone } from '#customer/domain/customer.ts';
import { dealApi } from '#deal/api.ts';
import { Journey } from '#deal/web/parts/journey.tsx';
import { DealTimeline } from '#deal/web/parts/timeline.tsx';
import { fileUrl } from '#platform/web/client.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import { DocumentPage, FactList, Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { Moves } from '#platform/web/kit/moves.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useRecordId } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { vehicleApi } from '#vehicle/api.ts';
import { type DepositView, depositApi, paymentApi } from '../api.ts';
import { BookSums } from './parts/book-sums.tsx';
import { ConfirmDialog, RefundDepositDialog } from './parts/deposit-dialogs.tsx';
import { Proof } from './parts/proof.tsx';
import { paymentWords } from './words.ts';

/** One deposit: its proof, what becomes of it, and the money of its booking. */
export default function DepositScreen() {
  const id = useRecordId();
  const read = useRead(depositApi, 'get', { params: { id } });
  return <Loaded read={read}>{(deposit) => <DepositPage deposit={deposit} />}</Loaded>;
}

function DepositPage({ deposit }: { deposit: DepositView }) {
  const t = useWords(paymentWords);
  const locale = useLanguage();
  const [asking, setAsking] = useState<string>();
  const cancel = useWrite(depositApi, 'cancel', { stale: [paymentApi, bookingApi, dealApi] });
  const reverse = useWrite(depositApi, 'reverse', { stale: [paymentApi, bookingApi, vehicleApi, dealApi] });
  const { id, receipt, currency, bookingId, timeZone } = deposit;
  const dayIn = (at: string) => dayOf(Temporal.Instant.from(at), timeZone);
  const close = () => setAsking(undefined);
  const run = async (move: string, reason: string) => {
    if (move === 'cancel') await cancel.mutateAsync({ params: { id }, body: { reason } });
    else if (move === 'reverse') await reverse.mutateAsync({ params: { id }, body: { reason } });
    else setAsking(move);
  };
  return (
    <>
      <DocumentPage
        number={deposit.depositNumber}
        whom={<GoLink to={`/customers/${deposit.customerId}`}>{deposit.customerName}</GoLink>}
        status={<StatusBadge status={deposit.status} label={t(deposit.status)} />}
        back={{ to: '/sales/deposits', label: t('deposits') }}
        more={
          receipt && (
            <Button
              component="a"
              variant="default"
              href={fileUrl(paymentApi, 'pdf', { params: { id: receipt.id }, query: { locale } })}
              target="_blank"
              leftSection={<IconFileTypePdf size={16} stroke={1.75} aria-hidden />}
            >
              {receipt.receiptNumber}
            </Button>
          )
        }
        journey={<Journey dealId={deposit.dealId} />}
        money={<BookSums book={deposit.book} currency={currency} />}
        moves={
          <Moves
            moves={deposit.moves}
            run={run}
            looks={{
              confirm: { label: t('confirmDeposit'), primary: true },
              refund: { label: t('refundDeposit'), primary: true },
              reverse: { label: t('reverseDeposit'), danger: true, reason: 'needed', confirm: t('reverseText') },
              cancel: { label: t('cancelDeposit'), danger: true, reason: 'needed', confirm: t('cancelText') },
            }}
          />
        }
        timeline={<DealTimeline dealId={deposit.dealId} />}
      >
        <Panel title={t('proof')}>
          <Proof deposit={deposit} />
        </Panel>
        <Panel title={t('depositFacts')}>
          <FactList
            facts={[
              { label: t('amount'), value: <Money amount={deposit.amount} currency={currency} strong /> },
              { label: t('method'), value: t(deposit.method) },
              { label: t('customer'), value: <GoLink to={`/customers/${deposit.customerId}`}>{deposit.customerName}</GoLink> },
              { label: t('phone'), value: <a href={`tel:${deposit.customerPhone}`}>{showPhone(deposit.customerPhone)}</a> },
              { label: t('car'), value: `${deposit.model} ${deposit.version} · ${deposit.color}` },
              { label: t('booking'), value: <GoLink to={`/sales/bookings/${bookingId}`}>{deposit.bookingNumber}</GoLink> },
              {
                label: t('quotation'),
                value: deposit.quotationId && <GoLink to={`/sales/quotations/${deposit.quotationId}`}>{deposit.quoteNumber}</GoLink>,
              },
              { label: t('cashBook'), value: <GoLink to={`/sales/bookings/${bookingId}/cash-book`}>{t('moneyMoves')}</GoLink> },
              { label: t('owner'), value: deposit.ownerName },
              { label: t('asked'), value: <DayText on={dayIn(deposit.createdAt)} /> },
              ...(deposit.confirmedAt
                ? [
                    { label: t('confirmedAt'), value: <DayText on={dayIn(deposit.confirmedAt)} /> },
                    { label: t('confirmedBy'), value: deposit.confirmedByName },
                  ]
                : []),
              ...(deposit.reason ? [{ label: t('reason'), value: deposit.reason }] : []),
            ]}
          />
        </Panel>
      </DocumentPage>
      {asking === 'confirm' && <ConfirmDialog deposit={deposit} close={close} />}
      {asking === 'refund' && <RefundDepositDialog deposit={deposit} close={close} />}
    </>
  );
}
