import { Checkbox, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconPlus, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { formatDay } from '../../domain/format.ts';
import { fold } from '../fold.ts';
import { useWords } from '../words.ts';
import classes from './list-filters.module.css';
import { kitWords } from './words.ts';

const DayPicker = lazy(() => import('./day-picker.tsx'));

type Option = { value: string; label: string };
type Props = {
  label: string;
  options?: Option[];
  single?: boolean;
  asked?: () => void;
  values: string[];
  choose: (values: string[]) => void;
};

/** One filter: dashed while it is open to be set, filled with its values when it is, and then removable. */
export function FilterChip({ label, options, single, asked, values, choose }: Props) {
  const t = useWords(kitWords);
  const [opened, setOpened] = useState(false);
  const names = values.map((value) => options?.find((option) => option.value === value)?.label ?? (options ? value : formatDay(value)));
  const shown = names.length > 2 ? `${names.slice(0, 2).join(', ')} +${names.length - 2}` : names.join(', ');
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <span className={classes.chip} data-set={values.length > 0 || undefined}>
        <Popover.Target>
          <UnstyledButton
            className={classes.chipOpen}
            onClick={() => {
              if (!opened) asked?.();
              setOpened(!opened);
            }}
          >
            {values.length === 0 && <IconPlus size={14} aria-hidden />}
            {label}
            {values.length > 0 && <strong className={classes.chipValue}>{shown}</strong>}
            {values.length > 0 && <IconChevronDown size={14} aria-hidden />}
          </UnstyledButton>
        </Popover.Target>
        {values.length > 0 && (
          <UnstyledButton className={classes.chipRemove} onClick={() => choose([])} aria-label={t('removeFilter', { name: label })}>
            <IconX size={14} />
          </UnstyledButton>
        )}
      </span>
      <Popover.Dropdown className={classes.options}>
        {options ? (
          <Choices options={options} single={single ?? false} values={values} choose={choose} close={() => setOpened(false)} />
        ) : (
          <Suspense fallback={<div className={classes.calendar} />}>
            <DayPicker
              value={values[0] ?? null}
              onChange={(day) => {
                choose(day ? [day] : []);
                setOpened(false);
              }}
            />
          </Suspense>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

type ChoicesProps = { options: Option[]; single: boolean; values: string[]; choose: (values: string[]) => void; close: () => void };

function Choices({ options, single, values, choose, close }: ChoicesProps) {
  const t = useWords(kitWords);
  const [words, setWords] = useState('');
  const matching = options.filter(({ label }) => fold(label).includes(fold(words)));
  const pick = (value: string) => {
    if (single) {
      choose(values.includes(value) ? [] : [value]);
      close();
    } else choose(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  };
  if (options.length === 0) return <span className={classes.option}>{t('loading')}</span>;
  return (
    <>
      {options.length > 8 && (
        <TextInput
          size="xs"
          mb={8}
          placeholder={t('search')}
          aria-label={t('search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          data-autofocus
        />
      )}
      {matching.map(({ value, label }) => (
        <Checkbox
          key={value}
          size="xs"
          className={classes.option}
          label={label}
          checked={values.includes(value)}
          onChange={() => pick(value)}
        />
      ))}
    </>
  );
}
