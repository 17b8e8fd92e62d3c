import { Checkbox, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import type { Currency } from '#platform/domain/money.ts';
import type { ApiForm } from '#platform/web/kit/api-form.ts';
import { DayInput } from '#platform/web/kit/day-input.tsx';
import { MoneyInput } from '#platform/web/kit/money-input.tsx';
import { useWords } from '#platform/web/words.ts';
import type { PaymentTerms } from '../../domain/contract.ts';
import { contractWords } from '../words.ts';
import classes from './contract.module.css';

/** What is agreed on, as it is typed. */
export type TermsTyped = {
  locale: 'en' | 'vi';
  terms: PaymentTerms;
  lender: string;
  lenderAmount: number | null;
  lenderApproved: boolean;
  tradeIn: string;
  tradeInValue: number | null;
  deliveryOn: string | null;
  conditions: string;
};

/** What is sent of it. */
export const termsSent = ({ lender, tradeInValue, deliveryOn, lenderAmount, lenderApproved, ...rest }: TermsTyped) => ({
  ...rest,
  tradeInValue: tradeInValue ?? 0,
  ...(rest.terms === 'BANK' ? { lender: lender.trim() || null, lenderAmount, lenderApproved } : {}),
  ...(deliveryOn ? { deliveryOn } : {}),
});

type Props = { form: ApiForm<TermsTyped>; currency: Currency; today: string };

/** How the price is paid, when the car is delivered, and what was promised besides. */
export function TermsFields({ form, currency, today }: Props) {
  const t = useWords(contractWords);
  const bank = form.values.terms === 'BANK';
  return (
    <div className={classes.fields}>
      <SegmentedControl
        className={classes.wide}
        fullWidth
        aria-label={t('terms')}
        data={(['FULL', 'BANK'] as const).map((value) => ({ value, label: t(value) }))}
        value={form.values.terms}
        onChange={(terms) => form.setFieldValue('terms', terms === 'BANK' ? 'BANK' : 'FULL')}
      />
      {bank && (
        <>
          <TextInput label={t('lender')} maxLength={120} {...form.getInputProps('lender')} />
          <MoneyInput label={t('lenderAmount')} currency={currency} {...form.getInputProps('lenderAmount')} />
          <Checkbox
            className={classes.wide}
            label={t('lenderApproved')}
            checked={form.values.lenderApproved}
            onChange={(event) => form.setFieldValue('lenderApproved', event.currentTarget.checked)}
          />
        </>
      )}
      <TextInput label={t('tradeIn')} placeholder={t('tradeInHint')} maxLength={200} {...form.getInputProps('tradeIn')} />
      <MoneyInput label={t('tradeInValue')} currency={currency} {...form.getInputProps('tradeInValue')} />
      <DayInput label={t('deliveryOn')} min={today} {...form.getInputProps('deliveryOn')} />
      <Select
        label={t('language')}
        allowDeselect={false}
        data={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
        {...form.getInputProps('locale')}
      />
      <Textarea
        className={classes.wide}
        label={t('conditions')}
        placeholder={t('conditionsHint')}
        autosize
        minRows={3}
        maxLength={4000}
        {...form.getInputProps('conditions')}
      />
    </div>
  );
}
