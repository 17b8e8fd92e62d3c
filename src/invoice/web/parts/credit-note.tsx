import { Button } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { fileUrl } from '#platform/web/client.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import { FactList, Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import { type InvoiceView, invoiceApi } from '../../api.ts';
import { invoiceWords } from '../words.ts';

/** What took an invoice back, and where the money that is owed goes back from. */
export function CreditNote({ invoice, credit }: { invoice: InvoiceView; credit: NonNullable<InvoiceView['credit']> }) {
  const t = useWords(invoiceWords);
  const locale = useLanguage();
  const { id, currency, bookingId } = invoice;
  return (
    <Panel
      title={`${t('creditNote')} · ${credit.creditNumber}`}
      action={
        <Button
          component="a"
          size="xs"
          variant="default"
          href={fileUrl(invoiceApi, 'creditPdf', { params: { id }, query: { locale } })}
          target="_blank"
          title={t('creditPdf')}
          leftSection={<IconFileTypePdf size={14} stroke={1.75} aria-hidden />}
        >
          {t('pdf')}
        </Button>
      }
    >
      <FactList
        facts={[
          { label: t('issuedOn'), value: <DayText on={credit.issuedOn} /> },
          { label: t('reason'), value: credit.reason },
          { label: t('owedBack'), value: <Money amount={credit.owedBack} currency={currency} strong /> },
          { label: t('refunds'), value: <GoLink to={`/sales/bookings/${bookingId}/cash-book`}>{t('openCashBook')}</GoLink> },
        ]}
      />
    </Panel>
  );
}
