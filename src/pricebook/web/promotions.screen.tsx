import { Button } from '@mantine/core';
import { IconDiscount } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { ListPage } from '#platform/web/kit/list-page.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { usePages } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type PromotionRow, promotionApi } from '../api.ts';
import { Period, PeriodBadge, useToday } from './parts/period.tsx';
import { PromotionDialog } from './parts/promotion-dialog.tsx';
import { DatedView } from './parts/view.ts';
import { pricebookWords } from './words.ts';

/** The promotions of a branch: what runs now, what is to come, and on request what is over. */
export default function PromotionsScreen() {
  const t = useWords(pricebookWords);
  const [view, change] = useView(DatedView);
  const { branch, may } = useViewer();
  const today = useToday();
  const edits = may('price.write', branch.id);
  const pages = usePages(promotionApi, 'list', { branchId: branch.id, q: view.q, since: view.past ? undefined : today });
  const [opened, setOpened] = useState<{ promotion?: PromotionRow }>();
  const add = <Button onClick={() => setOpened({})}>{t('addPromotion')}</Button>;
  const days = ({ firstOn, lastOn }: PromotionRow) => ({ first: firstOn, last: lastOn });
  return (
    <Screen title={t('promotions')} subtitle={`${branch.name}. ${t('issuedStay')}`} {...(edits ? { action: add } : {})}>
      <ListPage
        pages={pages}
        view={view}
        change={change}
        search={t('search')}
        {...(edits ? { press: (promotion: PromotionRow) => setOpened({ promotion }) } : {})}
        tabs={[
          { label: t('nowAndComing'), view: {} },
          { label: t('everything'), view: { past: 'yes' } },
        ]}
        columns={[
          { key: 'version', title: t('version'), cell: ({ model, version }) => `${model} ${version}` },
          { key: 'name', title: t('promotion'), cell: ({ name }) => name },
          { key: 'amount', title: t('amountOff'), align: 'right', cell: (row) => <Money amount={row.amount} currency={row.currency} /> },
          { key: 'period', title: t('period'), cell: (row) => <Period {...days(row)} /> },
          { key: 'state', title: '', cell: (row) => <PeriodBadge {...days(row)} /> },
        ]}
        card={(row) => ({
          title: `${row.model} ${row.version}`,
          aside: <Money amount={row.amount} currency={row.currency} />,
          text: row.name,
          foot: <Period {...days(row)} />,
          status: <PeriodBadge {...days(row)} />,
        })}
        empty={
          <EmptyState
            icon={<IconDiscount size={22} stroke={1.5} />}
            title={t('noPromotions')}
            text={t('noPromotionsHint')}
            action={edits ? add : undefined}
          />
        }
      />
      {opened && <PromotionDialog promotion={opened.promotion} close={() => setOpened(undefined)} />}
    </Screen>
  );
}
