import { SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import type { ApiForm } from '#platform/web/kit/api-form.ts';
import { useRead } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { customerGroupApi } from '../../api.ts';
import { CustomerKind, EnquirySource } from '../../domain/customer.ts';
import { customerWords } from '../words.ts';
import classes from './customer.module.css';

export type CustomerValues = {
  kind: CustomerKind;
  name: string;
  phone: string;
  email: string;
  taxNumber: string;
  address: string;
  source: EnquirySource | null;
  notes: string;
  groupId: string | null;
};

/** What stands in the fields of a customer who is not there yet. */
export const noCustomer: CustomerValues = {
  kind: 'PERSON',
  name: '',
  phone: '',
  email: '',
  taxNumber: '',
  address: '',
  source: null,
  notes: '',
  groupId: null,
};

/** The fields as the api takes them: what is empty is nothing. */
export const customerBody = ({ email, taxNumber, address, ...values }: CustomerValues) => ({
  ...values,
  email: email || null,
  taxNumber: (values.kind === 'COMPANY' && taxNumber) || null,
  address: address || null,
});

/** The groups that a customer of the branch may be given. */
export function useGroupOptions(branchId: string | undefined, when = true) {
  const groups = useRead(customerGroupApi, 'list', { query: { branchId } }, { when });
  return (groups.data?.items ?? []).filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }));
}

/** Everything that is noted of a customer. */
export function CustomerFields({ form, branchId }: { form: ApiForm<CustomerValues>; branchId: string | undefined }) {
  const t = useWords(customerWords);
  const groups = useGroupOptions(branchId);
  const field = form.getInputProps;
  return (
    <div className={classes.fields}>
      <SegmentedControl
        className={classes.wide}
        aria-label={t('kind')}
        data={CustomerKind.options.map((value) => ({ value, label: t(value) }))}
        {...field('kind')}
      />
      <TextInput label={t('name')} required autoComplete="off" data-autofocus className={classes.wide} {...field('name')} />
      <TextInput label={t('phone')} required type="tel" autoComplete="off" {...field('phone')} />
      <TextInput label={t('email')} type="email" autoComplete="off" {...field('email')} />
      {form.values.kind === 'COMPANY' && <TextInput label={t('taxNumber')} autoComplete="off" {...field('taxNumber')} />}
      <TextInput
        label={t('address')}
        autoComplete="off"
        className={form.values.kind === 'COMPANY' ? undefined : classes.wide}
        {...field('address')}
      />
      <Select
        label={t('source')}
        clearable
        data={EnquirySource.options.map((value) => ({ value, label: t(value) }))}
        {...field('source')}
      />
      <Select label={t('group')} clearable data={groups} {...field('groupId')} />
      <Textarea label={t('notes')} autosize minRows={2} maxRows={8} className={classes.wide} {...field('notes')} />
    </div>
  );
}
