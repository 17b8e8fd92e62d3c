import { formatMoney } from '#platform/domain/format.ts';
import { sum } from '#platform/domain/money.ts';
import { Money } from '#platform/web/kit/money.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import type { InvoiceView } from '../../api.ts';
import { invoiceWords } from '../words.ts';
import classes from './invoice.module.css';

/** What was sold with its taxable value and tax, then the fees; together they are the total. */
export function InvoiceLines({ invoice: { lines, currency, total } }: { invoice: InvoiceView }) {
  const t = useWords(invoiceWords);
  const locale = useLanguage();
  const money = (amount: number) => <Money amount={amount} currency={currency} />;
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          <th scope="col">{t('item')}</th>
          <th scope="col" className={classes.wide}>
            {t('quantity')}
          </th>
          <th scope="col" className={classes.wide}>
            {t('taxable')}
          </th>
          <th scope="col" className={classes.wide}>
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
            <td className={classes.wide}>{quantity}</td>
            <td className={classes.wide}>{taxes.length > 0 && money(taxable)}</td>
            <td className={classes.wide}>{taxes.length > 0 && money(sum(taxes.map((tax) => tax.amount)))}</td>
            <td>{money(sum([amount, reduction]))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('total')}</th>
          <td className={classes.wide} />
          <td className={classes.wide} />
          <td className={classes.wide} />
          <td>
            <Money amount={total} currency={currency} strong />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
