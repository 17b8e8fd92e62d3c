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

/** Who insures the car, against what, and from when to when. */
export function InsuranceTask({ preparation }: Props) {
  const t = useWords(preparationWords);
  const [asking, setAsking] = useState(false);
  const task = preparation.tasks.find(({ kind }) => kind === 'INSURANCE');
  if (!task) return null;
  const { insurance } = preparation;
  return (
    <Panel title={t('insurance')}>
      <TaskLine
        preparation={preparation}
        task={task}
        action={
          open(preparation, 'insure') && (
            <Button variant={insurance ? 'default' : 'filled'} onClick={() => setAsking(true)}>
              {t(insurance ? 'change' : 'insure')}
            </Button>
          )
        }
      >
        {insurance && (
          <div className={classes.recorded}>
            <FactList
              facts={[
                { label: t('provider'), value: insurance.provider },
                { label: t('policy'), value: insurance.policyNumber },
                { label: t('cover'), value: insurance.cover },
                { label: t('from'), value: <DayText on={insurance.from} /> },
                { label: t('to'), value: <DayText on={insurance.to} /> },
              ]}
            />
          </div>
        )}
      </TaskLine>
      {asking && <InsuranceDialog preparation={preparation} close={() => setAsking(false)} />}
    </Panel>
  );
}

type Fields = { provider: string; policyNumber: string; cover: string; from: string | null; to: string | null };
const fieldsOf = ({ insurance }: PreparationView): Fields =>
  insurance ?? { provider: '', policyNumber: '', cover: '', from: null, to: null };

function InsuranceDialog({ preparation, close }: Props & { close: () => void }) {
  const t = useWords(preparationWords);
  const seen = useRef(preparation.rowVersion);
  const insure = useWrite(preparationApi, 'insure', { stale: [dealApi], quiet: true });
  const params = { id: preparation.id };
  const form = useApiForm({
    schema: preparationApi.operations.insure.body,
    start: fieldsOf(preparation),
    body: (values) => ({ ...values, rowVersion: seen.current }),
    send: async (body) => {
      await insure.mutateAsync({ params, body });
      close();
    },
    latest: async () => {
      const now = await call(preparationApi, 'get', { params });
      seen.current = now.rowVersion;
      return fieldsOf(now);
    },
  });
  const names = { provider: t('provider'), policyNumber: t('policy'), cover: t('cover'), from: t('from'), to: t('to') };
  return (
    <FormDialog title={t('insure')} form={form} close={close} names={names}>
      <TextInput label={t('provider')} withAsterisk data-autofocus {...form.getInputProps('provider')} />
      <TextInput label={t('policy')} withAsterisk {...form.getInputProps('policyNumber')} />
      <TextInput label={t('cover')} withAsterisk placeholder={t('coverHint')} {...form.getInputProps('cover')} />
      <DayInput label={t('from')} withAsterisk {...form.getInputProps('from')} />
      <DayInput label={t('to')} withAsterisk {...form.getInputProps('to')} />
    </FormDialog>
  );
}
