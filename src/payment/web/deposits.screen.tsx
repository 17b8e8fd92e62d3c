import { IconPigMoney } from '@tabler/icons-react';
import { InstantText } from '#platform/web/kit/day.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { ListPage } from '#platform/web/kit/list-page.tsx';
import { listView } from '#platform/web/kit/list-view.ts';
import { Money } from '#platform/web/kit/money.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { usePages } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type DepositRow, depositApi } from '../api.ts';
import { DepositStatus } from '../domain/payment.ts';
import classes from './parts/money.module.css';
import { paymentWords } from './words.ts';

/** What the address keeps of this list. */
const DepositListView = listView('status', 'from', 'to');

const carOf = ({ model, version, color }: DepositRow) => `${model} ${version} · ${color}`;
const icon = <IconPigMoney size={22} stroke={1.5} />;
const none = (title: string, text: string) => <EmptyState icon={icon} title={title} text={text} />;

/** Every deposit in reach (R3 SCR-SAL-004): whose, for which car, and whether its money came. */
export default function DepositListScreen() {
  const t = useWords(paymentWords);
  const { branchId } = useViewer();
  const [view, change] = useView(DepositListView);
  const { q, status, from, to } = view;
  const pages = usePages(depositApi, 'list', { q, status, from, to, branchId });
  return (
    <Screen title={t('deposits')}>
      <ListPage
        pages={pages}
        view={view}
        change={change}
        search={t('searchDeposits')}
        open={(row) => `/sales/deposits/${row.id}`}
        tabs={[
          { label: t('all'), view: {} },
          { label: t('toConfirm'), view: { status: 'PENDING' }, empty: none(t('nothingToConfirm'), t('nothingToConfirmText')) },
          { label: t('confirmed'), view: { status: 'CONFIRMED' }, empty: none(t('noneConfirmed'), t('noneConfirmedText')) },
          { label: t('CANCELLED'), view: { status: 'CANCELLED' }, empty: none(t('nothingToRefund'), t('nothingToRefundText')) },
        ]}
        filters={[
          { name: 'status', label: t('state'), options: DepositStatus.options.map((value) => ({ value, label: t(value) })) },
          { name: 'from', label: t('from') },
          { name: 'to', label: t('to') },
        ]}
        columns={[
          { key: 'number', title: t('number'), cell: (row) => <span className={classes.number}>{row.depositNumber}</span> },
          { key: 'customer', title: t('customer'), cell: (row) => row.customerName },
          { key: 'car', title: t('car'), cell: carOf },
          {
            key: 'booking',
            title: t('booking'),
            cell: (row) => <span className={classes.number}>{row.bookingNumber}</span>,
            optional: true,
          },
          { key: 'state', title: t('state'), cell: (row) => <StatusBadge status={row.status} label={t(row.status)} /> },
          { key: 'proof', title: t('proof'), cell: (row) => t(row.proven ? 'proven' : 'missing'), optional: true },
          { key: 'method', title: t('method'), cell: (row) => t(row.method), optional: true },
          { key: 'amount', title: t('amount'), align: 'right', cell: (row) => <Money amount={row.amount} currency={row.currency} /> },
          { key: 'asked', title: t('asked'), cell: (row) => <InstantText at={row.createdAt} />, optional: true },
        ]}
        card={(row) => ({
          title: row.customerName,
          aside: <Money amount={row.amount} currency={row.currency} />,
          text: carOf(row),
          foot: row.depositNumber,
          status: <StatusBadge status={row.status} label={t(row.status)} />,
        })}
        empty={none(t('noDeposits'), t('noDepositsText'))}
      />
    </Screen>
  );
}
