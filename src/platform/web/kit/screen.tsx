import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words.ts';
import { GoLink } from './link.tsx';
import classes from './screen.module.css';
import { kitWords } from './words.ts';

type Props = {
  title: string;
  /** The page's one primary action; on a phone it stands at the bottom. */
  action?: ReactNode;
  /** Quieter actions beside it. */
  more?: ReactNode;
  back?: { to: string; label: string };
  subtitle?: ReactNode;
  /** How wide the content may grow: forms are easier to read narrow. */
  width?: 'narrow' | 'wide';
  children: ReactNode;
};

/** One page: its name, its one primary action, its content. */
export function Screen({ title, action, more, back, subtitle, width = 'wide', children }: Props) {
  const t = useWords(kitWords);
  return (
    <div className={classes.screen} data-width={width} data-action={action !== undefined || undefined}>
      <title>{`${title} · Forecourt`}</title>
      <header className={classes.header}>
        <div className={classes.names}>
          {back && (
            <GoLink to={back.to} className={classes.back} title={t('back', { name: back.label })}>
              <IconArrowLeft size={14} aria-hidden />
              {back.label}
            </GoLink>
          )}
          <h1 className={classes.title}>{title}</h1>
          {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        <div className={classes.actions}>
          {more && <div className={classes.more}>{more}</div>}
          {action && <div className={classes.primary}>{action}</div>}
        </div>
      </header>
      {children}
    </div>
  );
}
