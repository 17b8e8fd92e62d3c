import { Menu, UnstyledButton } from '@mantine/core';
import { IconBuildingStore, IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { appWords } from '../words.ts';
import { chooseBranch } from './branch.ts';
import classes from './menus.module.css';

/** The branch one works in: a name where there is one, a choice where there are more. */
export function BranchSwitch() {
  const t = useWords(appWords);
  const { branches, branch, branchId } = useViewer();
  if (branches.length < 2)
    return branches.length === 0 ? null : (
      <span className={classes.branch} title={t('branch')}>
        <IconBuildingStore size={16} stroke={1.6} aria-hidden />
        <span className={classes.branchName}>{branch.name}</span>
      </span>
    );
  const choices = [{ id: undefined, name: t('allBranches') }, ...branches];
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.branch} data-opens aria-label={`${t('branch')}: ${branchId ? branch.name : t('allBranches')}`}>
          <IconBuildingStore size={16} stroke={1.6} aria-hidden />
          <span className={classes.branchName}>{branchId ? branch.name : t('allBranches')}</span>
          <span className={classes.branchCode}>{branchId ? branch.code.toUpperCase() : null}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('branch')}</Menu.Label>
        {choices.map(({ id, name }) => (
          <Menu.Item key={id ?? 'all'} onClick={() => chooseBranch(id)} rightSection={id === branchId ? <IconCheck size={16} /> : null}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
