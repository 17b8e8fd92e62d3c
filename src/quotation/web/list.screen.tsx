import { Button } from '@mantine/core';
import { IconFileText, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { catalogueApi } from '#catalogue/api.ts';
import { formatRate } from '#platform/domain/format.ts';
import type { Currency } from '#platform/domain/money.ts';
import { ConfirmMove } from '#platform/web/kit/confirm-move.tsx';
import { DayText } from '#platform/web/kit/day.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { ListPage } from '#platform/web/kit/list-page.tsx';
import type { ListColumn } from '#platform/web/kit/list-table.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { showDone } from '#platform/web/notices.ts';
import { usePages, useRead, useWrite } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type QuotationRow, quotationApi } from '../api.ts';
import { QuotationStatus } from '../domain/quotation.ts';
import { Expiry } from './parts/expiry.tsx';
import classes from './parts/list.module.css';
import { editPath } from './parts/paths.ts';
import { QuotationListView } from './parts/quotation-view.ts';
import { type RowAction, RowMenu } from './parts/row-menu.tsx';
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
        totals={(rows) => totalsOf(rows).map((total) => ({ label: t('totalShown'), value: <Money {...total} /> }))}
        empty={<EmptyState icon={<IconFileText size={22} stroke={1.5} />} title={t('empty')} text={t('emptyText')} action={create} />}
      />
      {action?.do === 'send' && <SendDialog id={action.row.id} close={() => setAction(undefined)} />}
      {action?.do === 'delete' && <DeleteDialog row={action.row} close={() => setAction(undefined)} />}
    </Screen>
  );
}

type Words = ReturnType<typeof useWords<typeof quotationWords>>;

const numberOf = ({ quoteNumber, revision }: QuotationRow, t: Words) =>
  revision > 1 ? `${quoteNumber} · ${t('revisionShort', { revision })}` : quoteNumber;

const carOf = ({ model, version, quantity }: QuotationRow, t: Words) =>
  quantity > 1 ? `${model} ${version} · ${t('pieces', { count: quantity })}` : `${model} ${version}`;

/** Sums of what is shown, by currency. */
function totalsOf(rows: QuotationRow[]): { amount: number; currency: Currency }[] {
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  return currencies.map((currency) => ({
    currency,
    amount: rows.filter((row) => row.currency === currency).reduce((all, { totalPrice }) => all + totalPrice, 0),
  }));
}

/** R3's columns, with what managers see beside. */
function useColumns(act: (action: RowAction) => void): ListColumn<QuotationRow>[] {
  const t = useWords(quotationWords);
  const locale = useLanguage();
  const { branch, branchOf, may } = useViewer();
  const createdOn = ({ createdAt, branchId }: QuotationRow) =>
    Temporal.Instant.from(createdAt)
      .toZonedDateTimeISO((branchOf(branchId) ?? branch).timeZone)
      .toPlainDate()
      .toString();
  return [
    { key: 'number', title: t('number'), cell: (row) => <span className={classes.number}>{numberOf(row, t)}</span> },
    { key: 'customer', title: t('customer'), cell: ({ customerName }) => <span className={classes.name}>{customerName}</span> },
    { key: 'car', title: t('car'), cell: (row) => <span className={classes.car}>{carOf(row, t)}</span> },
    {
      key: 'total',
      title: t('total'),
      align: 'right',
      sort: 'totalPrice',
      cell: ({ totalPrice, currency }) => <Money amount={totalPrice} currency={currency} />,
    },
    ...(may('margin.read')
      ? [
          {
            key: 'margin',
            title: t('margin'),
            align: 'right' as const,
            optional: true,
            cell: ({ profit }: QuotationRow) => profit && <Share rateBp={profit.marginBp}>{formatRate(profit.marginBp, locale)}</Share>,
          },
        ]
      : []),
    { key: 'status', title: t('status'), cell: ({ status }) => <StatusBadge status={status} label={t(status)} /> },
    { key: 'created', title: t('created'), sort: 'createdAt', optional: true, cell: (row) => <DayText on={createdOn(row)} /> },
    { key: 'expires', title: t('expires'), sort: 'expiryDate', cell: (row) => <Expiry row={row} /> },
    ...(may('quotation.write') && !may('quotation.approve')
      ? []
      : [
          {
            key: 'owner',
            title: t('owner'),
            optional: true,
            cell: ({ ownerName }: QuotationRow) => <span className={classes.car}>{ownerName}</span>,
          },
        ]),
    { key: 'actions', title: t('actions'), align: 'right', width: 64, cell: (row) => <RowMenu row={row} act={act} /> },
  ];
}

const Share = ({ rateBp, children }: { rateBp: number; children: string }) => (
  <span className={classes.share} data-loss={rateBp < 0 || undefined}>
    {children}
  </span>
);

function useTabs() {
  const t = useWords(quotationWords);
  const { id, may } = useViewer();
  return [
    { label: t('tabAll'), view: {} },
    ...(may('quotation.write') ? [{ label: t('tabDrafts'), view: { status: 'DRAFT', ownerId: id } }] : []),
    { label: t('tabPending'), view: { status: 'PENDING' } },
    { label: t('tabToSend'), view: { status: 'APPROVED' } },
    { label: t('tabSent'), view: { status: 'SENT,ACCEPTED' } },
    { label: t('tabExpiring'), view: { status: 'DRAFT,PENDING,APPROVED,SENT', sort: 'expiryDate' } },
  ];
}

function useFilters() {
  const t = useWords(quotationWords);
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
