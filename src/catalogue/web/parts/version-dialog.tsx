import { Checkbox, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { useRecordForm } from '#platform/web/kit/record-form.ts';
import { useLanguage } from '#platform/web/language.ts';
import { showDone } from '#platform/web/notices.ts';
import { useWords } from '#platform/web/words.ts';
import { catalogueApi, versionApi } from '../../api.ts';
import { type Color, Fuel, type Model, type Version } from '../../domain/catalogue.ts';
import { catalogueWords } from '../words.ts';
import classes from './catalogue.module.css';
import { ColorName } from './color-swatches.tsx';

type Fields = Omit<Version, 'id' | 'modelId' | 'rowVersion'>;
const fieldsOf = ({ id: _, modelId: __, rowVersion: ___, ...fields }: Version): Fields => fields;
const blank: Omit<Fields, 'year'> = { name: '', fuel: 'PETROL', engineCc: 1498, lengthMm: 4600, seats: 5, colorIds: [], active: true };

type Props = { model: Model; version: Version | undefined; colors: Color[]; close: () => void };

/** A version of a model, new or changed, with the colours in which it is made. */
export function VersionDialog({ model, version, colors, close }: Props) {
  const t = useWords(catalogueWords);
  const locale = useLanguage();
  const form = useRecordForm<Version, Fields>({
    api: versionApi,
    record: version,
    fields: fieldsOf,
    blank: { ...blank, year: Temporal.Now.plainDateISO().year },
    toAdd: ({ active: _, ...values }) => ({ ...values, modelId: model.id }),
    among: { modelId: model.id },
    stale: [catalogueApi],
    done: () => {
      showDone(t('saved'));
      close();
    },
  });
  const names = {
    name: t('version'),
    year: t('year'),
    fuel: t('fuel'),
    engineCc: t('engineCc'),
    lengthMm: t('lengthMm'),
    seats: t('seats'),
    colorIds: t('colors'),
    active: t('onSale'),
  };
  const show = (field: keyof Fields, value: unknown) =>
    field === 'colorIds'
      ? colors.flatMap(({ id, nameEn, nameVi }) => ((value as string[]).includes(id) ? [locale === 'vi' ? nameVi : nameEn] : [])).join(', ')
      : String(value);
  return (
    <FormDialog
      title={`${version ? t('editVersion') : t('addVersion')} · ${model.make} ${model.name}`}
      form={form}
      close={close}
      names={names}
      show={show}
      size="lg"
    >
      <div className={classes.pair}>
        <TextInput label={names.name} data-autofocus {...form.getInputProps('name')} />
        <NumberInput label={names.year} allowDecimal={false} thousandSeparator="" {...form.getInputProps('year')} />
        <Select
          label={names.fuel}
          data={Fuel.options.map((value) => ({ value, label: t(value) }))}
          allowDeselect={false}
          {...form.getInputProps('fuel')}
        />
        <NumberInput label={names.seats} allowDecimal={false} min={1} {...form.getInputProps('seats')} />
        <NumberInput label={names.engineCc} allowDecimal={false} min={0} {...form.getInputProps('engineCc')} />
        <NumberInput
          label={names.lengthMm}
          allowDecimal={false}
          description={t('lengthHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('lengthMm')}
        />
      </div>
      <Checkbox.Group label={names.colorIds} {...form.getInputProps('colorIds')}>
        <div className={classes.paintChoice}>
          {colors.map((color) => (
            <Checkbox key={color.id} value={color.id} label={<ColorName color={color} />} />
          ))}
        </div>
      </Checkbox.Group>
      {version && <Switch label={names.active} description={t('onSaleHint')} {...form.getInputProps('active', { type: 'checkbox' })} />}
    </FormDialog>
  );
}
