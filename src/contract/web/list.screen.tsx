import { Button } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
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
import { type ContractRow, contractApi } from '../api.ts';
import { ContractStatus, PaymentTerms } from '../domain/contract.ts';
import classes from './parts/contract.module.css';
import { contractWords } from './words.ts';

const ContractListView = listView('status', 'terms', 'from', 'to');

const carOf = ({ model, version, color, quantity }: ContractRow) => `${quantity > 1 ? `${quantity} × ` : ''}${model} ${version} · ${color}`;
const icon = <IconSignature size={22} stroke={1.5} />;

/** Every contract in reach, and which of them wait for whose signature. */
export default function ContractListScreen() {
  const t = useWords(contractWords);
  const { branchId } = useViewer();
  const [view, change] = useView(ContractListView);
  const { q, status, terms, from, to } = view;
  const pages = usePages(contractApi, 'list', { q, status, terms, from, to, branchId });
  const state = (row: ContractRow) => <StatusBadge status={row.status} label={t(row.status)} />;
  return (
    <Screen title={t('contracts')}>
      <ListPage
        pages={pages}
        view={view}
        change={change}
        search={t('search')}
        open={(row) => `/sales/contracts/${row.id}`}
        tabs={[
          { label: t('all'), view: {} },
          {
            label: t('toSign'),
            view: { status: 'DRAFT' },
            empty: <EmptyState icon={icon} title={t('noToSign')} text={t('noToSignText')} />,
          },
          {
            label: t('toCountersign'),
            view: { status: 'SIGNED' },
            empty: <EmptyState icon={icon} title={t('noToCountersign')} text={t('noToCountersignText')} />,
          },
          { label: t('done'), view: { status: 'APPROVED' } },
        ]}
        filters={[
          { name: 'status', label: t('state'), options: ContractStatus.options.map((value) => ({ value, label: t(value) })) },
          { name: 'terms', label: t('terms'), options: PaymentTerms.options.map((value) => ({ value, label: t(value) })), single: true },
          { name: 'from', label: t('from') },
          { name: 'to', label: t('to') },
        ]}
        columns={[
          { key: 'number', title: t('number'), cell: (row) => <span className={classes.number}>{row.contractNumber}</span> },
          { key: 'customer', title: t('customer'), cell: (row) => row.customerName },
          { key: 'car', title: t('car'), cell: carOf },
          { key: 'state', title: t('state'), cell: state },
          { key: 'total', title: t('total'), align: 'right', cell: (row) => <Money amount={row.totalPrice} currency={row.currency} /> },
          { key: 'delivery', title: t('deliveryOn'), cell: (row) => <DayText on={row.deliveryOn} />, optional: true },
          { key: 'owner', title: t('owner'), cell: (row) => row.ownerName, optional: true },
        ]}
        card={(row) => ({
          title: row.customerName,
          aside: <Money amount={row.totalPrice} currency={row.currency} />,
          text: carOf(row),
          foot: row.contractNumber,
          status: state(row),
        })}
        empty={
          <EmptyState
            icon={icon}
            title={t('empty')}
            text={t('emptyText')}
            action={
              <Button component={PlainLink} to="/sales/bookings?status=APPROVED" variant="default">
                {t('bookings')}
              </Button>
            }
          />
        }
      />
    </Screen>
  );
}
