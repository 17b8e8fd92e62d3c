import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CustomerRow } from '#customer/api.ts';
import { DuplicateNotice, useDuplicates } from '#customer/web/parts/duplicates.tsx';
import { useWords } from '#platform/web/words.ts';
import { quotationWords } from '../words.ts';
import type { Entries } from './entries.ts';
import type { QuotationForm } from './form.ts';
import classes from './quotation-form.module.css';

/** What was typed into the search is a phone, an e-mail address or a name. */
export function namedBy(typed: string): Pick<Entries, 'customerName' | 'customerPhone' | 'customerEmail'> {
  const none = { customerName: '', customerPhone: '', customerEmail: '' };
  if (/^[+\d][\d\s().-]{5,}$/.test(typed)) return { ...none, customerPhone: typed };
  return /^\S+@\S+$/.test(typed) ? { ...none, customerEmail: typed } : { ...none, customerName: typed };
}

type Props = { form: QuotationForm['form']; branchId: string; choose: (customer: CustomerRow) => void; children: ReactNode };

/** A customer who is not there yet, noted with the quotation itself; whoever is known after all can be taken instead. */
export function NewCustomer({ form, branchId, choose, children }: Props) {
  const t = useWords(quotationWords);
  const { customerName: name, customerPhone: phone, customerEmail: email } = form.values;
  const known = useDuplicates({ name, phone, email, branchId });
  return (
    <>
      <TextInput label={t('name')} withAsterisk autoComplete="off" autoFocus={!name} {...form.getInputProps('customerName')} />
      <TextInput
        label={t('phone')}
        withAsterisk
        type="tel"
        autoComplete="off"
        autoFocus={Boolean(name) && !phone}
        {...form.getInputProps('customerPhone')}
      />
      <TextInput label={t('email')} type="email" autoComplete="off" {...form.getInputProps('customerEmail')} />
      {children}
      {known.length > 0 && (
        <div className={classes.wide}>
          <DuplicateNotice
            items={known}
            offer={(customer) => (
              <Button size="xs" variant="default" onClick={() => choose(customer)}>
                {t('useCustomer')}
              </Button>
            )}
          />
        </div>
      )}
    </>
  );
}
