import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ProblemError } from '#platform/web/client.ts';
import { GoLink } from '#platform/web/kit/link.tsx';
import { useWords } from '#platform/web/words.ts';
import { requestPasswordReset, whyRefused } from './parts/authentication.ts';
import classes from './parts/sign-in.module.css';
import { SignInPage } from './parts/sign-in-page.tsx';
import { useWelcome } from './parts/welcome.ts';
import { accessWords } from './words.ts';

/** Asks for a link to a new password. The answer is the same whether the address is known or not. */
export default function ForgottenPasswordScreen() {
  const t = useWords(accessWords);
  const welcome = useWelcome();
  const [state, setState] = useState<'asking' | 'running' | 'sent'>('asking');
  const [problem, setProblem] = useState<string>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email'));
    setState('running');
    setProblem(undefined);
    try {
      await requestPasswordReset(email);
      setState('sent');
    } catch (error) {
      setProblem(whyRefused(error) === 'tooMany' ? t('tooMany') : error instanceof ProblemError ? error.detail : String(error));
      setState('asking');
    }
  };
  const noMail = welcome.data?.mail === false;
  return (
    <SignInPage title={t('forgotTitle')} hint={state === 'sent' ? t('linkSent') : noMail ? t('forgotNoMail') : t('forgotHint')}>
      {state !== 'sent' && !noMail && (
        <form onSubmit={(event) => void submit(event)} className={classes.form}>
          <TextInput label={t('email')} name="email" type="email" autoComplete="username" required withAsterisk={false} />
          {problem && (
            <p role="alert" className={classes.problem}>
              {problem}
            </p>
          )}
          <Button type="submit" size="md" loading={state === 'running'}>
            {t('sendLink')}
          </Button>
        </form>
      )}
      <p className={classes.below}>
        <GoLink to="/sign-in">{t('backToSignIn')}</GoLink>
      </p>
    </SignInPage>
  );
}
