import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

type Props = { icon?: ReactNode; title: string; text?: string; action?: ReactNode };

/** What this is when there is nothing yet, and the one next step. */
export const EmptyState = ({ icon, title, text, action }: Props) => (
  <div className={classes.empty}>
    {icon && <div className={classes.icon}>{icon}</div>}
    <h2 className={classes.title}>{title}</h2>
    {text && <p className={classes.text}>{text}</p>}
    {action && <div className={classes.action}>{action}</div>}
  </div>
);
