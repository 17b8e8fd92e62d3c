import { TextInput } from '@mantine/core';
import type { ApiForm } from '#platform/web/kit/api-form.ts';
import { DayInput } from '#platform/web/kit/day-input.tsx';
import { useWords } from '#platform/web/words.ts';
import { deliveryWords } from '../words.ts';
import classes from './delivery.module.css';

/** The day stands under the name of what is sent, so that what the server says of it stands at the day. */
export type AppointmentTyped = { scheduledAt: string | null; time: string };

/** The instant of a day and a time on the branch's clock; an empty one where a part is missing. */
export function instantOf({ scheduledAt: day, time }: AppointmentTyped, timeZone: string): string {
  if (!day || !/^\d\d:\d\d/.test(time)) return '';
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
  return at.toInstant().toString({ smallestUnit: 'millisecond' });
}

export function AppointmentFields({ form, today }: { form: ApiForm<AppointmentTyped>; today: string }) {
  const t = useWords(deliveryWords);
  return (
    <div className={classes.fields}>
      <DayInput label={t('day')} withAsterisk min={today} {...form.getInputProps('scheduledAt')} />
      <TextInput type="time" label={t('time')} withAsterisk {...form.getInputProps('time')} />
    </div>
  );
}
