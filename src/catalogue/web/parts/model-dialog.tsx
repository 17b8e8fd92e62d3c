import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { useRecordForm } from '#platform/web/kit/record-form.ts';
import { showDone } from '#platform/web/notices.ts';
import { useWords } from '#platform/web/words.ts';
import { catalogueApi, modelApi } from '../../api.ts';
import { Body, type Model } from '../../domain/catalogue.ts';
import { catalogueWords } from '../words.ts';
import classes from './catalogue.module.css';

const fieldsOf = ({ make, name, body, position, active }: Model) => ({ make, name, body, position, active });

/** A model, new or changed. */
export function ModelDialog({ model, close }: { model: Model | undefined; close: () => void }) {
  const t = useWords(catalogueWords);
  const form = useRecordForm<Model, Omit<Model, 'id' | 'rowVersion'>>({
    api: modelApi,
    record: model,
    fields: fieldsOf,
    blank: { make: '', name: '', body: 'SUV', position: 0, active: true },
    toAdd: ({ active: _, ...values }) => values,
    stale: [catalogueApi],
    done: () => {
      showDone(t('saved'));
      close();
    },
  });
  const names = { make: t('make'), name: t('name'), body: t('body'), position: t('position'), active: t('onSale') };
  return (
    <FormDialog title={model ? t('editModel') : t('addModel')} form={form} close={close} names={names}>
      <div className={classes.pair}>
        <TextInput label={names.make} data-autofocus {...form.getInputProps('make')} />
        <TextInput label={names.name} {...form.getInputProps('name')} />
        <Select
          label={names.body}
          data={Body.options.map((value) => ({ value, label: t(value) }))}
          allowDeselect={false}
          {...form.getInputProps('body')}
        />
        <NumberInput label={names.position} min={0} allowDecimal={false} {...form.getInputProps('position')} />
      </div>
      {model && <Switch label={names.active} description={t('onSaleHint')} {...form.getInputProps('active', { type: 'checkbox' })} />}
    </FormDialog>
  );
}
