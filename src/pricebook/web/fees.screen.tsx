import { Button, Checkbox } from '@mantine/core';
import { IconReceiptTax } from '@tabler/icons-react';
import { useState } from 'react';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { ListTabs } from '#platform/web/kit/list-filters.tsx';
import { Loaded, Waiting } from '#platform/web/kit/loaded.tsx';
import { ProblemNote } from '#platform/web/kit/problem-note.tsx';
import { RecordTable } from '#platform/web/kit/record-table.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { usePages, useRead } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type FeeSet, feeApi } from '../api.ts';
import { FeeKind, type FeeRule } from '../domain/pricebook.ts';
import { FeeDialog } from './parts/fee-dialog.tsx';
import { FeeTrial } from './parts/fee-trial.tsx';
import { useFeeWords } from './parts/fee-words.tsx';
import { Period, useToday } from './parts/period.tsx';
import classes from './parts/pricebook.module.css';
import { FeeView } from './parts/view.ts';
import { pricebookWords } from './words.ts';

type Opened = { rule?: FeeRule };

/** The road-fee rules by set and by what they pay for, each with its source, its period and whether it was checked. */
export default function FeesScreen() {
  const t = useWords(pricebookWords);
  const { branch, may } = useViewer();
  const [view, change] = useView(FeeView);
  const sets = useRead(feeApi, 'sets');
  const [opened, setOpened] = useState<Opened>();
  const edits = may('price.write', branch.id);
  const used = sets.data?.items.find(({ branches }) => branches.some(({ id }) => id === branch.id));
  const ruleSet = view.set ?? used?.ruleSet ?? sets.data?.items[0]?.ruleSet;
  return (
    <Screen
      title={t('fees')}
      subtitle={t('issuedStay')}
      {...(edits ? { action: <Button onClick={() => setOpened({})}>{t('addFee')}</Button> } : {})}
    >
      <Loaded read={sets}>
        {({ items }) => (
          <>
            <ListTabs
              tabs={items.map((set) => ({ label: set.ruleSet, view: { set: set.ruleSet } }))}
              view={{ ...view, set: ruleSet }}
              change={change}
            />
            {ruleSet && (
              <Rules
                key={ruleSet}
                ruleSet={ruleSet}
                set={items.find((one) => one.ruleSet === ruleSet)}
                past={view.past === 'yes'}
                showPast={(past) => change({ past: past ? 'yes' : undefined })}
                open={edits ? setOpened : undefined}
              />
            )}
          </>
        )}
      </Loaded>
      {opened && <FeeDialog rule={opened.rule} ruleSet={opened.rule?.ruleSet ?? ruleSet ?? 'VN-2026'} close={() => setOpened(undefined)} />}
    </Screen>
  );
}

type Props = {
  ruleSet: string;
  set: FeeSet | undefined;
  past: boolean;
  showPast: (past: boolean) => void;
  open: ((opened: Opened) => void) | undefined;
};

function Rules({ ruleSet, set, past, showPast, open }: Props) {
  const t = useWords(pricebookWords);
  const today = useToday();
  const pages = usePages(feeApi, 'list', { ruleSet, limit: 200 });
  const shown = pages.rows.filter(({ lastOn }) => past || lastOn === null || lastOn >= today);
  if (pages.problem) return <ProblemNote problem={pages.problem} again={pages.again} />;
  if (pages.loading) return <Waiting />;
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        <p className={classes.set}>
          <span>
            {set && set.branches.length > 0 ? t('usedBy', { branches: set.branches.map(({ name }) => name).join(', ') }) : t('usedByNone')}
          </span>
          <span>{t('mostSpecific')}</span>
        </p>
        {pages.rows.length === 0 && (
          <EmptyState icon={<IconReceiptTax size={22} stroke={1.5} />} title={t('noFees')} text={t('noFeesHint')} />
        )}
        {FeeKind.options.map((kind) => {
          const rows = shown.filter((rule) => rule.kind === kind);
          return rows.length === 0 ? null : (
            <Panel key={kind} title={t(kind)} flush>
              <RuleTable label={t(kind)} rows={rows} open={open} />
            </Panel>
          );
        })}
        {pages.hasMore && (
          <Button variant="default" onClick={pages.loadMore} loading={pages.loadingMore}>
            {t('loadMore')}
          </Button>
        )}
        <Checkbox size="xs" label={t('showPast')} checked={past} onChange={(event) => showPast(event.currentTarget.checked)} />
      </div>
      {pages.rows.length > 0 && <FeeTrial rules={pages.rows} ruleSet={ruleSet} />}
    </div>
  );
}

function RuleTable({ label, rows, open }: { label: string; rows: FeeRule[]; open: ((opened: Opened) => void) | undefined }) {
  const t = useWords(pricebookWords);
  const says = useFeeWords();
  const today = useToday();
  return (
    <RecordTable
      label={label}
      rows={rows}
      open={open ? (rule) => open({ rule }) : undefined}
      quiet={({ lastOn }) => lastOn !== null && lastOn < today}
      columns={[
        {
          key: 'fee',
          width: '21%',
          title: t('fee'),
          cell: (rule) => (
            <span className={classes.two}>
              {says.label(rule)}
              <small>{rule.code}</small>
            </span>
          ),
        },
        { key: 'applies', width: '20%', title: t('applies'), cell: (rule) => says.applies(rule) },
        { key: 'formula', width: '14%', title: t('formula'), align: 'right', cell: (rule) => says.formula(rule) },
        { key: 'period', width: '18%', title: t('period'), cell: ({ firstOn, lastOn }) => <Period first={firstOn} last={lastOn} /> },
        {
          key: 'source',
          width: '27%',
          title: t('source'),
          cell: ({ source, check }) => (
            <span className={classes.source}>
              {source}
              {check && <StatusBadge status="CHECK" tone="amber" label={t('check')} />}
            </span>
          ),
        },
      ]}
    />
  );
}
