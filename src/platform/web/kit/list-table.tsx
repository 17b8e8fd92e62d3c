import { DataTable, type DataTableColumn, type DataTableSortStatus } from 'mantine-datatable';
import 'mantine-datatable/styles.layer.css';
import type { ReactNode } from 'react';
import { useGo } from '../view.ts';
import { useWords } from '../words.ts';
import classes from './list-table.module.css';
import { type ListView, valuesOf } from './list-view.ts';
import { RowLink } from './row-link.tsx';
import { kitWords } from './words.ts';

export type ListColumn<Row> = {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Money and numbers stand right. */
  align?: 'right';
  width?: number | string;
  /** The api's name for sorting by it. */
  sort?: string;
  /** May be hidden by the person; the first column may not. */
  optional?: boolean;
};

type Props<Row, V> = {
  rows: Row[];
  columns: ListColumn<Row>[];
  view: V;
  change: (part: Partial<V>) => void;
  open?: ((row: Row) => string) | undefined;
  press?: ((row: Row) => void) | undefined;
  chosen: Row[] | undefined;
  setChosen: (rows: Row[]) => void;
};

/** The rows as a table: the first column is the link, the whole row leads there too. */
export function ListTable<Row extends { id: string }, V extends ListView>({
  rows,
  columns,
  view,
  change,
  open,
  press,
  chosen,
  setChosen,
}: Props<Row, V>) {
  const t = useWords(kitWords);
  const go = useGo();
  const hidden = valuesOf(view.hide);
  const shown = columns.filter(({ key }, at) => at === 0 || !hidden.includes(key));
  const sorted = columns.find(({ sort }) => sort && sort === view.sort?.replace(/^-/, ''));
  const status: DataTableSortStatus<Row> = { columnAccessor: sorted?.key ?? '', direction: view.sort?.startsWith('-') ? 'desc' : 'asc' };
  const drawn = shown.map(
    (column, at): DataTableColumn<Row> => ({
      accessor: column.key,
      title: column.title,
      textAlign: column.align ?? 'left',
      sortable: column.sort !== undefined,
      ...(column.width ? { width: column.width } : {}),
      render: (row) =>
        at === 0 ? (
          <RowLink row={row} open={open} press={press} className={classes.first}>
            {column.cell(row)}
          </RowLink>
        ) : (
          column.cell(row)
        ),
    }),
  );
  const sortBy = ({ columnAccessor, direction }: DataTableSortStatus<Row>) => {
    const sort = columns.find(({ key }) => key === columnAccessor)?.sort;
    change({ sort: direction === 'desc' ? `-${sort}` : sort } as Partial<V>);
  };
  return (
    <DataTable
      records={rows}
      columns={drawn}
      className={classes.table}
      classNames={{ header: classes.header ?? '' }}
      maxHeight="max(320px, calc(100dvh - 252px))"
      minHeight={80}
      horizontalSpacing={16}
      verticalSpacing={0}
      highlightOnHover
      sortStatus={status}
      onSortStatusChange={sortBy}
      onRowClick={({ record, event }) => {
        if (!(event.target as Element).closest('a, button, input, label') && !window.getSelection()?.toString())
          press ? press(record) : open && go(open(record));
      }}
      {...(chosen
        ? {
            selectedRecords: chosen,
            onSelectedRecordsChange: setChosen,
            getRecordSelectionCheckboxProps: () => ({ 'aria-label': t('selectRow'), size: 'xs' }),
            allRecordsSelectionCheckboxProps: { 'aria-label': t('selectAll'), size: 'xs' },
          }
        : {})}
    />
  );
}
