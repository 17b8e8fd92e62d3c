import { ActionIcon, Checkbox, Popover } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useWords } from '../words.ts';
import classes from './list-filters.module.css';
import type { ListColumn } from './list-table.tsx';
import { kitWords } from './words.ts';

type Props<Row> = { columns: ListColumn<Row>[]; hidden: readonly string[]; hide: (keys: string[]) => void };

/** Which of the optional columns are shown. */
export function ColumnMenu<Row>({ columns, hidden, hide }: Props<Row>) {
  const t = useWords(kitWords);
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="default" size={32} className={classes.columns} aria-label={t('columns')} title={t('columns')}>
          <IconColumns3 size={16} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.options}>
        {columns
          .filter(({ optional }) => optional)
          .map(({ key, title }) => (
            <Checkbox
              key={key}
              size="xs"
              className={classes.option}
              label={title}
              checked={!hidden.includes(key)}
              onChange={() => hide(hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key])}
            />
          ))}
      </Popover.Dropdown>
    </Popover>
  );
}
