import { Button } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { Journey } from '#deal/web/parts/journey.tsx';
import { DealTimeline } from '#deal/web/parts/timeline.tsx';
import { fileUrl } from '#platform/web/client.ts';
import { DocumentPage, MoneySummary, Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useRead } from '#platform/web/reads.ts';
import { useRecordId } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { type InvoiceView, invoiceApi } from '../api.ts';
import { taxName } from '../domain/words.ts';
import { CreditNote } from './parts/credit-note.tsx';
import { InvoiceLines } from './parts/lines.tsx';
import { PaidAmounts, Parties } from './parts/parties.tsx';
import { invoiceWords } from './words.ts';

/** One invoice, exactly as it was issued. */
export default function InvoiceScreen() {
  const read = useRead(invoiceApi, 'get', { params: { id: useRecordId() } });
  return <Loaded read={read}>{(invoice) => <InvoicePage invoice={invoice} />}</Loaded>;
}

function InvoicePage({ invoice }: { invoice: InvoiceView }) {
  const t = useWords(invoiceWords);
  const locale = useLanguage();
  const { id, invoiceNumber, customerId, customerName, dealId, currency, taxable, taxes, fees, roundOff, total, paid, due } = invoice;
  const { tradedIn, credit } = invoice;
  const money = (amount: number) => <Money amount={amount} currency={currency} />;
  return (
    <DocumentPage
      number={invoiceNumber}
      whom={<GoLink to={`/customers/${customerId}`}>{customerName}</GoLink>}
      status={
        credit ? (
          <StatusBadge status="CANCELLED" label={t('creditedState')} />
        ) : (
          <StatusBadge status="ISSUED" label={t('issuedState')} tone="green" />
        )
      }
      back={{ to: '/sales/invoices', label: t('invoices') }}
      more={
        <Button
          component="a"
          variant="default"
          href={fileUrl(invoiceApi, 'pdf', { params: { id }, query: { locale } })}
          target="_blank"
          title={t('pdfHint')}
          leftSection={<IconFileTypePdf size={16} stroke={1.75} aria-hidden />}
        >
          {t('pdf')}
        </Button>
      }
      journey={<Journey dealId={dealId} />}
      money={
        <MoneySummary
          lines={[
            { label: t('taxable'), amount: money(taxable) },
            ...taxes.map((tax) => ({ label: taxName(tax, locale), amount: money(tax.amount) })),
            ...(fees === 0 ? [] : [{ label: t('fees'), amount: money(fees) }]),
            ...(roundOff === 0 ? [] : [{ label: t('roundOff'), amount: money(roundOff) }]),
            { label: t('paid'), amount: money(paid) },
            ...(tradedIn === 0 ? [] : [{ label: t('tradedIn'), amount: money(tradedIn) }]),
            { label: t('due'), amount: money(due) },
          ]}
          total={{ label: t('total'), amount: money(total) }}
        />
      }
      timeline={<DealTimeline dealId={dealId} />}
    >
      {credit && <CreditNote invoice={invoice} credit={credit} />}
      <Parties invoice={invoice} />
      <Panel title={t('lines')} flush>
        <InvoiceLines invoice={invoice} />
      </Panel>
      <Panel title={t('payments')}>
        <PaidAmounts invoice={invoice} />
      </Panel>
    </DocumentPage>
  );
}
