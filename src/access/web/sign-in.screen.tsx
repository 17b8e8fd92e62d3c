import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { reads } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { DemoPeople } from './parts/demo-people.tsx';
import classes from './parts/sign-in.module.css';
import { SignInForm } from './parts/sign-in-form.tsx';
import { SignInPage } from './parts/sign-in-page.tsx';
import { useWelcome } from './parts/welcome.ts';
import { accessWords } from './words.ts';

const FirstAdministrator = lazy(() => import('./parts/first-administrator.tsx'));

/** Only a path of our own is gone to after sign-in. */
const within = (next: string | undefined) => (next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/');

/** Sign-in; at the very first start, the first administrator instead. */
export default function SignInScreen() {
  const t = useWords(accessWords);
  const { next, done } = useSearch({ strict: false }) as { next?: string; done?: string };
  const [chosen, setChosen] = useState<string>();
  const welcome = useWelcome();
  const enter = () => {
    reads.clear();
    window.location.assign(within(next));
  };
  if (welcome.data?.needsAdministrator)
    return (
      <Suspense>
        <FirstAdministrator done={enter} />
      </Suspense>
    );
  const people = welcome.data?.people ?? [];
  const title = welcome.data?.company ? t('signInTo', { company: welcome.data.company }) : t('signIn');
  return (
    <SignInPage title={title} {...(people.length > 0 ? { aside: <DemoPeople people={people} chosen={chosen} choose={setChosen} /> } : {})}>
      {done && <p className={classes.hint}>{t('passwordSet')}</p>}
      <SignInForm {...(chosen ? { chosen } : {})} done={enter} />
      <p className={classes.below}>
        <GoLink to="/forgotten-password">{t('forgot')}</GoLink>
      </p>
      {welcome.error && <Loaded read={welcome}>{() => null}</Loaded>}
    </SignInPage>
  );
}
