import { Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { Body, Fuel } from '#catalogue/domain/catalogue.ts';
import { DayInput } from '#platform/web/kit/day-input.tsx';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { MoneyInput } from '#platform/web/kit/money-input.tsx';
import { PercentInput } from '#platform/web/kit/percent-input.tsx';
import { useRecordForm } from '#platform/web/kit/record-form.ts';
import { useLanguage } from '#platform/web/language.ts';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { feeApi } from '../../api.ts';
import { areas } from '../../domain/areas.ts';
import { countryOf, currencyOf, FeeKind, type FeeRule } from '../../domain/pricebook.ts';
import { pricebookWords } from '../words.ts';
import { isComing, useToday } from './period.tsx';
import classes from './pricebook.module.css';
import { RemoveButton } from './remove-button.tsx';

type Fields = Omit<FeeRule, 'id' | 'rowVersion' | 'firstOn'> & { firstOn: string | null; formula: 'share' | 'sum' };

const fieldsOf = ({ id: _, rowVersion: __, ...rule }: FeeRule): Fields => ({ ...rule, formula: rule.rateBp === null ? 'sum' : 'share' });
const blank = {
  code: '',
  kind: 'REGISTRATION_TAX',
  labelEn: '',
  labelVi: '',
  rateBp: null,
  amount: null,
  area: null,
  fuel: null,
  body: null,
  priceFrom: null,
  priceTo: null,
  lastOn: null,
  source: '',
  check: true,
  formula: 'share',
} as const;

/** Only the half of the formula that was chosen is sent. */
const bodyOf = ({ formula, ...rule }: Fields) => ({
  ...rule,
  rateBp: formula === 'share' ? rule.rateBp : null,
  amount: formula === 'sum' ? rule.amount : null,
});

type Props = { rule: FeeRule | undefined; ruleSet: string; close: () => void };

/** A road-fee rule, new or changed. A rule that is new waits for the accountant's check. */
export function FeeDialog({ rule, ruleSet, close }: Props) {
  const t = useWords(pricebookWords);
  const locale = useLanguage();
  const today = useToday();
  const remove = useWrite(feeApi, 'remove');
  const form = useRecordForm<FeeRule, Fields>({
    api: feeApi,
    record: rule,
    fields: fieldsOf,
    blank: { ...blank, ruleSet, firstOn: today },
    toAdd: bodyOf,
    toChange: (values) => {
      const { ruleSet: _, ...body } = bodyOf(values);
      return body;
    },
    among: { ruleSet },
    done: () => {
      showDone(t('saved'));
      close();
    },
  });
  const removeIt = () =>
    void remove.mutateAsync({ params: { id: rule?.id ?? '' } }).then(
      () => {
        showDone(t('removed'));
        close();
      },
      () => undefined,
    );
  const names = useNames();
  const { formula } = form.values;
  const currency = currencyOf(form.values.ruleSet);
  const anyOf = (placeholder: string) => ({ placeholder, clearable: true });
  return (
    <FormDialog
      title={rule ? t('editFee') : t('addFee')}
      form={form}
      close={close}
      names={names}
      size="lg"
      aside={rule && isComing(today, rule.firstOn) && <RemoveButton remove={removeIt} running={remove.isPending} />}
    >
      <div className={classes.triple}>
        <Select
          label={names.kind}
          data={FeeKind.options.map((value) => ({ value, label: t(value) }))}
          allowDeselect={false}
          {...form.getInputProps('kind')}
        />
        <TextInput label={names.code} data-autofocus {...form.getInputProps('code')} />
        <TextInput
          label={names.ruleSet}
          disabled={rule !== undefined}
          description={rule ? undefined : t('newSetHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('ruleSet')}
        />
      </div>
      <div className={classes.pair}>
        <TextInput label={names.labelVi} {...form.getInputProps('labelVi')} />
        <TextInput label={names.labelEn} {...form.getInputProps('labelEn')} />
      </div>
      <div className={classes.pair}>
        <SegmentedControl
          mt={24}
          aria-label={t('formula')}
          data={[
            { value: 'share', label: t('share') },
            { value: 'sum', label: t('sum') },
          ]}
          {...form.getInputProps('formula')}
        />
        {formula === 'share' ? (
          <PercentInput label={t('share')} {...form.getInputProps('rateBp')} error={form.errors.rateBp ?? form.errors.amount} />
        ) : (
          <MoneyInput label={t('sum')} currency={currency} {...form.getInputProps('amount')} />
        )}
      </div>
      <div className={classes.triple}>
        <Select
          label={names.area}
          data={areas[countryOf(form.values.ruleSet)].map((area) => ({ value: area.code, label: area[locale] }))}
          searchable
          {...anyOf(t('anyArea'))}
          {...form.getInputProps('area')}
        />
        <Select
          label={names.fuel}
          data={Fuel.options.map((value) => ({ value, label: t(value) }))}
          {...anyOf(t('anyFuel'))}
          {...form.getInputProps('fuel')}
        />
        <Select
          label={names.body}
          data={Body.options.map((value) => ({ value, label: t(value) }))}
          {...anyOf(t('anyBody'))}
          {...form.getInputProps('body')}
        />
      </div>
      <div className={classes.pair}>
        <MoneyInput label={names.priceFrom} currency={currency} {...form.getInputProps('priceFrom')} />
        <MoneyInput label={names.priceTo} currency={currency} {...form.getInputProps('priceTo')} />
        <DayInput label={names.firstOn} {...form.getInputProps('firstOn')} />
        <DayInput label={t('lastDayOpen')} clearable {...form.getInputProps('lastOn')} />
      </div>
      <TextInput label={names.source} placeholder={t('sourceHint')} {...form.getInputProps('source')} />
      <Checkbox label={names.check} description={t('checkHint')} {...form.getInputProps('check', { type: 'checkbox' })} />
    </FormDialog>
  );
}

function useNames() {
  const t = useWords(pricebookWords);
  return {
    ruleSet: t('ruleSet'),
    kind: t('kind'),
    code: t('code'),
    labelEn: t('labelEn'),
    labelVi: t('labelVi'),
    formula: t('formula'),
    rateBp: t('share'),
    amount: t('sum'),
    area: t('area'),
    fuel: t('fuel'),
    body: t('body'),
    priceFrom: t('priceFrom'),
    priceTo: t('priceTo'),
    firstOn: t('firstDay'),
    lastOn: t('lastDay'),
    source: t('source'),
    check: t('check'),
  };
}
