import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconSelector } from '@tabler/icons-react';
import type { MouseEvent, ReactNode } from 'react';
import { useGo } from '../view.ts';
import { useWords } from '../words.ts';
import classes from './list-table.module.css';
import type { ListView } from './list-view.ts';
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
  /** May be hidden by the person, and where it does not fit; the first column may not. */
  optional?: boolean;
};

type Props<Row, V> = {
  rows: Row[];
  columns: ListColumn<Row>[];
  hidden: readonly string[];
  view: V;
  change: (part: Partial<V>) => void;
  open?: ((row: Row) => string) | undefined;
  press?: ((row: Row) => void) | undefined;
  chosen: ReadonlySet<string> | undefined;
  choose: (ids: string[], on: boolean) => void;
};

/** The rows as a table: the first column is the link, the whole row leads there too. */
export function ListTable<Row extends { id: string }, V extends ListView>(props: Props<Row, V>) {
  const { rows, columns, hidden, view, change, open, press, chosen, choose } = props;
  const t = useWords(kitWords);
  const go = useGo();
  const shown = columns.filter(({ key }, at) => at === 0 || !hidden.includes(key));
  const all = rows.length > 0 && rows.every(({ id }) => chosen?.has(id));
  const follow = (row: Row) => (event: MouseEvent) => {
    const own = (event.target as Element).closest('a, button, input, label') || window.getSelection()?.toString();
    if (own) return;
    if (press) press(row);
    else if (open) go(open(row));
  };
  return (
    <div className={classes.window} data-table-window>
      <table className={classes.table}>
        <thead>
          <tr>
            {chosen && (
              <th className={classes.box}>
                <Checkbox
                  size="xs"
                  aria-label={t('selectAll')}
                  checked={all}
                  indeterminate={!all && chosen.size > 0}
                  onChange={() =>
                    choose(
                      rows.map(({ id }) => id),
                      !all,
                    )
                  }
                />
              </th>
            )}
            {shown.map((column) => (
              <Heading key={column.key} column={column} sort={view.sort} change={(sort) => change({ sort } as Partial<V>)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} onClick={follow(row)} data-chosen={chosen?.has(row.id) || undefined}>
              {chosen && (
                <td className={classes.box}>
                  <Checkbox
                    size="xs"
                    aria-label={t('selectRow')}
                    checked={chosen.has(row.id)}
                    onChange={() => choose([row.id], !chosen.has(row.id))}
                  />
                </td>
              )}
              {shown.map((column, at) => {
                const content = column.cell(row);
                return (
                  <td key={column.key} data-align={column.align} data-words={isWordy(content) || undefined}>
                    {at === 0 ? (
                      <RowLink row={row} open={open} press={press} className={classes.first}>
                        {content}
                      </RowLink>
                    ) : (
                      content
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type HeadingProps<Row> = { column: ListColumn<Row>; sort: string | undefined; change: (sort: string) => void };

/** The head of a column; pressed, it sorts: the largest or newest first, then the reverse. */
function Heading<Row>({ column, sort, change }: HeadingProps<Row>) {
  const { title, align, width, sort: name } = column;
  const size = width === undefined ? {} : { style: { width } };
  if (!name)
    return (
      <th scope="col" data-align={align} {...size}>
        {title}
      </th>
    );
  const now = sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : undefined;
  const Arrow = now === 'ascending' ? IconArrowUp : now === 'descending' ? IconArrowDown : IconSelector;
  return (
    <th scope="col" data-align={align} aria-sort={now} {...size}>
      <button type="button" className={classes.sort} onClick={() => change(now === 'descending' ? name : `-${name}`)}>
        {title}
        <Arrow size={12} stroke={2} aria-hidden />
      </button>
    </th>
  );
}

/** A name or a sentence, which is not to stand one word below the other. */
const isWordy = (content: ReactNode) => typeof content === 'string' && content.length > 12;
