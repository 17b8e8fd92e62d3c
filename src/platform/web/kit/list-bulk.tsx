import { Button, CloseButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWords } from '../words.ts';
import classes from './list-bulk.module.css';
import { kitWords } from './words.ts';

export type BulkAction<Row> = { label: string; icon?: ReactNode; run: (rows: Row[]) => Promise<unknown> };

/** What can be done with the rows that are selected. */
export function BulkBar<Row>({ rows, actions, done }: { rows: Row[]; actions: BulkAction<Row>[]; done: () => void }) {
  const t = useWords(kitWords);
  const [running, setRunning] = useState<string>();
  const run = async (action: BulkAction<Row>) => {
    setRunning(action.label);
    try {
      await action.run(rows);
      done();
    } finally {
      setRunning(undefined);
    }
  };
  return (
    <section className={classes.bar} aria-label={t('selected', { count: rows.length })}>
      <CloseButton size="sm" onClick={done} aria-label={t('unselect')} />
      <span className={classes.count}>{t('selected', { count: rows.length })}</span>
      {actions.map((action) => (
        <Button
          key={action.label}
          size="xs"
          variant="default"
          leftSection={action.icon}
          loading={running === action.label}
          disabled={running !== undefined}
          onClick={() => void run(action).catch(() => undefined)}
        >
          {action.label}
        </Button>
      ))}
    </section>
  );
}
