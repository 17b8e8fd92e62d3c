import { Button } from '@mantine/core';
import type { z } from 'zod';
import type { BookingView } from '#booking/api.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { dealApi } from '#deal/api.ts';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { FactList, Panel } from '#platform/web/kit/document-page.tsx';
import { FormBody } from '#platform/web/kit/form-body.tsx';
import { GoLink, PlainLink } from '#platform/web/kit/link.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { useWrite } from '#platform/web/reads.ts';
import { useGo } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { deliveryApi } from '../../api.ts';
import { deliveryWords } from '../words.ts';
import { AppointmentFields, instantOf } from './appointment-fields.tsx';
import classes from './delivery.module.css';

type Props = { booking: z.output<typeof BookingView>; deliveryId: string | null };

/** When the cars of a booking are handed over; where it is agreed on already, the way there. */
export function AppointmentForm({ booking, deliveryId }: Props) {
  const t = useWords(deliveryWords);
  const go = useGo();
  const { id: bookingId, bookingNumber, timeZone, expectedOn } = booking;
  const today = dayOf(Temporal.Now.instant(), timeZone);
  const schedule = useWrite(deliveryApi, 'schedule', { quiet: true, stale: [dealApi] });
  const form = useApiForm({
    schema: deliveryApi.operations.schedule.body,
    start: { scheduledAt: (expectedOn && expectedOn >= today ? expectedOn : today) as string | null, time: '10:00' },
    body: (values) => ({ bookingId, scheduledAt: instantOf(values, timeZone) }),
    send: async (body) => go(`/sales/delivery/${(await schedule.mutateAsync({ body })).id}`),
  });
  return (
    <Screen
      title={t('schedule')}
      width="narrow"
      back={{ to: `/sales/bookings/${bookingId}`, label: bookingNumber }}
      subtitle={booking.customerName}
      action={
        deliveryId ? (
          <Button component={PlainLink} to={`/sales/delivery/${deliveryId}`}>
            {t('toHandover')}
          </Button>
        ) : (
          <Button loading={form.sending} onClick={() => form.submit()}>
            {t('agree')}
          </Button>
        )
      }
    >
      {deliveryId && <p className={classes.note}>{t('exists')}</p>}
      <Panel title={t('booking')}>
        <FactList
          facts={[
            { label: t('booking'), value: <GoLink to={`/sales/bookings/${bookingId}`}>{bookingNumber}</GoLink> },
            { label: t('car'), value: `${booking.model} ${booking.version} · ${booking.color}` },
            { label: t('salesperson'), value: booking.ownerName },
          ]}
        />
      </Panel>
      {!deliveryId && (
        <FormBody form={form}>
          <Panel title={t('appointment')}>
            <AppointmentFields form={form} today={today} />
          </Panel>
        </FormBody>
      )}
    </Screen>
  );
}
