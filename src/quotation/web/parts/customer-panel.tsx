import { Select, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { EnquirySource } from '#customer/domain/customer.ts';
import { customerNames } from '#customer/domain/words.ts';
import { CustomerSearch } from '#customer/web/parts/customer-search.tsx';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import { quotationWords } from '../words.ts';
import type { QuotationForm } from './form.ts';
import classes from './quotation-form.module.css';

type Props = { form: QuotationForm['form']; branchId: string; written: boolean };

/** For whom: found or noted on the spot; once it is written, the name it is made out to may be corrected. */
export function CustomerPanel({ form, branchId, written }: Props) {
  const t = useWords(quotationWords);
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) start.current?.querySelector('input')?.focus({ preventScroll: true });
  }, []);
  return (
    <Panel title={t('customerPart')}>
      <div className={classes.fields}>
        {written ? (
          <>
            <TextInput label={t('name')} withAsterisk className={classes.wide} {...form.getInputProps('customerName')} />
            <TextInput label={t('phone')} withAsterisk type="tel" {...form.getInputProps('customerPhone')} />
            <TextInput label={t('email')} type="email" {...form.getInputProps('customerEmail')} />
          </>
        ) : (
          <div ref={start} className={form.values.customerId ? undefined : classes.wide}>
            <CustomerSearch
              branchId={branchId}
              label={t('buyer')}
              required
              {...form.getInputProps('customerId')}
              value={form.values.customerId}
              onCustomer={(customer) => {
                if (customer?.source && !form.values.source) form.setFieldValue('source', customer.source);
              }}
            />
          </div>
        )}
        {(written || form.values.customerId) && <SourceSelect form={form} />}
      </div>
    </Panel>
  );
}

/** How they heard of us (R3); one that the list does not know stays as it was noted. */
function SourceSelect({ form }: { form: QuotationForm['form'] }) {
  const t = useWords(quotationWords);
  const names = customerNames[useLanguage()];
  const { source } = form.values;
  const known = EnquirySource.options.map((value) => ({ value: value as string, label: names[value] }));
  const other = source && !known.some(({ value }) => value === source) ? [{ value: source, label: source }] : [];
  return <Select label={t('source')} clearable data={[...known, ...other]} {...form.getInputProps('source')} />;
}
