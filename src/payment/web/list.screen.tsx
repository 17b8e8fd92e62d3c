import { Button } from '@mantine/core';
import { IconCash } from '@tabler/icons-react';
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
import { paymentApi } from '../api.ts';
import { Method, PaymentKind } from '../domain/payment.ts';
import classes from './parts/money.module.css';
import { signed } from './parts/movements.tsx';
import { QuickReceipt } from './parts/quick-receipt.tsx';
import { paymentWords } from './words.ts';

/** What the address keeps of this list. */
const PaymentListView = listView('kind', 'method', 'from', 'to');

/** All money that came and went back in reach; the accountant receives from here. */
export default function PaymentListScreen() {
  const t = useWords(paymentWords);
  const { branchId, may } = useViewer();
  const [receiving, setReceiving] = useState(false);
  const [view, change] = useView(PaymentListView);
  const { q, kind, method, from, to } = view;
  const pages = usePages(paymentApi, 'list', { q, kind, method, from, to, branchId });
  const receive = may('payment.write') && <Button onClick={() => setReceiving(true)}>{t('receive')}</Button>;
  return (
    <Screen title={t('payments')} action={receive}>
      <ListPage
        pages={pages}
        view={view}
        change={change}
        search={t('searchPayments')}
        open={(row) => `/sales/bookings/${row.bookingId}/cash-book`}
        filters={[
          { name: 'kind', label: t('kind'), options: PaymentKind.options.map((value) => ({ value, label: t(value) })), single: true },
          { name: 'method', label: t('method'), options: Method.options.map((value) => ({ value, label: t(value) })), single: true },
          { name: 'from', label: t('from') },
          { name: 'to', label: t('to') },
        ]}
        columns={[
          {
            key: 'receipt',
            title: t('receipt'),
            cell: (row) => <span className={classes.number}>{row.receiptNumber ?? t(row.kind)}</span>,
          },
          { key: 'day', title: t('day'), cell: (row) => <DayText on={row.receivedOn} /> },
          { key: 'customer', title: t('customer'), cell: (row) => row.customerName },
          { key: 'booking', title: t('booking'), cell: (row) => <span className={classes.number}>{row.bookingNumber}</span> },
          { key: 'kind', title: t('kind'), cell: (row) => t(row.kind) },
          { key: 'method', title: t('method'), cell: (row) => t(row.method), optional: true },
          { key: 'reference', title: t('reference'), cell: (row) => row.reference, optional: true },
          { key: 'taker', title: t('takenBy'), cell: (row) => row.takenByName, optional: true },
          { key: 'amount', title: t('amount'), align: 'right', cell: (row) => <Money amount={signed(row)} currency={row.currency} sign /> },
        ]}
        card={(row) => ({
          title: row.customerName,
          aside: <Money amount={signed(row)} currency={row.currency} sign />,
          text: [t(row.kind), t(row.method)].join(' · '),
          foot: row.receiptNumber ?? row.bookingNumber,
        })}
        totals={(rows) => {
          const [first] = rows;
          if (!first || rows.some(({ currency }) => currency !== first.currency)) return [];
          return [{ label: t('totalShown'), value: <Money amount={sum(rows.map(signed))} currency={first.currency} /> }];
        }}
        empty={
          <EmptyState icon={<IconCash size={22} stroke={1.5} />} title={t('noPayments')} text={t('noPaymentsText')} action={receive} />
        }
      />
      {receiving && <QuickReceipt close={() => setReceiving(false)} />}
    </Screen>
  );
}
