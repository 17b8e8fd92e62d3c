import { dayOf } from '#branch/domain/branch.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import type { QuotationRow } from '../../api.ts';
import { quotationWords } from '../words.ts';
import classes from './list.module.css';

const lapses = new Set(['DRAFT', 'PENDING', 'APPROVED', 'SENT']);
/** From so few days left on it is said beside the day. */
const soon = 3;

/** The last day of a quotation; near its end how many days are left, while it can still lapse. */
export function Expiry({ row }: { row: Pick<QuotationRow, 'expiryDate' | 'status' | 'branchId'> }) {
  const t = useWords(quotationWords);
  const { branch, branchOf } = useViewer();
  const today = dayOf(Temporal.Now.instant(), (branchOf(row.branchId) ?? branch).timeZone);
  const left = Temporal.PlainDate.from(today).until(row.expiryDate).days;
  return (
    <span className={classes.expiry}>
      <DayText on={row.expiryDate} />
      {lapses.has(row.status) && left >= 0 && left <= soon && (
        <span className={classes.soon}>{left === 0 ? t('lastDay') : t('daysLeft', { count: left })}</span>
      )}
    </span>
  );
}
