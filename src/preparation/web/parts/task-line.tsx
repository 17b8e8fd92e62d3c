import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { dealApi } from '#deal/api.ts';
import { ConfirmMove } from '#platform/web/kit/confirm-move.tsx';
import { InstantText } from '#platform/web/kit/day.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type PreparationView, preparationApi, type TaskView } from '../../api.ts';
import { preparationWords } from '../words.ts';
import classes from './tasks.module.css';

/** Whether this person may make that move now. */
export const open = ({ moves }: PreparationView, move: string): boolean => moves.some((one) => one.move === move && one.blockedBy === null);

type Props = {
  preparation: PreparationView;
  task: TaskView;
  /** Its name, where the heading above does not say it. */
  name?: string;
  /** What was recorded. */
  children?: ReactNode;
  /** How it is done. */
  action?: ReactNode;
};

/** One task: its state and who settled it, how it is done, and that it is not needed, or needed again. */
export function TaskLine({ preparation, task, name, children, action }: Props) {
  const t = useWords(preparationWords);
  const [asking, setAsking] = useState(false);
  const waive = useWrite(preparationApi, 'waive', { stale: [dealApi] });
  const reopen = useWrite(preparationApi, 'reopen', { stale: [dealApi] });
  const params = { id: preparation.id };
  const pending = task.status === 'PENDING';
  const confirm = (reason: string) =>
    waive
      .mutateAsync({ params, body: { taskId: task.id, reason } })
      .catch(() => undefined)
      .then(() => setAsking(false));
  return (
    <div className={classes.task}>
      <div className={classes.said}>
        {name && <strong>{name}</strong>}
        <span className={classes.state}>
          <StatusBadge
            status={task.status}
            label={t(task.status === 'PENDING' ? 'OPEN' : task.status)}
            {...(pending ? { tone: 'amber' as const } : {})}
          />
          {task.settledBy && (
            <span className={classes.who}>
              {t('by', { name: task.settledBy })} {task.settledAt && <InstantText at={task.settledAt} zone={preparation.timeZone} />}
            </span>
          )}
        </span>
        {task.reason && <span className={classes.who}>{task.reason}</span>}
        {children}
      </div>
      <div className={classes.actions}>
        {action}
        {pending && open(preparation, 'waive') && (
          <Button variant="default" onClick={() => setAsking(true)} aria-label={t('waiveOf', { name: task.label })}>
            {t('waive')}
          </Button>
        )}
        {!pending && open(preparation, 'reopen') && (
          <Button
            variant="default"
            loading={reopen.isPending}
            onClick={() => reopen.mutate({ params, body: { taskId: task.id } })}
            aria-label={t('reopenOf', { name: task.label })}
          >
            {t('reopen')}
          </Button>
        )}
      </div>
      {asking && (
        <ConfirmMove
          look={{ label: t('waive'), confirm: t('waiveText'), reason: 'needed' }}
          running={waive.isPending}
          onCancel={() => setAsking(false)}
          onConfirm={(reason) => void confirm(reason)}
        />
      )}
    </div>
  );
}
