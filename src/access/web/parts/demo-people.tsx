import { useWords } from '#platform/web/words.ts';
import type { roleNames } from '../../domain/roles.ts';
import { accessWords } from '../words.ts';
import classes from './sign-in.module.css';

type Person = { email: string; name: string; role: (typeof roleNames)[number]; branch: string | null };
type Props = { people: Person[]; chosen: string | undefined; choose: (email: string) => void };

/** The last two words of a name: what one is called in Vietnamese, and first and last name elsewhere. */
const shortName = (name: string) => name.split(' ').slice(-2).join(' ');

/** The people of the demonstration, by branch; one touch fills the form. */
export function DemoPeople({ people, chosen, choose }: Props) {
  const t = useWords(accessWords);
  const branches = [...new Set(people.map(({ branch }) => branch))];
  return (
    <section className={classes.people}>
      <h2>{t('demoTitle')}</h2>
      <p>{t('demoHint')}</p>
      {branches.map((branch) => (
        <div key={branch ?? '*'} className={classes.branch}>
          <h3>{branch ?? t('everyBranch')}</h3>
          <div className={classes.chips}>
            {people
              .filter((person) => person.branch === branch)
              .map((person) => (
                <button
                  key={person.email}
                  type="button"
                  className={classes.chip}
                  aria-pressed={person.email === chosen}
                  onClick={() => choose(person.email)}
                >
                  {t(person.role)} <span>{shortName(person.name)}</span>
                </button>
              ))}
          </div>
        </div>
      ))}
    </section>
  );
}
