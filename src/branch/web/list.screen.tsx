import { Button } from '@mantine/core';
import { IconBuildingStore, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { ListPage } from '#platform/web/kit/list-page.tsx';
import { listView } from '#platform/web/kit/list-view.ts';
import { Screen } from '#platform/web/kit/screen.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { allAtOnce, useRead } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { branchApi } from '../api.ts';
import { OpenBranch } from './parts/open-branch.tsx';
import { branchWords } from './words.ts';

const View = listView();

/** The branches of the company. */
export default function BranchesScreen() {
  const t = useWords(branchWords);
  const { may } = useViewer();
  const [view, change] = useView(View);
  const [opening, setOpening] = useState(false);
  const pages = allAtOnce(useRead(branchApi, 'list'), ({ items }) => items);
  const open = may('branch.write') && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpening(true)}>
      {t('open')}
    </Button>
  );
  const state = (active: boolean) => <StatusBadge status={active ? 'ACTIVE' : 'DISABLED'} label={active ? t('active') : t('inactive')} />;
  return (
    <Screen title={t('branches')} back={{ to: '/settings', label: t('settings') }} action={open || undefined}>
      <ListPage
        pages={pages}
        view={view}
        change={change}
        open={({ id }) => `/settings/branches/${id}`}
        columns={[
          { key: 'name', title: t('name'), cell: ({ name }) => name },
          { key: 'code', title: t('code'), cell: ({ code }) => code },
          { key: 'address', title: t('address'), cell: ({ address }) => address },
          { key: 'currency', title: t('currency'), cell: ({ currency }) => currency },
          { key: 'zone', title: t('timeZone'), cell: ({ timeZone }) => timeZone },
          { key: 'state', title: t('state'), cell: ({ active }) => state(active) },
        ]}
        card={({ name, address, currency, active }) => ({ title: name, aside: currency, text: address, status: state(active) })}
        empty={<EmptyState icon={<IconBuildingStore size={22} stroke={1.5} />} title={t('empty')} text={t('emptyHint')} action={open} />}
      />
      {opening && <OpenBranch close={() => setOpening(false)} />}
    </Screen>
  );
}
