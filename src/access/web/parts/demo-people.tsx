import { useWords } from '#platform/web/words.ts';
import type { roleNames } from '../../domain/roles.ts';
import { accessWords, roleWord } from '../words.ts';
import classes from './sign-in.module.css';

type Person = { email: string; name: string; role: (typeof roleNames)[number]; branch: string | null };
type Props = { people: Person[]; chosen: string | undefined; choose: (email: string) => void };

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
                  title={person.name}
                  aria-pressed={person.email === chosen}
                  onClick={() => choose(person.email)}
                >
                  {t(roleWord(person.role))}
                </button>
              ))}
          </div>
        </div>
      ))}
    </section>
  );
}
