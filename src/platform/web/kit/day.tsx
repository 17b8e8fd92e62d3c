import { formatDay, formatInstant } from '../../domain/format.ts';
import { useViewer } from '../viewer.ts';
import classes from './money.module.css';

/** A calendar day, `20/11/2026`. */
export const DayText = ({ on }: { on: string }) => (
  <time className={classes.money} dateTime={on}>
    {formatDay(on)}
  </time>
);

const offsetName = (instant: string, zone: string) =>
  new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(new Date(instant))
    .find((part) => part.type === 'timeZoneName')?.value ?? zone;

/** An instant on the clock of the branch, `20/11/2026 09:00`; the zone is named where the reader's own clock shows another time. */
export function InstantText({ at, zone }: { at: string; zone?: string }) {
  const { branch } = useViewer();
  const shown = zone ?? branch.timeZone;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const name = offsetName(at, shown);
  const away = name !== offsetName(at, here);
  return (
    <time className={classes.money} dateTime={at} title={`${formatInstant(at, shown)} ${shown}`}>
      {formatInstant(at, shown)}
      {away && ` ${name}`}
    </time>
  );
}
