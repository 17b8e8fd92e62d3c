import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/vi.js';
import { useLanguage } from '../language.ts';

/** A calendar to choose one day from, Monday first. */
export default function DayPicker({ value, onChange }: { value: string | null; onChange: (day: string | null) => void }) {
  const locale = useLanguage();
  return <DatePicker locale={locale} firstDayOfWeek={1} allowDeselect value={value} onChange={(day) => onChange(day)} />;
}
