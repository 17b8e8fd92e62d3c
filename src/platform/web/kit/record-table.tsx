import type { ReactNode } from 'react';
import classes from './record-table.module.css';

export type RecordColumn<Row> = {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Money and numbers stand right. */
  align?: 'right';
  /** A share such as `20%`, so that tables below each other stand in line; all columns have one, or none. */
  width?: string;
};

type Props<Row> = {
  /** What the rows are, for those who hear the page. */
  label: string;
  rows: readonly Row[];
  /** The first names the row, and opens it where `open` is given. */
  columns: RecordColumn<Row>[];
  open?: ((row: Row) => void) | undefined;
  /** Rows that no longer count. */
  quiet?: (row: Row) => boolean;
};

/** A few records that are edited in place or in a dialog (settings): a table, on a phone a card for each row. */
export const RecordTable = <Row extends { id: string }>({ label, rows, columns, open, quiet }: Props<Row>) => (
  <table className={classes.table} aria-label={label} data-fixed={columns.every(({ width }) => width) || undefined}>
    <thead>
      <tr>
        {columns.map(({ key, title, align, width }) => (
          <th key={key} scope="col" data-align={align} style={{ width }}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.id} data-opens={open ? true : undefined} data-quiet={quiet?.(row) || undefined}>
          {columns.map(({ key, title, cell, align }, at) =>
            at === 0 ? (
              <th key={key} scope="row">
                {open ? (
                  <button type="button" className={classes.open} onClick={() => open(row)}>
                    {cell(row)}
                  </button>
                ) : (
                  cell(row)
                )}
              </th>
            ) : (
              <td key={key} data-title={title} data-align={align}>
                {cell(row)}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);
