import { DayText, InstantText } from '#platform/web/kit/day.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import type { BookingRow } from '../../api.ts';
import { bookingWords } from '../words.ts';
import classes from './stock.module.css';

type Stock = Pick<BookingRow, 'branchId' | 'status' | 'allocation' | 'place' | 'held' | 'heldUntil' | 'quantity'>;

/** Whether a booking has its car, until when it is held, or its place in the queue. */
export function StockText({ row }: { row: Stock }) {
  const t = useWords(bookingWords);
  const { branchOf, branch } = useViewer();
  if (row.status !== 'APPROVED' || !row.allocation) return null;
  const zone = (branchOf(row.branchId) ?? branch).timeZone;
  return (
    <span className={classes.stock}>
      <StatusBadge status={row.allocation} label={t(row.allocation)} />
      {row.allocation === 'BACKORDERED' && row.place !== null && (
        <span>
          {t('place')} {row.place}
          {row.held > 0 && ` · ${t('held', { held: row.held, quantity: row.quantity })}`}
        </span>
      )}
      {row.allocation === 'ALLOCATED' && row.heldUntil && (
        <span>
          {t('heldUntil')} <InstantText at={row.heldUntil} zone={zone} />
        </span>
      )}
    </span>
  );
}

/** A booking's state in a list: once it is confirmed, whether it has its car, on one line. */
export function StateText({ row }: { row: Stock }) {
  const t = useWords(bookingWords);
  const { branchOf, branch } = useViewer();
  const { status, allocation, place, heldUntil } = row;
  if (status !== 'APPROVED' || !allocation) return <StatusBadge status={status} label={t(status)} />;
  const { timeZone } = branchOf(row.branchId) ?? branch;
  return (
    <span className={classes.line}>
      <StatusBadge status={allocation} label={t(allocation)} />
      {allocation === 'BACKORDERED' && place !== null && `${t('place')} ${place}`}
      {allocation === 'ALLOCATED' && heldUntil && (
        <span>
          {t('until')} <DayText on={Temporal.Instant.from(heldUntil).toZonedDateTimeISO(timeZone).toPlainDate().toString()} />
        </span>
      )}
    </span>
  );
}
