import { Button } from '@mantine/core';
import { IconReceipt2 } from '@tabler/icons-react';
import { useState } from 'react';
import { formatMoney, formatRate } from '#platform/domain/format.ts';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { ListPage } from '#platform/web/kit/list-page.tsx';
import type { ListColumn } from '#platform/web/kit/list-table.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { usePages } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type PlanRow, planApi } from '../api.ts';
import { PlanDialog } from './parts/plan-dialog.tsx';
import classes from './parts/pricebook.module.css';
import { DatedView } from './parts/view.ts';
import { pricebookWords } from './words.ts';

/** The instalment plans of a branch, with what each comes to and the yearly rate it implies. */
export default function PlansScreen() {
  const t = useWords(pricebookWords);
  const locale = useLanguage();
  const [view, change] = useView(DatedView);
  const { branch, may } = useViewer();
  const edits = may('price.write', branch.id);
  const pages = usePages(planApi, 'list', { branchId: branch.id, q: view.q, active: view.past ? undefined : 'true' });
  const [opened, setOpened] = useState<{ plan?: PlanRow }>();
  const rate = ({ yearlyRateBp }: PlanRow) => (yearlyRateBp === null ? '—' : formatRate(yearlyRateBp, locale));
  const badge = ({ active }: PlanRow) => (active ? null : <StatusBadge status="OFF" label={t('offOffer')} />);
  const add = <Button onClick={() => setOpened({})}>{t('addPlan')}</Button>;
  return (
    <Screen title={t('plans')} subtitle={`${branch.name}. ${t('issuedStay')}`} {...(edits ? { action: add } : {})}>
      <ListPage
        pages={pages}
        view={view}
        change={change}
        search={t('search')}
        {...(edits ? { press: (plan: PlanRow) => setOpened({ plan }) } : {})}
        tabs={[
          { label: t('onOffer'), view: {} },
          { label: t('everything'), view: { past: 'yes' } },
        ]}
        columns={usePlanColumns(rate, badge)}
        card={(row) => ({
          title: `${row.model} ${row.version}`,
          aside: <Money amount={row.monthlyInstallment} currency={row.currency} />,
          text: row.name,
          foot: `${t('yearlyRate')} ${rate(row)}`,
          status: badge(row),
        })}
        empty={
          <EmptyState
            icon={<IconReceipt2 size={22} stroke={1.5} />}
            title={t('noPlans')}
            text={t('noPlansHint')}
            action={edits ? add : undefined}
          />
        }
      />
      {opened && <PlanDialog plan={opened.plan} close={() => setOpened(undefined)} />}
    </Screen>
  );
}

function usePlanColumns(rate: (row: PlanRow) => string, badge: (row: PlanRow) => React.ReactNode): ListColumn<PlanRow>[] {
  const t = useWords(pricebookWords);
  const money = (amount: number, { currency }: PlanRow) => <Money amount={amount} currency={currency} />;
  return [
    {
      key: 'version',
      title: t('version'),
      cell: (row) => (
        <span className={classes.two}>
          {row.model} {row.version}
          <small>{row.name}</small>
        </span>
      ),
    },
    { key: 'months', title: t('months'), align: 'right', cell: ({ durationMonths }) => durationMonths },
    { key: 'advance', title: t('advance'), align: 'right', optional: true, cell: (row) => money(row.installmentAdvance, row) },
    {
      key: 'monthly',
      title: t('monthly'),
      align: 'right',
      cell: (row) => (
        <span className={classes.two} data-light>
          {money(row.monthlyInstallment, row)}
          <small>{t('lastIs', { amount: formatMoney(row.lastInstallment, row.currency) })}</small>
        </span>
      ),
    },
    {
      key: 'total',
      title: t('totalPayable'),
      align: 'right',
      cell: (row) => (
        <span className={classes.two} data-light>
          {money(row.totalPayable, row)}
          {row.cashPrice !== null && <small>{t('cashIs', { amount: formatMoney(row.cashPrice, row.currency) })}</small>}
        </span>
      ),
    },
    { key: 'rate', title: t('yearlyRate'), align: 'right', optional: true, cell: rate },
    { key: 'active', title: '', cell: badge },
  ];
}
