import { Button } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { type BookingView, bookingApi } from '#booking/api.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { dealApi } from '#deal/api.ts';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { FactList, Panel } from '#platform/web/kit/document-page.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { FormBody } from '#platform/web/kit/form-body.tsx';
import { GoLink, PlainLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useGo, useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { quotationApi } from '#quotation/api.ts';
import { contractApi } from '../api.ts';
import classes from './parts/contract.module.css';
import { NewContractView } from './parts/contract-view.ts';
import { TermsFields, type TermsTyped, termsSent } from './parts/terms-fields.tsx';
import { contractWords } from './words.ts';

/** A contract is drawn up from a booking. */
export default function NewContractScreen() {
  const t = useWords(contractWords);
  const [{ bookingId = '' }] = useView(NewContractView);
  const read = useRead(bookingApi, 'get', { params: { id: bookingId } }, { when: bookingId !== '' });
  if (!bookingId)
    return (
      <Screen title={t('newContract')} back={{ to: '/sales/contracts', label: t('contracts') }}>
        <EmptyState
          icon={<IconSignature size={22} stroke={1.5} />}
          title={t('noBooking')}
          text={t('noBookingText')}
          action={
            <Button component={PlainLink} to="/sales/bookings?status=APPROVED">
              {t('bookings')}
            </Button>
          }
        />
      </Screen>
    );
  return <Loaded read={read}>{(booking) => <NewContract booking={booking} />}</Loaded>;
}

function NewContract({ booking }: { booking: BookingView }) {
  const t = useWords(contractWords);
  const go = useGo();
  const { branchOf, branch } = useViewer();
  const { id: bookingId, bookingNumber, currency, totalPrice, expectedOn } = booking;
  const known = useRead(contractApi, 'list', { query: { bookingId, limit: 5 } });
  const live = known.data?.items.find(({ status }) => status !== 'CANCELLED');
  const create = useWrite(contractApi, 'create', { quiet: true, stale: [bookingApi, quotationApi, dealApi] });
  const today = dayOf(Temporal.Now.instant(), booking.timeZone);
  const start: TermsTyped = {
    locale: (branchOf(booking.branchId) ?? branch).currency === 'INR' ? 'en' : 'vi',
    terms: 'FULL',
    lender: '',
    lenderAmount: null,
    lenderApproved: false,
    tradeIn: '',
    tradeInValue: null,
    deliveryOn: expectedOn && expectedOn >= today ? expectedOn : null,
    conditions: booking.requests,
  };
  const form = useApiForm({
    schema: contractApi.operations.create.body,
    start,
    draft: `contract/new/${bookingId}`,
    body: (values) => ({ ...termsSent(values), bookingId }),
    send: async (body) => {
      const made = await create.mutateAsync({ body });
      showDone(t('drawnUp', { number: made.contractNumber }));
      go(`/sales/contracts/${made.id}`);
    },
  });
  return (
    <Screen
      title={t('newContract')}
      back={{ to: `/sales/bookings/${bookingId}`, label: bookingNumber }}
      subtitle={<GoLink to={`/customers/${booking.customerId}`}>{booking.customerName}</GoLink>}
      action={
        live ? (
          <Button component={PlainLink} to={`/sales/contracts/${live.id}`}>
            {live.contractNumber}
          </Button>
        ) : (
          <Button loading={form.sending} onClick={() => form.submit()}>
            {t('drawUp')}
          </Button>
        )
      }
    >
      {live && <p className={classes.note}>{t('exists', { number: live.contractNumber })}</p>}
      <FormBody form={form}>
        <Panel title={t('booking')}>
          <FactList
            facts={[
              { label: t('booking'), value: <GoLink to={`/sales/bookings/${bookingId}`}>{bookingNumber}</GoLink> },
              { label: t('car'), value: `${booking.model} ${booking.version} · ${booking.color}` },
              { label: t('total'), value: <Money amount={totalPrice} currency={currency} strong /> },
              { label: t('deposit'), value: <Money amount={booking.depositDue} currency={currency} /> },
            ]}
          />
        </Panel>
        <Panel title={t('terms')}>
          <TermsFields form={form} currency={currency} today={today} />
        </Panel>
      </FormBody>
    </Screen>
  );
}
