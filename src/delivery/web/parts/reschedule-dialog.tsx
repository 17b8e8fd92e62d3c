import { dayOf } from '#branch/domain/branch.ts';
import { dealApi } from '#deal/api.ts';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type DeliveryView, deliveryApi } from '../../api.ts';
import { deliveryWords } from '../words.ts';
import { AppointmentFields, instantOf } from './appointment-fields.tsx';

/** Another day or time for the handover. */
export function RescheduleDialog({ delivery, close }: { delivery: DeliveryView; close: () => void }) {
  const t = useWords(deliveryWords);
  const { id, scheduledAt, timeZone } = delivery;
  const reschedule = useWrite(deliveryApi, 'reschedule', { quiet: true, stale: [dealApi] });
  const agreed = Temporal.Instant.from(scheduledAt).toZonedDateTimeISO(timeZone);
  const form = useApiForm({
    schema: deliveryApi.operations.reschedule.body,
    start: {
      scheduledAt: agreed.toPlainDate().toString() as string | null,
      time: agreed.toPlainTime().toString({ smallestUnit: 'minute' }),
    },
    body: (values) => ({ scheduledAt: instantOf(values, timeZone) }),
    send: async (body) => {
      await reschedule.mutateAsync({ params: { id }, body });
      close();
    },
  });
  return (
    <FormDialog title={t('reschedule')} form={form} close={close}>
      <AppointmentFields form={form} today={dayOf(Temporal.Now.instant(), timeZone)} />
    </FormDialog>
  );
}
