import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import '#platform/web/theme/frame-styles.ts';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Wordmark } from '#platform/web/kit/wordmark.tsx';
import { chooseLanguage } from '#platform/web/language.ts';
import { ViewerContext } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { appWords } from '../words.ts';
import classes from './frame.module.css';
import { Header } from './header.tsx';
import { Navigation } from './navigation.tsx';
import { NoticesLoader } from './notices-loader.tsx';
import { PaletteLoader } from './palette-loader.tsx';
import { remember } from './recent.ts';
import { SessionGuard } from './session-guard.tsx';
import { useMe, useViewerOf } from './viewer.ts';

/** What stands on every page: navigation in the order of the sale, search, what waits, the person and the branch. */
export default function Frame() {
  const t = useWords(appWords);
  const me = useMe();
  const viewer = useViewerOf(me);
  const [opened, navigation] = useDisclosure(false);
  const { pathname } = useLocation();
  useEffect(() => {
    void chooseLanguage(me.locale);
  }, [me.locale]);
  useEffect(() => {
    navigation.close();
    const timer = setTimeout(() => remember(pathname, document.title), 400);
    return () => clearTimeout(timer);
  }, [pathname, navigation.close]);
  return (
    <ViewerContext value={viewer}>
      <a href="#content" className={classes.skip}>
        {t('skip')}
      </a>
      <div className={classes.frame}>
        <aside className={classes.side}>
          <GoLink to="/" c="inherit" underline="never" aria-label={t('toStart')}>
            <Wordmark />
          </GoLink>
          <Navigation />
        </aside>
        <div className={classes.body}>
          <Header me={me} openNavigation={navigation.open} />
          {me.demo && <div className={classes.demo}>{t('demo')}</div>}
          <main id="content" className={classes.content} tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </div>
      <Drawer
        opened={opened}
        onClose={navigation.close}
        size={272}
        title={<Wordmark full />}
        closeButtonProps={{ 'aria-label': t('navigation') }}
      >
        <Navigation full />
      </Drawer>
      <PaletteLoader />
      <NoticesLoader />
      <SessionGuard email={me.email} />
    </ViewerContext>
  );
}
