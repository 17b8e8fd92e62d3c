import { Input, SegmentedControl, Switch, Textarea, TextInput } from '@mantine/core';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { MoneyInput } from '#platform/web/kit/money-input.tsx';
import { PercentInput } from '#platform/web/kit/percent-input.tsx';
import { useRecordForm } from '#platform/web/kit/record-form.ts';
import { showDone } from '#platform/web/notices.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { customerApi, customerGroupApi, type GroupView } from '../../../api.ts';
import { groupWords } from '../words.ts';

type Fields = {
  name: string;
  description: string;
  by: 'percent' | 'amount';
  discountBp: number | null;
  discountAmount: number | null;
  active: boolean;
};
const blank: Fields = { name: '', description: '', by: 'percent', discountBp: null, discountAmount: null, active: true };
const fieldsOf = ({ name, description, discountBp, discountAmount, active }: GroupView): Fields => ({
  ...{ name, description, discountBp, discountAmount, active },
  by: discountBp === null ? 'amount' : 'percent',
});

/** A group gives a percentage or an amount: what is not chosen is taken away. */
const bodyOf = ({ by, name, description, discountBp, discountAmount }: Fields) => ({
  name,
  description,
  discountBp: by === 'percent' ? (discountBp ?? 0) : null,
  discountAmount: by === 'amount' ? (discountAmount ?? 0) : null,
});

/** Adds a customer group, or changes its name, its discount and whether it is still given. */
export function GroupDialog({ group, close }: { group: GroupView | undefined; close: () => void }) {
  const t = useWords(groupWords);
  const { branch, branchOf } = useViewer();
  const { currency } = (group && branchOf(group.branchId)) ?? branch;
  const form = useRecordForm<GroupView, Fields>({
    api: customerGroupApi,
    record: group,
    fields: fieldsOf,
    blank,
    toAdd: (values) => ({ ...bodyOf(values), branchId: branch.id }),
    toChange: (values) => ({ ...bodyOf(values), active: values.active }),
    among: { branchId: group?.branchId },
    stale: [customerApi],
    done: () => {
      showDone(t('saved'));
      close();
    },
  });
  const field = form.getInputProps;
  return (
    <FormDialog
      title={group ? t('change') : t('add')}
      form={form}
      close={close}
      names={{
        name: t('name'),
        description: t('description'),
        by: t('discount'),
        discountBp: t('discountBp'),
        discountAmount: t('discountAmount'),
        active: t('inUse'),
      }}
    >
      <TextInput label={t('name')} required autoComplete="off" data-autofocus {...field('name')} />
      <Textarea label={t('description')} autosize minRows={2} {...field('description')} />
      <Input.Wrapper label={t('discount')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('discount')}
          data={[
            { value: 'percent', label: t('percent') },
            { value: 'amount', label: t('amount') },
          ]}
          {...field('by')}
        />
      </Input.Wrapper>
      {form.values.by === 'percent' ? (
        <PercentInput label={t('discountBp')} {...field('discountBp')} />
      ) : (
        <MoneyInput label={t('discountAmount')} currency={currency} {...field('discountAmount')} />
      )}
      {group && <Switch label={t('inUse')} description={t('inUseHint')} {...field('active', { type: 'checkbox' })} />}
    </FormDialog>
  );
}
