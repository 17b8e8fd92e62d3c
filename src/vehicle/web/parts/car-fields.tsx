import { Checkbox, Select, type SelectProps, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { z } from 'zod';
import { catalogueApi } from '#catalogue/api.ts';
import { ColorSwatches } from '#catalogue/web/parts/color-swatches.tsx';
import { VersionPicker } from '#catalogue/web/parts/version-picker.tsx';
import type { Currency } from '#platform/domain/money.ts';
import { DayInput } from '#platform/web/kit/day-input.tsx';
import { MoneyInput } from '#platform/web/kit/money-input.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useWords, wordsNow } from '#platform/web/words.ts';
import { checkDigitHolds, normaliseVin, vinProblem } from '../../domain/vin.ts';
import { vehicleWords } from '../words.ts';
import classes from './car-fields.module.css';

/** What is known of a car, as it is typed; an empty field is null or ''. */
export type CarValues = {
  vin: string;
  versionId: string;
  colorId: string;
  frameNumber: string;
  engineNumber: string;
  demo: boolean;
  manufacturedOn: string | null;
  expectedOn: string | null;
  landedCost: number | null;
};

type Form = UseFormReturnType<CarValues & Record<string, unknown>>;
type Props = { form: Form; currency: Currency; cost: boolean; arrived?: boolean };

/** A car's details: the VIN judged as it is typed, version and colour as the catalogue makes them. */
export function CarFields({ form, currency, cost, arrived }: Props) {
  const t = useWords(vehicleWords);
  const { data } = useRead(catalogueApi, 'tree');
  const field = form.getInputProps;
  const { versionId, vin } = form.values;
  const version = data?.models.flatMap(({ versions }) => versions).find(({ id }) => id === versionId);
  const shades = (data?.colors ?? []).filter(({ id }) => version?.colorIds.includes(id));
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('vin')}
        className={classes.wide}
        withAsterisk
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        data-autofocus
        {...field('vin')}
        {...judged(t, vin, field('vin').error)}
      />
      <div className={classes.wide}>
        <VersionPicker
          models={data?.models ?? []}
          value={versionId || null}
          onChange={(id) => form.setValues({ versionId: id, colorId: '' } as Partial<CarValues & Record<string, unknown>>)}
          currency={currency}
          error={field('versionId').error}
          data-path="versionId"
        />
      </div>
      {version && (
        <div className={classes.wide}>
          <ColorSwatches
            colors={shades}
            value={form.values.colorId || null}
            onChange={(id) => form.setFieldValue('colorId', id as never)}
            error={field('colorId').error}
            data-path="colorId"
          />
        </div>
      )}
      <TextInput label={t('frameNumber')} autoComplete="off" {...field('frameNumber')} />
      <TextInput label={t('engineNumber')} autoComplete="off" {...field('engineNumber')} />
      <DayInput label={t('manufacturedOn')} clearable {...field('manufacturedOn')} />
      {!arrived && <DayInput label={t('expectedOn')} clearable {...field('expectedOn')} />}
      {cost && <MoneyInput label={t('landedCost')} currency={currency} {...field('landedCost')} />}
      <Checkbox label={t('isDemo')} className={classes.wide} {...field('demo', { type: 'checkbox' })} />
    </div>
  );
}

/** A body with its VIN judged before it is sent. */
export const withVin = <S extends z.ZodType<{ vin?: string }>>(body: S) =>
  body.superRefine(({ vin }, context) => {
    const problem = vin === undefined ? undefined : vinProblem(normaliseVin(vin));
    if (problem) context.addIssue({ code: 'custom', path: ['vin'], message: wordsNow(vehicleWords)(`vin_${problem}`) });
  });

/** What is said below a VIN while it is typed: how many characters, what is wrong, or that its check digit does not fit. */
function judged(t: ReturnType<typeof useWords<typeof vehicleWords>>, text: string, refused: unknown) {
  const vin = normaliseVin(text);
  const problem = vin === '' ? undefined : vinProblem(vin);
  if (problem === 'length' && vin.length < 17) return { description: `${vin.length}/17` };
  if (problem) return { error: t(`vin_${problem}`) };
  if (refused || vin === '') return {};
  return { description: checkDigitHolds(vin) ? '17/17' : <span className={classes.doubt}>{t('checkDigit')}</span> };
}

/** The branches whose stock one runs. */
export const BranchSelect = ({ branches, ...rest }: Omit<SelectProps, 'data'> & { branches: { id: string; name: string }[] }) => (
  <Select allowDeselect={false} data={branches.map(({ id, name }) => ({ value: id, label: name }))} {...rest} />
);
