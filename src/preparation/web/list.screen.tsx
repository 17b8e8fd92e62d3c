import { IconTool } from '@tabler/icons-react';
import { DayText } from '#platform/web/kit/day.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { ListPage } from '#platform/web/kit/list-page.tsx';
import { listView } from '#platform/web/kit/list-view.ts';
import { Screen } from '#platform/web/kit/screen.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { usePages } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type PreparationRow, PreparationSearch, preparationApi } from '../api.ts';
import { PreparationStatus } from '../domain/preparation.ts';
import classes from './parts/tasks.module.css';
import { preparationWords } from './words.ts';

/** What the address keeps of this list. */
const PreparationListView = listView('status');

const icon = <IconTool size={22} stroke={1.5} />;
const none = (title: string, text: string) => <EmptyState icon={icon} title={title} text={text} />;
const carOf = ({ model, version, color }: PreparationRow) => `${model} ${version} · ${color}`;
const whole = (number: string | null) => <span className={classes.number}>{number}</span>;
const todo = { status: 'PENDING,IN_PROGRESS', sort: 'createdAt' };

/** The cars to prepare, the one that waits longest first; and those that are ready. */
export default function PreparationListScreen() {
  const t = useWords(preparationWords);
  const { branchId } = useViewer();
  const [view, change] = useView(PreparationListView);
  const { q, status } = view;
  const sort = PreparationSearch.shape.sort.safeParse(view.sort).data;
  const pages = usePages(preparationApi, 'list', { q, status, sort, branchId });
  const state = (row: PreparationRow) => <StatusBadge status={row.status} label={t(row.status)} />;
  const progress = ({ done, tasks }: PreparationRow) => t('progressOf', { done, tasks });
  const promised = ({ expectedOn }: PreparationRow) => expectedOn && <DayText on={expectedOn} />;
  return (
    <Screen title={t('preparation')}>
      <ListPage
        pages={pages}
        view={view}
        change={change}
        search={t('search')}
        open={(row) => `/sales/preparation/${row.id}`}
        tabs={[
          { label: t('all'), view: {} },
          { label: t('todo'), view: todo, empty: none(t('noTodo'), t('noTodoText')) },
          { label: t('ready'), view: { status: 'READY' }, empty: none(t('noReady'), t('noReadyText')) },
        ]}
        filters={[{ name: 'status', label: t('state'), options: PreparationStatus.options.map((value) => ({ value, label: t(value) })) }]}
        columns={[
          { key: 'car', title: t('car'), cell: carOf },
          { key: 'vin', title: t('vin'), cell: (row) => whole(row.vin) },
          { key: 'customer', title: t('customer'), cell: (row) => row.customerName },
          { key: 'state', title: t('state'), cell: state },
          { key: 'progress', title: t('progress'), cell: (row) => whole(progress(row)) },
          { key: 'promised', title: t('promised'), cell: promised },
          { key: 'plate', title: t('plate'), cell: (row) => whole(row.registrationNumber), optional: true },
          { key: 'booking', title: t('booking'), cell: (row) => whole(row.bookingNumber), optional: true },
          { key: 'salesperson', title: t('salesperson'), cell: (row) => row.ownerName, optional: true },
        ]}
        card={(row) => ({
          title: carOf(row),
          aside: promised(row),
          text: `${row.customerName} · ${progress(row)}`,
          foot: row.vin,
          status: state(row),
        })}
        empty={none(t('empty'), t('emptyText'))}
      />
    </Screen>
  );
}
