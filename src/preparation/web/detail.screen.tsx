import { Journey } from '#deal/web/parts/journey.tsx';
import { DealTimeline } from '#deal/web/parts/timeline.tsx';
import { DocumentPage } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useRecordId } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { preparationApi } from '../api.ts';
import { AccessoryTasks } from './parts/accessories.tsx';
import { PreparedCar } from './parts/car.tsx';
import { Inspection } from './parts/inspection.tsx';
import { InsuranceTask } from './parts/insurance.tsx';
import { RegistrationTask } from './parts/registration.tsx';
import { preparationWords } from './words.ts';

/** One car: what is still to be done before it may leave, and what was. */
export default function PreparationScreen() {
  const t = useWords(preparationWords);
  const read = useRead(preparationApi, 'get', { params: { id: useRecordId() } });
  return (
    <Loaded read={read}>
      {(preparation) => (
        <DocumentPage
          number={`${preparation.model} ${preparation.version}`}
          whom={<GoLink to={`/sales/bookings/${preparation.bookingId}`}>{preparation.customerName}</GoLink>}
          status={<StatusBadge status={preparation.status} label={t(preparation.status)} />}
          back={{ to: '/sales/preparation', label: t('preparation') }}
          journey={<Journey dealId={preparation.dealId} />}
          timeline={<DealTimeline dealId={preparation.dealId} />}
        >
          <PreparedCar preparation={preparation} />
          <Inspection preparation={preparation} />
          <AccessoryTasks preparation={preparation} />
          <RegistrationTask preparation={preparation} />
          <InsuranceTask preparation={preparation} />
        </DocumentPage>
      )}
    </Loaded>
  );
}
