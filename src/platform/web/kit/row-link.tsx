import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { GoLink } from './link.tsx';

type Props<Row> = {
  row: Row;
  open: ((row: Row) => string) | undefined;
  press: ((row: Row) => void) | undefined;
  className: string | undefined;
  children: ReactNode;
};

/** What opens a row, by pointer or Enter; the keys of the list move from one to the next. */
export const RowLink = <Row extends { id: string }>({ row, open, press, className, children }: Props<Row>) =>
  open ? (
    <GoLink to={open(row)} className={className ?? ''} data-row-link={row.id}>
      {children}
    </GoLink>
  ) : (
    <UnstyledButton onClick={() => press?.(row)} className={className ?? ''} data-row-link={row.id}>
      {children}
    </UnstyledButton>
  );
