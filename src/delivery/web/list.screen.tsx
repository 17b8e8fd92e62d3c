import { Button } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { dayOf } from '#branch/domain/branch.ts';
import { InstantText } from '#platform/web/kit/day.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { ListPage } from '#platform/web/kit/list-page.tsx';
import { listView } from '#platform/web/kit/list-view.ts';
import { Screen } from '#platform/web/kit/screen.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { usePages } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type DeliveryRow, DeliverySearch, deliveryApi } from '../api.ts';
import { DeliveryStatus } from '../domain/delivery.ts';
import { deliveryWords } from './words.ts';

/** What the address keeps of this list. */
const DeliveryListView = listView('status', 'from', 'to');

const icon = <IconTruckDelivery size={22} stroke={1.5} />;
const none = (title: string, text: string) => <EmptyState icon={icon} title={title} text={text} />;
const carOf = ({ quantity, model, version, color }: DeliveryRow) => `${quantity > 1 ? `${quantity} × ` : ''}${model} ${version} · ${color}`;
const all = { status: DeliveryStatus.options.join(','), sort: '-scheduledAt' };

/** The handovers, those of today first; a plain address shows what is still to be handed over, the next first. */
export default function DeliveryListScreen() {
  const t = useWords(deliveryWords);
  const { branchId, branch, may } = useViewer();
  const [view, change] = useView(DeliveryListView);
  const { q, from, to } = view;
  const sort = DeliverySearch.shape.sort.safeParse(view.sort).data;
  const status = view.status ?? (from || q ? undefined : 'SCHEDULED');
  const today = dayOf(Temporal.Now.instant(), branch.timeZone);
  const pages = usePages(deliveryApi, 'list', { q, status, from, to, sort, branchId });
  const state = (row: DeliveryRow) => <StatusBadge status={row.status} label={t(row.status)} />;
  const when = ({ scheduledAt, timeZone }: DeliveryRow) => <InstantText at={scheduledAt} zone={timeZone} />;
  return (
    <Screen
      title={t('delivery')}
      more={
        may('delivery.write') && (
          <Button component={PlainLink} to="/sales/delivery/new" variant="default">
            {t('schedule')}
          </Button>
        )
      }
    >
      <ListPage
        pages={pages}
        view={view}
        change={change}
        search={t('search')}
        open={(row) => `/sales/delivery/${row.id}`}
        tabs={[
          { label: t('toCome'), view: {} },
          { label: t('today'), view: { from: today, to: today }, empty: none(t('noneToday'), t('noneTodayText')) },
          { label: t('DELIVERED'), view: { status: 'DELIVERED', sort: '-scheduledAt' }, empty: none(t('noneDelivered'), t('emptyText')) },
          { label: t('all'), view: all },
        ]}
        filters={[
          { name: 'status', label: t('state'), options: DeliveryStatus.options.map((value) => ({ value, label: t(value) })) },
          { name: 'from', label: t('from') },
          { name: 'to', label: t('to') },
        ]}
        columns={[
          { key: 'when', title: t('appointment'), cell: when },
          { key: 'customer', title: t('customer'), cell: (row) => row.customerName },
          { key: 'car', title: t('car'), cell: carOf },
          { key: 'state', title: t('state'), cell: state },
          { key: 'booking', title: t('booking'), cell: (row) => row.bookingNumber },
          { key: 'salesperson', title: t('salesperson'), cell: (row) => row.ownerName, optional: true },
        ]}
        card={(row) => ({
          title: row.customerName,
          aside: when(row),
          text: carOf(row),
          foot: row.bookingNumber,
          status: state(row),
        })}
        empty={none(t('empty'), t('emptyText'))}
      />
    </Screen>
  );
}
