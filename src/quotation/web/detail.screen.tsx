import { Anchor, Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileTypePdf, IconPencil } from '@tabler/icons-react';
import { StepList } from '#approval/web/parts/step-list.tsx';
import { Swatch } from '#catalogue/web/parts/color-swatches.tsx';
import { showPhone } from '#customer/domain/customer.ts';
import { customerNames } from '#customer/domain/words.ts';
import { Journey } from '#deal/web/parts/journey.tsx';
import { DealTimeline } from '#deal/web/parts/timeline.tsx';
import { fileUrl } from '#platform/web/client.ts';
import { InstantText } from '#platform/web/kit/day.tsx';
import { DocumentPage, FactList, Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink, PlainLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useRead } from '#platform/web/reads.ts';
import { useRecordId, useView } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { areaOf } from '#pricebook/domain/areas.ts';
import { type QuotationView, quotationApi } from '../api.ts';
import { PlanTotals } from './parts/breakdown.tsx';
import classes from './parts/detail.module.css';
import { Expiry } from './parts/expiry.tsx';
import { MoneyPanel } from './parts/money-panel.tsx';
import { Notices } from './parts/notices.tsx';
import { editPath } from './parts/paths.ts';
import { PriceTable } from './parts/price-table.tsx';
import { ProfitCard } from './parts/profit-card.tsx';
import { QuotationMoves } from './parts/quotation-moves.tsx';
import { QuotationPageView } from './parts/quotation-view.ts';
import { Revisions } from './parts/revisions.tsx';
import { SendDialog } from './parts/send-dialog.tsx';
import { quotationWords } from './words.ts';

/** One quotation: what is offered, how its price comes about, where it stands and what can be done. */
export default function QuotationScreen() {
  const id = useRecordId();
  const read = useRead(quotationApi, 'get', { params: { id } });
  return <Loaded read={read}>{(quotation) => <QuotationPage quotation={quotation} />}</Loaded>;
}

function QuotationPage({ quotation }: { quotation: QuotationView }) {
  const t = useWords(quotationWords);
  const [view, change] = useView(QuotationPageView);
  const { id, dealId, quoteNumber, revision, status, currency, plan, profit } = quotation;
  const sends = quotation.moves.some(({ move, blockedBy }) => move === 'send' && !blockedBy);
  return (
    <DocumentPage
      number={revision > 1 ? `${quoteNumber} · ${t('revisionShort', { revision })}` : quoteNumber}
      whom={
        <>
          <GoLink to={`/customers/${quotation.customerId}`}>{quotation.customerName}</GoLink>
          <span className={classes.total}>
            <Money amount={quotation.totalPrice} currency={currency} strong />
          </span>
        </>
      }
      status={<StatusBadge status={status} label={t(status)} />}
      back={{ to: '/sales/quotations', label: t('quotations') }}
      more={<PageActions quotation={quotation} />}
      journey={<Journey dealId={dealId} />}
      money={<MoneyPanel quotation={quotation} />}
      moves={
        <QuotationMoves
          quotation={quotation}
          send={() => change({ send: 'now' })}
          focused={view.saved ? () => change({ saved: undefined }) : undefined}
        />
      }
      timeline={<DealTimeline dealId={dealId} subjectId={id} />}
    >
      <Notices quotation={quotation} />
      {status === 'PENDING' && <Approval quotation={quotation} />}
      <Panel title={t('details')}>
        <Facts quotation={quotation} />
      </Panel>
      <Panel title={t('contents')} flush>
        <PriceTable price={quotation} />
      </Panel>
      {plan && (
        <Panel title={t('terms', { name: plan.name })}>
          <PlanTotals plan={plan} currency={currency} cars={quotation.quantity} />
        </Panel>
      )}
      {profit && <ProfitCard profit={profit} currency={currency} />}
      {status !== 'PENDING' && <Approval quotation={quotation} />}
      <Revisions quotation={quotation} />
      {view.send && sends && <SendDialog id={id} close={() => change({ send: undefined })} />}
    </DocumentPage>
  );
}

/** Who decided on the price, or is asked to; while that is open it stands first. */
function Approval({ quotation: { approval, timeZone } }: { quotation: QuotationView }) {
  const t = useWords(quotationWords);
  if (approval.length === 0) return null;
  return (
    <Panel title={t('approval')}>
      <StepList steps={approval} zone={timeZone} />
    </Panel>
  );
}

/** Quieter than the moves: the paper in either language, and the form of a draft. */
function PageActions({ quotation }: { quotation: QuotationView }) {
  const t = useWords(quotationWords);
  const edit = editPath(quotation);
  const paper = (locale: 'vi' | 'en') => fileUrl(quotationApi, 'pdf', { params: { id: quotation.id }, query: { locale } });
  return (
    <>
      {edit && (
        <Button variant="default" component={PlainLink} to={edit} leftSection={<IconPencil size={16} stroke={1.75} />}>
          {t('edit')}
        </Button>
      )}
      <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconFileTypePdf size={16} stroke={1.75} />}
            rightSection={<IconChevronDown size={14} stroke={1.75} />}
          >
            {t('pdf')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={paper('vi')} target="_blank">
            {t('pdfVi')}
          </Menu.Item>
          <Menu.Item component="a" href={paper('en')} target="_blank">
            {t('pdfEn')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function Facts({ quotation }: { quotation: QuotationView }) {
  const t = useWords(quotationWords);
  const locale = useLanguage();
  const { quantity, registrationArea, currency, timeZone, source, sentAt, notes } = quotation;
  const names: Record<string, string> = customerNames[locale];
  const car = `${quotation.model} ${quotation.version}`;
  return (
    <>
      <FactList
        facts={[
          { label: t('car'), value: quantity > 1 ? `${quantity} × ${car}` : car },
          {
            label: t('color'),
            value: (
              <span className={classes.color}>
                <Swatch hex={quotation.colorHex} />
                {quotation.color}
              </span>
            ),
          },
          { label: t('type'), value: t(quotation.type) },
          { label: t('area'), value: areaOf(currency === 'INR' ? 'IN' : 'VN', registrationArea)?.[locale] ?? registrationArea },
          { label: t('expires'), value: <Expiry row={quotation} /> },
          { label: t('phone'), value: <Anchor href={`tel:${quotation.customerPhone}`}>{showPhone(quotation.customerPhone)}</Anchor> },
          ...(quotation.customerEmail ? [{ label: t('email'), value: <Mail address={quotation.customerEmail} /> }] : []),
          ...(source ? [{ label: t('source'), value: names[source] ?? source }] : []),
          { label: t('owner'), value: quotation.ownerName },
          { label: t('created'), value: <InstantText at={quotation.createdAt} zone={timeZone} /> },
          ...(sentAt ? [{ label: t('sentOn'), value: <InstantText at={sentAt} zone={timeZone} /> }] : []),
        ]}
      />
      {notes && <p className={classes.notes}>{notes}</p>}
    </>
  );
}

/** May break before the at sign, never within a word. */
function Mail({ address }: { address: string }) {
  const [name, domain] = address.split('@');
  return (
    <Anchor href={`mailto:${address}`}>
      {name}
      <wbr />@{domain}
    </Anchor>
  );
}
