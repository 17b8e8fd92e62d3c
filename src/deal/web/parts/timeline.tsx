import type { z } from 'zod';
import { Timeline } from '#platform/web/kit/timeline.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type DealEvent, dealApi } from '../../api.ts';
import { eventWords } from './event-words.ts';

type Noted = z.output<typeof DealEvent>;
type Word = keyof (typeof eventWords)['en'];

const isWord = (key: string): key is Word => key in eventWords.en;
/** Told by the event's own sentence already. */
const untold = new Set(['status', 'allocation', 'outcome', 'bookingNumber', 'quoteNumber']);

/** Of a document that begins, all of whose fields are new, this much is worth telling. */
const first = new Set(['totalPrice', 'vin']);

/** One stream of everything that happened in a deal, or only to one of its documents. */
export function DealTimeline({ dealId, subjectId }: { dealId: string; subjectId?: string }) {
  const read = useRead(dealApi, 'get', { params: { id: dealId } });
  const t = useWords(eventWords);
  if (!read.data) return null;
  const { timeline, timeZone } = read.data;
  const told = (event: Noted) => {
    const key = `${event.subject}.${event.move}`;
    return isWord(key) ? t(key) : key;
  };
  const named = (subject: string, field: string) => [`${subject}.${field}`, field].filter(isWord).slice(0, 1);
  const detail = ({ subject, changes, number }: Noted) =>
    (changes.every(({ before }) => before === null) && changes.length > 6 ? changes.filter(({ field }) => first.has(field)) : changes)
      .filter(({ field, after }) => !untold.has(field) && (number === null || after !== number))
      .flatMap(({ field, before, after }) =>
        named(subject, field).map((word) => `${t(word)}: ${before ? `${before} → ` : ''}${after ?? '—'}`),
      );
  const events = timeline.filter((event) => !subjectId || event.subjectId === subjectId);
  return (
    <Timeline
      zone={timeZone}
      events={events.map((event) => {
        const changed = detail(event);
        return {
          id: event.id,
          at: event.at,
          who: event.actorName === 'clock' ? t('clock') : event.actorName,
          what: event.number ? `${told(event)} · ${event.number}` : told(event),
          ...(changed.length > 0 ? { detail: changed.map((line) => <div key={line}>{line}</div>) } : {}),
        };
      })}
    />
  );
}
