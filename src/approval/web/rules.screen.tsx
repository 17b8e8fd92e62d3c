import { Button, Text } from '@mantine/core';
import { IconChecklist, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { formatMoney, formatRate } from '#platform/domain/format.ts';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { RecordTable } from '#platform/web/kit/record-table.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useRead } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { approvalRuleApi, type RuleView } from '../api.ts';
import classes from './parts/request-card.module.css';
import { RuleDialog } from './parts/rule-dialog.tsx';
import { approvalWords } from './words.ts';

/** Who must approve what: the rules that every price is judged by before it leaves the house. */
export default function RulesScreen() {
  const t = useWords(approvalWords);
  const read = useRead(approvalRuleApi, 'list');
  const [open, setOpen] = useState<RuleView | 'new'>();
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
      {t('addRule')}
    </Button>
  );
  return (
    <Screen title={t('rules')} back={{ to: '/settings', label: t('settings') }} action={add}>
      <Text size="sm" c="dimmed" maw={720}>
        {t('rulesText')}
      </Text>
      <Loaded read={read}>
        {({ items }) =>
          items.length > 0 ? (
            <>
              <Rules title={t('rulesOfBranch')} rules={items.filter(({ branchId }) => branchId)} open={setOpen} />
              <Rules title={t('rulesEverywhere')} rules={items.filter(({ branchId }) => !branchId)} open={setOpen} />
            </>
          ) : (
            <Panel flush>
              <EmptyState icon={<IconChecklist size={22} stroke={1.5} />} title={t('emptyRules')} text={t('emptyRulesText')} action={add} />
            </Panel>
          )
        }
      </Loaded>
      {open && <RuleDialog rule={open === 'new' ? undefined : open} close={() => setOpen(undefined)} />}
    </Screen>
  );
}

type Props = { title: string; rules: RuleView[]; open: (rule: RuleView) => void };

/** Rules that hold in the same places; those of every branch are changed by who sets rules in every branch. */
function Rules({ title, rules, open }: Props) {
  const t = useWords(approvalWords);
  const when = useWhen();
  if (rules.length === 0) return null;
  const changes = rules.every(({ mayChange }) => mayChange);
  return (
    <Panel title={title} flush action={!changes && <span className={classes.quiet}>{t('byAdministrator')}</span>}>
      <RecordTable
        label={title}
        rows={rules}
        open={changes ? open : undefined}
        quiet={({ active }) => !active}
        columns={[
          { key: 'name', title: t('name'), cell: ({ name }) => name },
          { key: 'document', title: t('document'), cell: ({ document, type }) => (type ? `${t(document)} · ${t(type)}` : t(document)) },
          { key: 'when', title: t('when'), cell: when },
          {
            key: 'who',
            title: t('who'),
            cell: ({ role, level }) => `${t('level', { level })} · ${role === 'ADMIN' ? t('ADMIN') : t('MANAGER')}`,
          },
          ...(rules.some(({ branchId }) => branchId)
            ? [{ key: 'branch', title: t('branch'), cell: ({ branchName }: RuleView) => branchName }]
            : []),
          {
            key: 'state',
            title: t('state'),
            cell: ({ active }) => <StatusBadge status={active ? 'ACTIVE' : 'DISABLED'} label={active ? t('active') : t('inactive')} />,
          },
        ]}
      />
    </Panel>
  );
}

/** The conditions of a rule in words. */
function useWhen(): (rule: RuleView) => string {
  const t = useWords(approvalWords);
  const locale = useLanguage();
  const { branch, branchOf } = useViewer();
  return ({ discountAboveBp, marginBelowBp, totalAbove, branchId }) => {
    const currency = (branchId ? branchOf(branchId) : undefined)?.currency ?? branch.currency;
    const conditions = [
      ...(discountAboveBp !== null ? [t('whenDiscount', { limit: formatRate(discountAboveBp, locale) })] : []),
      ...(marginBelowBp !== null ? [t('whenMargin', { limit: formatRate(marginBelowBp, locale) })] : []),
      ...(totalAbove !== null ? [t('whenTotal', { limit: formatMoney(totalAbove, currency) })] : []),
    ];
    return conditions.length > 0 ? conditions.join(` ${t('and')} `) : t('whenAlways');
  };
}
