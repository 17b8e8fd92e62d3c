import { ActionIcon, Burger, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Sign } from '#platform/web/kit/wordmark.tsx';
import { useWords } from '#platform/web/words.ts';
import { appWords } from '../words.ts';
import { Bell } from './bell.tsx';
import { BranchSwitch } from './branch-switch.tsx';
import classes from './header.module.css';
import { openPalette } from './palette-loader.tsx';
import { PersonMenu } from './person-menu.tsx';
import type { Me } from './viewer.ts';

/** Search and palette, the branch, what waits, the person. */
export function Header({ me, openNavigation }: { me: Me; openNavigation: () => void }) {
  const t = useWords(appWords);
  return (
    <header className={classes.header}>
      <div className={classes.start}>
        <Burger size="sm" onClick={openNavigation} aria-label={t('openNavigation')} className={classes.burger} />
        <GoLink to="/" className={classes.sign} aria-label={t('toStart')}>
          <Sign />
        </GoLink>
        <UnstyledButton className={classes.search} onClick={openPalette}>
          <IconSearch size={16} stroke={1.75} aria-hidden />
          <span className={classes.searchWords}>{t('searchOpen')}</span>
          <kbd className={classes.keys}>Ctrl K</kbd>
        </UnstyledButton>
      </div>
      <div className={classes.end}>
        <ActionIcon size={36} className={classes.searchIcon} onClick={openPalette} aria-label={t('searchOpen')}>
          <IconSearch size={20} stroke={1.6} />
        </ActionIcon>
        <BranchSwitch />
        <Bell />
        <PersonMenu me={me} />
      </div>
    </header>
  );
}
