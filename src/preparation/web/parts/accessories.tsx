import { Button } from '@mantine/core';
import { dealApi } from '#deal/api.ts';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type PreparationView, preparationApi, type TaskView } from '../../api.ts';
import { preparationWords } from '../words.ts';
import { open, TaskLine } from './task-line.tsx';
import classes from './tasks.module.css';

/** Each accessory that was ordered, and whether it is fitted. */
export function AccessoryTasks({ preparation }: { preparation: PreparationView }) {
  const t = useWords(preparationWords);
  const ordered = preparation.tasks.filter(({ kind }) => kind === 'ACCESSORY');
  return (
    <Panel title={t('accessories')}>
      {ordered.length === 0 && <span className={classes.who}>{t('noAccessories')}</span>}
      {ordered.map((task) => (
        <TaskLine key={task.id} preparation={preparation} task={task} name={task.label} action={<Fit {...{ preparation, task }} />} />
      ))}
    </Panel>
  );
}

function Fit({ preparation, task }: { preparation: PreparationView; task: TaskView }) {
  const t = useWords(preparationWords);
  const fit = useWrite(preparationApi, 'fit', { stale: [dealApi] });
  if (task.status !== 'PENDING' || !open(preparation, 'fit')) return null;
  return (
    <Button
      loading={fit.isPending}
      onClick={() => fit.mutate({ params: { id: preparation.id }, body: { taskId: task.id } })}
      aria-label={t('fitOf', { name: task.label })}
    >
      {t('fit')}
    </Button>
  );
}
