import { Button } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import { bookingApi } from '#booking/api.ts';
import { dealApi } from '#deal/api.ts';
import { Journey } from '#deal/web/parts/journey.tsx';
import { DealTimeline } from '#deal/web/parts/timeline.tsx';
import { documentApi } from '#document/api.ts';
import { fileUrl } from '#platform/web/client.ts';
import { DocumentPage } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Moves } from '#platform/web/kit/moves.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useRecordId } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { vehicleApi } from '#vehicle/api.ts';
import { type DeliveryView, deliveryApi } from '../api.ts';
import { Appointment } from './parts/appointment.tsx';
import { Cars } from './parts/cars.tsx';
import { Checklist } from './parts/checklist.tsx';
import { Gate } from './parts/gate.tsx';
import { Photos } from './parts/photos.tsx';
import { RescheduleDialog } from './parts/reschedule-dialog.tsx';
import { Signatures } from './parts/signatures.tsx';
import { deliveryWords } from './words.ts';

/** One handover, in the order in which it is gone through beside the car. */
export default function DeliveryScreen() {
  const read = useRead(deliveryApi, 'get', { params: { id: useRecordId() } });
  return <Loaded read={read}>{(delivery) => <DeliveryPage delivery={delivery} />}</Loaded>;
}

function DeliveryPage({ delivery }: { delivery: DeliveryView }) {
  const t = useWords(deliveryWords);
  const [moving, setMoving] = useState(false);
  const deliver = useWrite(deliveryApi, 'deliver', { stale: [dealApi, bookingApi, vehicleApi, documentApi] });
  const { id, status, bookingNumber, customerName, dealId } = delivery;
  const params = { id };
  const run = async (move: string) => {
    if (move === 'reschedule') setMoving(true);
    else if (move === 'deliver') await deliver.mutateAsync({ params });
  };
  return (
    <>
      <DocumentPage
        number={customerName}
        whom={<GoLink to={`/sales/bookings/${delivery.bookingId}`}>{bookingNumber}</GoLink>}
        status={<StatusBadge status={status} label={t(status)} />}
        back={{ to: '/sales/delivery', label: t('delivery') }}
        more={
          status === 'DELIVERED' && (
            <Button
              component="a"
              variant="default"
              href={fileUrl(deliveryApi, 'certificate', { params })}
              target="_blank"
              leftSection={<IconFileTypePdf size={16} stroke={1.75} aria-hidden />}
            >
              {t('certificate')}
            </Button>
          )
        }
        journey={<Journey dealId={dealId} />}
        moves={
          <Moves
            moves={delivery.moves}
            run={run}
            looks={{
              deliver: { label: t('deliver'), primary: true, confirm: t('deliverText') },
              reschedule: { label: t('reschedule') },
            }}
          />
        }
        timeline={<DealTimeline dealId={dealId} />}
      >
        <Appointment delivery={delivery} />
        {status === 'SCHEDULED' && <Gate delivery={delivery} />}
        {status !== 'CANCELLED' && (
          <>
            <Cars delivery={delivery} />
            <Checklist delivery={delivery} />
            <Photos delivery={delivery} />
            <Signatures delivery={delivery} />
          </>
        )}
      </DocumentPage>
      {moving && <RescheduleDialog delivery={delivery} close={() => setMoving(false)} />}
    </>
  );
}
