import { Menu, SegmentedControl, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { accessApi } from '#access/api.ts';
import { signOut } from '#access/web/parts/authentication.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import { call } from '#platform/web/client.ts';
import { dropDrafts } from '#platform/web/kit/draft.ts';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { chooseLanguage, useLanguage } from '#platform/web/language.ts';
import { reads } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { appWords } from '../words.ts';
import classes from './menus.module.css';
import { forgetRecent } from './recent.ts';
import type { Me } from './viewer.ts';

/** Two letters for a person: in Vietnamese one is called by the last word of the name. */
const initialsOf = (name: string) => {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
};

/** Changes the language on the screen now and for this person from now on; what the server said is read again. */
async function changeLanguage(locale: Locale) {
  await chooseLanguage(locale);
  await call(accessApi, 'changeMe', { body: { locale } });
  await reads.invalidateQueries();
}

async function leave() {
  await signOut();
  dropDrafts();
  forgetRecent();
  window.location.assign('/sign-in');
}

/** Profile, language, light or dark, and the way out. */
export function PersonMenu({ me }: { me: Me }) {
  const t = useWords(appWords);
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={280} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton className={classes.person} aria-label={t('personMenu', { name: me.name })}>
          <span className={classes.initials}>{initialsOf(me.name)}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.personName}>
          <strong>{me.name}</strong>
          <span>{me.email}</span>
        </div>
        <Menu.Divider />
        <Menu.Item
          component={PlainLink}
          to={'/settings/profile' as never}
          leftSection={<IconUser size={16} stroke={1.6} />}
          closeMenuOnClick
        >
          {t('myProfile')}
        </Menu.Item>
        <Menu.Divider />
        <div className={classes.choice}>
          {t('language')}
          <SegmentedControl
            size="xs"
            aria-label={t('language')}
            value={language}
            onChange={(value) => void changeLanguage(value as Locale).catch(() => undefined)}
            data={[
              { value: 'vi', label: 'Tiếng Việt' },
              { value: 'en', label: 'English' },
            ]}
          />
        </div>
        <div className={classes.choice}>
          {t('theme')}
          <SegmentedControl
            size="xs"
            aria-label={t('theme')}
            value={colorScheme}
            onChange={(value) => setColorScheme(value as typeof colorScheme)}
            data={[
              {
                value: 'light',
                label: (
                  <span className={classes.choiceIcon}>
                    <IconSun size={16} stroke={1.6} role="img" aria-label={t('themeLight')} />
                  </span>
                ),
              },
              {
                value: 'dark',
                label: (
                  <span className={classes.choiceIcon}>
                    <IconMoon size={16} stroke={1.6} role="img" aria-label={t('themeDark')} />
                  </span>
                ),
              },
              {
                value: 'auto',
                label: (
                  <span className={classes.choiceIcon}>
                    <IconDeviceDesktop size={16} stroke={1.6} role="img" aria-label={t('themeAuto')} />
                  </span>
                ),
              },
            ]}
          />
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => void leave()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
