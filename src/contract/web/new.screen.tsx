import { Button } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { bookingApi } from '#booking/api.ts';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { quotationApi } from '#quotation/api.ts';
import { contractApi } from '../api.ts';
import { NewContractView } from './parts/contract-view.ts';
import { DrawForm } from './parts/draw-form.tsx';
import { contractWords } from './words.ts';

/** A contract is drawn up from a booking, or from a quotation that is booked at the same moment. */
export default function NewContractScreen() {
  const t = useWords(contractWords);
  const [{ bookingId, quotationId }] = useView(NewContractView);
  if (bookingId) return <FromBooking id={bookingId} />;
  if (quotationId) return <FromQuotation id={quotationId} />;
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
}

function FromBooking({ id }: { id: string }) {
  const read = useRead(bookingApi, 'get', { params: { id } });
  const known = useRead(contractApi, 'list', { query: { bookingId: id, limit: 5 } });
  const live = known.data?.items.find(({ status }) => status !== 'CANCELLED');
  return (
    <Loaded read={read}>
      {(booking) => (
        <DrawForm
          of={{ bookingId: id }}
          document={{ ...booking, number: booking.bookingNumber, path: `/sales/bookings/${id}`, wishes: booking.requests }}
          live={live}
        />
      )}
    </Loaded>
  );
}

function FromQuotation({ id }: { id: string }) {
  const read = useRead(quotationApi, 'get', { params: { id } });
  const booking = read.data?.booking;
  if (booking) return <FromBooking id={booking.id} />;
  return (
    <Loaded read={read}>
      {(quotation) => (
        <DrawForm
          of={{ quotationId: id }}
          document={{
            ...quotation,
            ...{ number: quotation.quoteNumber, path: `/sales/quotations/${id}`, wishes: '', expectedOn: null },
          }}
        />
      )}
    </Loaded>
  );
}
