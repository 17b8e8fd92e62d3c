import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { roleNames } from '../../domain/roles.ts';
import { accessWords } from '../words.ts';
import classes from './person.module.css';
import type { Person } from './person.ts';

type Roles = Person['roles'];
type Props = { value?: Roles; onChange: (roles: Roles) => void; error?: React.ReactNode };

const every = '*';
const staff = roleNames.filter((role) => role !== 'CUSTOMER');

/** The roles of a person, each in a branch or in all of them. */
export function RoleFields({ value = [], onChange, error }: Props) {
  const t = useWords(accessWords);
  const { branches, branch } = useViewer();
  const change = (at: number, part: Partial<Roles[number]>) =>
    onChange(value.map((grant, index) => (index === at ? { ...grant, ...part } : grant)));
  const rows = value.map((grant, at) => ({ grant, at, key: `role ${at}` }));
  return (
    <fieldset className={classes.roles}>
      <legend>{t('roles')}</legend>
      {rows.map(({ grant, at, key }) => (
        <div key={key} className={classes.role}>
          <Select
            aria-label={t('role')}
            allowDeselect={false}
            value={grant.role}
            onChange={(role) =>
              role && change(at, { role: role as Roles[number]['role'], ...(role === 'ADMIN' ? { branchId: null } : {}) })
            }
            data={staff.map((role) => ({ value: role, label: t(role) }))}
          />
          <Select
            aria-label={t('branch')}
            allowDeselect={false}
            value={grant.branchId ?? every}
            onChange={(id) => change(at, { branchId: id === every ? null : id })}
            data={[{ value: every, label: t('everyBranch') }, ...branches.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <ActionIcon size={36} onClick={() => onChange(value.filter((_, index) => index !== at))} aria-label={t('removeRole')}>
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="xs"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...value, { role: 'SALES', branchId: branch.id || null }])}
        data-path="roles"
      >
        {t('addRole')}
      </Button>
      {error && <p className={classes.error}>{error}</p>}
    </fieldset>
  );
}
