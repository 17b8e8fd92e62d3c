import { formatMoney } from '#platform/domain/format.ts';
import { sum } from '#platform/domain/money.ts';
import { LineTable } from '#platform/web/kit/line-table.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import type { InvoiceView } from '../../api.ts';
import { invoiceWords } from '../words.ts';

/** What was sold with its taxable value and tax, then the fees; together they are the total. */
export function InvoiceLines({ invoice: { lines, currency, total } }: { invoice: InvoiceView }) {
  const t = useWords(invoiceWords);
  const locale = useLanguage();
  const money = (amount: number) => <Money amount={amount} currency={currency} />;
  return (
    <LineTable>
      <thead>
        <tr>
          <th scope="col">{t('item')}</th>
          <th scope="col" data-wide>
            {t('quantity')}
          </th>
          <th scope="col" data-wide>
            {t('taxable')}
          </th>
          <th scope="col" data-wide>
            {t('tax')}
          </th>
          <th scope="col">{t('amount')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ kind, labelEn, labelVi, quantity, unitPrice, amount, reduction, taxable, taxes }) => (
          <tr key={`${kind} ${labelEn} ${unitPrice}`}>
            <td>
              {locale === 'vi' ? labelVi : labelEn}
              {reduction !== 0 && <small>{t('reduced', { reduction: formatMoney(-reduction, currency) })}</small>}
            </td>
            <td data-wide>{quantity}</td>
            <td data-wide>{taxes.length > 0 && money(taxable)}</td>
            <td data-wide>{taxes.length > 0 && money(sum(taxes.map((tax) => tax.amount)))}</td>
            <td>{money(sum([amount, reduction]))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('total')}</th>
          <td data-wide />
          <td data-wide />
          <td data-wide />
          <td>
            <Money amount={total} currency={currency} strong />
          </td>
        </tr>
      </tfoot>
    </LineTable>
  );
}
