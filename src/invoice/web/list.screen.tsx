import { Button } from '@mantine/core';
import { IconReceiptTax } from '@tabler/icons-react';
import { useState } from 'react';
import { sum } from '#platform/domain/money.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { ListPage } from '#platform/web/kit/list-page.tsx';
import { listView } from '#platform/web/kit/list-view.ts';
import { Money } from '#platform/web/kit/money.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { usePages } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type InvoiceRow, invoiceApi } from '../api.ts';
import classes from './parts/invoice.module.css';
import { IssueDialog } from './parts/issue-dialog.tsx';
import { invoiceWords } from './words.ts';

/** What the address keeps of this list. */
const InvoiceListView = listView('from', 'to');

const carOf = ({ model, version, color }: InvoiceRow) => `${model} ${version} · ${color}`;
const totalOf = ({ total, currency }: InvoiceRow) => <Money amount={total} currency={currency} />;

/** The invoices in reach, the last issued first. */
export default function InvoiceListScreen() {
  const t = useWords(invoiceWords);
  const { branchId, may } = useViewer();
  const [asking, setAsking] = useState(false);
  const [view, change] = useView(InvoiceListView);
  const { q, from, to } = view;
  const numberOf = ({ invoiceNumber, creditNumber }: InvoiceRow) =>
    creditNumber ? `${invoiceNumber} · ${t('creditedState')}` : invoiceNumber;
  const pages = usePages(invoiceApi, 'list', { q, from, to, branchId });
  return (
    <Screen title={t('invoices')} action={may('invoice.write') && <Button onClick={() => setAsking(true)}>{t('issue')}</Button>}>
      <ListPage
        pages={pages}
        view={view}
        change={change}
        search={t('search')}
        open={(row) => `/sales/invoices/${row.id}`}
        filters={[
          { name: 'from', label: t('from') },
          { name: 'to', label: t('to') },
        ]}
        columns={[
          {
            key: 'number',
            title: t('number'),
            cell: (row) => <span className={classes.number}>{numberOf(row)}</span>,
          },
          { key: 'issued', title: t('issuedOn'), cell: (row) => <DayText on={row.issuedOn} /> },
          { key: 'customer', title: t('customer'), cell: (row) => row.customerName },
          { key: 'car', title: t('car'), cell: carOf },
          { key: 'total', title: t('total'), align: 'right', cell: totalOf },
          {
            key: 'paid',
            title: t('paid'),
            align: 'right',
            cell: (row) => <Money amount={row.paid} currency={row.currency} />,
            optional: true,
          },
          {
            key: 'booking',
            title: t('booking'),
            cell: (row) => <span className={classes.number}>{row.bookingNumber}</span>,
            optional: true,
          },
        ]}
        card={(row) => ({
          title: row.customerName,
          aside: totalOf(row),
          text: carOf(row),
          foot: numberOf(row),
          status: <DayText on={row.issuedOn} />,
        })}
        totals={(rows) => {
          const [first] = rows;
          if (!first || rows.some(({ currency }) => currency !== first.currency)) return [];
          return [
            {
              label: t('totalShown'),
              value: <Money amount={sum(rows.map(({ total, creditNumber }) => (creditNumber ? 0 : total)))} currency={first.currency} />,
            },
          ];
        }}
        empty={<EmptyState icon={<IconReceiptTax size={22} stroke={1.5} />} title={t('empty')} text={t('emptyText')} />}
      />
      {asking && <IssueDialog close={() => setAsking(false)} />}
    </Screen>
  );
}
