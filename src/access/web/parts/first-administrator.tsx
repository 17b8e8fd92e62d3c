import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { FormBody } from '#platform/web/kit/form-body.tsx';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { accessApi } from '../../api.ts';
import { accessWords } from '../words.ts';
import { signIn } from './authentication.ts';
import { SignInPage } from './sign-in-page.tsx';

/** The very first start: the company and whoever looks after the rest. */
export default function FirstAdministrator({ done }: { done: () => void }) {
  const t = useWords(accessWords);
  const create = useWrite(accessApi, 'firstAdministrator', { quiet: true });
  const form = useApiForm({
    schema: accessApi.operations.firstAdministrator.body,
    start: { company: '', name: '', email: '', password: '' },
    send: async (body) => {
      await create.mutateAsync({ body });
      await signIn(body.email, body.password);
      done();
    },
  });
  return (
    <SignInPage title={t('welcomeTitle')} hint={t('welcomeHint')}>
      <FormBody form={form}>
        <TextInput label={t('company')} autoComplete="organization" {...form.getInputProps('company')} />
        <TextInput label={t('yourName')} autoComplete="name" {...form.getInputProps('name')} />
        <TextInput label={t('email')} type="email" autoComplete="username" {...form.getInputProps('email')} />
        <PasswordInput
          label={t('password')}
          description={t('passwordHint')}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={form.sending}>
          {t('begin')}
        </Button>
      </FormBody>
    </SignInPage>
  );
}
