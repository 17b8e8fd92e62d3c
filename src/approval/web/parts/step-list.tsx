import { IconCheck, IconClock, IconX } from '@tabler/icons-react';
import { InstantText } from '#platform/web/kit/day.tsx';
import { useWords } from '#platform/web/words.ts';
import { approvalWords } from '../words.ts';
import classes from './step-list.module.css';

/** One decision that is needed, as a document or the inbox shows it. */
export type DecisionStep = {
  level: number;
  role: string;
  rule?: string | undefined;
  decision: 'APPROVED' | 'REJECTED' | null;
  reason: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
};

const marks = { APPROVED: IconCheck, REJECTED: IconX, WAITING: IconClock };

/** The levels that a document passes: whose, what they said and when. */
export function StepList({ steps, zone }: { steps: readonly DecisionStep[]; zone?: string }) {
  const t = useWords(approvalWords);
  return (
    <ol className={classes.steps}>
      {steps.map(({ level, role, rule, decision, reason, decidedBy, decidedAt }) => {
        const Mark = marks[decision ?? 'WAITING'];
        const who = role === 'ADMIN' ? t('ADMIN') : t('MANAGER');
        const name = decidedBy ?? who;
        return (
          <li key={`${level} ${role}`} className={classes.step} data-decision={decision ?? 'WAITING'}>
            <span className={classes.mark}>
              <Mark size={14} stroke={2.5} aria-hidden />
            </span>
            <div className={classes.text}>
              <div>
                <strong>{t('level', { level })}</strong> ·{' '}
                {decision ? t(decision === 'APPROVED' ? 'approvedBy' : 'rejectedBy', { name }) : `${who}, ${t('waits')}`}
              </div>
              {reason && <q className={classes.reason}>{reason}</q>}
              <div className={classes.quiet}>
                {decidedAt && <InstantText at={decidedAt} {...(zone ? { zone } : {})} />}
                {!decidedAt && rule !== 'floor' && rule}
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
