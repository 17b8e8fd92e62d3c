import { Anchor, Select, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { CustomerRow } from '#customer/api.ts';
import { EnquirySource } from '#customer/domain/customer.ts';
import { customerNames } from '#customer/domain/words.ts';
import { CustomerSearch } from '#customer/web/parts/customer-search.tsx';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import { quotationWords } from '../words.ts';
import type { QuotationForm } from './form.ts';
import { NewCustomer, namedBy } from './new-customer.tsx';
import classes from './quotation-form.module.css';

type Props = { form: QuotationForm['form']; branchId: string; written: boolean };

/** For whom: found or noted on the spot; once it is written, the name it is made out to may be corrected. */
export function CustomerPanel({ form, branchId, written }: Props) {
  const t = useWords(quotationWords);
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) start.current?.querySelector('input')?.focus({ preventScroll: true });
  }, []);
  const { customerId, isNew } = form.values;
  const choose = (customer: CustomerRow | null) => {
    form.setValues({ customerId: customer?.id ?? null, isNew: false, ...namedBy('') });
    if (!customer) return;
    if (customer.source) form.setFieldValue('source', customer.source);
    requestAnimationFrame(focusCar);
  };
  return (
    <Panel title={isNew ? t('newCustomer') : t('customerPart')} action={isNew && <BackToSearch form={form} />}>
      <div className={classes.fields}>
        {written && (
          <>
            <TextInput label={t('name')} withAsterisk className={classes.wide} {...form.getInputProps('customerName')} />
            <TextInput label={t('phone')} withAsterisk type="tel" {...form.getInputProps('customerPhone')} />
            <TextInput label={t('email')} type="email" {...form.getInputProps('customerEmail')} />
          </>
        )}
        {!written && isNew && (
          <NewCustomer form={form} branchId={branchId} choose={choose}>
            <SourceSelect form={form} />
          </NewCustomer>
        )}
        {!written && !isNew && (
          <div ref={start} className={customerId ? undefined : classes.wide}>
            <CustomerSearch
              branchId={branchId}
              label={t('buyer')}
              required
              value={customerId}
              onChange={() => undefined}
              onCustomer={choose}
              onNew={(typed) => form.setValues({ isNew: true, ...namedBy(typed) })}
              error={form.errors.customerId}
              data-path="customerId"
            />
          </div>
        )}
        {(written || (!isNew && customerId)) && <SourceSelect form={form} />}
      </div>
    </Panel>
  );
}

function BackToSearch({ form }: Pick<Props, 'form'>) {
  const t = useWords(quotationWords);
  return (
    <Anchor component="button" type="button" size="sm" mih={24} onClick={() => form.setFieldValue('isNew', false)}>
      {t('findCustomer')}
    </Anchor>
  );
}

/** The search box is gone once somebody is chosen; the car is what comes next. */
const focusCar = () =>
  document.querySelector<HTMLElement>('[data-part=car] input:checked, [data-part=car] input')?.focus({ preventScroll: true });

/** How they heard of us (R3); one that the list does not know stays as it was noted. */
function SourceSelect({ form }: { form: QuotationForm['form'] }) {
  const t = useWords(quotationWords);
  const names = customerNames[useLanguage()];
  const { source } = form.values;
  const known = EnquirySource.options.map((value) => ({ value: value as string, label: names[value] }));
  const other = source && !known.some(({ value }) => value === source) ? [{ value: source, label: source }] : [];
  return <Select label={t('source')} clearable data={[...known, ...other]} {...form.getInputProps('source')} />;
}
