import { NumberInput, SegmentedControl, Select } from '@mantine/core';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { useLanguage } from '#platform/web/language.ts';
import type { ViewerBranch } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { areas } from '#pricebook/domain/areas.ts';
import { quotationWords } from '../words.ts';
import type { QuotationForm } from './form.ts';
import type { PricedEntries } from './offer.ts';
import { PlanCards } from './plan-cards.tsx';
import classes from './quotation-form.module.css';
import { UnitPrice } from './unit-price.tsx';

type Props = { form: QuotationForm['form']; price: PricedEntries; branch: ViewerBranch };

/** Cash or instalments, what one car costs, how many, and where they are registered. */
export function TermsPanel({ form, price, branch }: Props) {
  const t = useWords(quotationWords);
  const { offer, priced, wrongs } = price;
  const { type, planId } = form.values;
  return (
    <Panel title={t('termsPart')}>
      <div className={classes.fields}>
        <SegmentedControl
          className={classes.wide}
          aria-label={t('type')}
          data={[
            { value: 'CASH_SALE', label: t('CASH_SALE') },
            { value: 'LEASE_SALE', label: t('LEASE_SALE') },
          ]}
          {...form.getInputProps('type')}
        />
        {type === 'LEASE_SALE' && offer && (
          <div className={classes.wide}>
            <PlanCards
              offer={offer}
              value={planId}
              onChange={(id) => form.setFieldValue('planId', id)}
              error={form.errors.planId ?? (offer.plans.length > 0 && wrongs.planId)}
              data-path="planId"
            />
          </div>
        )}
        {offer && <UnitPrice form={form} offer={offer} wrong={wrongs.unitPrice} belowFloor={priced?.belowFloor ?? false} />}
        <NumberInput
          label={t('quantity')}
          min={1}
          max={20}
          allowDecimal={false}
          allowNegative={false}
          {...form.getInputProps('quantity')}
          value={form.values.quantity ?? ''}
          onChange={(quantity) => form.setFieldValue('quantity', typeof quantity === 'number' ? quantity : null)}
        />
        <AreaSelect form={form} country={offer?.country ?? (branch.currency === 'INR' ? 'IN' : 'VN')} />
      </div>
    </Panel>
  );
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();

/** The province or state that the road fees are those of; found without accents. */
function AreaSelect({ form, country }: { form: QuotationForm['form']; country: 'VN' | 'IN' }) {
  const t = useWords(quotationWords);
  const locale = useLanguage();
  return (
    <Select
      label={t('area')}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t('areaNone')}
      data={areas[country].map(({ code, en, vi }) => ({ value: code, label: locale === 'vi' ? vi : en }))}
      filter={({ options, search }) => options.filter((option) => 'label' in option && fold(option.label).includes(fold(search.trim())))}
      maxDropdownHeight={280}
      {...form.getInputProps('registrationArea')}
      onChange={(code) => form.setFieldValue('registrationArea', code ?? '')}
    />
  );
}
