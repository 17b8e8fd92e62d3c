import { Money } from '#platform/web/kit/money.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import type { QuotationView } from '../../api.ts';
import { quotationWords } from '../words.ts';
import { type Asked, explain } from './explain.ts';
import classes from './price-table.module.css';

type Props = { price: Pick<QuotationView, 'lines' | 'currency' | 'totalPrice'>; asked?: Asked | undefined };

/** Every line of a price: what it comes to, the rule that made it and where that rule comes from. */
export function PriceTable({ price: { lines, currency, totalPrice }, asked }: Props) {
  const t = useWords(quotationWords);
  const locale = useLanguage();
  const several = lines.some(({ quantity }) => quantity > 1);
  return (
    <table className={classes.table} data-several={several || undefined}>
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
          const { rule, source, how, check } = explain(line, currency, t, locale, asked);
          const told = [rule, ...(line.quantity === 1 && how ? [how] : []), ...(source ? [source] : [])];
          return (
            <tr key={`${line.kind} ${line.itemId ?? line.rule} ${line.labelEn}`}>
              <th scope="row">
                {locale === 'vi' ? line.labelVi : line.labelEn}
                <span className={classes.why}>
                  {told.join(' · ')}
                  {check && <span className={classes.check}> · {t('toBeConfirmed')}</span>}
                </span>
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
