import { Select } from '@mantine/core';
import { useState } from 'react';
import { Body, Fuel } from '#catalogue/domain/catalogue.ts';
import { formatDay, formatMoney } from '#platform/domain/format.ts';
import { sum } from '#platform/domain/money.ts';
import { DayInput } from '#platform/web/kit/day-input.tsx';
import { MoneySummary, Panel } from '#platform/web/kit/document-page.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { MoneyInput } from '#platform/web/kit/money-input.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import { areas } from '../../domain/areas.ts';
import { type FeeBasis, feesFor, ruleEndsBefore } from '../../domain/fees.ts';
import { countryOf, currencyOf, type FeeRule } from '../../domain/pricebook.ts';
import { pricebookWords } from '../words.ts';
import { useFeeWords } from './fee-words.tsx';
import { useToday } from './period.tsx';
import classes from './pricebook.module.css';

const usual = { VN: { basePrice: 1_109_000_000, area: 'HN' }, IN: { basePrice: 2_000_000_00, area: 'MH' } };
const aYearOn = (day: string) => Temporal.PlainDate.from(day).add({ years: 1 }).toString();

/** Tries a rule set on a car: which rules hold, what they take, and what changes within a year. */
export function FeeTrial({ rules, ruleSet }: { rules: FeeRule[]; ruleSet: string }) {
  const t = useWords(pricebookWords);
  const locale = useLanguage();
  const says = useFeeWords();
  const today = useToday();
  const country = countryOf(ruleSet);
  const currency = currencyOf(ruleSet);
  const [basis, setBasis] = useState<FeeBasis>({ ...usual[country], fuel: 'PETROL', body: 'SUV', on: today });
  const take = (part: Partial<{ [K in keyof FeeBasis]: FeeBasis[K] | null }>) =>
    setBasis((before) => ({
      ...before,
      ...(Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null)) as Partial<FeeBasis>),
    }));
  const fees = feesFor(rules, basis);
  const change = ruleEndsBefore(rules, basis, aYearOn(basis.on));
  const total = (all: typeof fees) => sum(all.map(({ amount }) => amount));
  return (
    <Panel title={t('tryIt')}>
      <div className={classes.try}>
        <MoneyInput label={t('tryPrice')} currency={currency} value={basis.basePrice} onChange={(basePrice) => take({ basePrice })} />
        <Select
          label={t('area')}
          data={areas[country].map((area) => ({ value: area.code, label: area[locale] }))}
          searchable
          allowDeselect={false}
          value={basis.area}
          onChange={(area) => take({ area })}
        />
        <div className={classes.pair}>
          <Select
            label={t('fuel')}
            data={Fuel.options.map((value) => ({ value, label: t(value) }))}
            allowDeselect={false}
            value={basis.fuel}
            onChange={(fuel) => take({ fuel: fuel as Fuel })}
          />
          <Select
            label={t('body')}
            data={Body.options.map((value) => ({ value, label: t(value) }))}
            allowDeselect={false}
            value={basis.body}
            onChange={(body) => take({ body: body as Body })}
          />
        </div>
        <DayInput label={t('tryDay')} value={basis.on} onChange={(on) => take({ on })} />
        {fees.length === 0 ? (
          <p className={classes.note}>{t('tryNone')}</p>
        ) : (
          <MoneySummary
            lines={fees.map((fee) => ({ label: says.label(fee), amount: <Money amount={fee.amount} currency={currency} /> }))}
            total={{ label: t('tryTotal'), amount: <Money amount={total(fees)} currency={currency} /> }}
          />
        )}
        {change && (
          <p className={classes.warning}>
            {t('changesOn', { day: formatDay(change.firstOn), total: formatMoney(total(change.after), currency) })}
          </p>
        )}
      </div>
    </Panel>
  );
}
