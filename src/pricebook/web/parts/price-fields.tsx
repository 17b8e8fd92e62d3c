import { Select, Switch } from '@mantine/core';
import type { Currency } from '#platform/domain/money.ts';
import type { ApiForm } from '#platform/web/kit/api-form.ts';
import { MoneyInput } from '#platform/web/kit/money-input.tsx';
import { useWords } from '#platform/web/words.ts';
import { PriceType } from '../../domain/pricebook.ts';
import { pricebookWords } from '../words.ts';
import classes from './pricebook.module.css';

/** The fields of a price list (R2 `item_cash_sale_prices`), empty where not yet typed. */
export type PriceFigures = {
  salesmanPrice: number | null;
  retailPrice: number | null;
  fixedPrice: number | null;
  defaultPriceType: PriceType;
  changePrice: boolean;
};

/** The three prices, which of them is proposed, and whether it may be edited. The fixed price follows the retail price until it is typed. */
export function PriceFields<V extends PriceFigures & Record<string, unknown>>({
  form,
  currency,
}: {
  form: ApiForm<V>;
  currency: Currency;
}) {
  const t = useWords(pricebookWords);
  const { retailPrice, fixedPrice, defaultPriceType } = form.values;
  const retail = form.getInputProps('retailPrice');
  return (
    <>
      <div className={classes.triple}>
        <MoneyInput
          label={t('retail')}
          currency={currency}
          data-autofocus
          {...retail}
          onChange={(amount) => {
            retail.onChange(amount);
            if (fixedPrice === null || fixedPrice === retailPrice) form.getInputProps('fixedPrice').onChange(amount);
          }}
        />
        <MoneyInput label={t('salesman')} currency={currency} {...form.getInputProps('salesmanPrice')} />
        <MoneyInput label={t('fixed')} currency={currency} {...form.getInputProps('fixedPrice')} />
      </div>
      <div className={classes.pair}>
        <Select
          label={t('proposed')}
          data={PriceType.options.map((value) => ({ value, label: t(value) }))}
          allowDeselect={false}
          {...(defaultPriceType === 'fixed'
            ? { description: t('fixedHint'), inputWrapperOrder: ['label', 'input', 'description', 'error'] }
            : {})}
          {...form.getInputProps('defaultPriceType')}
        />
        <Switch
          mt={24}
          label={t('negotiable')}
          description={t('negotiableHint')}
          disabled={defaultPriceType === 'fixed'}
          {...form.getInputProps('changePrice', { type: 'checkbox' })}
        />
      </div>
    </>
  );
}
