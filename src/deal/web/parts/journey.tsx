import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { z } from 'zod';
import { formatDay } from '#platform/domain/format.ts';
import { GoLink } from '#platform/web/kit/link.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { dealApi, type StepView } from '../../api.ts';
import { dealWords } from '../words.ts';
import classes from './journey.module.css';
import { type Action, NextStep } from './next-step.tsx';

type Step = z.output<typeof StepView>;

const paths = {
  QUOTATION: '/sales/quotations',
  BOOKING: '/sales/bookings',
  DEPOSIT: '/sales/deposits',
  CONTRACT: '/sales/contracts',
  INVOICE: '/sales/invoices',
  PREPARATION: '/sales/preparation',
  DELIVERY: '/sales/delivery',
};
export const pathOf = ({ kind, id }: { kind: keyof typeof paths; id: string }) => `${paths[kind]}/${id}`;

/** Where a deal stands, drawn as the line of its steps: done, stopped or to come, and who must act now. */
export function Journey({ dealId }: { dealId: string }) {
  const t = useWords(dealWords);
  const read = useRead(dealApi, 'get', { params: { id: dealId } });
  if (!read.data) return <div className={classes.waiting} />;
  const { journey, timeZone } = read.data;
  const { steps, standing } = journey;
  const needed = steps.filter(({ optional }) => !optional);
  const at = standing ? needed.findIndex(({ step }) => step === standing.step) + 1 : needed.length;
  return (
    <section className={classes.journey} aria-label={t('journey')}>
      <div className={classes.line} aria-hidden="true">
        {needed.map(({ step, state }) => (
          <span key={step} data-state={state} />
        ))}
      </div>
      <ol className={classes.steps}>
        {steps.map((step, place) => (
          <StepMark key={step.step} step={step} zone={timeZone} passed={steps.slice(place).some(({ state }) => state === 'DONE')} />
        ))}
      </ol>
      <Standing step={standing} action={journey.action} place={t('stepOf', { step: at, steps: needed.length })} />
      <details className={classes.all}>
        <summary>{t('allSteps')}</summary>
        <ol className={classes.tall}>
          {steps.map((step) => (
            <StepMark key={step.step} step={step} zone={timeZone} told />
          ))}
        </ol>
      </details>
    </section>
  );
}

const words = { DONE: 'doneState', CURRENT: 'currentState', BLOCKED: 'blockedState', NEXT: 'nextState' } as const;

/** One step: its mark, its name and its day; with its sentence where there is room. */
function StepMark({ step, zone, told, passed }: { step: Step; zone: string; told?: boolean; passed?: boolean }) {
  const t = useWords(dealWords);
  const { state, says, at, document, optional } = step;
  const day = at && formatDay(Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString());
  const name = t(step.step);
  return (
    <li
      className={classes.step}
      data-state={state}
      data-optional={optional || undefined}
      data-passed={passed || undefined}
      title={told ? undefined : (says ?? undefined)}
    >
      <span className={classes.mark}>
        {state === 'DONE' && <IconCheck size={12} stroke={3} aria-hidden />}
        {state === 'BLOCKED' && <IconAlertTriangle size={12} stroke={2.5} aria-hidden />}
      </span>
      <span className={classes.name}>
        {document ? <GoLink to={pathOf(document)}>{name}</GoLink> : name}
        <span className={classes.unseen}> ({t(words[state])})</span>
      </span>
      <span className={classes.day}>
        {optional && state === 'NEXT' && t('optional')}
        {!(optional && state === 'NEXT') && day && (
          <>
            {day.slice(0, 5)}
            <span className={classes.year}>{day.slice(5)}</span>
          </>
        )}
      </span>
      {told && says && <span className={classes.says}>{says}</span>}
    </li>
  );
}

/** The sentence of now: what it waits for, who acts, and the way there for whoever reads this and may. */
function Standing({ step, action, place }: { step: Step | null; action: Action | null; place: string }) {
  const t = useWords(dealWords);
  if (!step) return <p className={classes.standing}>{t('delivered')}</p>;
  const { who, says, document } = step;
  return (
    <div className={classes.standing} data-state={step.state}>
      <span className={classes.place}>{place}</span>
      <strong>{t(step.step)}</strong>
      <span className={classes.sentence}>{document && says ? <GoLink to={pathOf(document)}>{says}</GoLink> : says}</span>
      {who && (
        <span className={classes.who}>
          {t('whoActs')}: <b>{who.name ?? roleName(t, who.role)}</b>
          {who.name && ` · ${roleName(t, who.role)}`}
        </span>
      )}
      {action && <NextStep action={action} />}
    </div>
  );
}

const roles = ['SALES', 'MANAGER', 'ADMIN', 'CUSTOMER', 'OPERATIONS', 'ACCOUNTANT', 'GUARD'] as const;
const roleName = (t: (key: (typeof roles)[number]) => string, role: string) => {
  const known = roles.find((one) => one === role);
  return known ? t(known) : role;
};
