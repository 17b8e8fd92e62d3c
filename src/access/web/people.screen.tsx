import { Button } from '@mantine/core';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { DayText } from '#platform/web/kit/day.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { ListPage } from '#platform/web/kit/list-page.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { allAtOnce, useRead } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { peopleApi } from '../api.ts';
import { roleNames } from '../domain/roles.ts';
import { PeopleView } from './parts/people-view.ts';
import { matchesPerson, type Person } from './parts/person.ts';
import { PersonDialog } from './parts/person-dialog.tsx';
import { RoleList } from './parts/role-list.tsx';
import { accessWords } from './words.ts';

/** Who may sign in, and as what. */
export default function PeopleScreen() {
  const t = useWords(accessWords);
  const { may, branches } = useViewer();
  const [view, change] = useView(PeopleView);
  const [open, setOpen] = useState<Person | 'new'>();
  const read = useRead(peopleApi, 'list');
  const pages = allAtOnce(read, ({ items }) => items.filter(matchesPerson(view)));
  const invite = may('person.write') && (
    <Button leftSection={<IconUserPlus size={16} />} onClick={() => setOpen('new')}>
      {t('invite')}
    </Button>
  );
  const state = ({ disabledAt }: Person) =>
    disabledAt ? <StatusBadge status="DISABLED" label={t('disabled')} /> : <StatusBadge status="ACTIVE" label={t('active')} />;
  return (
    <Screen title={t('people')} back={{ to: '/settings', label: t('settings') }} action={invite || undefined}>
      <ListPage
        pages={pages}
        view={view}
        change={change}
        search={t('searchPeople')}
        press={setOpen}
        columns={[
          { key: 'name', title: t('name'), cell: ({ name }) => name },
          { key: 'email', title: t('email'), cell: ({ email }) => email },
          { key: 'roles', title: t('roles'), cell: ({ roles }) => <RoleList roles={roles} /> },
          { key: 'state', title: t('state'), cell: state },
          { key: 'since', title: t('since'), cell: ({ createdAt }) => <DayText on={createdAt.slice(0, 10)} />, optional: true },
        ]}
        card={(person) => ({ title: person.name, text: person.email, foot: <RoleList roles={person.roles} />, status: state(person) })}
        filters={[
          { name: 'role', label: t('role'), options: roleNames.map((role) => ({ value: role, label: t(role) })) },
          { name: 'branch', label: t('branch'), options: branches.map(({ id, name }) => ({ value: id, label: name })) },
          {
            name: 'state',
            label: t('state'),
            single: true,
            options: [
              { value: 'active', label: t('active') },
              { value: 'disabled', label: t('disabled') },
            ],
          },
        ]}
        empty={
          <EmptyState icon={<IconUsers size={22} stroke={1.5} />} title={t('peopleEmpty')} text={t('peopleEmptyHint')} action={invite} />
        }
      />
      {open && <PersonDialog person={open === 'new' ? undefined : open} close={() => setOpen(undefined)} />}
    </Screen>
  );
}
