import { Button } from '@mantine/core';
import type { z } from 'zod';
import { showPhone } from '#customer/domain/customer.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import { DocumentPage, FactList, Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink, PlainLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { Moves } from '#platform/web/kit/moves.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useRecordId } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { type DealView, dealApi } from '../api.ts';
import { CashBook } from './parts/cash-book.tsx';
import { Documents } from './parts/documents.tsx';
import { Journey } from './parts/journey.tsx';
import { DealTimeline } from './parts/timeline.tsx';
import { dealWords } from './words.ts';

type Deal = z.output<typeof DealView>;

/** One deal: the line of its steps, its documents and everything that happened. */
export default function DealScreen() {
  const id = useRecordId();
  const read = useRead(dealApi, 'get', { params: { id } });
  return <Loaded read={read}>{(deal) => <DealPage deal={deal} />}</Loaded>;
}

function DealPage({ deal }: { deal: Deal }) {
  const t = useWords(dealWords);
  const lose = useWrite(dealApi, 'lose');
  const { id, currency, totalPrice } = deal;
  const books = deal.money.filter(({ owedBack }, place) => place === 0 || owedBack > 0);
  const opened = Temporal.Instant.from(deal.createdAt).toZonedDateTimeISO(deal.timeZone).toPlainDate().toString();
  return (
    <DocumentPage
      number={deal.title}
      whom={<GoLink to={`/customers/${deal.customerId}`}>{deal.customerName}</GoLink>}
      status={<StatusBadge status={deal.status} label={t(deal.status)} />}
      back={{ to: '/deals', label: t('deals') }}
      more={
        <>
          <Button component={PlainLink} to={`/deals/${id}/documents`} variant="default">
            {t('files')}
          </Button>
          {deal.moves.some(({ move, blockedBy }) => move === 'quote' && !blockedBy) && (
            <Button component={PlainLink} to={`/sales/quotation?dealId=${id}`} variant="default">
              {t('newQuotation')}
            </Button>
          )}
        </>
      }
      journey={<Journey dealId={id} />}
      moves={
        deal.moves.some(({ move }) => move === 'lose') && (
          <Moves
            moves={deal.moves}
            run={(_, reason) => lose.mutateAsync({ params: { id }, body: { reason } })}
            looks={{ lose: { label: t('lose'), danger: true, confirm: t('loseText'), reason: 'needed' } }}
          />
        )
      }
      timeline={<DealTimeline dealId={id} />}
    >
      <Panel title={t('documents')} flush>
        <Documents deal={deal} />
      </Panel>
      {books.map((book) => (
        <CashBook key={book.bookingId} book={book} currency={currency} />
      ))}
      <Panel title={t('deal')}>
        <FactList
          facts={[
            { label: t('customer'), value: <GoLink to={`/customers/${deal.customerId}`}>{deal.customerName}</GoLink> },
            { label: t('phone'), value: <a href={`tel:${deal.customerPhone}`}>{showPhone(deal.customerPhone)}</a> },
            { label: t('email'), value: deal.customerEmail },
            { label: t('owner'), value: deal.ownerName },
            { label: t('opened'), value: <DayText on={opened} /> },
            { label: t('total'), value: totalPrice === null ? null : <Money amount={totalPrice} currency={currency} /> },
            ...(deal.lostReason ? [{ label: t('lostReason'), value: deal.lostReason }] : []),
          ]}
        />
      </Panel>
    </DocumentPage>
  );
}
