import { Button, NumberInput, Select, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConfirmMove } from '#platform/web/kit/confirm-move.tsx';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { approvalRuleApi, type RuleView } from '../../api.ts';
import { approvalWords } from '../words.ts';
import { Concerns, Conditions } from './rule-fields.tsx';
import { useRuleForm } from './rule-form.ts';

/** A rule, new or changed: what it concerns, the conditions, and who decides at which level. */
export function RuleDialog({ rule, close }: { rule: RuleView | undefined; close: () => void }) {
  const t = useWords(approvalWords);
  const form = useRuleForm(rule, close);
  const names = {
    name: t('name'),
    document: t('document'),
    type: t('saleType'),
    discountAboveBp: t('discountAbove'),
    marginBelowBp: t('marginBelow'),
    totalAbove: t('totalAbove'),
    level: t('levelField'),
    role: t('who'),
    active: t('active'),
  };
  return (
    <FormDialog
      title={rule ? t('editRule') : t('addRule')}
      form={form}
      close={close}
      names={names}
      aside={rule && <RemoveRule rule={rule} close={close} />}
    >
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        withAsterisk
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Concerns form={form} rule={rule} />
      <Conditions form={form} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={12}>
        <Select
          label={t('who')}
          data={[
            { value: 'MANAGER', label: t('MANAGER') },
            { value: 'ADMIN', label: t('ADMIN') },
          ]}
          allowDeselect={false}
          {...form.getInputProps('role')}
        />
        <NumberInput
          label={t('levelField')}
          description={t('levelHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={1}
          max={5}
          {...form.getInputProps('level')}
        />
      </SimpleGrid>
      <Switch label={t('active')} mt={4} {...form.getInputProps('active', { type: 'checkbox' })} />
    </FormDialog>
  );
}

function RemoveRule({ rule, close }: { rule: RuleView; close: () => void }) {
  const t = useWords(approvalWords);
  const [asking, setAsking] = useState(false);
  const remove = useWrite(approvalRuleApi, 'remove');
  const confirmed = async () => {
    await remove.mutateAsync({ params: { id: rule.id } }).then(
      () => {
        showDone(t('ruleRemoved'));
        close();
      },
      () => setAsking(false),
    );
  };
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {t('removeRule')}
      </Button>
      {asking && (
        <ConfirmMove
          look={{ label: t('removeRule'), danger: true, confirm: t('removeSure', { name: rule.name }) }}
          running={remove.isPending}
          onCancel={() => setAsking(false)}
          onConfirm={() => void confirmed()}
        />
      )}
    </>
  );
}
