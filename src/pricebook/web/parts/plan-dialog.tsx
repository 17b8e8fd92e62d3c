import { Button, NumberInput, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatMoney, formatRate } from '#platform/domain/format.ts';
import { type Currency, largestAmount } from '#platform/domain/money.ts';
import type { ApiForm } from '#platform/web/kit/api-form.ts';
import { MoneySummary } from '#platform/web/kit/document-page.tsx';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { MoneyInput } from '#platform/web/kit/money-input.tsx';
import { PercentInput } from '#platform/web/kit/percent-input.tsx';
import { useRecordForm } from '#platform/web/kit/record-form.ts';
import { useLanguage } from '#platform/web/language.ts';
import { showDone } from '#platform/web/notices.ts';
import { useRead } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type PlanRow, planApi, priceApi } from '../../api.ts';
import { installmentsOf, type PlanFigures, totalsOf } from '../../domain/finance.ts';
import { proposedPrice } from '../../domain/pricebook.ts';
import { pricebookWords } from '../words.ts';
import { useToday } from './period.tsx';
import classes from './pricebook.module.css';
import { VersionSelect } from './version-select.tsx';

type Fields = { [K in keyof PlanFigures]: number | null } & { versionId: string | null; code: string; name: string; active: boolean };

const fieldsOf = (plan: PlanRow): Fields => ({
  versionId: plan.versionId,
  code: plan.code,
  name: plan.name,
  installmentPrice: plan.installmentPrice,
  installmentAdvance: plan.installmentAdvance,
  durationMonths: plan.durationMonths,
  monthlyInstallment: plan.monthlyInstallment,
  active: plan.active,
});
const blank: Fields = {
  versionId: null,
  code: '',
  name: '',
  installmentPrice: null,
  installmentAdvance: null,
  durationMonths: 36,
  monthlyInstallment: null,
  active: true,
};

/** An instalment plan, new or changed, with what it comes to while it is typed. */
export function PlanDialog({ plan, close }: { plan: PlanRow | undefined; close: () => void }) {
  const t = useWords(pricebookWords);
  const { branch } = useViewer();
  const form = useRecordForm<PlanRow, Fields>({
    api: planApi,
    record: plan,
    fields: fieldsOf,
    blank,
    toAdd: ({ active: _, ...values }) => ({ ...values, branchId: branch.id }),
    toChange: ({ versionId: _, code: __, ...values }) => values,
    among: { branchId: branch.id, versionId: plan?.versionId },
    done: () => {
      showDone(t('saved'));
      close();
    },
  });
  const cashPrice = useCashPrice(form.values.versionId);
  const names = {
    versionId: t('version'),
    code: t('planCode'),
    name: t('planName'),
    installmentPrice: t('planPrice'),
    installmentAdvance: t('advance'),
    durationMonths: t('months'),
    monthlyInstallment: t('monthly'),
    active: t('onOffer'),
  };
  const { currency } = branch;
  return (
    <FormDialog
      title={plan ? `${t('editPlan')} · ${plan.model} ${plan.version}` : t('addPlan')}
      form={form}
      close={close}
      names={names}
      size="lg"
    >
      {!plan && (
        <div className={classes.pair}>
          <VersionSelect {...form.getInputProps('versionId')} data-autofocus />
          <TextInput label={names.code} {...form.getInputProps('code')} />
        </div>
      )}
      <TextInput label={names.name} {...(plan ? { 'data-autofocus': true } : {})} {...form.getInputProps('name')} />
      <div className={classes.pair}>
        <MoneyInput label={names.installmentAdvance} currency={currency} {...form.getInputProps('installmentAdvance')} />
        <NumberInput label={names.durationMonths} min={1} max={120} allowDecimal={false} {...form.getInputProps('durationMonths')} />
      </div>
      {cashPrice !== undefined && <FromRate form={form} cashPrice={cashPrice} currency={currency} />}
      <div className={classes.pair}>
        <MoneyInput label={names.monthlyInstallment} currency={currency} {...form.getInputProps('monthlyInstallment')} />
        <MoneyInput
          label={names.installmentPrice}
          description={t('planPriceHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          currency={currency}
          {...form.getInputProps('installmentPrice')}
        />
      </div>
      <Totals figures={form.values} cashPrice={cashPrice} currency={currency} />
      {plan && <Switch label={names.active} description={t('onOfferHint')} {...form.getInputProps('active', { type: 'checkbox' })} />}
    </FormDialog>
  );
}

/** What the version costs in cash today at the branch, once it is known. */
function useCashPrice(versionId: string | null): number | undefined {
  const { branch } = useViewer();
  const on = useToday();
  const read = useRead(
    priceApi,
    'list',
    { query: { branchId: branch.id, versionId: versionId ?? '', on, limit: 10 } },
    { when: versionId !== null },
  );
  const price = read.data?.items[0];
  return price && proposedPrice(price);
}

/** Works out the monthly amount and the price from a yearly rate, as a bank would. */
function FromRate({ form, cashPrice, currency }: { form: ApiForm<Fields>; cashPrice: number; currency: Currency }) {
  const t = useWords(pricebookWords);
  const [rateBp, setRateBp] = useState<number | null>(currency === 'VND' ? 840 : 950);
  const { installmentAdvance, durationMonths } = form.values;
  const financed = cashPrice - (installmentAdvance ?? 0);
  const possible =
    rateBp !== null && financed > 0 && Number.isInteger(durationMonths) && Number(durationMonths) >= 1 && Number(durationMonths) <= 120;
  const fill = () => {
    const rows = installmentsOf(financed, rateBp ?? 0, Number(durationMonths), currency, 'whole');
    form.setFieldValue('installmentAdvance', installmentAdvance ?? 0);
    form.setFieldValue('monthlyInstallment', rows[0]?.payment ?? null);
    form.setFieldValue(
      'installmentPrice',
      rows.reduce((total, { payment }) => total + payment, installmentAdvance ?? 0),
    );
  };
  return (
    <fieldset className={classes.rate}>
      <legend>{t('fromRate')}</legend>
      <div className={classes.helper}>
        <PercentInput aria-label={t('rate')} value={rateBp} onChange={setRateBp} />
        <Button variant="default" disabled={!possible} onClick={fill}>
          {t('fill')}
        </Button>
      </div>
    </fieldset>
  );
}

const isTyped = (figures: Fields | PlanFigures): figures is PlanFigures & Fields =>
  [figures.installmentPrice, figures.installmentAdvance, figures.durationMonths, figures.monthlyInstallment].every(
    (figure) => typeof figure === 'number' && figure >= 0 && figure <= largestAmount,
  ) &&
  Number.isInteger(figures.durationMonths) &&
  Number(figures.durationMonths) >= 1 &&
  Number(figures.durationMonths) <= 120;

function Totals({ figures, cashPrice, currency }: { figures: Fields; cashPrice: number | undefined; currency: Currency }) {
  const t = useWords(pricebookWords);
  const locale = useLanguage();
  if (!isTyped(figures)) return null;
  const { totalPayable, lastInstallment, yearlyRateBp } = totalsOf(figures, cashPrice ?? 0);
  const money = (amount: number) => <Money amount={amount} currency={currency} sign />;
  const lines = [
    { label: t('lastMonth'), amount: money(lastInstallment) },
    { label: t('totalPayable'), amount: money(totalPayable) },
    ...(cashPrice === undefined
      ? []
      : [
          { label: t('cashPrice'), amount: money(cashPrice) },
          { label: t('dearer'), amount: money(totalPayable - cashPrice) },
        ]),
  ];
  const odd = Math.abs(lastInstallment - figures.monthlyInstallment) > figures.monthlyInstallment;
  return (
    <div className={classes.totals}>
      <MoneySummary
        lines={lines}
        {...(cashPrice === undefined ? {} : { total: { label: t('yearlyRate'), amount: formatRate(yearlyRateBp, locale) } })}
      />
      <p className={odd ? classes.warning : classes.note}>
        {odd ? t('unbalanced', { amount: formatMoney(lastInstallment, currency) }) : t('remainder')}
      </p>
    </div>
  );
}
