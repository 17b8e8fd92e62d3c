import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import type { ApiForm } from '#platform/web/kit/api-form.ts';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { useRecordForm } from '#platform/web/kit/record-form.ts';
import { showDone } from '#platform/web/notices.ts';
import { useWords } from '#platform/web/words.ts';
import { accessoryApi, catalogueApi, serviceApi } from '../../api.ts';
import { type Accessory, AccessoryGroup, type ServicePackage } from '../../domain/catalogue.ts';
import { catalogueWords } from '../words.ts';
import classes from './catalogue.module.css';

type Fields = Omit<ServicePackage, 'id' | 'rowVersion'> & { group?: AccessoryGroup };
const blank = { code: '', nameEn: '', nameVi: '', position: 0, active: true };
const fieldsOf = ({ code, nameEn, nameVi, position, active }: ServicePackage) => ({ code, nameEn, nameVi, position, active });
const withoutActive = ({ active: _, ...values }: Fields) => values;

/** An accessory, new or changed. */
export function AccessoryDialog({ accessory, close }: { accessory: Accessory | undefined; close: () => void }) {
  const t = useWords(catalogueWords);
  const form = useRecordForm<Accessory, Fields>({
    api: accessoryApi,
    record: accessory,
    fields: (one) => ({ ...fieldsOf(one), group: one.group }),
    blank: { ...blank, group: 'EXTERIOR' },
    toAdd: withoutActive,
    stale: [catalogueApi],
    done: () => {
      showDone(t('saved'));
      close();
    },
  });
  return (
    <ItemDialog title={accessory ? t('editAccessory') : t('addAccessory')} form={form} close={close} known={accessory !== undefined} />
  );
}

/** A service package, new or changed. */
export function ServiceDialog({ service, close }: { service: ServicePackage | undefined; close: () => void }) {
  const t = useWords(catalogueWords);
  const form = useRecordForm<ServicePackage, Fields>({
    api: serviceApi,
    record: service,
    fields: fieldsOf,
    blank,
    toAdd: withoutActive,
    stale: [catalogueApi],
    done: () => {
      showDone(t('saved'));
      close();
    },
  });
  return <ItemDialog title={service ? t('editService') : t('addService')} form={form} close={close} known={service !== undefined} />;
}

function ItemDialog({ title, form, close, known }: { title: string; form: ApiForm<Fields>; close: () => void; known: boolean }) {
  const t = useWords(catalogueWords);
  const names = {
    code: t('code'),
    group: t('group'),
    nameEn: t('nameEn'),
    nameVi: t('nameVi'),
    position: t('position'),
    active: t('onSale'),
  };
  return (
    <FormDialog title={title} form={form} close={close} names={names}>
      <div className={classes.pair}>
        <TextInput label={names.code} placeholder={t('codeHint')} data-autofocus {...form.getInputProps('code')} />
        <NumberInput label={names.position} min={0} allowDecimal={false} {...form.getInputProps('position')} />
      </div>
      {form.values.group && (
        <Select
          label={names.group}
          data={AccessoryGroup.options.map((value) => ({ value, label: t(value) }))}
          allowDeselect={false}
          {...form.getInputProps('group')}
        />
      )}
      <TextInput label={names.nameVi} {...form.getInputProps('nameVi')} />
      <TextInput label={names.nameEn} {...form.getInputProps('nameEn')} />
      {known && <Switch label={names.active} description={t('onSaleHint')} {...form.getInputProps('active', { type: 'checkbox' })} />}
    </FormDialog>
  );
}
