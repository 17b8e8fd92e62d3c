import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../words.ts';
import { FilterChip } from './filter-chip.tsx';
import { written } from './fitting-columns.ts';
import { ColumnMenu } from './list-columns.tsx';
import classes from './list-filters.module.css';
import type { ListColumn } from './list-table.tsx';
import { type ListView, type SavedView, valuesOf, viewOn } from './list-view.ts';
import { kitWords } from './words.ts';

export type ListFilter<V> = {
  name: keyof V & string;
  label: string;
  /** Values to choose from; without them it is a calendar day. */
  options?: { value: string; label: string }[];
  /** Called when it is opened, for options that are read only then. */
  asked?: () => void;
  /** Only one may be chosen. */
  single?: boolean;
};

/** A saved view as a tab, and what it says while nothing is in it. */
export type ListTab<V> = SavedView<V> & { label: string; empty?: ReactNode };

/** Saved views as tabs: one is on when the address holds exactly its filters. */
export function ListTabs<V extends ListView>({ tabs, view, change }: { tabs: ListTab<V>[]; view: V; change: (part: Partial<V>) => void }) {
  const names = [...new Set(tabs.flatMap((tab) => Object.keys(tab.view)))] as (keyof V)[];
  const on = viewOn(tabs, view);
  return (
    <nav className={classes.tabs}>
      {tabs.map((tab) => (
        <button
          key={tab.label}
          type="button"
          className={classes.tab}
          aria-pressed={tab === on}
          onClick={() => change({ ...(Object.fromEntries(names.map((name) => [name, undefined])) as Partial<V>), ...tab.view })}
        >
          {tab.label}
        </button>
      ))}
    </nav>
  );
}

type Props<Row, V> = {
  view: V;
  change: (part: Partial<V>) => void;
  search?: string;
  filters: ListFilter<V>[];
  columns: ListColumn<Row>[];
  hidden: readonly string[];
  clear: (() => void) | undefined;
};

/** Search and filters of a list; each filter is a chip that can be taken away. */
export function ListFilters<Row, V extends ListView>({ view, change, search, filters, columns, hidden, clear }: Props<Row, V>) {
  const t = useWords(kitWords);
  const hasColumns = columns.some(({ optional }) => optional);
  if (!search && filters.length === 0 && !hasColumns) return null;
  return (
    <div className={classes.bar}>
      {search && <SearchBox hint={search} words={view.q ?? ''} change={(q) => change({ q } as Partial<V>)} />}
      {filters.length > 0 && (
        <div className={classes.chips}>
          {filters.map((filter) => (
            <FilterChip
              key={filter.name}
              {...filter}
              values={valuesOf(view[filter.name] as string | undefined)}
              choose={(values) => change({ [filter.name]: values.join(',') || undefined } as Partial<V>)}
            />
          ))}
        </div>
      )}
      {clear && (
        <button type="button" className={classes.clear} onClick={clear}>
          {t('clearFilters')}
        </button>
      )}
      {hasColumns && <ColumnMenu columns={columns} hidden={hidden} hide={(keys) => change({ hide: written(keys) } as Partial<V>)} />}
    </div>
  );
}

function SearchBox({ hint, words, change }: { hint: string; words: string; change: (q: string | undefined) => void }) {
  const t = useWords(kitWords);
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  const later = useDebouncedCallback((q: string) => change(q.trim() || undefined), 250);
  return (
    <TextInput
      className={classes.search}
      type="search"
      data-list-search
      aria-label={hint}
      placeholder={hint}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
      leftSection={<IconSearch size={16} stroke={1.75} />}
      rightSection={typed && <CloseButton size="sm" onClick={() => change(undefined)} aria-label={t('clear')} />}
    />
  );
}
