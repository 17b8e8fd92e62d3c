import type { z } from 'zod';
import { DayText } from '#platform/web/kit/day.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useWords } from '#platform/web/words.ts';
import type { DealView } from '../../api.ts';
import { dealWords } from '../words.ts';
import classes from './documents.module.css';
import { pathOf } from './journey.tsx';
import { stateWord, stateWords } from './state-words.ts';

type Deal = Pick<z.output<typeof DealView>, 'documents' | 'currency' | 'timeZone'>;

/** Every document of a deal, the latest of each kind first. */
export function Documents({ deal: { documents, currency, timeZone } }: { deal: Deal }) {
  const t = useWords(dealWords);
  const states = useWords(stateWords);
  if (documents.length === 0) return <p className={classes.none}>{t('noDocuments')}</p>;
  return (
    <ul className={classes.documents}>
      {documents.map((document) => (
        <li key={document.id}>
          <GoLink to={pathOf(document)} className={classes.document}>
            <span className={classes.kind}>{t(`${document.kind}_KIND`)}</span>
            <strong className={classes.number}>
              {document.number}
              {document.revision !== null && document.revision > 1 && <small> {t('revision', { revision: document.revision })}</small>}
            </strong>
            <StatusBadge status={document.status} label={stateWord(states, document.kind, document.status)} />
            <span className={classes.title}>{document.title}</span>
            <span className={classes.day}>
              <DayText on={Temporal.Instant.from(document.at).toZonedDateTimeISO(timeZone).toPlainDate().toString()} />
            </span>
            <Money amount={document.totalPrice} currency={currency} />
          </GoLink>
        </li>
      ))}
    </ul>
  );
}
