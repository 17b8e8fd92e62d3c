import { Money } from '#platform/web/kit/money.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import type { QuotationView } from '../../api.ts';
import { quotationWords } from '../words.ts';
import { explain } from './explain.ts';
import classes from './price-table.module.css';

type Props = { quotation: Pick<QuotationView, 'lines' | 'currency' | 'totalPrice'> };

/** The kept lines of a price: each with the rule that made it and where that rule comes from. */
export function PriceTable({ quotation: { lines, currency, totalPrice } }: Props) {
  const t = useWords(quotationWords);
  const locale = useLanguage();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('line')}</th>
          <th scope="col" data-align="right" className={classes.wide}>
            {t('each')}
          </th>
          <th scope="col" data-align="right" className={classes.wide}>
            {t('quantity')}
          </th>
          <th scope="col" data-align="right">
            {t('amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const { rule, source } = explain(line, currency, t, locale);
          return (
            <tr key={`${line.kind} ${line.itemId ?? line.rule} ${line.labelEn}`}>
              <th scope="row">
                {locale === 'vi' ? line.labelVi : line.labelEn}
                <span className={classes.why}>{source && source !== rule ? `${rule} · ${source}` : rule}</span>
              </th>
              <td className={classes.wide}>{line.quantity > 1 && <Money amount={line.unitPrice} currency={currency} />}</td>
              <td className={classes.wide}>{line.quantity > 1 && line.quantity}</td>
              <td>
                <Money amount={line.amount} currency={currency} sign />
                {line.quantity > 1 && (
                  <span className={classes.narrow}>
                    {line.quantity} × <Money amount={line.unitPrice} currency={currency} />
                  </span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('onRoadTotal')}</th>
          <td className={classes.wide} />
          <td className={classes.wide} />
          <td>
            <Money amount={totalPrice} currency={currency} strong />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
