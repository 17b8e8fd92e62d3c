import { roleWords } from '#approval/domain/words.ts';
import { InstantText } from '#platform/web/kit/day.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import type { BookingView } from '../../api.ts';
import { bookingWords } from '../words.ts';
import classes from './approvals.module.css';

/** Every decision that the booking needs: whose, and what they said. */
export function Approvals({ steps, zone }: { steps: BookingView['approval']; zone: string }) {
  const t = useWords(bookingWords);
  const locale = useLanguage();
  return (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <li key={`${step.level} ${step.role}`} className={classes.step}>
          <span className={classes.level}>{t('level', { level: step.level })}</span>
          {step.decision ? (
            <span>
              <strong>{step.decidedBy}</strong> {t(step.decision === 'APPROVED' ? 'approved' : 'rejected')}
              {step.reason && `: ${step.reason}`}
            </span>
          ) : (
            <span>{t('waitsFor', { role: roleWords[locale][step.role] })}</span>
          )}
          {step.decidedAt && (
            <span className={classes.level}>
              <InstantText at={step.decidedAt} zone={zone} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
