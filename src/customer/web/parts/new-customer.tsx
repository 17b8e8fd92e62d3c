import { Button, Select, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { ProblemNote } from '#platform/web/kit/problem-note.tsx';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type CustomerRow, customerApi } from '../../api.ts';
import { EnquirySource } from '../../domain/customer.ts';
import { customerWords } from '../words.ts';
import classes from './customer.module.css';
import { customerBody, noCustomer } from './customer-fields.tsx';
import search from './customer-search.module.css';
import { DuplicateNotice, useDuplicates } from './duplicates.tsx';

type Props = { typed: string; branchId: string; choose: (customer: CustomerRow) => void; leave: () => void };

/** What was typed into the search box is a phone, an e-mail address or a name. */
function startOf(typed: string) {
  if (/^[+\d][\d\s().-]{5,}$/.test(typed)) return { ...noCustomer, phone: typed };
  return /^\S+@\S+$/.test(typed) ? { ...noCustomer, email: typed } : { ...noCustomer, name: typed };
}

/** Notes a new customer inside another form, which therefore cannot be a form itself; Enter saves, Esc goes back to the search. */
export function NewCustomer({ typed, branchId, choose, leave }: Props) {
  const t = useWords(customerWords);
  const create = useWrite(customerApi, 'create', { quiet: true });
  const start = startOf(typed);
  const form = useApiForm({
    schema: customerApi.operations.create.body,
    start,
    body: (values) => ({ ...customerBody(values), branchId }),
    send: async (body) => choose(await create.mutateAsync({ body })),
  });
  const known = useDuplicates({ ...form.values, branchId });
  const field = form.getInputProps;
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !event.target.getAttribute('aria-haspopup'))
      form.submit(event);
  };
  return (
    <section className={search.new} aria-label={t('newCustomer')} onKeyDown={keys}>
      <h3 className={search.newTitle}>{t('newCustomer')}</h3>
      {form.problem && form.problem.violations.length === 0 && <ProblemNote problem={form.problem} />}
      <div className={classes.fields}>
        <TextInput label={t('name')} required autoComplete="off" autoFocus={!start.name} {...field('name')} />
        <TextInput label={t('phone')} required type="tel" autoComplete="off" autoFocus={Boolean(start.name)} {...field('phone')} />
        <TextInput label={t('email')} type="email" autoComplete="off" {...field('email')} />
        <Select
          label={t('source')}
          clearable
          data={EnquirySource.options.map((value) => ({ value, label: t(value) }))}
          {...field('source')}
        />
      </div>
      <div className={search.newNotice}>
        <DuplicateNotice
          items={known}
          offer={(customer) => (
            <Button size="xs" variant="default" onClick={() => choose(customer)}>
              {t('chooseKnown')}
            </Button>
          )}
        />
      </div>
      <div className={classes.foot}>
        <Button variant="default" onClick={leave}>
          {t('backToSearch')}
        </Button>
        <Button onClick={() => form.submit()} loading={form.sending}>
          {known.some(({ because }) => because.includes('PHONE')) ? t('createAnyway') : t('create')}
        </Button>
      </div>
    </section>
  );
}
