import {
  IconBuildingStore,
  IconCar,
  IconChecklist,
  IconKey,
  IconMail,
  IconReceipt2,
  IconReceiptTax,
  IconSettings,
  IconTag,
  IconUser,
  IconUserShield,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { say, useWords } from '#platform/web/words.ts';
import { capabilityScreens } from './capability-screens.ts';
import classes from './settings.module.css';
import { appWords } from './words.ts';

type Section = 'settingsSales' | 'settingsRules' | 'settingsCompany' | 'settingsYou';

/** Where a settings page stands on this page, by its path; one that is not named stands at the end of the rules. */
const places: Record<string, { section: Section; icon: TablerIcon }> = {
  '/settings/catalogue': { section: 'settingsSales', icon: IconCar },
  '/settings/prices': { section: 'settingsSales', icon: IconTag },
  '/settings/plans': { section: 'settingsSales', icon: IconReceipt2 },
  '/settings/promotions': { section: 'settingsSales', icon: IconTag },
  '/settings/item-prices': { section: 'settingsSales', icon: IconTag },
  '/settings/fees': { section: 'settingsSales', icon: IconReceiptTax },
  '/settings/approval-rules': { section: 'settingsRules', icon: IconChecklist },
  '/settings/groups': { section: 'settingsRules', icon: IconUsersGroup },
  '/settings/outbox': { section: 'settingsCompany', icon: IconMail },
  '/settings/branches': { section: 'settingsCompany', icon: IconBuildingStore },
  '/settings/people': { section: 'settingsCompany', icon: IconUserShield },
  '/settings/profile': { section: 'settingsYou', icon: IconUser },
  '/settings/keys': { section: 'settingsYou', icon: IconKey },
};
const sections: Section[] = ['settingsSales', 'settingsRules', 'settingsCompany', 'settingsYou'];

/** The way to every setting that this person may open. */
export default function SettingsScreen() {
  const t = useWords(appWords);
  const locale = useLanguage();
  const { may } = useViewer();
  const pages = capabilityScreens.filter(
    ({ path, may: needs }) => path.startsWith('/settings/') && !path.includes('$') && (needs === 'signed-in' || may(needs)),
  );
  return (
    <Screen title={t('settings')} width="narrow">
      {sections.map((section) => {
        const here = pages.filter(({ path }) => (places[path]?.section ?? 'settingsRules') === section);
        if (here.length === 0) return null;
        return (
          <section key={section} className={classes.section}>
            <h2 className={classes.name}>{t(section)}</h2>
            <div className={classes.pages}>
              {here.map(({ path, title }) => {
                const Icon = places[path]?.icon ?? IconSettings;
                return (
                  <GoLink key={path} to={path} className={classes.page}>
                    <Icon size={20} stroke={1.5} aria-hidden />
                    {say(title, locale)}
                  </GoLink>
                );
              })}
            </div>
          </section>
        );
      })}
    </Screen>
  );
}
