import type { ReactNode } from 'react';
import classes from './list-cards.module.css';
import { RowLink } from './row-link.tsx';

/** A row where the screen is narrow: what it is, whose, how much, in which state. */
export type Card = { title: ReactNode; aside?: ReactNode; text?: ReactNode; foot?: ReactNode; status?: ReactNode };

type Props<Row> = { rows: Row[]; card: (row: Row) => Card; open?: (row: Row) => string; press?: (row: Row) => void };

export const ListCards = <Row extends { id: string }>({ rows, card, open, press }: Props<Row>) => (
  <ul className={classes.cards}>
    {rows.map((row) => {
      const { title, aside, text, foot, status } = card(row);
      return (
        <li key={row.id}>
          <RowLink row={row} open={open} press={press} className={classes.card}>
            <span className={classes.line}>
              <strong className={classes.title}>{title}</strong>
              <span className={classes.aside}>{aside}</span>
            </span>
            {text && <span className={classes.text}>{text}</span>}
            {(foot || status) && (
              <span className={classes.line}>
                <span className={classes.foot}>{foot}</span>
                {status}
              </span>
            )}
          </RowLink>
        </li>
      );
    })}
  </ul>
);
