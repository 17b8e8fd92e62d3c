import type { ReactNode } from 'react';
import { useWords } from '../words.ts';
import classes from './document-page.module.css';
import { Screen } from './screen.tsx';
import { kitWords } from './words.ts';

type Props = {
  /** `QT-2026-0001`, and whom it is for (a link to the customer). */
  number: string;
  whom?: ReactNode;
  status: ReactNode;
  back: { to: string; label: string };
  /** Quieter actions: PDF, copy, print. */
  more?: ReactNode;
  /** Where this deal stands. */
  journey?: ReactNode;
  money?: ReactNode;
  moves?: ReactNode;
  timeline?: ReactNode;
  children: ReactNode;
};

/** The anatomy of every document: identity and state on top, content left, money, moves and timeline at the right. */
export function DocumentPage({ number, whom, status, back, more, journey, money, moves, timeline, children }: Props) {
  const t = useWords(kitWords);
  return (
    <Screen
      title={number}
      back={back}
      more={more}
      subtitle={
        <span className={classes.identity}>
          {status}
          {whom}
        </span>
      }
    >
      {journey && <div className={classes.journey}>{journey}</div>}
      <div className={classes.page}>
        <div className={classes.content}>{children}</div>
        <aside className={classes.side}>
          {(money || moves) && (
            <div className={classes.decision} data-money={money ? true : undefined}>
              {money && <Panel title={t('money')}>{money}</Panel>}
              {moves && <Panel title={t('next')}>{moves}</Panel>}
            </div>
          )}
          {timeline && <Panel title={t('timeline')}>{timeline}</Panel>}
        </aside>
      </div>
    </Screen>
  );
}

/** A titled surface, for the parts of a document or a form. */
export const Panel = ({ title, action, flush, children }: { title?: string; action?: ReactNode; flush?: boolean; children: ReactNode }) => (
  <section className={classes.panel} data-flush={flush || undefined}>
    {(title || action) && (
      <header className={classes.panelHeader}>
        {title && <h2 className={classes.panelTitle}>{title}</h2>}
        {action}
      </header>
    )}
    {children}
  </section>
);

/** The money of a document as lines with a total at the end. */
export const MoneySummary = ({
  lines,
  total,
}: {
  lines: { label: string; amount: ReactNode; quiet?: boolean }[];
  total?: { label: string; amount: ReactNode };
}) => (
  <dl className={classes.sums}>
    {lines.map(({ label, amount, quiet }) => (
      <div key={label} className={classes.sum} data-quiet={quiet || undefined}>
        <dt>{label}</dt>
        <dd>{amount}</dd>
      </div>
    ))}
    {total && (
      <div className={classes.total}>
        <dt>{total.label}</dt>
        <dd>{total.amount}</dd>
      </div>
    )}
  </dl>
);

/** Facts as label and value, two or three beside each other. */
export const FactList = ({ facts }: { facts: { label: string; value: ReactNode }[] }) => (
  <dl className={classes.facts}>
    {facts.map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value ?? '—'}</dd>
      </div>
    ))}
  </dl>
);
