import type { z } from 'zod';
import { formatDay } from '#platform/domain/format.ts';
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

/** A car that is made ready goes by the end of its VIN. */
const numberOf = ({ kind, number }: Deal['documents'][number]) => (kind === 'PREPARATION' ? `VIN …${number.slice(-6)}` : number);

/** Every document of a deal, the latest step of the sale first, with its state. */
export function Documents({ deal: { documents, currency, timeZone } }: { deal: Deal }) {
  const t = useWords(dealWords);
  const states = useWords(stateWords);
  const aboutOf = ({ title, on, done, tasks }: Deal['documents'][number]) =>
    [tasks !== null && done !== null && t('tasksDone', { done, tasks }), on && t('deliveryOn', { day: formatDay(on) }), title]
      .filter(Boolean)
      .join(' · ');
  if (documents.length === 0) return <p className={classes.none}>{t('noDocuments')}</p>;
  return (
    <ul className={classes.documents}>
      {documents.map((document) => (
        <li key={document.id}>
          <GoLink to={pathOf(document)} className={classes.document}>
            <span className={classes.kind}>{t(`${document.kind}_KIND`)}</span>
            <strong className={classes.number}>
              {numberOf(document)}
              {document.revision !== null && document.revision > 1 && <small> {t('revision', { revision: document.revision })}</small>}
            </strong>
            <StatusBadge status={document.status} label={stateWord(states, document.kind, document.status)} />
            <span className={classes.title}>
              <span className={classes.beside}>
                {t(`${document.kind}_KIND`)}
                {aboutOf(document) && ' · '}
              </span>
              {aboutOf(document)}
            </span>
            <span className={classes.day}>
              <DayText on={Temporal.Instant.from(document.at).toZonedDateTimeISO(timeZone).toPlainDate().toString()} />
            </span>
            <span className={classes.amount}>
              {document.totalPrice !== null && <Money amount={document.totalPrice} currency={currency} />}
            </span>
          </GoLink>
        </li>
      ))}
    </ul>
  );
}
