import { ProblemError } from '#platform/web/client.ts';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { errorsOf } from '#platform/web/kit/issues.ts';
import { showDone } from '#platform/web/notices.ts';
import { reads, useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { CustomerChange, type CustomerPage, customerApi } from '../../api.ts';
import { CustomerKind, EnquirySource, showPhone } from '../../domain/customer.ts';
import { customerWords } from '../words.ts';
import classes from './customer.module.css';
import { useGroupOptions } from './customer-fields.tsx';
import { Clash, InlineField } from './inline-field.tsx';

type Field = 'kind' | 'name' | 'phone' | 'email' | 'taxNumber' | 'address' | 'source' | 'notes' | 'groupId';
const nullable = new Set<Field>(['email', 'taxNumber', 'address', 'source', 'groupId']);

/** Saves one field. A change of other fields by somebody else does not matter; one of this field is for the person to judge. */
function useFieldChange(customer: CustomerPage) {
  const t = useWords(customerWords);
  const change = useWrite(customerApi, 'change', { quiet: true });
  const bodyOf = (field: Field, value: string) => ({ [field]: value === '' && nullable.has(field) ? null : value });
  const send = (field: Field, value: string, rowVersion: number) =>
    change.mutateAsync({ params: { id: customer.id }, body: { ...bodyOf(field, value), rowVersion } });
  return {
    wrong: (field: Field) => (value: string) => errorsOf(CustomerChange, { ...bodyOf(field, value), rowVersion: 1 })[field],
    save: (field: Field) => async (value: string, despite?: string) => {
      try {
        await send(field, value, customer.rowVersion);
      } catch (error) {
        if (!(error instanceof ProblemError) || error.type !== 'platform/changed-meanwhile') throw error;
        const theirs = String(error.facts[field] ?? '');
        if (theirs !== (despite ?? customer[field] ?? '')) {
          void reads.invalidateQueries({ queryKey: [customerApi.base] });
          throw new Clash(theirs);
        }
        await send(field, value, Number(error.facts.rowVersion));
      }
      showDone(t('saved'));
    },
  };
}

/** Who the customer is and how to reach them, each fact changed where it stands. */
export function CustomerFacts({ customer }: { customer: CustomerPage }) {
  const t = useWords(customerWords);
  const readOnly = !customer.mayChange;
  const groups = useGroupOptions(customer.branchId, !readOnly);
  const { wrong, save } = useFieldChange(customer);
  const field = (name: Field) => ({
    value: customer[name] ?? '',
    empty: nullable.has(name),
    wrong: wrong(name),
    save: save(name),
    readOnly,
  });
  const company = customer.kind === 'COMPANY';
  return (
    <>
      <Panel title={t('contact')}>
        <div className={classes.fields}>
          <InlineField label={t('name')} {...field('name')} />
          <InlineField
            label={t('phone')}
            kind="tel"
            {...field('phone')}
            typed={showPhone(customer.phone)}
            show={<span className={classes.number}>{showPhone(customer.phone)}</span>}
          />
          <InlineField label={t('email')} kind="email" {...field('email')} />
          <InlineField label={t('address')} {...field('address')} />
          <InlineField label={t('kind')} options={CustomerKind.options.map((value) => ({ value, label: t(value) }))} {...field('kind')} />
          {company && <InlineField label={t('taxNumber')} {...field('taxNumber')} />}
          <InlineField
            label={t('group')}
            options={groups}
            {...field('groupId')}
            {...(customer.groupName ? { show: customer.groupName } : {})}
          />
          <InlineField
            label={t('source')}
            options={EnquirySource.options.map((value) => ({ value, label: t(value) }))}
            {...field('source')}
          />
        </div>
      </Panel>
      <Panel>
        <InlineField label={t('notes')} kind="long" {...field('notes')} />
      </Panel>
    </>
  );
}
