import { useRef } from 'react';
import { dayOf } from '#branch/domain/branch.ts';
import { dealApi } from '#deal/api.ts';
import { call } from '#platform/web/client.ts';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type ContractView, contractApi } from '../../api.ts';
import { contractWords } from '../words.ts';
import classes from './contract.module.css';
import { TermsFields, type TermsTyped, termsSent } from './terms-fields.tsx';

const typedOf = (contract: ContractView): TermsTyped => ({
  locale: contract.locale,
  terms: contract.terms,
  lender: contract.lender ?? '',
  lenderAmount: contract.lenderAmount,
  lenderApproved: contract.lenderApproved,
  tradeIn: contract.tradeIn,
  tradeInValue: contract.tradeInValue,
  deliveryOn: contract.deliveryOn,
  conditions: contract.conditions,
});

/** Changes the terms; where the customer has signed, it says first that the signature is lost. */
export function EditDialog({ contract, close }: { contract: ContractView; close: () => void }) {
  const t = useWords(contractWords);
  const read = useRef(contract.rowVersion);
  const edit = useWrite(contractApi, 'edit', { quiet: true, stale: [dealApi] });
  const params = { id: contract.id };
  const form = useApiForm({
    schema: contractApi.operations.edit.body,
    start: typedOf(contract),
    body: (values) => ({ ...termsSent(values), rowVersion: read.current }),
    send: async (body) => {
      const after = await edit.mutateAsync({ params, body });
      showDone(t(contract.status === 'SIGNED' && after.status === 'DRAFT' ? 'voided' : 'changed'));
      close();
    },
    latest: async () => {
      const now = await call(contractApi, 'get', { params });
      read.current = now.rowVersion;
      return typedOf(now);
    },
  });
  const names = {
    locale: t('language'),
    terms: t('terms'),
    lender: t('lender'),
    lenderAmount: t('lenderAmount'),
    lenderApproved: t('lenderApproved'),
    tradeIn: t('tradeIn'),
    tradeInValue: t('tradeInValue'),
    deliveryOn: t('deliveryOn'),
    conditions: t('conditions'),
  };
  return (
    <FormDialog title={t('edit')} form={form} close={close} names={names} size="lg">
      {contract.status === 'SIGNED' && <p className={classes.note}>{t('editVoids')}</p>}
      <TermsFields form={form} currency={contract.currency} today={dayOf(Temporal.Now.instant(), contract.timeZone)} />
    </FormDialog>
  );
}
