import { Button } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import { dealApi } from '#deal/api.ts';
import { Journey } from '#deal/web/parts/journey.tsx';
import { DealTimeline } from '#deal/web/parts/timeline.tsx';
import { fileUrl } from '#platform/web/client.ts';
import { DocumentPage, MoneySummary, Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink, PlainLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { Moves } from '#platform/web/kit/moves.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useRecordId } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { quotationApi } from '#quotation/api.ts';
import { vehicleApi } from '#vehicle/api.ts';
import { type BookingView, bookingApi } from '../api.ts';
import { AmendDialog } from './parts/amend-dialog.tsx';
import { Approvals } from './parts/approvals.tsx';
import { BookedCars } from './parts/booked-cars.tsx';
import { ChooseCar } from './parts/choose-car.tsx';
import { BookingFacts } from './parts/facts.tsx';
import { PriceLines } from './parts/price-lines.tsx';
import { StockText } from './parts/stock.tsx';
import { bookingWords } from './words.ts';

/** One booking: its cars or its place in the queue, its price, and what can be done with it. */
export default function BookingScreen() {
  const id = useRecordId();
  const read = useRead(bookingApi, 'get', { params: { id } });
  return <Loaded read={read}>{(booking) => <BookingPage booking={booking} />}</Loaded>;
}

const stale = { stale: [dealApi, vehicleApi, quotationApi] };

function BookingPage({ booking }: { booking: BookingView }) {
  const t = useWords(bookingWords);
  const locale = useLanguage();
  const { may } = useViewer();
  const [asking, setAsking] = useState<'hold' | 'amend'>();
  const submit = useWrite(bookingApi, 'submit', stale);
  const approve = useWrite(bookingApi, 'approve', stale);
  const reject = useWrite(bookingApi, 'reject', stale);
  const cancel = useWrite(bookingApi, 'cancel', stale);
  const { id, currency, totalPrice, depositDue, depositAt } = booking;
  const params = { id };
  const run = async (move: string, reason: string) => {
    if (move === 'submit') await submit.mutateAsync({ params, body: {} });
    else if (move === 'approve') await approve.mutateAsync({ params, body: { reason } });
    else if (move === 'reject') await reject.mutateAsync({ params, body: { reason } });
    else if (move === 'cancel') await cancel.mutateAsync({ params, body: { reason } });
    else if (move === 'hold' || move === 'amend') setAsking(move);
  };
  return (
    <>
      <DocumentPage
        number={booking.bookingNumber}
        whom={<GoLink to={`/customers/${booking.customerId}`}>{booking.customerName}</GoLink>}
        status={
          <>
            <StatusBadge status={booking.status} label={t(booking.status)} />
            <StockText row={booking} />
          </>
        }
        back={{ to: '/sales/bookings', label: t('bookings') }}
        more={
          <>
            {booking.status !== 'DRAFT' && booking.status !== 'PENDING' && may('payment.read') && (
              <Button component={PlainLink} to={`/sales/bookings/${id}/cash-book`} variant="default">
                {t('cashBook')}
              </Button>
            )}
            {booking.status === 'APPROVED' && may('contract.write') && (
              <Button component={PlainLink} to={`/sales/contracts/new?bookingId=${id}`} variant="default">
                {t('contract')}
              </Button>
            )}
            {booking.status === 'APPROVED' && may('delivery.write') && (
              <Button component={PlainLink} to={`/sales/delivery/new?bookingId=${id}`} variant="default">
                {t('handover')}
              </Button>
            )}
            <Button
              component="a"
              variant="default"
              href={fileUrl(bookingApi, 'pdf', { params, query: { locale } })}
              target="_blank"
              title={t('pdfHint')}
              leftSection={<IconFileTypePdf size={16} stroke={1.75} aria-hidden />}
            >
              {t('pdf')}
            </Button>
          </>
        }
        journey={<Journey dealId={booking.dealId} />}
        money={
          <MoneySummary
            lines={[
              {
                label: t(depositAt ? 'depositPaid' : 'deposit'),
                amount: <Money amount={depositDue} currency={currency} />,
              },
            ]}
            total={{ label: t('total'), amount: <Money amount={totalPrice} currency={currency} /> }}
          />
        }
        moves={
          <Moves
            moves={booking.moves}
            run={run}
            looks={{
              submit: { label: t('submit'), primary: true },
              approve: { label: t('approve'), primary: true },
              reject: { label: t('reject'), danger: true, reason: 'needed' },
              hold: { label: t('hold') },
              amend: { label: t('amend') },
              cancel: {
                label: t('cancel'),
                danger: true,
                reason: 'needed',
                confirm: t(booking.cars.length > 0 ? 'cancelText' : 'cancelDraftText'),
              },
            }}
          />
        }
        timeline={<DealTimeline dealId={booking.dealId} />}
      >
        <Panel title={t('car')}>
          <BookedCars booking={booking} />
        </Panel>
        <BookingFacts booking={booking} />
        {booking.approval.length > 0 && (
          <Panel title={t('approvals')}>
            <Approvals steps={booking.approval} zone={booking.timeZone} />
          </Panel>
        )}
        <Panel title={t('lines')} flush>
          <PriceLines booking={booking} />
        </Panel>
      </DocumentPage>
      {asking === 'hold' && <ChooseCar booking={booking} close={() => setAsking(undefined)} />}
      {asking === 'amend' && <AmendDialog booking={booking} close={() => setAsking(undefined)} />}
    </>
  );
}
