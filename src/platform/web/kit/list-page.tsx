import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconSearchOff } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { Pages } from '../reads.ts';
import { useWords } from '../words.ts';
import { EmptyState } from './empty-state.tsx';
import { useFittingColumns } from './fitting-columns.ts';
import { type BulkAction, BulkBar } from './list-bulk.tsx';
import { type Card, ListCards } from './list-cards.tsx';
import { type ListFilter, ListFilters, type ListTab, ListTabs } from './list-filters.tsx';
import { KeySheet, useListKeys } from './list-keys.tsx';
import classes from './list-page.module.css';
import { type ListColumn, ListTable } from './list-table.tsx';
import { type ListView, viewOn, withoutAdded } from './list-view.ts';
import { Waiting } from './loaded.tsx';
import { ProblemNote } from './problem-note.tsx';
import { ListSkeleton } from './skeletons.tsx';
import { kitWords } from './words.ts';

export type ListPageProps<Row extends { id: string }, V extends ListView> = {
  pages: Pages<Row>;
  view: V;
  change: (part: Partial<V>) => void;
  columns: ListColumn<Row>[];
  /** Where a row leads; or what happens when it is pressed (a dialog). */
  open?: (row: Row) => string;
  press?: (row: Row) => void;
  /** Where `e` leads, for rows that can be edited. */
  edit?: (row: Row) => string | undefined;
  /** A row on a phone. */
  card: (row: Row) => Card;
  /** What the search box says; without it there is none. */
  search?: string;
  tabs?: ListTab<V>[];
  filters?: ListFilter<V>[];
  /** Sums of the rows shown, at the foot. */
  totals?: (rows: Row[]) => { label: string; value: ReactNode }[];
  /** When nothing is there yet at all; a tab may say its own. */
  empty: ReactNode;
  bulk?: BulkAction<Row>[];
};

/** A list: tabs, search, filters, the rows, their sums; the whole view in the address, the whole work by keyboard. */
export function ListPage<Row extends { id: string }, V extends ListView>(props: ListPageProps<Row, V>) {
  const { pages, view, change, tabs, filters = [], bulk = [] } = props;
  const t = useWords(kitWords);
  const narrow = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(() => pages.rows.filter(({ id }) => chosen.has(id)), [pages.rows, chosen]);
  const choose = (ids: string[], on: boolean) =>
    setChosen((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  const toggle = (id: string) => choose([id], !chosen.has(id));
  const keys = useListKeys({ rows: pages.rows, ...(props.edit ? { edit: props.edit } : {}), ...(bulk.length > 0 ? { toggle } : {}) });
  const hidden = useFittingColumns(props.columns, view.hide, keys.ref);
  const tab = tabs && viewOn(tabs, view);
  const names = filters.map(({ name }) => name);
  const plain = withoutAdded(view, names, tab);
  const clear = plain && (() => change(plain));

  return (
    <div className={classes.list} ref={keys.ref} data-list>
      {tabs && <ListTabs tabs={tabs} view={view} change={change} />}
      <ListFilters {...props} hidden={hidden} filters={filters} clear={clear} />
      {selected.length > 0 && <BulkBar rows={selected} actions={bulk} done={() => setChosen(new Set())} />}
      {pages.problem && <ProblemNote problem={pages.problem} again={pages.again} />}
      {pages.loading && !pages.problem && (
        <Waiting>
          <ListSkeleton />
        </Waiting>
      )}
      {!pages.loading && pages.rows.length > 0 && (
        <div className={classes.rows} data-refreshing={pages.refreshing || undefined}>
          {narrow ? (
            <ListCards rows={pages.rows} {...props} />
          ) : (
            <ListTable {...props} hidden={hidden} rows={pages.rows} chosen={bulk.length > 0 ? chosen : undefined} choose={choose} />
          )}
          <footer className={classes.foot}>
            <span>{t('shown', { count: pages.rows.length })}</span>
            {props.totals?.(pages.rows).map(({ label, value }) => (
              <span key={label}>
                {label} <strong>{value}</strong>
              </span>
            ))}
            {pages.hasMore && (
              <Button size="xs" variant="default" loading={pages.loadingMore} onClick={pages.loadMore} className={classes.more}>
                {t('loadMore')}
              </Button>
            )}
          </footer>
        </div>
      )}
      {!pages.loading && pages.rows.length === 0 && !pages.problem && (
        <div className={classes.rows}>{clear ? <NoResults clear={clear} /> : (tab?.empty ?? props.empty)}</div>
      )}
      <KeySheet opened={keys.help} close={keys.closeHelp} select={bulk.length > 0} edit={props.edit !== undefined} />
    </div>
  );
}

function NoResults({ clear }: { clear: () => void }) {
  const t = useWords(kitWords);
  return (
    <EmptyState
      icon={<IconSearchOff size={22} stroke={1.5} />}
      title={t('noResults')}
      text={t('noResultsHint')}
      action={
        <Button variant="default" onClick={clear}>
          {t('clearFilters')}
        </Button>
      }
    />
  );
}
