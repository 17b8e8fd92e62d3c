import { useState } from 'react';
import { Journey } from '#deal/web/parts/journey.tsx';
import { DealTimeline } from '#deal/web/parts/timeline.tsx';
import { DocumentPage, Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { Moves } from '#platform/web/kit/moves.tsx';
import { RecordTable } from '#platform/web/kit/record-table.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useRecordId } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { type BookView, paymentApi } from '../api.ts';
import { BookSums } from './parts/book-sums.tsx';
import { AskDialog, CommitDialog, ReceiveDialog, RefundDialog } from './parts/cash-dialogs.tsx';
import { Movements } from './parts/movements.tsx';
import { paymentWords } from './words.ts';

/** The cash book of one booking: what was asked, what came, what went back, and what can be done. */
export default function CashBookScreen() {
  const bookingId = useRecordId();
  const read = useRead(paymentApi, 'cashBook', { query: { bookingId } });
  return <Loaded read={read}>{(book) => <CashBookPage book={book} />}</Loaded>;
}

const dialogs = { ask: AskDialog, receive: ReceiveDialog, commit: CommitDialog, refund: RefundDialog } as const;
type Asking = keyof typeof dialogs;

function CashBookPage({ book }: { book: BookView }) {
  const t = useWords(paymentWords);
  const [asking, setAsking] = useState<Asking>();
  const { bookingId, currency, due, owedBack } = book;
  const Dialog = asking && dialogs[asking];
  return (
    <>
      <DocumentPage
        number={`${t('cashBook')} · ${book.bookingNumber}`}
        whom={<GoLink to={`/sales/bookings/${bookingId}`}>{book.customerName}</GoLink>}
        status={
          due === 0 && owedBack === 0 && book.bookingStatus !== 'CANCELLED' ? (
            <StatusBadge status="DONE" label={t('settled')} />
          ) : (
            <StatusBadge status={owedBack > 0 ? 'CANCELLED' : 'OPEN'} label={owedBack > 0 ? t('owedBack') : t('due')} />
          )
        }
        back={{ to: '/sales/payments', label: t('payments') }}
        journey={<Journey dealId={book.dealId} />}
        money={<BookSums book={book} currency={currency} />}
        moves={
          <Moves
            moves={book.moves}
            run={async (move) => setAsking(move as Asking)}
            looks={{
              ask: { label: t('ask') },
              receive: { label: t('receive'), primary: true },
              commit: { label: t('commit') },
              refund: { label: t('refund'), danger: true },
            }}
          />
        }
        timeline={<DealTimeline dealId={book.dealId} />}
      >
        <Panel title={t('moneyMoves')} flush={book.payments.length > 0}>
          <Movements rows={book.payments} />
        </Panel>
        {book.deposits.length > 0 && (
          <Panel title={t('depositsOf')} flush>
            <RecordTable
              label={t('depositsOf')}
              rows={book.deposits}
              columns={[
                { key: 'number', title: t('number'), cell: (row) => <GoLink to={`/sales/deposits/${row.id}`}>{row.depositNumber}</GoLink> },
                { key: 'state', title: t('state'), cell: (row) => <StatusBadge status={row.status} label={t(row.status)} /> },
                { key: 'method', title: t('method'), cell: (row) => t(row.method) },
                { key: 'amount', title: t('amount'), align: 'right', cell: (row) => <Money amount={row.amount} currency={row.currency} /> },
              ]}
            />
          </Panel>
        )}
      </DocumentPage>
      {Dialog && <Dialog book={book} close={() => setAsking(undefined)} />}
    </>
  );
}
