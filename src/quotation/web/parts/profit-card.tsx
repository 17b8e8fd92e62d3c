import { formatRate } from '#platform/domain/format.ts';
import type { Currency } from '#platform/domain/money.ts';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import type { Profit } from '../../domain/quotation.ts';
import { quotationWords } from '../words.ts';
import classes from './profit-card.module.css';

/** What the dealer earns, for those who are told: net revenue, what it costs, gross profit and margin. */
export function ProfitCard({ profit, currency }: { profit: Profit; currency: Currency }) {
  const t = useWords(quotationWords);
  const locale = useLanguage();
  const { netRevenue, costs, cost, grossProfit, marginBp } = profit;
  const parts = [
    { label: t('costCar'), amount: costs.car },
    { label: t('costAccessories'), amount: costs.accessories },
    { label: t('costServices'), amount: costs.services },
    { label: t('costOperating'), amount: costs.operating },
    { label: t('costMarketing'), amount: costs.marketing },
    { label: t('costCommission'), amount: costs.commission },
  ];
  return (
    <Panel title={t('profit')} action={<span className={classes.hint}>{t('profitHint')}</span>}>
      <dl className={classes.rows}>
        <div className={classes.sum}>
          <dt>
            {t('netRevenue')}
            <small>{t('netRevenueHint')}</small>
          </dt>
          <dd>
            <Money amount={netRevenue} currency={currency} />
          </dd>
        </div>
        {parts.map(({ label, amount }) => (
          <div key={label} className={classes.part}>
            <dt>{label}</dt>
            <dd>
              <Money amount={-amount} currency={currency} />
            </dd>
          </div>
        ))}
        <div className={classes.sum}>
          <dt>{t('cost')}</dt>
          <dd>
            <Money amount={-cost} currency={currency} />
          </dd>
        </div>
        <div className={classes.profit} data-loss={grossProfit < 0 || undefined}>
          <dt>{t('grossProfit')}</dt>
          <dd>
            <Money amount={grossProfit} currency={currency} />
            <span className={classes.margin}>{t('marginIs', { margin: formatRate(marginBp, locale) })}</span>
          </dd>
        </div>
      </dl>
    </Panel>
  );
}
