import { Button } from '@mantine/core';
import { IconFileText, IconPlus } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { catalogueApi } from '#catalogue/api.ts';
import { type Currency, sum } from '#platform/domain/money.ts';
import { ConfirmMove } from '#platform/web/kit/confirm-move.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { ListPage } from '#platform/web/kit/list-page.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { showDone } from '#platform/web/notices.ts';
import { usePages, useRead, useWrite } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type QuotationRow, quotationApi } from '../api.ts';
import { QuotationStatus } from '../domain/quotation.ts';
import { carOf, numberOf, useColumns, useSeesOthers } from './parts/columns.tsx';
import { Expiry } from './parts/expiry.tsx';
import { editPath } from './parts/paths.ts';
import { QuotationListView } from './parts/quotation-view.ts';
import type { RowAction } from './parts/row-menu.tsx';
import { SendDialog } from './parts/send-dialog.tsx';
import { quotationWords } from './words.ts';

/** Every price offered, what state it is in and what comes next. */
export default function QuotationListScreen() {
  const t = useWords(quotationWords);
  const { branchId, may } = useViewer();
  const [view, change] = useView(QuotationListView);
  const [action, setAction] = useState<RowAction>();
  const { status, model, type, from, to, ownerId, sort, q } = view;
  const pages = usePages(quotationApi, 'list', { q, status, model, type, from, to, ownerId, sort, branchId });
  const columns = useColumns(setAction);
  const create = may('quotation.write') && (
    <Button component={PlainLink} to="/sales/quotation" leftSection={<IconPlus size={16} />}>
      {t('create')}
    </Button>
  );
  return (
    <Screen title={t('quotations')} action={create}>
      <ListPage
        pages={pages}
        view={view}
        change={change}
        search={t('search')}
        open={(row) => `/sales/quotations/${row.id}`}
        edit={editPath}
        tabs={useTabs()}
        filters={useFilters()}
        columns={columns}
        card={(row) => ({
          title: numberOf(row, t),
          aside: <Money amount={row.totalPrice} currency={row.currency} />,
          text: `${row.customerName} · ${carOf(row, t)}`,
          foot: <Expiry row={row} />,
          status: <StatusBadge status={row.status} label={t(row.status)} />,
        })}
        totals={(rows) => [{ label: t('totalShown'), value: <Totals rows={rows} /> }]}
        empty={<EmptyState icon={icon} title={t('empty')} text={t('emptyText')} action={create} />}
      />
      {action?.do === 'send' && <SendDialog id={action.row.id} close={() => setAction(undefined)} />}
      {action?.do === 'delete' && <DeleteDialog row={action.row} close={() => setAction(undefined)} />}
    </Screen>
  );
}

/** Sums of what is shown, by currency. */
function Totals({ rows }: { rows: QuotationRow[] }) {
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  const totalOf = (currency: Currency) => sum(rows.filter((row) => row.currency === currency).map(({ totalPrice }) => totalPrice));
  return currencies.map((currency, at) => (
    <Fragment key={currency}>
      {at > 0 && ' · '}
      <Money amount={totalOf(currency)} currency={currency} />
    </Fragment>
  ));
}

const icon = <IconFileText size={22} stroke={1.5} />;
const none = (title: string, text: string) => <EmptyState icon={icon} title={title} text={text} />;

function useTabs() {
  const t = useWords(quotationWords);
  const { id, may } = useViewer();
  const drafts = useSeesOthers() ? { status: 'DRAFT', ownerId: id } : { status: 'DRAFT' };
  return [
    { label: t('tabAll'), view: {} },
    ...(may('quotation.write') ? [{ label: t('tabDrafts'), view: drafts, empty: none(t('noDrafts'), t('noDraftsText')) }] : []),
    { label: t('tabPending'), view: { status: 'PENDING' }, empty: none(t('noPending'), t('noPendingText')) },
    { label: t('tabToSend'), view: { status: 'APPROVED' }, empty: none(t('noToSend'), t('noToSendText')) },
    { label: t('tabSent'), view: { status: 'SENT,ACCEPTED' }, empty: none(t('noSent'), t('noSentText')) },
    {
      label: t('tabExpiring'),
      view: { status: 'DRAFT,PENDING,APPROVED,SENT', sort: 'expiryDate' },
      empty: none(t('noExpiring'), t('noExpiringText')),
    },
  ];
}

function useFilters() {
  const t = useWords(quotationWords);
  const { id, name } = useViewer();
  const mine = { name: 'ownerId' as const, label: t('owner'), single: true, options: [{ value: id, label: name }] };
  const [asked, ask] = useState(false);
  const tree = useRead(catalogueApi, 'tree', undefined, { when: asked });
  const models = [...new Set((tree.data?.models ?? []).map(({ name }) => name))];
  return [
    { name: 'status' as const, label: t('status'), options: QuotationStatus.options.map((value) => ({ value, label: t(value) })) },
    {
      name: 'model' as const,
      label: t('model'),
      single: true,
      asked: () => ask(true),
      options: models.map((value) => ({ value, label: value })),
    },
    {
      name: 'type' as const,
      label: t('type'),
      single: true,
      options: [
        { value: 'CASH_SALE', label: t('CASH_SALE') },
        { value: 'LEASE_SALE', label: t('LEASE_SALE') },
      ],
    },
    ...(useSeesOthers() ? [mine] : []),
    { name: 'from' as const, label: t('from') },
    { name: 'to' as const, label: t('to') },
  ];
}

function DeleteDialog({ row, close }: { row: QuotationRow; close: () => void }) {
  const t = useWords(quotationWords);
  const remove = useWrite(quotationApi, 'delete');
  const number = row.quoteNumber;
  const confirmed = async () => {
    await remove.mutateAsync({ params: { id: row.id } }).then(
      () => showDone(t('deleted', { number })),
      () => undefined,
    );
    close();
  };
  return (
    <ConfirmMove
      look={{ label: t('delete'), danger: true, confirm: t('deleteSure', { number }) }}
      running={remove.isPending}
      onCancel={close}
      onConfirm={() => void confirmed()}
    />
  );
}
