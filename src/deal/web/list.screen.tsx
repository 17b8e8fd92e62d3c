import { Button } from '@mantine/core';
import { IconTimeline } from '@tabler/icons-react';
import type { z } from 'zod';
import { sum } from '#platform/domain/money.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { ListPage } from '#platform/web/kit/list-page.tsx';
import { listView } from '#platform/web/kit/list-view.ts';
import { Money } from '#platform/web/kit/money.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { usePages } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type DealRow, dealApi } from '../api.ts';
import classes from './parts/standing.module.css';
import { StandingText } from './parts/standing.tsx';
import { WaitingList } from './parts/waiting.tsx';
import { dealWords } from './words.ts';

/** What the address keeps of this list. */
const DealListView = listView('status', 'from', 'to');

type Row = z.output<typeof DealRow>;

const icon = <IconTimeline size={22} stroke={1.5} />;
const none = (title: string, text: string) => <EmptyState icon={icon} title={title} text={text} />;

/** Every deal in reach and where it stands; on top what waits for the reader. */
export default function DealListScreen() {
  const t = useWords(dealWords);
  const { branchId, branchOf, branch, may } = useViewer();
  const [view, change] = useView(DealListView);
  const pages = usePages(dealApi, 'list', { q: view.q, status: view.status, from: view.from, to: view.to, branchId });
  const create = may('quotation.write') && (
    <Button component={PlainLink} to="/sales/quotation">
      {t('newQuotation')}
    </Button>
  );
  const zoneOf = (row: Row) => (branchOf(row.branchId) ?? branch).timeZone;
  const dayOf = (row: Row) => Temporal.Instant.from(row.createdAt).toZonedDateTimeISO(zoneOf(row)).toPlainDate().toString();
  const badge = (row: Row) => <StatusBadge status={row.status} label={t(row.status)} />;
  return (
    <Screen title={t('deals')} action={create}>
      <WaitingList />
      <ListPage
        pages={pages}
        view={view}
        change={change}
        search={t('search')}
        open={(row) => `/deals/${row.id}`}
        tabs={[
          { label: t('all'), view: {} },
          { label: t('OPEN'), view: { status: 'OPEN' }, empty: none(t('noOpen'), t('noOpenText')) },
          { label: t('WON'), view: { status: 'WON' }, empty: none(t('noWon'), t('noWonText')) },
          { label: t('LOST'), view: { status: 'LOST' }, empty: none(t('noLost'), t('noLostText')) },
        ]}
        filters={[
          { name: 'from', label: t('from') },
          { name: 'to', label: t('to') },
        ]}
        columns={[
          { key: 'customer', title: t('customer'), cell: (row) => <span className={classes.customer}>{row.customerName}</span> },
          { key: 'title', title: t('title'), cell: (row) => <span className={classes.car}>{row.title}</span> },
          { key: 'standing', title: t('standsAt'), cell: (row) => <StandingText standing={row.standing} /> },
          { key: 'status', title: t('status'), cell: badge, optional: true },
          {
            key: 'total',
            title: t('total'),
            align: 'right',
            cell: (row) => row.totalPrice !== null && <Money amount={row.totalPrice} currency={row.currency} />,
          },
          ...(may('approval.decide') ? [{ key: 'owner', title: t('owner'), cell: (row: Row) => row.ownerName, optional: true }] : []),
          { key: 'opened', title: t('opened'), cell: (row) => <DayText on={dayOf(row)} />, optional: true },
        ]}
        card={(row) => ({
          title: row.customerName,
          aside: row.totalPrice !== null && <Money amount={row.totalPrice} currency={row.currency} />,
          text: row.title,
          foot: <StandingText standing={row.standing} />,
          ...(row.status === 'OPEN' ? {} : { status: badge(row) }),
        })}
        totals={(rows) => {
          const [first] = rows;
          if (!first || rows.some(({ currency }) => currency !== first.currency)) return [];
          const total = sum(rows.map(({ totalPrice }) => totalPrice ?? 0));
          return [{ label: t('totalShown'), value: <Money amount={total} currency={first.currency} /> }];
        }}
        empty={<EmptyState icon={icon} title={t('empty')} text={t('emptyText')} action={create} />}
      />
    </Screen>
  );
}
