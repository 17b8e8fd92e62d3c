import { Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useWords } from '#platform/web/words.ts';
import { timeZones } from '../../domain/branch.ts';
import { branchWords } from '../words.ts';
import classes from './branch.module.css';

export type Identity = {
  name: string;
  address: string;
  phone: string | null;
  currency: 'VND' | 'INR';
  timeZone: (typeof timeZones)[number];
  locale: 'en' | 'vi';
  country: 'VN' | 'IN';
  area: string;
};

/** What a country brings with it, when a branch is opened there. */
const usual: Record<Identity['country'], Partial<Identity>> = {
  VN: { currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi' },
  IN: { currency: 'INR', timeZone: 'Asia/Kolkata', locale: 'en' },
};

type Props = { form: UseFormReturnType<Identity & Record<string, unknown>>; isNew?: boolean };

/** Name, place, money and clock of a branch. */
export function BranchFields({ form, isNew }: Props) {
  const t = useWords(branchWords);
  const field = form.getInputProps;
  const country = field('country');
  return (
    <div className={classes.fields}>
      <TextInput label={t('name')} className={classes.wide} {...field('name')} />
      <TextInput label={t('address')} className={classes.wide} {...field('address')} />
      <TextInput label={t('phone')} type="tel" {...field('phone')} value={form.values.phone ?? ''} />
      <Select
        label={t('country')}
        allowDeselect={false}
        data={[
          { value: 'VN', label: t('countryVN') },
          { value: 'IN', label: t('countryIN') },
        ]}
        {...country}
        onChange={(value) => {
          country.onChange(value);
          if (isNew) form.setValues(usual[value as Identity['country']] as Partial<Identity & Record<string, unknown>>);
        }}
      />
      <TextInput label={t('area')} description={t('areaHint')} {...field('area')} />
      <Select
        label={t('currency')}
        allowDeselect={false}
        data={[
          { value: 'VND', label: 'VND ₫' },
          { value: 'INR', label: 'INR ₹' },
        ]}
        {...field('currency')}
      />
      <Select label={t('timeZone')} allowDeselect={false} data={[...timeZones]} {...field('timeZone')} />
      <Select
        label={t('language')}
        allowDeselect={false}
        data={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
        {...field('locale')}
      />
    </div>
  );
}
