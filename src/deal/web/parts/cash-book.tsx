import type { z } from 'zod';
import type { Currency } from '#platform/domain/money.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import { MoneySummary, Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import type { DealMoney } from '../../api.ts';
import { dealWords } from '../words.ts';
import classes from './cash-book.module.css';

type Book = z.output<typeof DealMoney>;

/** The money of a booking on the page of its deal: asked, received, given back, promised, due; and what came last. */
export function CashBook({ book, currency }: { book: Book; currency: Currency }) {
  const t = useWords(dealWords);
  const money = (amount: number) => <Money amount={amount} currency={currency} />;
  const { bookingId, bookingNumber, owedBack } = book;
  return (
    <Panel title={t('cashBook')} action={<GoLink to={`/sales/bookings/${bookingId}/cash-book`}>{bookingNumber}</GoLink>}>
      <div className={classes.book}>
        <MoneySummary
          lines={[
            { label: t('asked'), amount: money(book.asked) },
            { label: t('received'), amount: money(book.received) },
            ...(book.refunded > 0 ? [{ label: t('refunded'), amount: money(book.refunded) }] : []),
            ...(book.committed > 0 ? [{ label: t('promised', { lender: book.lender || t('bank') }), amount: money(book.committed) }] : []),
            ...(book.tradedIn > 0 ? [{ label: t('tradedIn'), amount: money(book.tradedIn) }] : []),
            ...(book.tradeIn > book.tradedIn ? [{ label: t('tradeIn'), amount: money(book.tradeIn), quiet: true }] : []),
          ]}
          total={{ label: t(owedBack > 0 ? 'owedBack' : 'due'), amount: money(owedBack > 0 ? owedBack : book.due) }}
        />
        <Movements book={book} currency={currency} />
      </div>
    </Panel>
  );
}

function Movements({ book: { movements }, currency }: { book: Book; currency: Currency }) {
  const t = useWords(dealWords);
  const locale = useLanguage();
  if (movements.length === 0) return <p className={classes.none}>{t('noMoney')}</p>;
  return (
    <ul className={classes.movements} aria-label={t('lastMoney')}>
      {movements.map(({ id, on, kind, method, amount, receiptNumber }) => (
        <li key={id}>
          <DayText on={on} />
          <span className={classes.what}>
            {t(`${kind}_MONEY`)} · {t(method)}
            {receiptNumber && (
              <a
                href={`/api/sales/payments/${id}/pdf?locale=${locale}`}
                target="_blank"
                rel="noreferrer"
                aria-label={t('receipt', { number: receiptNumber })}
              >
                {receiptNumber}
              </a>
            )}
          </span>
          <Money amount={kind === 'REFUND' ? -amount : amount} currency={currency} sign />
        </li>
      ))}
    </ul>
  );
}
