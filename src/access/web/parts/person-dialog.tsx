import { Button, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { FormBody } from '#platform/web/kit/form-body.tsx';
import { Moves } from '#platform/web/kit/moves.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { accessApi, peopleApi } from '../../api.ts';
import { accessWords } from '../words.ts';
import { CopyOnce } from './copy-once.tsx';
import classes from './person.module.css';
import type { Person } from './person.ts';
import { RoleFields } from './role-fields.tsx';

type Props = { person: Person | undefined; close: () => void };

/** Invites a person, or changes who they are and what they may. */
export function PersonDialog({ person, close }: Props) {
  const t = useWords(accessWords);
  const [link, setLink] = useState<{ name: string; url: string }>();
  return (
    <Modal opened onClose={close} title={person?.name ?? t('invite')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      {link && <CopyOnce hint={t('copyLink', { name: link.name })} text={link.url} done={close} />}
      {!link && !person && <Invite close={close} invited={setLink} />}
      {!link && person && <Change person={person} close={close} />}
    </Modal>
  );
}

const languages = [
  { value: 'vi', label: 'Tiếng Việt' },
  { value: 'en', label: 'English' },
];

function Invite({ close, invited }: { close: () => void; invited: (link: { name: string; url: string }) => void }) {
  const t = useWords(accessWords);
  const { branch } = useViewer();
  const invite = useWrite(peopleApi, 'invite', { quiet: true });
  const form = useApiForm({
    schema: peopleApi.operations.invite.body,
    start: { name: '', email: '', locale: 'vi' as 'vi' | 'en', roles: [{ role: 'SALES', branchId: branch.id || null }] as Person['roles'] },
    draft: 'person/new',
    send: async (body) => {
      const made = await invite.mutateAsync({ body });
      if (made.setPasswordUrl) invited({ name: made.name, url: made.setPasswordUrl });
      else {
        showDone(t('invited', { name: made.name }));
        close();
      }
    },
  });
  return (
    <FormBody form={form}>
      <Text size="sm" c="dimmed">
        {t('inviteHint')}
      </Text>
      <TextInput label={t('name')} autoComplete="off" data-autofocus {...form.getInputProps('name')} />
      <TextInput label={t('email')} type="email" autoComplete="off" {...form.getInputProps('email')} />
      <div>
        <Text size="sm" fw={500} mb={4}>
          {t('languageName')}
        </Text>
        <SegmentedControl aria-label={t('languageName')} data={languages} {...form.getInputProps('locale')} />
      </div>
      <RoleFields {...form.getInputProps('roles')} />
      <div className={classes.foot}>
        <Button type="submit" loading={form.sending}>
          {t('sendInvitation')}
        </Button>
      </div>
    </FormBody>
  );
}

function Change({ person, close }: { person: Person; close: () => void }) {
  const t = useWords(accessWords);
  const { id, may } = useViewer();
  const change = useWrite(peopleApi, 'change', { quiet: true, stale: [accessApi] });
  const disable = useWrite(peopleApi, 'disable');
  const enable = useWrite(peopleApi, 'enable');
  const form = useApiForm({
    schema: peopleApi.operations.change.body,
    start: { name: person.name, locale: person.locale, roles: person.roles },
    send: async (body) => {
      await change.mutateAsync({ params: { id: person.id }, body });
      showDone(t('saved'));
      close();
    },
  });
  const mayWrite = may('person.write');
  const move = person.disabledAt ? 'enable' : 'disable';
  const run = async () => {
    await (move === 'enable' ? enable : disable).mutateAsync({ params: { id: person.id } });
    close();
  };
  return (
    <Stack gap={20}>
      <FormBody form={form}>
        <TextInput label={t('name')} disabled={!mayWrite} {...form.getInputProps('name')} />
        <TextInput label={t('email')} value={person.email} readOnly />
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('languageName')}
          </Text>
          <SegmentedControl aria-label={t('languageName')} data={languages} disabled={!mayWrite} {...form.getInputProps('locale')} />
        </div>
        <RoleFields {...form.getInputProps('roles')} />
        {mayWrite && (
          <div className={classes.foot}>
            <Button type="submit" loading={form.sending}>
              {t('save')}
            </Button>
          </div>
        )}
      </FormBody>
      {mayWrite && person.id !== id && (
        <Moves
          moves={[{ move, blockedBy: null }]}
          looks={{
            disable: { label: t('disable'), danger: true, confirm: t('disableAsk', { name: person.name }) },
            enable: { label: t('enable') },
          }}
          run={run}
        />
      )}
    </Stack>
  );
}
