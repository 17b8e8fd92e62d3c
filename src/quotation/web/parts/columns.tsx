import { formatRate } from '#platform/domain/format.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import type { ListColumn } from '#platform/web/kit/list-table.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import type { QuotationRow } from '../../api.ts';
import { quotationWords } from '../words.ts';
import { Expiry } from './expiry.tsx';
import classes from './list.module.css';
import { type RowAction, RowMenu } from './row-menu.tsx';

type Words = ReturnType<typeof useWords<typeof quotationWords>>;

/** The number of a quotation, with its revision after the first. */
export const numberOf = ({ quoteNumber, revision }: QuotationRow, t: Words) =>
  revision > 1 ? `${quoteNumber} · ${t('revisionShort', { revision })}` : quoteNumber;

/** What is offered, and how many of it. */
export const carOf = ({ model, version, quantity }: QuotationRow, t: Words) =>
  quantity > 1 ? `${model} ${version} · ${t('pieces', { count: quantity })}` : `${model} ${version}`;

/** Whether the list holds more than one's own: a salesperson writes and never approves. */
export function useSeesOthers(): boolean {
  const { may } = useViewer();
  return !may('quotation.write') || may('quotation.approve');
}

/** R3's columns, the margin for those who may see it, and whose it is for those who see others'. */
export function useColumns(act: (action: RowAction) => void): ListColumn<QuotationRow>[] {
  const t = useWords(quotationWords);
  const locale = useLanguage();
  const { branch, branchId: shown, branches, branchOf, may } = useViewer();
  const seesOthers = useSeesOthers();
  const createdOn = ({ createdAt, branchId }: QuotationRow) =>
    Temporal.Instant.from(createdAt)
      .toZonedDateTimeISO((branchOf(branchId) ?? branch).timeZone)
      .toPlainDate()
      .toString();
  return [
    { key: 'number', title: t('number'), cell: (row) => <span className={classes.number}>{numberOf(row, t)}</span> },
    { key: 'customer', title: t('customer'), cell: ({ customerName }) => <span className={classes.name}>{customerName}</span> },
    ...(branches.length > 1 && !shown
      ? [
          {
            key: 'branch',
            title: t('branch'),
            cell: ({ branchId }: QuotationRow) => branchOf(branchId)?.code.toUpperCase(),
            optional: true,
          },
        ]
      : []),
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
    ...(!seesOthers
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
