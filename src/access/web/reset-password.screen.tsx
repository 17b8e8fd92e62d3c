import { Button, PasswordInput } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ProblemError } from '#platform/web/client.ts';
import { GoLink } from '#platform/web/kit/link.tsx';
import { useGo } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { resetPassword, whyRefused } from './parts/authentication.ts';
import classes from './parts/sign-in.module.css';
import { SignInPage } from './parts/sign-in-page.tsx';
import { accessWords } from './words.ts';

/** Chooses a password, by the link of an invitation or of a forgotten password. */
export default function ResetPasswordScreen() {
  const t = useWords(accessWords);
  const go = useGo();
  const { token = '' } = useSearch({ strict: false }) as { token?: string };
  const [problem, setProblem] = useState<string>();
  const [running, setRunning] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    if (password.length < 12) {
      setProblem(t('passwordShort'));
      return;
    }
    setRunning(true);
    try {
      await resetPassword(token, password);
      go('/sign-in?done=1');
    } catch (error) {
      const says = { wrong: t('linkOld'), tooMany: t('tooMany'), other: error instanceof ProblemError ? error.detail : String(error) };
      setProblem(says[whyRefused(error)]);
    } finally {
      setRunning(false);
    }
  };
  return (
    <SignInPage title={t('newPasswordTitle')} {...(token ? {} : { hint: t('linkOld') })}>
      {token && (
        <form onSubmit={(event) => void submit(event)} className={classes.form}>
          <PasswordInput
            label={t('newPassword')}
            description={t('passwordHint')}
            name="password"
            autoComplete="new-password"
            required
            withAsterisk={false}
            error={problem}
            onChange={() => setProblem(undefined)}
          />
          <Button type="submit" size="md" loading={running}>
            {t('setPassword')}
          </Button>
        </form>
      )}
      <p className={classes.below}>
        <GoLink to="/sign-in">{t('backToSignIn')}</GoLink>
      </p>
    </SignInPage>
  );
}
