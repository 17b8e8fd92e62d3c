import { SegmentedControl, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { MoneyInput } from '#platform/web/kit/money-input.tsx';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import type { RuleView } from '../../api.ts';
import { approvalWords } from '../words.ts';
import type { RuleForm } from './rule-form.ts';
import { ShareInput } from './share-input.tsx';

/** What the rule is about: where, which document, which kind of sale. */
export function Concerns({ form, rule }: { form: RuleForm; rule: RuleView | undefined }) {
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

/** What must hold together, each left empty where it does not matter. */
export function Conditions({ form }: { form: RuleForm }) {
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
