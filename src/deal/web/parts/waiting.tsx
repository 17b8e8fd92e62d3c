import { useState } from 'react';
import type { z } from 'zod';
import { InstantText } from '#platform/web/kit/day.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { StatusBadge, type Tone } from '#platform/web/kit/status.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { dealApi, type WaitingItem } from '../../api.ts';
import { dealWords } from '../words.ts';
import classes from './waiting.module.css';

type Item = z.output<typeof WaitingItem>;

const looks = {
  APPROVAL: { label: 'APPROVAL_WAITS', tone: 'blue' },
  QUOTATION_REJECTED: { label: 'QUOTATION_REJECTED', tone: 'red' },
  QUOTATION_EXPIRING: { label: 'QUOTATION_EXPIRING', tone: 'amber', ends: true },
  QUOTATION_APPROVED: { label: 'QUOTATION_APPROVED', tone: 'green' },
  BOOKING_GOT_CAR: { label: 'BOOKING_GOT_CAR', tone: 'violet', ends: true },
  BOOKING_WAITS: { label: 'BOOKING_WAITS', tone: 'amber' },
} as const satisfies Record<Item['kind'], { label: string; tone: Tone; ends?: boolean }>;

const first = 4;

/** What waits for the reader, the most pressing first; nothing at all where nothing does. */
export function WaitingList() {
  const t = useWords(dealWords);
  const read = useRead(dealApi, 'waiting', {}, { every: 60_000 });
  const [all, setAll] = useState(false);
  const items = read.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className={classes.waiting}>
      <header className={classes.header}>
        <h2 className={classes.title}>{t('waiting')}</h2>
        <span className={classes.count}>{items.length}</span>
        {items.length > first && (
          <button type="button" className={classes.more} onClick={() => setAll(!all)} aria-expanded={all}>
            {t(all ? 'less' : 'more')}
          </button>
        )}
      </header>
      <ul className={classes.items}>
        {(all ? items : items.slice(0, first)).map((item) => {
          const look = looks[item.kind];
          return (
            <li key={`${item.kind} ${item.path}`}>
              <GoLink to={item.path} className={classes.item}>
                <StatusBadge status={item.kind} label={t(look.label)} tone={look.tone} />
                <strong className={classes.number}>{item.title}</strong>
                <span className={classes.text}>{item.subtitle}</span>
                <span className={classes.at}>
                  {t('ends' in look ? 'lapsesAt' : 'since')} <InstantText at={item.at} />
                </span>
              </GoLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
