import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { dealApi } from '#deal/api.ts';
import { call } from '#platform/web/client.ts';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import { DayInput } from '#platform/web/kit/day-input.tsx';
import { FactList, Panel } from '#platform/web/kit/document-page.tsx';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type PreparationView, preparationApi } from '../../api.ts';
import { preparationWords } from '../words.ts';
import { open, TaskLine } from './task-line.tsx';
import classes from './tasks.module.css';

type Props = { preparation: PreparationView };

/** The number plate, and since when. */
export function RegistrationTask({ preparation }: Props) {
  const t = useWords(preparationWords);
  const [asking, setAsking] = useState(false);
  const task = preparation.tasks.find(({ kind }) => kind === 'REGISTRATION');
  if (!task) return null;
  const { registration } = preparation;
  return (
    <Panel title={t('registration')}>
      <TaskLine
        preparation={preparation}
        task={task}
        action={
          open(preparation, 'register') && (
            <Button variant={registration ? 'default' : 'filled'} onClick={() => setAsking(true)}>
              {t(registration ? 'change' : 'register')}
            </Button>
          )
        }
      >
        {registration && (
          <div className={classes.recorded}>
            <FactList
              facts={[
                { label: t('number'), value: registration.number },
                { label: t('registeredOn'), value: <DayText on={registration.registeredOn} /> },
              ]}
            />
          </div>
        )}
      </TaskLine>
      {asking && <RegistrationDialog preparation={preparation} close={() => setAsking(false)} />}
    </Panel>
  );
}

const fieldsOf = ({ registration }: PreparationView) => ({
  number: registration?.number ?? '',
  registeredOn: registration?.registeredOn ?? null,
});

function RegistrationDialog({ preparation, close }: Props & { close: () => void }) {
  const t = useWords(preparationWords);
  const seen = useRef(preparation.rowVersion);
  const register = useWrite(preparationApi, 'register', { stale: [dealApi], quiet: true });
  const params = { id: preparation.id };
  const form = useApiForm({
    schema: preparationApi.operations.register.body,
    start: fieldsOf(preparation),
    body: ({ number, registeredOn }) => ({ number, ...(registeredOn ? { registeredOn } : {}), rowVersion: seen.current }),
    send: async (body) => {
      await register.mutateAsync({ params, body });
      close();
    },
    latest: async () => {
      const now = await call(preparationApi, 'get', { params });
      seen.current = now.rowVersion;
      return fieldsOf(now);
    },
  });
  return (
    <FormDialog title={t('register')} form={form} close={close} names={{ number: t('number'), registeredOn: t('registeredOn') }}>
      <TextInput label={t('number')} withAsterisk data-autofocus autoCapitalize="characters" {...form.getInputProps('number')} />
      <DayInput label={t('registeredOn')} clearable {...form.getInputProps('registeredOn')} />
    </FormDialog>
  );
}
