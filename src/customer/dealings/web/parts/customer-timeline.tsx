import { Timeline } from '#platform/web/kit/timeline.tsx';
import { useWords } from '#platform/web/words.ts';
import type { CustomerPage } from '../../../api.ts';
import { showPhone } from '../../../domain/customer.ts';
import { customerWords } from '../../../web/words.ts';
import { dealingWords, isTold, wordOf } from '../words.ts';

type Happening = CustomerPage['events'][number];
const fields = ['kind', 'name', 'phone', 'email', 'taxNumber', 'address', 'source', 'notes', 'groupId'] as const;

/** What happened with a customer and their deals; of their own record, what each fact was and became. */
export function CustomerTimeline({ customer }: { customer: CustomerPage }) {
  const t = useWords(dealingWords);
  const own = useWords(customerWords);
  const told = (field: (typeof fields)[number], value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('nothing');
    if (field === 'phone') return showPhone(String(value));
    const key = String(value);
    return (field === 'kind' || field === 'source') && key in customerWords.en ? own(key as 'PERSON') : key;
  };
  const changed = ({ move, changes }: Happening) =>
    fields.flatMap((field) => {
      const pair = changes[field];
      if (move !== 'change' || !Array.isArray(pair)) return [];
      const label = own(field === 'groupId' ? 'group' : field);
      return field === 'groupId' ? [label] : [`${label}: ${told(field, pair[0])} → ${told(field, pair[1])}`];
    });
  const numbers = new Map([...customer.quotations, ...customer.bookings].map(({ id, number }) => [id, number]));
  const events = customer.events.filter(({ subject, move }) => isTold(subject, move));
  return (
    <Timeline
      zone={customer.branch.timeZone}
      events={events.map((event) => {
        const detail = changed(event);
        return {
          id: event.id,
          at: event.at,
          who: event.actorName,
          what: [wordOf(t, event.subject, event.move), numbers.get(event.subjectId)].filter(Boolean).join(' · '),
          ...(detail.length > 0 ? { detail: detail.map((line) => <div key={line}>{line}</div>) } : {}),
        };
      })}
    />
  );
}
