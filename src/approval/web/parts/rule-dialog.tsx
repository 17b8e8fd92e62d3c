import { Button, NumberInput, SegmentedControl, Select, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { call } from '#platform/web/client.ts';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { ConfirmMove } from '#platform/web/kit/confirm-move.tsx';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { MoneyInput } from '#platform/web/kit/money-input.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { approvalRuleApi, type RuleDraft, type RuleView } from '../../api.ts';
import { approvalWords } from '../words.ts';
import { ShareInput } from './share-input.tsx';

const fieldsOf = (rule: RuleView): RuleDraft => {
  const { name, branchId, document, type, discountAboveBp, marginBelowBp, totalAbove, level, role, active } = rule;
  return {
    name,
    branchId,
    document,
    type,
    discountAboveBp,
    marginBelowBp,
    totalAbove,
    level,
    role: role === 'ADMIN' ? 'ADMIN' : 'MANAGER',
    active,
  };
};

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

type RuleForm = ReturnType<typeof useRuleForm>;

function useRuleForm(rule: RuleView | undefined, close: () => void) {
  const t = useWords(approvalWords);
  const { branch, may } = useViewer();
  const seen = useRef(rule?.rowVersion ?? 0);
  const add = useWrite(approvalRuleApi, 'add', { quiet: true });
  const change = useWrite(approvalRuleApi, 'change', { quiet: true });
  const start: RuleDraft = rule
    ? fieldsOf(rule)
    : {
        name: '',
        branchId: may('approval-rule.write', '*') ? null : branch.id,
        document: 'QUOTATION',
        type: null,
        discountAboveBp: null,
        marginBelowBp: null,
        totalAbove: null,
        level: 1,
        role: 'MANAGER',
        active: true,
      };
  return useApiForm({
    schema: approvalRuleApi.operations.add.body,
    start,
    send: async (body) => {
      const { branchId: _, ...fields } = body;
      if (rule) await change.mutateAsync({ params: { id: rule.id }, body: { ...fields, rowVersion: seen.current } });
      else await add.mutateAsync({ body });
      showDone(t('ruleSaved'));
      close();
    },
    ...(rule
      ? {
          latest: async () => {
            const now = (await call(approvalRuleApi, 'list')).items.find(({ id }) => id === rule.id) ?? rule;
            seen.current = now.rowVersion;
            return fieldsOf(now);
          },
        }
      : {}),
  });
}

/** What the rule is about: where, which document, which kind of sale. */
function Concerns({ form, rule }: { form: RuleForm; rule: RuleView | undefined }) {
  const t = useWords(approvalWords);
  const { branches, may } = useViewer();
  const own = branches.filter(({ id }) => may('approval-rule.write', id)).map(({ id, name }) => ({ value: id, label: name }));
  const everywhere = may('approval-rule.write', '*') ? [{ value: '', label: t('everyBranch') }] : [];
  return (
    <>
      {!rule && everywhere.length + own.length > 1 && (
        <Select
          label={t('branch')}
          data={[...everywhere, ...own]}
          allowDeselect={false}
          {...form.getInputProps('branchId')}
          value={form.values.branchId ?? ''}
          onChange={(id) => form.setFieldValue('branchId', id || null)}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={12}>
        <div>
          <Text size="sm" fw={500} mb={6}>
            {t('document')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-label={t('document')}
            data={[
              { value: 'QUOTATION', label: t('QUOTATION') },
              { value: 'BOOKING', label: t('BOOKING') },
            ]}
            {...form.getInputProps('document')}
          />
        </div>
        <Select
          label={t('saleType')}
          data={[
            { value: '', label: t('anyType') },
            { value: 'CASH_SALE', label: t('CASH_SALE') },
            { value: 'LEASE_SALE', label: t('LEASE_SALE') },
          ]}
          allowDeselect={false}
          {...form.getInputProps('type')}
          value={form.values.type ?? ''}
          onChange={(type) => form.setFieldValue('type', type === 'CASH_SALE' || type === 'LEASE_SALE' ? type : null)}
        />
      </SimpleGrid>
    </>
  );
}

function Conditions({ form }: { form: RuleForm }) {
  const t = useWords(approvalWords);
  const { branch, branchOf } = useViewer();
  const { branchId } = form.values;
  const currency = (branchId ? branchOf(branchId) : undefined)?.currency ?? branch.currency;
  return (
    <Stack gap={8} component="fieldset" p={0} m={0} bd={0}>
      <Text component="legend" size="sm" fw={600} p={0}>
        {t('conditions')}
      </Text>
      <Text size="sm" c="dimmed">
        {t('conditionsText')}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={12}>
        <ShareInput label={t('discountAbove')} placeholder={t('noLimit')} {...form.getInputProps('discountAboveBp')} />
        <ShareInput label={t('marginBelow')} placeholder={t('noLimit')} allowNegative {...form.getInputProps('marginBelowBp')} />
      </SimpleGrid>
      <MoneyInput label={t('totalAbove')} placeholder={t('noLimit')} currency={currency} {...form.getInputProps('totalAbove')} />
    </Stack>
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
