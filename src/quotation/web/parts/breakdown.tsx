import { formatDay, formatMoney, formatRate } from '#platform/domain/format.ts';
import type { Currency } from '#platform/domain/money.ts';
import { Money } from '#platform/web/kit/money.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import type { Priced } from '../../domain/pricing.ts';
import type { LineKind, PriceLine } from '../../domain/quotation.ts';
import { quotationWords } from '../words.ts';
import classes from './breakdown.module.css';
import type { Asked } from './explain.ts';
import { LineWhy } from './line-why.tsx';

/** What a price needs to be shown: computed here, or kept by a document. */
export type ShownPrice = Pick<Priced, 'lines' | 'totalPrice' | 'later' | 'plan'>;

type Props = { price: ShownPrice; currency: Currency; asked?: Asked | undefined; expiryDate?: string | undefined };

/** The price line by line, with what it comes to; each line tells its rule. */
export function Breakdown({ price, currency, asked, expiryDate }: Props) {
  const t = useWords(quotationWords);
  const rows = useRows(price.lines);
  return (
    <div className={classes.breakdown}>
      <ul className={classes.rows}>
        {rows.map(({ label, lines, amount }) => (
          <li key={`${lines[0]?.kind} ${lines[0]?.rule} ${label}`} className={classes.row}>
            <LineWhy label={label} lines={lines} currency={currency} asked={asked} />
            <Money amount={amount} currency={currency} sign />
          </li>
        ))}
      </ul>
      <div className={classes.total}>
        <span>{t('onRoadTotal')}</span>
        <span className={classes.sum} aria-live="polite">
          <Money amount={price.totalPrice} currency={currency} />
        </span>
      </div>
      {price.later && (
        <p className={classes.later}>
          <strong>{t('laterTotal', { day: formatDay(price.later.on), total: formatMoney(price.later.totalPrice, currency) })}</strong>
          {t('laterHint')}
        </p>
      )}
      {price.plan && <PlanTotals plan={price.plan} currency={currency} cars={price.lines[0]?.quantity ?? 1} />}
      {expiryDate && <p className={classes.valid}>{t('validUntil', { day: formatDay(expiryDate) })}</p>}
    </div>
  );
}

type Row = { label: string; lines: PriceLine[]; amount: number };

/** Car, fees and reductions one by one; accessories and packages as one row each. */
function useRows(lines: readonly PriceLine[]): Row[] {
  const t = useWords(quotationWords);
  const locale = useLanguage();
  const ofKind = (kind: LineKind) => lines.filter((line) => line.kind === kind);
  const summed = (label: string, of: PriceLine[]): Row[] =>
    of.length === 0 ? [] : [{ label, lines: of, amount: of.reduce((all, { amount }) => all + amount, 0) }];
  const single = (line: PriceLine): Row => ({ label: locale === 'vi' ? line.labelVi : line.labelEn, lines: [line], amount: line.amount });
  const extras = new Set<LineKind>(['CAR', 'ACCESSORY', 'SERVICE']);
  const accessories = ofKind('ACCESSORY');
  const services = ofKind('SERVICE');
  return [
    ...ofKind('CAR').map((line) => ({ ...single(line), label: line.quantity > 1 ? `${line.quantity} × ${line.labelEn}` : line.labelEn })),
    ...summed(t('lineAccessories', { count: accessories.length }), accessories),
    ...summed(t('lineServices', { count: services.length }), services),
    ...lines.filter(({ kind }) => !extras.has(kind)).map(single),
  ];
}

/** What an instalment plan comes to: how it is paid, all of it, and the rate that it implies. */
export function PlanTotals({ plan, currency, cars }: { plan: NonNullable<Priced['plan']>; currency: Currency; cars: number }) {
  const t = useWords(quotationWords);
  const locale = useLanguage();
  const facts = [
    { label: t('planAdvance'), value: <Money amount={plan.advance} currency={currency} /> },
    { label: `${t('planMonthly')} × ${plan.months}`, value: <Money amount={plan.monthly} currency={currency} /> },
    ...(plan.lastInstallment === plan.monthly
      ? []
      : [{ label: t('planLast'), value: <Money amount={plan.lastInstallment} currency={currency} /> }]),
    { label: t('planTotal'), value: <Money amount={plan.totalPayable} currency={currency} strong /> },
    { label: t('planRate'), value: formatRate(plan.yearlyRateBp, locale) },
  ];
  return (
    <div className={classes.plan}>
      {cars > 1 && <p className={classes.perCar}>{t('perCar')}</p>}
      <dl>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
