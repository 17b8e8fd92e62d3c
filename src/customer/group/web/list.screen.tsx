import { Button } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { formatRate } from '#platform/domain/format.ts';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { RecordTable } from '#platform/web/kit/record-table.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useRead } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { customerGroupApi, type GroupView } from '../../api.ts';
import { GroupDialog } from './parts/group-dialog.tsx';
import { groupWords } from './words.ts';

/** The customer groups of a branch and what each takes off the car. */
export default function GroupsScreen() {
  const t = useWords(groupWords);
  const locale = useLanguage();
  const { branch, branchId, branchOf, branches, may } = useViewer();
  const read = useRead(customerGroupApi, 'list', { query: { branchId } });
  const [opened, setOpened] = useState<GroupView | 'new'>();
  const add = may('customer-group.write', branch.id) && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpened('new')}>
      {t('add')}
    </Button>
  );
  const discount = ({ discountBp, discountAmount, branchId: at }: GroupView) =>
    discountBp === null ? (
      <Money amount={discountAmount ?? 0} currency={(branchOf(at) ?? branch).currency} />
    ) : (
      formatRate(discountBp, locale)
    );
  return (
    <Screen title={t('groups')} subtitle={t('intro')} back={{ to: '/settings', label: t('settings') }} action={add || undefined}>
      <Loaded read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconUsersGroup size={22} stroke={1.5} />} title={t('empty')} text={t('emptyText')} action={add} />
          ) : (
            <Panel flush>
              <RecordTable
                label={t('groups')}
                rows={items}
                open={may('customer-group.write') ? setOpened : undefined}
                quiet={({ active }) => !active}
                columns={[
                  { key: 'name', title: t('name'), cell: ({ name }) => name },
                  { key: 'description', title: t('description'), cell: ({ description }) => description || t('noDescription') },
                  ...(branches.length > 1 && !branchId
                    ? [{ key: 'branch', title: t('branch'), cell: (row: GroupView) => branchOf(row.branchId)?.name }]
                    : []),
                  { key: 'discount', title: t('discount'), align: 'right', cell: discount },
                  {
                    key: 'state',
                    title: t('state'),
                    cell: ({ active }) => <StatusBadge status={active ? 'ACTIVE' : 'DISABLED'} label={active ? t('active') : t('ended')} />,
                  },
                  {
                    key: 'customers',
                    title: t('customers'),
                    cell: ({ id }) => <GoLink to={`/customers?groupId=${id}`}>{t('show')}</GoLink>,
                  },
                ]}
              />
            </Panel>
          )
        }
      </Loaded>
      {opened && <GroupDialog group={opened === 'new' ? undefined : opened} close={() => setOpened(undefined)} />}
    </Screen>
  );
}
