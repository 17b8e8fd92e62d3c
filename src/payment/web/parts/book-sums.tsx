import type { Currency } from '#platform/domain/money.ts';
import { MoneySummary } from '#platform/web/kit/document-page.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { useWords } from '#platform/web/words.ts';
import type { CashBook } from '../../api.ts';
import { paymentWords } from '../words.ts';

/** Asked, received, refunded, covered by a car given in or promised; and what is due or owed back. */
export function BookSums({ book, currency }: { book: CashBook; currency: Currency }) {
  const t = useWords(paymentWords);
  const money = (amount: number) => <Money amount={amount} currency={currency} />;
  return (
    <MoneySummary
      lines={[
        { label: t('price'), amount: money(book.asked) },
        { label: t('received'), amount: money(book.received) },
        ...(book.refunded > 0 ? [{ label: t('refunded'), amount: money(book.refunded) }] : []),
        ...(book.tradedIn > 0 ? [{ label: t('tradedIn'), amount: money(book.tradedIn) }] : []),
        ...(book.committed > 0 ? [{ label: t('committed'), amount: money(book.committed) }] : []),
      ]}
      total={book.owedBack > 0 ? { label: t('owedBack'), amount: money(book.owedBack) } : { label: t('due'), amount: money(book.due) }}
    />
  );
}
