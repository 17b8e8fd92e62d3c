import { type ReactNode, useId } from 'react';
import { formatRate } from '#platform/domain/format.ts';
import { Money } from '#platform/web/kit/money.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import { totalsOf } from '#pricebook/domain/finance.ts';
import type { Offer, OfferPlan } from '../../domain/offer.ts';
import { quotationWords } from '../words.ts';
import classes from './plan-cards.module.css';

type Props = { offer: Offer; value: string | null; onChange: (planId: string) => void; error?: ReactNode; 'data-path'?: string };

/** The instalment plans of a version beside each other: what is paid when, all of it, and the rate that it implies. */
export function PlanCards({ offer, value, onChange, error, 'data-path': path }: Props) {
  const t = useWords(quotationWords);
  const name = useId();
  if (offer.plans.length === 0) return <p className={classes.none}>{t('planNone')}</p>;
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{t('plan')}</legend>
      <div className={classes.plans}>
        {offer.plans.map((plan, at) => (
          <label key={plan.id} className={classes.plan}>
            <input
              type="radio"
              name={name}
              className={classes.radio}
              checked={plan.id === value}
              onChange={() => onChange(plan.id)}
              {...(at === 0 && path ? { 'data-path': path } : {})}
            />
            <span className={classes.name}>
              <strong>{t('planMonths', { months: plan.durationMonths })}</strong>
              <span>{plan.name}</span>
            </span>
            <PlanFigures plan={plan} offer={offer} />
          </label>
        ))}
      </div>
      {error && <p className={classes.error}>{error}</p>}
    </fieldset>
  );
}

function PlanFigures({ plan, offer: { currency, price } }: { plan: OfferPlan; offer: Offer }) {
  const t = useWords(quotationWords);
  const locale = useLanguage();
  const { totalPayable, yearlyRateBp } = totalsOf(plan, price?.proposed ?? plan.installmentPrice);
  const figures = [
    { label: t('planAdvance'), value: <Money amount={plan.installmentAdvance} currency={currency} /> },
    { label: t('planMonthly'), value: <Money amount={plan.monthlyInstallment} currency={currency} strong /> },
    { label: t('planTotal'), value: <Money amount={totalPayable} currency={currency} /> },
    { label: t('planRate'), value: formatRate(yearlyRateBp, locale) },
  ];
  return (
    <span className={classes.figures}>
      {figures.map(({ label, value }) => (
        <span key={label} className={classes.figure}>
          <span>{label}</span>
          {value}
        </span>
      ))}
    </span>
  );
}
