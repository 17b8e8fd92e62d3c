import { type ReactNode, useState } from 'react';
import { useWords } from '../words.ts';
import { InstantText } from './day.tsx';
import classes from './timeline.module.css';
import { kitWords } from './words.ts';

export type TimelineEvent = { id: string; at: string; who: string; what: ReactNode; detail?: ReactNode };

/** What happened, the newest first: who, when, what, and what changed. */
export function Timeline({ events, zone, first = 8 }: { events: TimelineEvent[]; zone?: string; first?: number }) {
  const t = useWords(kitWords);
  const [all, setAll] = useState(false);
  if (events.length === 0) return <p className={classes.none}>{t('noEvents')}</p>;
  const shown = all ? events : events.slice(0, first);
  return (
    <>
      <ol className={classes.line}>
        {shown.map((event) => (
          <li key={event.id} className={classes.event}>
            <div className={classes.what}>{event.what}</div>
            {event.detail && <div className={classes.detail}>{event.detail}</div>}
            <div className={classes.who}>
              {event.who} · <InstantText at={event.at} {...(zone ? { zone } : {})} />
            </div>
          </li>
        ))}
      </ol>
      {shown.length < events.length && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t('showAll', { count: events.length })}
        </button>
      )}
    </>
  );
}
