import { LineTable } from '#platform/web/kit/line-table.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import type { BookingView } from '../../api.ts';
import { bookingWords } from '../words.ts';

/** The lines it was booked at; they sum to the total. */
export function PriceLines({
  booking: { lines, currency, totalPrice },
}: {
  booking: Pick<BookingView, 'lines' | 'currency' | 'totalPrice'>;
}) {
  const t = useWords(bookingWords);
  const locale = useLanguage();
  return (
    <LineTable>
      <thead>
        <tr>
          <th scope="col">{t('item')}</th>
          <th scope="col" data-wide>
            {t('quantity')}
          </th>
          <th scope="col" data-wide>
            {t('unitPrice')}
          </th>
          <th scope="col">{t('amount')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <tr key={`${line.kind} ${line.itemId ?? at}`}>
            <td>{locale === 'vi' ? line.labelVi : line.labelEn}</td>
            <td data-wide>{line.quantity}</td>
            <td data-wide>
              <Money amount={line.unitPrice} currency={currency} />
            </td>
            <td>
              <Money amount={line.amount} currency={currency} sign />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('total')}</th>
          <td data-wide />
          <td data-wide />
          <td>
            <Money amount={totalPrice} currency={currency} strong />
          </td>
        </tr>
      </tfoot>
    </LineTable>
  );
}
