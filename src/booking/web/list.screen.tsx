import { Button } from '@mantine/core';
import { IconCalendarCheck } from '@tabler/icons-react';
import { sum } from '#platform/domain/money.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { ListPage } from '#platform/web/kit/list-page.tsx';
import { listView } from '#platform/web/kit/list-view.ts';
import { Money } from '#platform/web/kit/money.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { usePages } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type BookingRow, bookingApi } from '../api.ts';
import { Allocation, BookingStatus } from '../domain/booking.ts';
import classes from './parts/stock.module.css';
import { StateText } from './parts/stock.tsx';
import { bookingWords } from './words.ts';

/** What the address keeps of this list. */
const BookingListView = listView('status', 'allocation', 'type', 'from', 'to');

const carOf = ({ model, version, color, quantity }: BookingRow) => `${quantity > 1 ? `${quantity} × ` : ''}${model} ${version} · ${color}`;

const icon = <IconCalendarCheck size={22} stroke={1.5} />;
const none = (title: string, text: string) => <EmptyState icon={icon} title={title} text={text} />;

/** Every booking in reach: whose, which car, and whether it has it. */
export default function BookingListScreen() {
  const t = useWords(bookingWords);
  const { branchId, may } = useViewer();
  const [view, change] = useView(BookingListView);
  const { q, status, allocation, type, from, to } = view;
  const pages = usePages(bookingApi, 'list', { q, status, allocation, type, from, to, branchId });
  const create = may('booking.write') && (
    <Button component={PlainLink} to="/sales/bookings/new">
      {t('newBooking')}
    </Button>
  );
  return (
    <Screen
      title={t('bookings')}
      action={create}
      more={
        <Button component={PlainLink} to="/sales/bookings/queue" variant="default">
          {t('queue')}
        </Button>
      }
    >
      <ListPage
        pages={pages}
        view={view}
        change={change}
        search={t('search')}
        open={(row) => `/sales/bookings/${row.id}`}
        tabs={[
          { label: t('all'), view: {} },
          { label: t('open'), view: { status: 'DRAFT,PENDING' }, empty: none(t('noOpen'), t('noOpenText')) },
          { label: t('confirmed'), view: { status: 'APPROVED' }, empty: none(t('noConfirmed'), t('noConfirmedText')) },
          { label: t('waiting'), view: { allocation: 'BACKORDERED' }, empty: none(t('queueEmpty'), t('queueEmptyText')) },
        ]}
        filters={[
          { name: 'status', label: t('state'), options: BookingStatus.options.map((value) => ({ value, label: t(value) })) },
          {
            name: 'allocation',
            label: t('stockFilter'),
            options: Allocation.options.map((value) => ({ value, label: t(value) })),
            single: true,
          },
          {
            name: 'type',
            label: t('type'),
            options: (['CASH_SALE', 'LEASE_SALE'] as const).map((value) => ({ value, label: t(value) })),
            single: true,
          },
          { name: 'from', label: t('from') },
          { name: 'to', label: t('to') },
        ]}
        columns={[
          { key: 'number', title: t('number'), cell: (row) => <span className={classes.number}>{row.bookingNumber}</span> },
          { key: 'customer', title: t('customer'), cell: (row) => row.customerName },
          { key: 'car', title: t('car'), cell: carOf },
          { key: 'state', title: t('state'), cell: (row) => <StateText row={row} /> },
          { key: 'total', title: t('total'), align: 'right', cell: (row) => <Money amount={row.totalPrice} currency={row.currency} /> },
          { key: 'expected', title: t('expected'), cell: (row) => row.expectedOn && <DayText on={row.expectedOn} />, optional: true },
          ...(may('booking.approve')
            ? [{ key: 'owner', title: t('owner'), cell: (row: BookingRow) => row.ownerName, optional: true }]
            : []),
        ]}
        card={(row) => ({
          title: row.customerName,
          aside: <Money amount={row.totalPrice} currency={row.currency} />,
          text: carOf(row),
          foot: row.bookingNumber,
          status: <StateText row={row} />,
        })}
        totals={(rows) => {
          const [first] = rows;
          if (!first || rows.some(({ currency }) => currency !== first.currency)) return [];
          return [
            { label: t('totalShown'), value: <Money amount={sum(rows.map(({ totalPrice }) => totalPrice))} currency={first.currency} /> },
          ];
        }}
        empty={<EmptyState icon={icon} title={t('empty')} text={t('emptyText')} action={create} />}
      />
    </Screen>
  );
}
