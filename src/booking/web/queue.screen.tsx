import { IconHourglassEmpty } from '@tabler/icons-react';
import { DayText, InstantText } from '#platform/web/kit/day.tsx';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { bookingApi, type QueueRow } from '../api.ts';
import classes from './parts/queue.module.css';
import { bookingWords } from './words.ts';

/** Bookings of one queue belong together: the same branch, version and colour. */
function queuesOf(rows: QueueRow[]): QueueRow[][] {
  const queues = new Map<string, QueueRow[]>();
  for (const row of rows) {
    const key = `${row.branchId} ${row.model} ${row.version} ${row.color}`;
    queues.set(key, [...(queues.get(key) ?? []), row]);
  }
  return [...queues.values()];
}

/** Who waits for which car, in the order in which they are served. */
export default function QueueScreen() {
  const t = useWords(bookingWords);
  const { branchId } = useViewer();
  const read = useRead(bookingApi, 'queue');
  return (
    <Screen title={t('queueTitle')} subtitle={t('queueText')} back={{ to: '/sales/bookings', label: t('bookings') }}>
      <Loaded read={read}>
        {({ items }) => {
          const queues = queuesOf(items.filter((row) => !branchId || row.branchId === branchId));
          if (queues.length === 0)
            return <EmptyState icon={<IconHourglassEmpty size={22} stroke={1.5} />} title={t('queueEmpty')} text={t('queueEmptyText')} />;
          return (
            <div className={classes.queues}>
              {queues.map((rows) => (
                <Queue key={rows[0]?.id} rows={rows} />
              ))}
            </div>
          );
        }}
      </Loaded>
    </Screen>
  );
}

function Queue({ rows }: { rows: QueueRow[] }) {
  const t = useWords(bookingWords);
  const { branchOf, branch } = useViewer();
  const [first] = rows;
  if (!first) return null;
  const { name, timeZone } = branchOf(first.branchId) ?? branch;
  const arrival = first.nextArrivalOn ? (
    <>
      {t('nextArrival')} <DayText on={first.nextArrivalOn} />
    </>
  ) : (
    t('noArrival')
  );
  return (
    <Panel title={`${first.model} ${first.version} · ${first.color}`} action={<span className={classes.branch}>{name}</span>} flush>
      <p className={classes.arrival}>{arrival}</p>
      <ol className={classes.queue}>
        {rows.map((row) => (
          <li key={row.id}>
            <GoLink to={`/sales/bookings/${row.id}`} className={classes.row}>
              <span className={classes.place}>{row.place}</span>
              <strong className={classes.number}>{row.bookingNumber}</strong>
              <span className={classes.whom}>{row.customerName}</span>
              <span className={classes.quiet}>{row.quantity > 1 && t('held', { held: row.held, quantity: row.quantity })}</span>
              <span className={classes.quiet}>
                {row.depositAt ? t('depositPaid') : t('since')}{' '}
                {(row.depositAt ?? row.queuedAt) && <InstantText at={row.depositAt ?? row.queuedAt ?? ''} zone={timeZone} />}
              </span>
              <span className={classes.quiet}>{row.ownerName}</span>
            </GoLink>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
