import type { ReactNode } from 'react';
import classes from './line-table.module.css';

/** The lines of a document: what each is on the left, its amounts on the right. Cells marked `data-wide` are left out on a phone. */
export const LineTable = ({ children }: { children: ReactNode }) => <table className={classes.lines}>{children}</table>;
