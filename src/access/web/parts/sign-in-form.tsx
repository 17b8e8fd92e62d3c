import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ProblemError } from '#platform/web/client.ts';
import { useWords } from '#platform/web/words.ts';
import { accessWords } from '../words.ts';
import { signIn, whyRefused } from './authentication.ts';
import classes from './sign-in.module.css';

type Props = {
  /** Who signs in again; cannot be changed then. */
  email?: string;
  /** Whom to fill in, when it was chosen elsewhere. */
  chosen?: string;
  done: (email: string) => void;
};

/** E-mail and password. */
export function SignInForm({ email, chosen, done }: Props) {
  const t = useWords(accessWords);
  const [problem, setProblem] = useState<string>();
  const [running, setRunning] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (chosen) password.current?.focus();
  }, [chosen]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const who = String(given.get('email') ?? email ?? '').trim();
    setRunning(true);
    setProblem(undefined);
    try {
      await signIn(who, String(given.get('password')));
      done(who);
    } catch (error) {
      const why = whyRefused(error);
      const says = {
        wrong: t('wrongPassword'),
        tooMany: t('tooMany'),
        other: error instanceof ProblemError ? error.detail : String(error),
      };
      setProblem(says[why]);
    } finally {
      setRunning(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.form}>
      <TextInput
        key={chosen ?? email}
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        defaultValue={chosen ?? email ?? ''}
        readOnly={email !== undefined}
        data-autofocus={email === undefined || undefined}
      />
      <PasswordInput
        ref={password}
        label={t('password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        data-autofocus={email !== undefined || undefined}
      />
      {problem && (
        <p role="alert" className={classes.problem}>
          {problem}
        </p>
      )}
      <Button type="submit" size="md" fullWidth loading={running}>
        {t('signIn')}
      </Button>
    </form>
  );
}
