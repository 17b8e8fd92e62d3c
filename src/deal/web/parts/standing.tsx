import type { z } from 'zod';
import { useWords } from '#platform/web/words.ts';
import type { StepView } from '../../api.ts';
import { dealWords } from '../words.ts';
import classes from './standing.module.css';

/** Where a deal stands, on one line: its step and what is to be done. */
export function StandingText({ standing }: { standing: z.output<typeof StepView> | null }) {
  const t = useWords(dealWords);
  if (!standing) return <span className={classes.says}>{t('delivered')}</span>;
  return (
    <span className={classes.standing} data-state={standing.state} title={standing.says ?? undefined}>
      <span className={classes.step}>{t(standing.step)}</span>
      <span className={classes.says}>{standing.says}</span>
    </span>
  );
}
