import { dayOf } from '#branch/domain/branch.ts';
import { formatDay } from '#platform/domain/format.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { holdsOn } from '../../domain/pricebook.ts';
import { pricebookWords } from '../words.ts';

/** The calendar day of the branch one works in. */
export function useToday(): string {
  const { branch } = useViewer();
  return dayOf(Temporal.Now.instant(), branch.timeZone);
}

type Days = { first: string; last: string | null };

/** From the first day to the last, or without end. */
export function Period({ first, last }: Days) {
  const t = useWords(pricebookWords);
  if (last === null) return <span>{t('fromDay', { day: formatDay(first) })}</span>;
  return (
    <span>
      <DayText on={first} /> – <DayText on={last} />
    </span>
  );
}

/** Whether it is in force today, still to come, or over. */
export function PeriodBadge({ first, last }: Days) {
  const t = useWords(pricebookWords);
  const today = useToday();
  if (holdsOn(today, first, last)) return <StatusBadge status="CURRENT" tone="green" label={t('current')} />;
  return today < first ? (
    <StatusBadge status="COMING" tone="blue" label={t('coming')} />
  ) : (
    <StatusBadge status="PAST" tone="grey" label={t('past')} />
  );
}

/** Whether something has not begun, so that it may still be removed. */
export const isComing = (today: string, first: string): boolean => today < first;
