import { Button, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import type { z } from 'zod';
import { accessApi } from '#access/api.ts';
import { type ApiForm, useApiForm } from '#platform/web/kit/api-form.ts';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { FormBody } from '#platform/web/kit/form-body.tsx';
import { MoneyInput } from '#platform/web/kit/money-input.tsx';
import { PercentInput } from '#platform/web/kit/percent-input.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type BranchView, branchApi } from '../../api.ts';
import { type BranchSettings, InvoiceWhen, type timeZones } from '../../domain/branch.ts';
import { branchWords } from '../words.ts';
import classes from './branch.module.css';
import { BranchFields, type Identity } from './branch-fields.tsx';

type Branch = z.output<typeof BranchView>;
type Values = Identity & { active: boolean; settings: BranchSettings | undefined } & Record<string, unknown>;

const valuesOf = (branch: Branch): Values => ({
  name: branch.name,
  address: branch.address,
  phone: branch.phone,
  currency: branch.currency,
  timeZone: branch.timeZone as (typeof timeZones)[number],
  locale: branch.locale,
  country: branch.country,
  area: branch.area,
  active: branch.active,
  settings: branch.settings,
});

/** Everything of a branch that may be changed. */
export function BranchForm({ branch, readOnly }: { branch: Branch; readOnly: boolean }) {
  const t = useWords(branchWords);
  const change = useWrite(branchApi, 'change', { quiet: true, stale: [accessApi] });
  const form = useApiForm({
    schema: branchApi.operations.change.body,
    start: valuesOf(branch),
    body: (values) => ({ ...values, phone: values.phone || null }),
    send: async (body) => {
      await change.mutateAsync({ params: { id: branch.id }, body });
      showDone(t('saved'));
    },
  });
  return (
    <FormBody form={form}>
      <fieldset disabled={readOnly} style={{ display: 'contents' }}>
        <Panel title={t('identity')}>
          <BranchFields form={form} />
          <Switch mt={16} label={t('active')} description={t('stateHint')} {...form.getInputProps('active', { type: 'checkbox' })} />
        </Panel>
        {form.values.settings && <SettingsFields form={form} />}
      </fieldset>
      {!readOnly && (
        <div className={classes.foot}>
          <Button type="submit" loading={form.sending}>
            {t('save')}
          </Button>
        </div>
      )}
    </FormBody>
  );
}

function SettingsFields({ form }: { form: ApiForm<Values> }) {
  const t = useWords(branchWords);
  const field = (name: keyof BranchSettings) => form.getInputProps(`settings.${name}`);
  const { currency } = form.values;
  return (
    <>
      <Panel title={t('selling')}>
        <div className={classes.fields}>
          <NumberInput
            label={t('quotationDays')}
            description={t('quotationDaysHint')}
            min={1}
            max={365}
            allowDecimal={false}
            {...field('quotationDays')}
          />
          <NumberInput label={t('holdHours')} min={1} max={8760} allowDecimal={false} {...field('holdHours')} />
          <PercentInput label={t('deposit')} {...field('depositBp')} />
          <TextInput label={t('priceList')} {...field('priceList')} />
          <Select label={t('feeRuleSet')} allowDeselect={false} data={['R3', 'VN-2026', 'IN-2026']} {...field('feeRuleSet')} />
          <Select
            label={t('numberScope')}
            allowDeselect={false}
            data={[
              { value: 'BRANCH', label: t('numberBRANCH') },
              { value: 'COMPANY', label: t('numberCOMPANY') },
            ]}
            {...field('numberScope')}
          />
          <Select
            label={t('invoiceWhen')}
            allowDeselect={false}
            data={InvoiceWhen.options.map((value) => ({ value, label: t(`invoice${value}`) }))}
            {...field('invoiceWhen')}
          />
        </div>
      </Panel>
      <Panel title={t('costs')}>
        <p className={classes.hint}>{t('costsHint')}</p>
        <div className={classes.fields}>
          <PercentInput label={t('carCost')} {...field('carCostBp')} />
          <PercentInput label={t('accessoryCost')} {...field('accessoryCostBp')} />
          <PercentInput label={t('serviceCost')} {...field('serviceCostBp')} />
          <MoneyInput label={t('operatingCost')} currency={currency} {...field('operatingCost')} />
          <MoneyInput label={t('marketingCost')} currency={currency} {...field('marketingCost')} />
        </div>
      </Panel>
    </>
  );
}
