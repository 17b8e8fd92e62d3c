import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Currency } from '#platform/domain/money.ts';
import { DayInput } from '#platform/web/kit/day-input.tsx';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { MoneyInput } from '#platform/web/kit/money-input.tsx';
import { useWords } from '#platform/web/words.ts';
import { bookingWords } from '../words.ts';
import classes from './new-booking.module.css';

/** What a booking says beyond its price. Null and empty are left to the branch's habit. */
export type BookingTerms = { expectedOn: string | null; depositDue: number | null; requests: string };
export const noTerms: BookingTerms = { expectedOn: null, depositDue: null, requests: '' };

/** What is sent of them. */
export const termsSent = ({ expectedOn, depositDue, requests }: BookingTerms) => ({
  ...(expectedOn ? { expectedOn } : {}),
  ...(depositDue === null ? {} : { depositDue }),
  requests,
});

type Props = {
  terms: BookingTerms;
  change: (part: Partial<BookingTerms>) => void;
  errors: Partial<Record<string, ReactNode>>;
  currency: Currency;
  today: string;
};

/** When the customer expects the car, what they pay first, and what they ask for besides. */
export function TermsFields({ terms, change, errors, currency, today }: Props) {
  const t = useWords(bookingWords);
  return (
    <Panel title={t('facts')}>
      <div className={classes.fields}>
        <DayInput
          label={t('expected')}
          value={terms.expectedOn}
          onChange={(expectedOn) => change({ expectedOn })}
          error={errors.expectedOn}
          min={today}
          clearable
          data-path="expectedOn"
        />
        <MoneyInput
          label={t('deposit')}
          currency={currency}
          value={terms.depositDue}
          onChange={(depositDue) => change({ depositDue })}
          placeholder={t('depositShare')}
          error={errors.depositDue}
          data-path="depositDue"
        />
        <Textarea
          className={classes.wide}
          label={t('requests')}
          placeholder={t('requestsHint')}
          value={terms.requests}
          onChange={(event) => change({ requests: event.currentTarget.value })}
          error={errors.requests}
          maxLength={1000}
          autosize
          minRows={2}
          data-path="requests"
        />
      </div>
    </Panel>
  );
}
