import { Button } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { bookingApi } from '#booking/api.ts';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { deliveryApi } from '../api.ts';
import { AppointmentForm } from './parts/appointment-form.tsx';
import { NewDeliveryView } from './parts/delivery-view.ts';
import { deliveryWords } from './words.ts';

/** A handover is agreed on for a booking. */
export default function NewDeliveryScreen() {
  const t = useWords(deliveryWords);
  const [{ bookingId }] = useView(NewDeliveryView);
  if (bookingId) return <OfBooking id={bookingId} />;
  return (
    <Screen title={t('schedule')} back={{ to: '/sales/delivery', label: t('delivery') }}>
      <EmptyState
        icon={<IconTruckDelivery size={22} stroke={1.5} />}
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

function OfBooking({ id }: { id: string }) {
  const read = useRead(bookingApi, 'get', { params: { id } });
  const gate = useRead(deliveryApi, 'gate', { query: { bookingId: id } });
  return (
    <Loaded read={read}>
      {(booking) => <Loaded read={gate}>{(known) => <AppointmentForm booking={booking} deliveryId={known.deliveryId} />}</Loaded>}
    </Loaded>
  );
}
