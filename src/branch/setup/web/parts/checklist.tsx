import { IconCheck, IconChevronRight } from '@tabler/icons-react';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { useWords } from '#platform/web/words.ts';
import type { SetupStep } from '../../domain/setup.ts';
import { setupWords } from '../words.ts';
import classes from './checklist.module.css';

const paths: Record<SetupStep, string> = {
  COMPANY: '/settings/branches',
  BRANCH: '/settings/branches',
  PEOPLE: '/settings/people',
  CATALOGUE: '/settings/catalogue',
  PRICES: '/settings/prices',
  FEES: '/settings/fees',
  CARS: '/sales/inventory',
};

/** What a new company still needs before it can sell: each step a link, ticked when it is done. */
export function SetupChecklist({ steps }: { steps: { step: SetupStep; done: boolean }[] }) {
  const t = useWords(setupWords);
  const left = steps.filter(({ done }) => !done);
  return (
    <Screen title={t('title')} subtitle={t('hint')} width="narrow">
      <p className={classes.left}>{t('left', { count: left.length })}</p>
      <ol className={classes.steps}>
        {steps.map(({ step, done }) => (
          <li key={step}>
            <GoLink to={paths[step]} className={classes.step} data-done={done || undefined} data-next={step === left[0]?.step || undefined}>
              <span className={classes.mark}>{done && <IconCheck size={14} stroke={3} aria-hidden />}</span>
              <span className={classes.text}>
                <strong>
                  {t(step)}
                  <span className={classes.unseen}> ({t(done ? 'done' : 'toDo')})</span>
                </strong>
                <span className={classes.why}>{t(`${step}Text`)}</span>
              </span>
              <IconChevronRight size={16} stroke={1.5} aria-hidden />
            </GoLink>
          </li>
        ))}
      </ol>
    </Screen>
  );
}
