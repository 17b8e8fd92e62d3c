import { ActionIcon } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { fileUrl } from '#platform/web/client.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { RecordTable } from '#platform/web/kit/record-table.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import { type PaymentRow, paymentApi } from '../../api.ts';
import { paymentWords } from '../words.ts';
import classes from './money.module.css';

/** What went back counts against what came. */
export const signed = ({ kind, amount }: Pick<PaymentRow, 'kind' | 'amount'>) => (kind === 'REFUND' ? -amount : amount);

/** Every movement of a booking's money, with its receipt. */
export function Movements({ rows }: { rows: PaymentRow[] }) {
  const t = useWords(paymentWords);
  const locale = useLanguage();
  if (rows.length === 0) return <p className={classes.note}>{t('noPaymentsOfBooking')}</p>;
  return (
    <RecordTable
      label={t('moneyMoves')}
      rows={rows}
      columns={[
        { key: 'receipt', title: t('receipt'), cell: (row) => <span className={classes.number}>{row.receiptNumber ?? t(row.kind)}</span> },
        { key: 'day', title: t('day'), cell: (row) => <DayText on={row.receivedOn} /> },
        {
          key: 'kind',
          title: t('kind'),
          cell: (row) => (
            <>
              {t(row.kind)} <span className={classes.number}>{row.depositNumber}</span>
            </>
          ),
        },
        { key: 'method', title: t('method'), cell: (row) => [t(row.method), row.reference].filter(Boolean).join(' · ') },
        { key: 'amount', title: t('amount'), align: 'right', cell: (row) => <Money amount={signed(row)} currency={row.currency} sign /> },
        {
          key: 'pdf',
          title: t('pdf'),
          cell: (row) =>
            row.receiptNumber && (
              <ActionIcon
                component="a"
                variant="subtle"
                href={fileUrl(paymentApi, 'pdf', { params: { id: row.id }, query: { locale } })}
                target="_blank"
                aria-label={`${t('pdf')} ${row.receiptNumber}`}
              >
                <IconFileTypePdf size={18} stroke={1.75} aria-hidden />
              </ActionIcon>
            ),
        },
      ]}
    />
  );
}
