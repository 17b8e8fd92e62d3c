import { useState } from 'react';
import type { z } from 'zod';
import { DayText, InstantText } from '#platform/web/kit/day.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { dealApi, type WaitingItem } from '../../api.ts';
import classes from './waiting.module.css';
import { waitingLooks, waitingWords } from './waiting-words.ts';

type Item = z.output<typeof WaitingItem>;

/** So many rows at most while all kinds are shown, shared between them. */
const rows = 8;

/** What waits for the reader, kind by kind, the most pressing of each first; nothing at all where nothing does. */
export function WaitingList() {
  const t = useWords(waitingWords);
  const { data } = useRead(dealApi, 'waiting', {}, { every: 60_000 });
  const [chosen, choose] = useState<Item['kind']>();
  if (!data || data.items.length === 0) return null;
  const { items, counts } = data;
  const kind = counts.some((one) => one.kind === chosen) ? chosen : undefined;
  const each = Math.max(1, Math.floor(rows / counts.length));
  const ofKind = (wanted: Item['kind']) => items.filter((item) => item.kind === wanted);
  const shown = kind ? ofKind(kind) : counts.flatMap((one) => ofKind(one.kind).slice(0, each));
  const list = kind && waitingLooks[kind].list;
  return (
    <section className={classes.waiting} aria-label={t('waiting')}>
      <header className={classes.header}>
        <h2 className={classes.title}>{t('waiting')}</h2>
        <div className={classes.kinds}>
          {counts.length > 1 && (
            <button type="button" className={classes.kind} aria-pressed={!kind} onClick={() => choose(undefined)}>
              {t('all')} <Count of={counts.reduce((all, { count }) => all + count, 0)} />
            </button>
          )}
          {counts.map((one) => (
            <button
              key={one.kind}
              type="button"
              className={classes.kind}
              aria-pressed={kind === one.kind || counts.length === 1}
              onClick={() => choose(one.kind)}
            >
              {t(one.kind)} <Count of={one.count} />
            </button>
          ))}
        </div>
        {list && (
          <GoLink to={list} className={classes.list}>
            {t('openList')}
          </GoLink>
        )}
      </header>
      <ul className={classes.items}>
        {shown.map((item) => (
          <li key={`${item.kind} ${item.path}`}>
            <GoLink to={item.path} className={classes.item}>
              <StatusBadge status={item.kind} label={t(item.kind)} tone={waitingLooks[item.kind].tone} />
              <strong className={classes.number}>{item.title}</strong>
              <span className={classes.text}>{item.subtitle}</span>
              <span className={classes.amount}>
                {item.amount !== null && item.currency && <Money amount={item.amount} currency={item.currency} />}
              </span>
              <When item={item} />
            </GoLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

const Count = ({ of }: { of: number }) => <span className={classes.count}>{of > 99 ? '99+' : of}</span>;

/** Since when it waits, until when it may, or the day for which it is promised. */
export function When({ item: { kind, at, on, ends } }: { item: Item }) {
  const t = useWords(waitingWords);
  const { branch } = useViewer();
  const meeting = kind === 'DELIVERY_TODAY';
  const late = on
    ? on < Temporal.Now.plainDateISO(branch.timeZone).toString()
    : meeting && Temporal.Instant.compare(Temporal.Instant.from(at), Temporal.Now.instant()) < 0;
  return (
    <span className={classes.at} data-late={late || undefined}>
      {on ? (
        <>
          {t(late ? 'overdue' : 'promised')} <DayText on={on} />
        </>
      ) : (
        <>
          {t(meeting ? (late ? 'missed' : 'at') : ends ? 'until' : 'since')} <InstantText at={at} />
        </>
      )}
    </span>
  );
}
