import { Link } from '@tanstack/react-router';
import { useLanguage } from '#platform/web/language.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { say, useWords } from '#platform/web/words.ts';
import { navigationGroupsOf } from '../navigation.ts';
import { appWords } from '../words.ts';
import classes from './navigation.module.css';

/** The left navigation; icons with small words where there is little room, unless `full`. */
export function Navigation({ full }: { full?: boolean }) {
  const t = useWords(appWords);
  const locale = useLanguage();
  const { may } = useViewer();
  return (
    <nav aria-label={t('navigation')} className={classes.navigation} data-full={full || undefined}>
      {navigationGroupsOf(may).map((group) => (
        <ul key={group[0]?.path} className={classes.group}>
          {group.map(({ path, title, icon: Icon }) => (
            <li key={path}>
              <Link to={path as never} className={classes.place} activeProps={{ 'data-active': true }}>
                <Icon size={18} stroke={1.6} aria-hidden />
                <span className={classes.label}>{say(title, locale)}</span>
              </Link>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}
