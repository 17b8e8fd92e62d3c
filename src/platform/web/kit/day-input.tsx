import { DateInput } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/vi.js';
import type { ReactNode } from 'react';
import { useLanguage } from '../language.ts';

type Props = {
  label: string;
  /** `YYYY-MM-DD`, or null while empty. */
  value?: string | null | undefined;
  onChange: (day: string | null) => void;
  error?: ReactNode;
  description?: ReactNode;
  withAsterisk?: boolean;
  disabled?: boolean;
  clearable?: boolean;
  min?: string;
  max?: string;
  onBlur?: () => void;
  'data-path'?: string;
};

/** A day as it is typed here, `20/11/2026`, `20-11-26` or `20.11.2026`, as `YYYY-MM-DD`. */
function readDay(text: string): string | null {
  const [, day, month, year] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\s*$/.exec(text) ?? [];
  if (!day || !month || !year) return null;
  const written = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Number.isNaN(Date.parse(written)) ? null : written;
}

/** A calendar day: typed day first, or chosen. Import it from lazy screens only, it brings the calendar. */
export function DayInput({ min, max, value, ...rest }: Props) {
  const locale = useLanguage();
  return (
    <DateInput
      valueFormat="DD/MM/YYYY"
      placeholder={locale === 'vi' ? 'ngày/tháng/năm' : 'dd/mm/yyyy'}
      locale={locale}
      firstDayOfWeek={1}
      dateParser={readDay}
      value={value ?? null}
      {...(min ? { minDate: min } : {})}
      {...(max ? { maxDate: max } : {})}
      {...rest}
    />
  );
}
