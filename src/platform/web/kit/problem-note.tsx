import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ProblemError } from '../client.ts';
import { useWords } from '../words.ts';
import classes from './problem-note.module.css';
import { kitWords } from './words.ts';

/** Why something did not work: what the server said, what to do, and the reference to quote. */
export function ProblemNote({ problem, again }: { problem: ProblemError; again?: () => void }) {
  const t = useWords(kitWords);
  return (
    <div role="alert" className={classes.note}>
      <IconAlertTriangle size={18} aria-hidden className={classes.icon} />
      <div className={classes.text}>
        <strong>{t('somethingBroke')}</strong>
        <span>{problem.detail}</span>
        {problem.reference && problem.status >= 500 && (
          <code className={classes.reference}>{t('reference', { reference: problem.reference })}</code>
        )}
      </div>
      {again && (
        <Button size="xs" variant="default" onClick={again}>
          {t('tryAgain')}
        </Button>
      )}
    </div>
  );
}
