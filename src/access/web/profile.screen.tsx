import { Button, PasswordInput, SegmentedControl, Text, TextInput } from '@mantine/core';
import { z } from 'zod';
import { ProblemError } from '#platform/web/client.ts';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { FormBody } from '#platform/web/kit/form-body.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { chooseLanguage, useLanguage } from '#platform/web/language.ts';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { accessApi, Password } from '../api.ts';
import { changePassword, whyRefused } from './parts/authentication.ts';
import classes from './parts/person.module.css';
import { accessWords } from './words.ts';

/** One's own name, language and password. */
export default function ProfileScreen() {
  const t = useWords(accessWords);
  return (
    <Screen title={t('profile')} back={{ to: '/settings', label: t('settings') }} width="narrow">
      <AboutMe key={useLanguage()} />
      <NewPassword />
    </Screen>
  );
}

function AboutMe() {
  const t = useWords(accessWords);
  const viewer = useViewer();
  const language = useLanguage();
  const change = useWrite(accessApi, 'changeMe', { quiet: true });
  const form = useApiForm({
    schema: accessApi.operations.changeMe.body,
    start: { name: viewer.name, locale: language },
    send: async (body) => {
      await change.mutateAsync({ body });
      if (body.locale) await chooseLanguage(body.locale);
      showDone(t('saved'));
    },
  });
  return (
    <Panel>
      <FormBody form={form}>
        <Text size="sm" c="dimmed">
          {t('profileHint')}
        </Text>
        <TextInput label={t('name')} autoComplete="name" {...form.getInputProps('name')} />
        <TextInput label={t('email')} value={viewer.email} readOnly />
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('languageName')}
          </Text>
          <SegmentedControl
            aria-label={t('languageName')}
            data={[
              { value: 'vi', label: 'Tiếng Việt' },
              { value: 'en', label: 'English' },
            ]}
            {...form.getInputProps('locale')}
          />
        </div>
        <div className={classes.foot}>
          <Button type="submit" loading={form.sending}>
            {t('save')}
          </Button>
        </div>
      </FormBody>
    </Panel>
  );
}

const Change = z.object({ currentPassword: z.string().min(1), newPassword: Password });

function NewPassword() {
  const t = useWords(accessWords);
  const form = useApiForm({
    schema: Change,
    start: { currentPassword: '', newPassword: '' },
    send: async ({ currentPassword, newPassword }) => {
      try {
        await changePassword(currentPassword, newPassword);
      } catch (error) {
        if (whyRefused(error) !== 'wrong' || !(error instanceof ProblemError)) throw error;
        throw new ProblemError(400, {
          type: 'platform/bad-input',
          detail: t('currentWrong'),
          violations: [{ at: '/currentPassword', says: t('currentWrong') }],
        });
      }
      showDone(t('passwordChanged'));
      form.setValues({ currentPassword: '', newPassword: '' });
    },
  });
  return (
    <Panel title={t('changePassword')}>
      <FormBody form={form}>
        <PasswordInput label={t('currentPassword')} autoComplete="current-password" {...form.getInputProps('currentPassword')} />
        <PasswordInput
          label={t('newPassword')}
          description={t('passwordHint')}
          autoComplete="new-password"
          {...form.getInputProps('newPassword')}
        />
        <Text size="sm" c="dimmed">
          {t('otherSessions')}
        </Text>
        <div className={classes.foot}>
          <Button type="submit" loading={form.sending}>
            {t('changePassword')}
          </Button>
        </div>
      </FormBody>
    </Panel>
  );
}
