import { Button, Modal, Text, TextInput } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { ConfirmMove } from '#platform/web/kit/confirm-move.tsx';
import { InstantText } from '#platform/web/kit/day.tsx';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { FormBody } from '#platform/web/kit/form-body.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { accessApi } from '../api.ts';
import { CopyOnce } from './parts/copy-once.tsx';
import classes from './parts/keys.module.css';
import person from './parts/person.module.css';
import { accessWords } from './words.ts';

/** Keys with which other programs act as this person. */
export default function KeysScreen() {
  const t = useWords(accessWords);
  const read = useRead(accessApi, 'keys');
  const end = useWrite(accessApi, 'endKey');
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<{ id: string; label: string }>();
  const make = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {t('newKey')}
    </Button>
  );
  return (
    <Screen title={t('keys')} back={{ to: '/settings', label: t('settings') }} width="narrow" action={make}>
      <Text size="sm" c="dimmed">
        {t('keysHint')}{' '}
        <a href="/api/docs" className={classes.docs}>
          {t('apiDocs')}
        </a>
      </Text>
      <Loaded read={read}>
        {({ items }) => (
          <Panel flush>
            {items.length === 0 && (
              <EmptyState icon={<IconKey size={22} stroke={1.5} />} title={t('keysEmpty')} text={t('keysEmptyHint')} />
            )}
            {items.map((key) => (
              <div key={key.id} className={classes.key}>
                <div>
                  <strong>{key.label}</strong>
                  <code>{key.start}…</code>
                </div>
                <div className={classes.times}>
                  {t('keyMade')} <InstantText at={key.createdAt} />
                  <br />
                  {t('keyUsed')} {key.lastUsedAt ? <InstantText at={key.lastUsedAt} /> : t('keyNever')}
                </div>
                {key.endedAt ? (
                  <StatusBadge status="DISABLED" label={t('keyEnded')} />
                ) : (
                  <Button size="xs" variant="default" onClick={() => setEnding(key)}>
                    {t('endKey')}
                  </Button>
                )}
              </div>
            ))}
          </Panel>
        )}
      </Loaded>
      {making && <NewKey close={() => setMaking(false)} />}
      {ending && (
        <ConfirmMove
          look={{ label: t('endKey'), danger: true, confirm: t('endKeyAsk', { label: ending.label }) }}
          running={end.isPending}
          onCancel={() => setEnding(undefined)}
          onConfirm={() => end.mutate({ params: { id: ending.id } }, { onSettled: () => setEnding(undefined) })}
        />
      )}
    </Screen>
  );
}

function NewKey({ close }: { close: () => void }) {
  const t = useWords(accessWords);
  const create = useWrite(accessApi, 'createKey', { quiet: true });
  const [key, setKey] = useState<string>();
  const form = useApiForm({
    schema: accessApi.operations.createKey.body,
    start: { label: '' },
    send: async (body) => setKey((await create.mutateAsync({ body })).key),
  });
  return (
    <Modal opened onClose={close} title={t('newKey')} closeButtonProps={{ 'aria-label': t('close') }}>
      {key ? (
        <CopyOnce hint={t('keyOnce')} text={key} done={close} />
      ) : (
        <FormBody form={form}>
          <TextInput label={t('keyLabel')} autoComplete="off" data-autofocus {...form.getInputProps('label')} />
          <div className={person.foot}>
            <Button type="submit" loading={form.sending}>
              {t('newKey')}
            </Button>
          </div>
        </FormBody>
      )}
    </Modal>
  );
}
